"""A column that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Puts widgets one below the other in `column` and scrolls where they do not fit.

    It is never wider than it is given, so nothing in it scrolls sideways.
    """

    def __init__(self, parent: QWidget, *, spacing: int = 14, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget(self)
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.setWidget(self.content)
        self.viewport().setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)

    def replace(self, widgets: list[QWidget]) -> None:
        """Show other widgets in place of those before."""
        while (item := self.column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for widget in widgets:
            self.column.addWidget(widget)
            widget.show()
        self.column.addStretch(1)
