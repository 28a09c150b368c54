"""What a clinician asked to leave out, read into the plan's own vocabulary."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import MissingValue
from studio.screening.evidence import WrittenRestriction
from studio.screening.regions import REGIONS, area_key
from studio.screening.restrictions import RestrictionEntry
from studio.wording import Words
from ui.clients.field_reader import FieldReader
from ui.clients.sheet_parts import Choice, DayLine
from ui.widgets.buttons import button
from ui.widgets.dates import plain_date
from ui.widgets.icons import Icon
from ui.widgets.labels import label

AreaName = Callable[[str], str]
_MIDDLE = frozenset({"neck", "upper_back", "low_back", "pelvis", "chest_wall"})


class WrittenFields(QWidget):
    """A list of limits to add, each maybe for one area and until a day."""

    changed = Signal()

    def __init__(
        self,
        words: Words,
        vocabulary: Mapping[str, RestrictionEntry],
        area_name: AreaName,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._vocabulary = vocabulary
        self._area_name = area_name
        self._added: list[WrittenRestriction] = []
        self._today = date.min
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_row())
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column.addLayout(self._list)

    @property
    def added(self) -> tuple[WrittenRestriction, ...]:
        """Return the limits on the list."""
        return tuple(self._added)

    def take_today(self, today: date) -> None:
        """Learn which day it is, so that no limit ends before it."""
        self._today = today

    def read(self, reader: FieldReader) -> tuple[WrittenRestriction, ...]:
        """Return the limits, with the one that is chosen and not added yet."""
        if self._code.key is not None:
            self._add(reader)
        return self.added

    def _build_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        limits: list[tuple[object, str]] = [(None, self.tr("Nothing to add"))]
        limits += [(code, entry.short) for code, entry in self._vocabulary.items()]
        self._code = Choice(self.tr("Limit to add"), limits, self, "evidence.limit")
        areas: list[tuple[object, str]] = [("", self.tr("The whole body"))]
        areas += [(area, _sentence(self._area_name(area))) for area in _areas()]
        self._area = Choice(self.tr("For"), areas, self, "evidence.limit.area")
        self._until = DayLine(self.tr("Until"), self, "evidence.limit.until",
                              hint=self.tr("if it ends"))  # fmt: skip
        row.addWidget(self._code, 4)
        row.addWidget(self._area, 3)
        row.addWidget(self._until, 3)
        add = button(self.tr("Add"), self, icon=Icon.PLUS, name="evidence.limit.add",
                     accessible=self.tr("Add this limit"))  # fmt: skip
        add.clicked.connect(self._on_add)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _on_add(self) -> None:
        reader = FieldReader(self._words, self._today)
        for part in (self._code, self._until):
            part.show_trouble("")
        if self._code.key is None:
            reader.say(self._code, MissingValue(field="evidence.restrictions"))
        else:
            self._add(reader)
        if reader.settle():
            self._code.select.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, reader: FieldReader) -> None:
        until = reader.last_day(self._until, "evidence.limit.until")
        if self._until.trouble:
            return
        made = WrittenRestriction(str(self._code.key), str(self._area.key or ""), until)
        if made not in self._added:
            self._added.append(made)
        self._code.select.choose(None)
        self._area.select.choose("")
        self._until.edit.clear()
        self._show_list()
        self.changed.emit()

    def _on_remove(self) -> None:
        place = int(self.sender().property("place"))
        del self._added[place]
        self._show_list()
        self._code.select.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_list(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, added in enumerate(self._added):
            self._list.addWidget(self._line(place, added))

    def _line(self, place: int, added: WrittenRestriction) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        text = self._text(added)
        row.addWidget(label(text, line, px=13, weight=500, wrap=True), 1)
        away = button(
            "", line, kind="ghost", size="small", icon=Icon.X,
            name=f"evidence.limit.remove.{place}",
            accessible=self.tr("Take away: {text}").format(text=text),
        )  # fmt: skip
        away.setProperty("place", place)
        away.clicked.connect(self._on_remove)
        row.addWidget(away)
        return line

    def _text(self, added: WrittenRestriction) -> str:
        area = self._area_name(added.region) if added.region else ""
        until = added.until
        end = self.tr("until {day}").format(day=plain_date(until)) if until else ""
        return " · ".join(part for part in (self._vocabulary[added.code].short, area, end) if part)


def _areas() -> list[str]:
    """Return every area a limit can be for, head to foot."""
    found = []
    for region in REGIONS:
        sides = ("both",) if region in _MIDDLE else ("both", "left", "right")
        found += [area_key(region, side) for side in sides]
    return found


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
