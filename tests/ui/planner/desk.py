"""A window with the planner in it, and the hands that use it: mouse, keys, eyes."""

from datetime import date
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from studio.planning.week_plan import WeekPlan
from tests.builders import NEXT_MONDAY
from tests.ui.planner import stage
from tests.ui.planner.stage import MAYA, MemoryPlanning
from ui.planner.page import PlannerPage
from ui.shell.announce import announced
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner
from ui.widgets.focus_ring import FocusRing
from ui.widgets.overlay import OverlayHost

Found = TypeVar("Found", bound=QWidget)

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
BACK_SQUAT = "squat_barbell_back"


class PlannerDesk:
    """Everything is found by object name, as somebody from outside would."""

    def __init__(self, qtbot, service: MemoryPlanning, size: tuple[int, int] = (1440, 900)) -> None:
        self.service = service
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.tasks = TaskRunner(self.window)
        self.privacy = Privacy(self.window)
        self.page = PlannerPage(
            self.tasks, service, stage.content(), service.clock, self._actor, self.privacy,
            self.window,
        )  # fmt: skip
        self.states: list[str] = []
        self.prints: list[tuple[str, date]] = []
        self.screenings: list[str] = []
        self.page.state_line.connect(self.states.append)
        self.page.print_requested.connect(self._on_print)
        self.page.screening_requested.connect(self.screenings.append)
        around = QVBoxLayout(self.window)
        around.setContentsMargins(84, 64, 0, 0)
        around.addWidget(self.page)
        self.overlay = OverlayHost(self.window)
        self.ring = FocusRing(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()
        announced.clear()

    def open(self, client_id: str = MAYA, monday: date = NEXT_MONDAY) -> None:
        self.page.show_client(client_id, monday)
        self.settle()

    def settle(self) -> None:
        """Let answers arrive and pictures be painted."""
        assert self.tasks.settle()
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def save(self) -> None:
        """Let the pause before saving pass."""
        self.page.save()
        self.settle()

    # Eyes.

    def find(self, name: str, kind: type[Found] = QWidget) -> Found:  # type: ignore[assignment]
        found = self.window.findChild(kind, name)
        assert found is not None, f"nothing is called {name}"
        return found

    def sees(self, name: str) -> bool:
        found = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def text(self, name: str) -> str:
        widget = self.find(name)
        return str(widget.text() if callable(getattr(widget, "text", None)) else widget.text)

    @property
    def plan(self) -> WeekPlan:
        plan = self.page.plan
        assert plan is not None
        return plan

    def names(self, session_id: str) -> list[str]:
        return [item.exercise for item in self.plan.session(session_id).items]  # type: ignore[arg-type]

    @property
    def said(self) -> str:
        return " | ".join(announced)

    # Hands.

    def click(self, name: str, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseClick(self.find(name), button)
        self.settle()

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is."""
        target = self.window.focusWidget() or self.window
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifiers)
        self.settle()

    def library_row(self, slug: str) -> tuple[QWidget, QPoint]:
        view = self.page.library.list
        index = self.page.library.model.index_of(slug)
        assert index.isValid(), f"{slug} is not in the list"
        view.scrollTo(index)
        return view.viewport(), view.visualRect(index).center()

    def look_for(self, words: str) -> None:
        self.page.library.look_for(words)
        self.settle()

    def gap(self, session_id: str, index: int) -> QPoint:
        """Return the global point between two rows of a session."""
        card = self.page.board.grid.card(session_id)
        assert card is not None
        return card.mapToGlobal(QPoint(card.width() // 2, card.gap_y(index)))

    def drag_from(self, source: QWidget, start: QPoint, end: QPoint, moves: int = 30) -> None:
        """Press, and move to a global point; the button stays down."""
        QTest.mousePress(source, LEFT, PLAIN, start)
        begin = source.mapToGlobal(start)
        for step in range(1, moves + 1):
            at = begin + (end - begin) * step / moves
            QTest.mouseMove(source, source.mapFromGlobal(at))
            QApplication.sendPostedEvents()

    def let_go(self, source: QWidget, end: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseRelease(source, LEFT, modifiers, source.mapFromGlobal(end))
        self.settle()

    def drag_exercise(self, slug: str, session_id: str, index: int) -> None:
        source, start = self.library_row(slug)
        end = self.gap(session_id, index)
        self.drag_from(source, start, end)
        self.let_go(source, end)

    def _actor(self):
        return stage.DANA

    def _on_print(self, client_id: str, monday: object) -> None:
        assert isinstance(monday, date)
        self.prints.append((client_id, monday))
