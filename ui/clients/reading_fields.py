"""Blood pressure and pulse, one row a reading."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import MissingValue, StudioError, ValueOutOfRange, WrongInput
from studio.screening.evidence import Reading
from ui.clients.field_reader import FieldReader
from ui.clients.sheet_parts import DayLine, NumberLine, Part
from ui.widgets.buttons import button
from ui.widgets.icons import Icon
from ui.widgets.switch import Switch

_MOST = 6


class PressureReversed(WrongInput):
    """A lower number that is not below the upper one."""

    code = "pressure_reversed"


class ReadingFields(QWidget):
    """Rows of day, pressure and pulse; empty rows are left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._rows: list[_ReadingRow] = []
        self._more = button(
            self.tr("Add another reading"), self, kind="link", size="small", icon=Icon.PLUS,
            name="evidence.reading.add",
        )  # fmt: skip
        self._more.clicked.connect(self._on_more)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_row()
        self._add_row()

    def read(self, reader: FieldReader) -> tuple[Reading, ...]:
        """Return the readings that are written down; there has to be one."""
        filled = [row for row in self._rows if not row.is_empty]
        if not filled:
            reader.say(self._rows[0].day, MissingValue(field="evidence.readings"))
        return tuple(found for row in filled if (found := row.read(reader)) is not None)

    def _on_more(self) -> None:
        row = self._add_row()
        row.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self) -> "_ReadingRow":
        row = _ReadingRow(len(self._rows) + 1, self)
        before = self._rows[-1].is_irregular if self._rows else None
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        if before is not None:
            row.follow(before)
        self._more.setVisible(len(self._rows) < _MOST)
        QWidget.setTabOrder(row.is_irregular, self._more)
        return row


class _ReadingRow(QWidget):
    """One reading."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        name = f"evidence.reading.{number}"
        self.day = DayLine(self.tr("Measured on"), self, f"{name}.day", hint=self.tr("12 5 2026"))
        self.systolic = NumberLine(self.tr("Upper"), self, f"{name}.upper", hint="mmHg")
        self.diastolic = NumberLine(self.tr("Lower"), self, f"{name}.lower", hint="mmHg")
        self.pulse = NumberLine(self.tr("Pulse"), self, f"{name}.pulse", hint=self.tr("a minute"))
        self.is_irregular = Switch("irregular", self.tr("Uneven"), self, name=f"{name}.irregular")
        self.is_irregular.setAccessibleName(self.tr("The pulse is uneven"))
        row.addWidget(self.day, 3)
        for part in (self.systolic, self.diastolic, self.pulse):
            row.addWidget(part, 2)
        row.addWidget(self.is_irregular, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is written into the row."""
        return not any(part.text for part in (self.day, self.systolic, self.diastolic, self.pulse))

    def follow(self, before: QWidget) -> None:
        """Come after *before* in the order of Tab."""
        chain = [before, self.day.edit, self.systolic.edit, self.diastolic.edit, self.pulse.edit]
        chain.append(self.is_irregular)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def read(self, reader: FieldReader) -> Reading | None:
        """Return the reading; numbers nobody has are said at their field."""
        day = reader.past_day(self.day, "evidence.dated")
        upper = reader.number(self.systolic, "evidence.systolic")
        lower = reader.number(self.diastolic, "evidence.diastolic")
        pulse = reader.number(self.pulse, "evidence.pulse")
        if (upper is None) != (lower is None) and not (
            self.systolic.trouble or self.diastolic.trouble
        ):
            part = self.systolic if upper is None else self.diastolic
            reader.say(part, MissingValue(field="evidence.pressure"))
        if upper is None and lower is None and pulse is None and not self.systolic.trouble:
            reader.say(self.systolic, MissingValue(field="evidence.pressure"))
        if upper is not None and lower is not None and lower >= upper:
            reader.say(self.diastolic, PressureReversed(field="evidence.diastolic"))
        try:
            return Reading(day, upper, lower, pulse, self.is_irregular.isChecked())
        except ValueOutOfRange as error:
            reader.say(self._part_of(error), error)
            return None

    def _part_of(self, error: StudioError) -> Part:
        parts = {"evidence.systolic": self.systolic, "evidence.diastolic": self.diastolic}
        return parts.get(str(error.values.get("field")), self.pulse)
