"""What happens when the program has a fault: it is noted, told once, and work goes on."""

import logging
import platform
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.version import VERSION
from ui.shell.log import code_of, trace_lines
from ui.widgets.buttons import button
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import font

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a fault was raised and of what type: no message, no values, nothing of a client."""

    kind: str
    code: str
    steps: tuple[str, ...]

    @property
    def report(self) -> str:
        """Return what a person can copy and send: versions, steps and type."""
        machine = f"{platform.system()} {platform.release()}"
        return "\n".join(
            [
                f"Studio Planner {VERSION}",
                f"Python {platform.python_version()}, Qt binding {pyside_version}, {machine}",
                "",
                *self.steps,
                f"  {self.kind} {self.code}".rstrip(),
            ]
        )


class CrashHook(QObject):
    """Takes every exception nobody expected, in whatever thread it was raised.

    The same fault is told once and then only counted, because a fault while painting comes
    back with every picture.  `fault_met` is emitted in the GUI thread.
    """

    fault_met = Signal(object)
    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._counts: Counter[Fault] = Counter()
        self._is_at_it = threading.local()
        self._caught.connect(self.fault_met, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the exception hook of the program and of all its threads."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def count_of(self, fault: Fault) -> int:
        """Return how often *fault* was met."""
        return self._counts[fault]

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Note an exception; tell about it the first time."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        if getattr(self._is_at_it, "busy", False):
            sys.__excepthook__(kind, error, trace)
            return
        self._is_at_it.busy = True
        try:
            self._note(Fault(kind.__name__, code_of(error), tuple(trace_lines(trace))))
        finally:
            self._is_at_it.busy = False

    def _note(self, fault: Fault) -> None:
        with self._lock:
            self._counts[fault] += 1
            count = self._counts[fault]
        if count == 1:
            for line in (*fault.steps, f"  {fault.kind} {fault.code}"):
                _log.error("fault: %s", line.strip())
            self._caught.emit(fault)
        elif count in (10, 100) or count % 1000 == 0:
            _log.error("the same fault for the %sth time: %s", count, fault.kind)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)


class FaultDialog(QDialog):
    """Says that something did not work, what is kept, and offers the report."""

    def __init__(self, fault: Fault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fault")
        self.setWindowTitle(self.tr("Studio Planner"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = fault.report
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        heading = self.tr("Something in the program did not work")
        column.addWidget(label(heading, self, px=20, weight=600))
        told = self.tr(
            "What you saw as saved is saved, and you can go on. If it happens again, close the "
            "program and open it again. The report holds steps of the program and nothing about "
            "clients."
        )
        column.addWidget(label(told, self, color="text_2", wrap=True))
        column.addWidget(self._build_report())
        column.addLayout(self._build_buttons())
        self.resize(560, 420)

    def _build_report(self) -> QPlainTextEdit:
        text = QPlainTextEdit(self._report, self)
        text.setObjectName("fault.report")
        text.setAccessibleName(self.tr("Report"))
        text.setReadOnly(True)
        text.setFont(font(12))
        return text

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = button(self.tr("Copy report"), self, icon=Icon.COPY, name="fault.copy")
        copy.clicked.connect(self._copy)
        go_on = button(self.tr("Go on"), self, kind="primary", name="fault.goOn")
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(go_on)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
