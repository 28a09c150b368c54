"""What a clinician's information consists of: when, from whom, what is fine, what to avoid."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import MissingValue
from studio.wording import Words
from ui.clients.field_reader import FieldReader
from ui.clients.sheet_parts import Choice, DayLine, Line, Note

ROLES = (
    "gp",
    "consultant",
    "specialist_nurse",
    "midwife",
    "physiotherapist",
    "osteopath",
    "chiropractor",
    "other",
)
_OTHER = "other"


class ClinicalFields(QWidget):
    """Day, name, role, the author's own words and the last day they count."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.author = Line(self.tr("From"), self, "evidence.author", hint=self.tr("name"))
        roles: list[tuple[object, str]] = [(None, self.tr("Choose a role"))]
        roles += [(role, words[f"evidence.role.{role}"]) for role in ROLES]
        self.role = Choice(self.tr("Who is"), roles, self, "evidence.role")
        self.role.select.chosen.connect(self._on_role)
        self.other = Line(self.tr("Namely"), self, "evidence.role.other")
        self.other.hide()
        hint = self.tr("like 12 5 2026")
        self.dated = DayLine(self.tr("Dated"), self, "evidence.dated", hint=hint)
        self.until = DayLine(self.tr("Counts until, if it says so"), self, "evidence.until",
                             hint=self.tr("else 12 months"))  # fmt: skip
        column.addLayout(_row(self.author, self.role, self.other))
        column.addLayout(_row(self.dated, self.until))
        self.fine = Note(self.tr("What is fine, in their words"), self, "evidence.fine")
        self.avoid = Note(self.tr("What to avoid or watch, in their words"), self, "evidence.avoid")
        column.addLayout(_row(self.fine, self.avoid))

    def read(self, reader: FieldReader) -> dict[str, object]:
        """Return the values of the fields."""
        return {
            "author": reader.text(self.author, "evidence.author"),
            "role": self._role(reader),
            "dated": reader.past_day(self.dated, "evidence.dated"),
            "valid_until": reader.last_day(self.until, "evidence.valid_until"),
            "fine": self.fine.text,
            "avoid": self.avoid.text,
        }

    def _role(self, reader: FieldReader) -> str:
        key = self.role.key
        if key == _OTHER:
            return reader.text(self.other, "evidence.role")
        if key is None:
            reader.say(self.role, MissingValue(field="evidence.role"))
            return ""
        return self._words[f"evidence.role.{key}"]

    def _on_role(self, key: object) -> None:
        self.other.setVisible(key == _OTHER)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for part in parts:
        part.setMinimumSize(QSize(0, 0))
        row.addWidget(part, 1)
    return row
