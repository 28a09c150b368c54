"""The button that shows the chosen printer and, where there are several, lets one choose."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from ui.widgets.buttons import Button
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import scaled, tokens


class PrinterChoice(Button):
    """Names one printer; a click opens the list of all."""

    def __init__(self, printers: Sequence[str], printer: str, parent: QWidget) -> None:
        super().__init__("", parent, icon=Icon.PRINTER)
        self.setObjectName("print.printer")
        self._printers = tuple(printers)
        self.printer = ""
        self._show(printer if printer in printers else next(iter(printers), ""))
        self._menu = QMenu(self)
        self._fill_menu()
        self.clicked.connect(self._open_menu)

    def _fill_menu(self) -> None:
        group = QActionGroup(self._menu)
        for name in self._printers:
            action = QAction(name.replace("&", "&&"), group)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self.printer)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._choose)

    def _open_menu(self) -> None:
        if len(self._printers) > 1:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, action: QAction) -> None:
        self._show(str(action.data()))

    def _show(self, printer: str) -> None:
        self.printer = printer
        self.setText(printer)
        self.setAccessibleName(self.tr("Printer: {name}").format(name=printer))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self._printers) > 1:
            side = scaled(16)
            place = QRect(self.width() - side - 12, (self.height() - side) // 2, side, side)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, Icon.CARET_DOWN, place, tokens().text_2)
