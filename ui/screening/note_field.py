"""A line for free words beside an answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.screening.answers import TEXT_LIMIT
from ui.widgets.labels import label
from ui.widgets.theme import font, scaled


class NoteField(QWidget):
    """Tells what was written when the writer leaves the field or presses Enter."""

    written = Signal(str, str)  # question id and words

    def __init__(self, question: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self.field = QLineEdit(self)
        self.field.setObjectName(f"note.{question}")
        self.field.setAccessibleName(title)
        self.field.setFont(font(15))
        self.field.setMaxLength(TEXT_LIMIT)
        self.field.editingFinished.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(title, self, px=14, weight=500))
        column.addWidget(self.field)
        self.setMaximumWidth(scaled(640))

    def show_text(self, text: object) -> None:
        """Show what was written before."""
        if isinstance(text, str) and text != self.field.text() and not self.field.hasFocus():
            self.field.setText(text)

    def _tell(self) -> None:
        self.written.emit(self._question, self.field.text())
