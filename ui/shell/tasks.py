"""Work off the GUI thread, answers on it.

A task is a plain function of plain values.  It runs in the one worker, in the order asked;
what it returns or raises comes back through the runner's own signal to the runner's own slot.
"""

import sys
import time
from collections.abc import Callable
from itertools import count
from queue import Empty, SimpleQueue
from typing import TypeVar

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    Signal,
    Slot,
)
from typing_extensions import override

from studio.errors import StudioError

T = TypeVar("T")

_LETTING_GO_MS = 1_000


class Ticket:
    """A question that was asked; after `forget` its answer reaches nobody."""

    def __init__(
        self,
        then: Callable[..., object] | None,
        failed: Callable[[StudioError], object] | None,
        owner: QObject | None,
    ) -> None:
        self.then = then
        self.failed = failed
        self._owner = owner
        self._is_forgotten = False

    def forget(self) -> None:
        """Drop the answer when it comes; what was asked is still done."""
        self._is_forgotten = True
        self.then = None
        self.failed = None

    @property
    def is_wanted(self) -> bool:
        """Tell whether somebody still waits for the answer."""
        if self._is_forgotten:
            return False
        return all(shiboken6.isValid(waiting) for waiting in self._waiting())

    def _waiting(self) -> list[QObject]:
        listeners = (getattr(call, "__self__", None) for call in (self.then, self.failed))
        everybody = (self._owner, *listeners)
        return [somebody for somebody in everybody if isinstance(somebody, QObject)]


class TaskRunner(QObject):
    """Asks functions in the background and hands their answers to the GUI thread.

    A `StudioError` goes to the asker's `failed`, or to `problem` if there is none; any other
    exception is a fault of the program and goes to the exception hook.
    """

    problem = Signal(object)
    went_busy = Signal()
    went_idle = Signal()
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _pool(self)
        self._aside = _pool(self)
        self._answers: SimpleQueue[tuple[int, object, Exception | None]] = SimpleQueue()
        # A worker never holds who asked: dropped last in its thread, a widget would end there.
        self._tickets: dict[int, Ticket] = {}
        self._numbers = count()
        self._is_closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        function: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[StudioError], object] | None = None,
        *,
        owner: QObject | None = None,
        aside: bool = False,
    ) -> Ticket:
        """Run *function* in the background; its answer comes to *then* in the GUI thread.

        The answer is dropped once *owner* (or the object that *then* belongs to) is gone.  Long
        work that touches no stored data, such as drawing pages, goes *aside* so that nobody
        waits behind it.
        """
        ticket = Ticket(then, failed, owner)
        if self._is_closed:
            ticket.forget()
            return ticket
        number = next(self._numbers)
        self._tickets[number] = ticket
        if len(self._tickets) == 1:
            self.went_busy.emit()
        pool = self._aside if aside else self._worker
        pool.start(_Task(function, number, self._put))
        return ticket

    @property
    def is_idle(self) -> bool:
        """Tell whether every question has been answered."""
        return not self._tickets

    def settle(self, seconds: float = 10.0) -> bool:
        """Wait until everything asked, and asked because of it, is answered; `False` if not."""
        deadline = time.monotonic() + seconds
        while self._tickets:
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self._take(left)
            # What the worker told by other signals, such as the broadcast, lies in the queue.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
        return True

    def close(self, seconds: float = 5.0) -> bool:
        """Take no more questions and wait for the open ones; for quitting."""
        self._is_closed = True
        is_settled = self.settle(seconds)
        if is_settled:
            # The last answer is here a moment before its worker has let go of this runner.
            for pool in (self._worker, self._aside):
                pool.waitForDone(_LETTING_GO_MS)
        return is_settled

    @Slot()
    def _deliver(self) -> None:
        self._take(0)

    def _take(self, seconds: float) -> None:
        """Hand on the next answer; one a call, so that a fault in one holds up no other."""
        try:
            number, result, error = self._answers.get(timeout=seconds or None, block=seconds > 0)
        except Empty:
            return
        ticket = self._tickets.pop(number)
        if not self._tickets:
            self.went_idle.emit()
        if error is not None:
            self._report(ticket, error)
        elif ticket.is_wanted and ticket.then is not None:
            ticket.then(result)

    def _report(self, ticket: Ticket, error: Exception) -> None:
        if not isinstance(error, StudioError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif ticket.is_wanted:
            if ticket.failed is not None:
                ticket.failed(error)
            else:
                self.problem.emit(error)

    def _put(self, number: int, result: object, error: Exception | None) -> None:
        self._answers.put((number, result, error))
        if shiboken6.isValid(self):
            self._arrived.emit()


class _Task(QRunnable):
    """One function on its way through the worker."""

    def __init__(
        self,
        function: Callable[[], object],
        number: int,
        put: Callable[[int, object, Exception | None], None],
    ) -> None:
        super().__init__()
        self._function = function
        self._number = number
        self._put = put

    @override
    def run(self) -> None:
        result: object = None
        fault: Exception | None = None
        try:
            result = self._function()
        except Exception as error:  # whatever it was, it is told in the GUI thread
            fault = error
        self._put(self._number, result, fault)


def _pool(parent: QObject) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return pool
