"""A field of a form: its name above it, what is wrong with it between the two."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.labels import label
from ui.widgets.theme import font


class Field(QWidget):
    """A line of text that tells, by `committed`, what a person changed it to.

    It tells when the keyboard leaves it or Enter is pressed, never while somebody types, and
    never what the program itself has shown.
    """

    committed = Signal(str)

    def __init__(self, title: str, parent: QWidget, name: str, *, hint: str = "") -> None:
        super().__init__(parent)
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title = label(title, self, px=13, weight=500, color="text_2")
        self._error = label("", self, px=13, weight=500, color="clear", wrap=True)
        self._error.setObjectName(f"{name}.error")
        self._error.hide()
        self.edit = _Line(self)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(title)
        self.edit.setPlaceholderText(hint)
        self.edit.editingFinished.connect(self._on_finished)
        self.edit.given_up.connect(self.reset)
        self._title.setBuddy(self.edit)
        column.addWidget(self._title)
        column.addWidget(self._error)
        column.addWidget(self.edit)

    @property
    def text(self) -> str:
        """Return what stands in the field."""
        return self.edit.text()

    def show_text(self, text: str) -> None:
        """Show what is stored; nothing is told."""
        self._shown = text
        if self.edit.text() != text:
            self.edit.setText(text)
        self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong above the field and keep what was typed; "" takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if bool(self.edit.property("wrong") == "true") != bool(text):
            self.edit.setProperty("wrong", "true" if text else "")
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
        self.edit.setAccessibleDescription(text)

    def reset(self) -> None:
        """Return to what is stored."""
        self.show_text(self._shown)

    def _on_finished(self) -> None:
        if self.edit.text() != self._shown:
            self.committed.emit(self.edit.text())


class _Line(QLineEdit):
    """A line edit in the interface font; Esc gives up what was typed."""

    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font(14))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != font(14):
            self.setFont(font(14))
