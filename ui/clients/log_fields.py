"""What the returned sheets say, added up."""

from PySide6.QtWidgets import QGridLayout, QWidget

from studio.errors import StudioError, ValueOutOfRange
from studio.screening.evidence import LogTally
from ui.clients.field_reader import FieldReader
from ui.clients.sheet_parts import NumberLine

_COLUMNS = 3
_SESSIONS = ("clean_sessions", "weeks", "highest_during")


class LogFields(QWidget):
    """Clean sessions, over how many weeks, and how the client is now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asks_fear = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        ten = self.tr("0 to 10")
        self._parts = {
            key: NumberLine(title, self, f"evidence.log.{key}", hint=hint)
            for key, title, hint in (
                ("clean_sessions", self.tr("Clean sessions"), ""),
                ("weeks", self.tr("Over how many weeks"), ""),
                ("highest_during", self.tr("Highest during"), ten),
                ("now", self.tr("Discomfort now"), ten),
                ("worst", self.tr("Worst this week"), ten),
                ("limit", self.tr("How much it limits"), ten),
                ("fear", self.tr("Worry about moving"), ten),
            )
        }
        for place, part in enumerate(self._parts.values()):
            grid.addWidget(part, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)

    def ask_fear(self, *, asked: bool) -> None:
        """Ask about worry too, where a finding rests on it; sessions need not be told then."""
        self._asks_fear = asked
        self._parts["fear"].setVisible(asked)

    def read(self, reader: FieldReader) -> LogTally | None:
        """Return the tally; a number outside its scale is said at its field."""
        needed = _SESSIONS
        if self._asks_fear:
            needed = ("fear", *(_SESSIONS if self._parts["clean_sessions"].text else ()))
        found = {
            key: reader.number(part, f"evidence.{key}", needed=key in needed)
            for key, part in self._parts.items()
        }
        if any(part.trouble for part in self._parts.values()):
            return None
        return self._tally(found, reader)

    def _tally(self, found: dict[str, int | None], reader: FieldReader) -> LogTally | None:
        try:
            return LogTally(
                clean_sessions=found["clean_sessions"] or 0,
                weeks=found["weeks"] or 0,
                highest_during=found["highest_during"] or 0,
                now=found["now"],
                worst=found["worst"],
                limit=found["limit"],
                fear=found["fear"],
            )
        except ValueOutOfRange as error:
            reader.say(self._part_of(error), error)
            return None

    def _part_of(self, error: StudioError) -> NumberLine:
        key = str(error.values.get("field")).removeprefix("evidence.")
        return self._parts[key]
