"""Where everything of the planner stands, and how that gives way to smaller windows."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.planner.balance_strip import BalanceStrip
from ui.planner.client_strip import ClientStrip
from ui.planner.closed_panel import ClosedPanel
from ui.planner.faces import Faces
from ui.planner.library_panel import NARROW, WIDTH, LibraryPanel
from ui.planner.notices import Notices
from ui.planner.week_board import WeekBoard
from ui.planner.wording import PlannerWords
from ui.widgets.card import Card
from ui.widgets.figure import FigureTiles
from ui.widgets.skeleton import Skeleton

WIDE = 1316
"""Below this width the library becomes narrower."""
DRAWER = 1156
"""Below this width the library becomes a drawer."""
LOW = 756
"""Below this height the balance folds to one line."""
SKELETON_AFTER_MS = 150
_MARGINS = (24, 0, 20, 16)


class PlannerLayout(QWidget):
    """Strip on top, notices below it, then library and week, or what stands in their place."""

    def __init__(
        self, faces: Faces, wording: PlannerWords, tiles: FigureTiles, parent: QWidget
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = ClientStrip(self)
        self.notices = Notices(self)
        self._stack = QStackedWidget(self)
        column.addWidget(self.strip)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        self._open = QWidget(self)
        self.library = LibraryPanel(wording, tiles, self._open)
        self.board = WeekBoard(faces, wording, tiles, self._open)
        self.balance = BalanceStrip(self._open)
        self._build_open()
        self.closed = ClosedPanel(self)
        self._closed_page = QWidget(self)
        around = QVBoxLayout(self._closed_page)
        around.setContentsMargins(*_MARGINS)
        around.addWidget(self.closed)
        self._skeleton = Skeleton(self, columns=(WIDTH, 0))
        for page in (self._open, self._closed_page, self._skeleton):
            self._stack.addWidget(page)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SKELETON_AFTER_MS)
        self._late.timeout.connect(self._show_skeleton)
        self._is_drawer = False
        self.library.list.installEventFilter(self)
        self.library.search.installEventFilter(self)

    # What is shown.

    def show_week(self) -> None:
        """Show library and week."""
        self._late.stop()
        self._stack.setCurrentWidget(self._open)

    def show_closed(self) -> None:
        """Show the panel in place of the week."""
        self._late.stop()
        self._stack.setCurrentWidget(self._closed_page)

    def expect(self) -> None:
        """Show an empty outline if the answer takes longer than 150 ms."""
        self._late.start()

    def _show_skeleton(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)

    # The drawer.

    def open_drawer(self) -> None:
        """Show the library above the week, where there is no room beside it."""
        if self._is_drawer:
            self._place_drawer()
            self.library.show()
            self.library.raise_()

    def close_drawer(self) -> None:
        """Put the drawer away again."""
        if self._is_drawer:
            self.library.hide()

    def close_drawer_for(self, _: object) -> None:
        """Put the drawer away, because something was taken out of it."""
        self.close_drawer()

    def _place_drawer(self) -> None:
        top = self.board.mapTo(self._open, QPoint(0, 0)).y()
        height = self._open.height() - top - _MARGINS[3]
        self.library.setGeometry(_MARGINS[0], top, WIDTH, height)

    def _adapt(self) -> None:
        wide = self.width()
        self._set_drawer(is_drawer=wide < DRAWER)
        self.library.setFixedWidth(WIDTH if wide >= WIDE or wide < DRAWER else NARROW)
        self.balance.fold(folded=self.height() < LOW)

    def _set_drawer(self, *, is_drawer: bool) -> None:
        if is_drawer == self._is_drawer:
            return
        self._is_drawer = is_drawer
        self.board.header.show_library_button(shown=is_drawer)
        if is_drawer:
            self._row.removeWidget(self.library)
            self.library.hide()
        else:
            self._row.insertWidget(0, self.library)
            self.library.show()

    def _build_open(self) -> None:
        self._row = QHBoxLayout(self._open)
        self._row.setContentsMargins(*_MARGINS)
        self._row.setSpacing(14)
        self._row.addWidget(self.library)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.board, 1)
        under = Card(self._open, margins=0, spacing=0)
        under.body.addWidget(self.balance)
        right.addWidget(under)
        self._row.addLayout(right, 1)

    # Qt.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()
        if self._is_drawer and self.library.isVisible():
            self._place_drawer()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.FocusOut
        if self._is_drawer and leaves and not self._stays_in_library():
            self.close_drawer()
        return False

    def _stays_in_library(self) -> bool:
        focus = self.window().focusWidget()
        inside = focus is not None and self.library.isAncestorOf(focus)
        return inside or self.library.underMouse()
