"""Sign-ups by keyboard over a real data file; prints milliseconds from key to painted page.

A bare window takes turns: the same key there changes a label.
"""

import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget

from resources import read_folder
from studio.clock import FixedClock
from studio.screening.pages import CHECK
from studio.services.clients import NewClient
from ui import composition
from ui.screening.flow_view import ScreeningFlowView
from ui.screening.page_view import Timing
from ui.shell.tasks import TaskRunner
from ui.widgets.theme import apply_theme

CONVERSATIONS = 3
MOST_PAGES = 80
KEYS = {
    "about": "\r",
    "a.filled_by": "1",
    "b.days": "4",
    "b.months3": "y",
    "b.rows": "52\r",
    "b.want": "2",
    "b.goals": "1\r",
    "b.lifting": "1",
    "g.staff": "\r",
    "k.sure": "8",
}
"""The keys of a well person by page; lists are "none of these", all else is answered with N."""


class Painted(QObject):
    """Tells when a widget, or something inside it, has been painted."""

    def __init__(self, application):
        super().__init__(application)
        self._loop = QEventLoop()
        self._is_awaited = None
        application.installEventFilter(self)

    def after(self, act, is_awaited):
        """Act, wait for the paint of what *is_awaited* holds for, and return milliseconds."""
        self._is_awaited = is_awaited
        start = time.perf_counter()
        act()
        if self._is_awaited is not None:
            self._loop.exec()
        return (time.perf_counter() - start) * 1000

    def eventFilter(self, watched, event):  # noqa: N802
        """End the waiting once the paint that was waited for is done."""
        if (
            event.type() == QEvent.Type.Paint
            and self._is_awaited is not None
            and isinstance(watched, QWidget)
            and self._is_awaited(watched)
        ):
            self._is_awaited = None
            QTimer.singleShot(0, self._loop.quit)  # what is painted goes to the screen first
        return False


class Bare(QWidget):
    """The smallest window that answers a key by showing something else."""

    def __init__(self):
        super().__init__()
        self.resize(1440, 900)
        self.label = QLabel("0")
        QVBoxLayout(self).addWidget(self.label)

    def keyPressEvent(self, event):  # noqa: N802
        """Show the next number."""
        self.label.setText(str(int(self.label.text()) + 1))


def press(target, key):
    """Press one key."""
    if key == "\r":
        QTest.keyClick(target, Qt.Key.Key_Return)
    else:
        QTest.keyClicks(target, key)


def keys_of(page_id):
    """Return the keys that answer a page."""
    return "0\r" if ".ticks." in page_id else KEYS.get(page_id, "n")


def turn_page(view, painted, key):
    """Press the key that ends a page; return milliseconds until the next one is painted."""
    page = view.page
    return painted.after(
        lambda: press(view.focusWidget() or view, key),
        lambda widget: view.page is not page and view.page.isAncestorOf(widget),
    )


def converse(view, tasks, painted, bare):
    """Answer page after page; print how long each next page took to appear."""
    view.findChild(QAbstractButton, "flow.consent").click()
    tasks.settle()
    for _ in range(MOST_PAGES):
        if view.page.page is CHECK:
            return
        *inside, last = keys_of(view.page.page.id)
        for key in inside:
            press(view.focusWidget() or view, key)
            tasks.settle()
        took = turn_page(view, painted, last)
        tasks.settle()
        print(f"{view.page.page.id} {took:.3f}")
        took = painted.after(lambda: press(bare, "n"), lambda widget: widget is bare.label)
        print(f"bare {took:.3f}")
    sys.exit("the conversation does not end")


def main():
    """Open a studio in a folder of its own and lead some conversations."""
    application = QApplication(sys.argv[:1])
    apply_theme(application, "light")
    clock = FixedClock(datetime(2026, 5, 14, 10, 40, tzinfo=UTC))
    painted = Painted(application)
    bare = Bare()
    bare.show()
    with tempfile.TemporaryDirectory() as folder:
        seen = []
        with composition.open_studio(
            str(Path(folder) / "studio.db"), clock, seen.append, read_folder=read_folder
        ) as studio:
            content = studio.shelf.get()
            for number in range(CONVERSATIONS):
                client = studio.clients.register(
                    NewClient(
                        f"Client {number}",
                        "Hart",
                        phone=f"07700 90010{number}",
                        birth_date=date(1985, 2, 3),
                        emergency_contact="Ann Hart 07700 900111",
                    )
                )
                tasks = TaskRunner()
                view = ScreeningFlowView(
                    tasks,
                    studio.screenings,
                    studio.clients,
                    content,
                    clock,
                    studio.studio.trainers(),
                    None,
                    client,
                    timing=Timing(guard_ms=0, word_ms=0),
                    consent_service=studio.consents,
                )
                view.resize(1440, 900)
                view.show()
                tasks.settle()
                converse(view, tasks, painted, bare)
                tasks.close()
                view.close()


if __name__ == "__main__":
    main()
