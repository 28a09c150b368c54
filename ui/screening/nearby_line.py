"""The line above the picture: its hint, what lies near by, or one answer for everything."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.screening.flow import ScreeningFlow
from studio.screening.regions import region_of, side_of
from studio.wording import Words
from ui.screening.answer_buttons import CompactAnswer
from ui.widgets.labels import label
from ui.widgets.theme import scaled

_HEIGHT = 32


class NearbyLine(QWidget):
    """Asks about neighbours of what is marked; nobody has to answer it to go on.

    With many areas it offers one answer for all of them, and the way back from there.
    """

    area_wanted = Signal(str)
    none_wanted = Signal()
    together_wanted = Signal()
    apart_wanted = Signal()

    def __init__(self, hint: str, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("body.nearby")
        self._hint = hint
        self._words = words
        self._shown: object = None
        self._buttons: list[CompactAnswer] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._text = label(hint, self, px=16, color="text_2")
        self._row.addWidget(self._text)
        self._row.addStretch(1)
        self.setFixedHeight(scaled(_HEIGHT) + 4)

    @property
    def text(self) -> str:
        """Return what the line says."""
        return self._text.text()

    def refresh(self, flow: ScreeningFlow) -> None:
        """Show what *flow* would like to know."""
        wanted = (flow.neighbors, flow.may_be_all_over, flow.is_all_over, len(flow.book.areas))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._clear()
        if flow.is_all_over:
            text = self.tr("One answer stands for all {n} areas.")
            self._say(text.format(n=len(flow.book.areas)))
            apart = self._add(self.tr("Answer each on its own"), "body.apart")
            apart.clicked.connect(self.apart_wanted)
        elif flow.may_be_all_over:
            self._say(self.tr("A lot is sore."))
            together = self._add(
                self.tr("It is all over: answer once for all of them"), "body.allOver"
            )
            together.clicked.connect(self.together_wanted)
        elif flow.neighbors:
            self._ask(flow.neighbors)
        else:
            self._say(self._hint, is_hint=True)

    def _ask(self, areas: Sequence[str]) -> None:
        places = list(dict.fromkeys(self._words[f"near_place.{region_of(a)}"] for a in areas))
        self._say(self._words.fill("near.question", places=self._either(places)))
        for area in areas:
            made = self._add(self._name(area), f"body.near.{area.replace(':', '_')}")
            made.setProperty("area", area)
            made.clicked.connect(self._on_area)
        none = self._add(self.tr("No"), "body.near.none")
        none.setAccessibleName(self.tr("Nothing near by"))
        none.clicked.connect(self.none_wanted)

    def _name(self, area: str) -> str:
        region, side = region_of(area), side_of(area)
        if side == "both":
            return self._words[f"near_both.{region}"]
        return self._words.fill(f"near.{side}", place=self._words[f"near_place.{region}"])

    def _either(self, places: Sequence[str]) -> str:
        if len(places) == 1:
            return places[0]
        return self._words.fill("near.or", first=", ".join(places[:-1]), last=places[-1])

    def _say(self, text: str, *, is_hint: bool = False) -> None:
        self._text.setText(text)
        self.setAccessibleName("" if is_hint else text)

    def _add(self, text: str, name: str) -> CompactAnswer:
        made = CompactAnswer(text, self, name=name, height=_HEIGHT)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.insertWidget(1 + len(self._buttons), made)
        self._buttons.append(made)
        made.show()
        return made

    def _clear(self) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []

    def _on_area(self) -> None:
        self.area_wanted.emit(self.sender().property("area"))
