"""A dose edited where it stands: typed as "3x8", taken with Enter, given up with Esc."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from studio.errors import WrongInput
from studio.exercises.dose_text import parse_dose
from studio.exercises.prescription import Prescription
from ui.widgets.theme import font, scaled


class DoseField(QLineEdit):
    """Holds one typed dose; what cannot be read stays in the field and says so."""

    dose_typed = Signal(object)
    finished = Signal()

    def __init__(self, text: str, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Dose, such as 3x8"))
        self.setFont(font(12, 450, tabular=True))
        self.setText(text)
        self._shown = text
        self.textEdited.connect(self._on_edited)

    def show_dose(self, text: str) -> None:
        """Show a dose as it is stored; leaving it like that changes nothing."""
        self._shown = text
        self.setText(text)
        self._mark(wrong=False)

    def place(self, area: QRect) -> None:
        """Stand over *area*, tall enough to type in."""
        height = scaled(26)
        middle = area.center().y()
        self.setGeometry(area.x() - 4, middle - height // 2, area.width() + 4, height)

    def read(self) -> Prescription | None:
        """Return the typed dose, or `None` where it is none."""
        try:
            return parse_dose(self.text())
        except WrongInput:
            return None

    def _on_edited(self) -> None:
        self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.property("wrong") == "true") != wrong:
            self.setProperty("wrong", "true" if wrong else "")
            self.style().unpolish(self)
            self.style().polish(self)
        text = self.tr("Write a dose such as 3x8, 2x30 s or 10 min") if wrong else ""
        self.setAccessibleDescription(text)
        self.setToolTip(text)

    def commit(self) -> bool:
        """Tell the dose if it can be read; `False` if it cannot."""
        dose = self.read()
        if dose is None and self.text() != self._shown:
            self._mark(wrong=True)
            return False
        if dose is not None and self.text() != self._shown:
            self._shown = self.text()
            self.dose_typed.emit(dose)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.commit()
            self.finished.emit()
