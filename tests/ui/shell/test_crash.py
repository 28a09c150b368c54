import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QPlainTextEdit

from studio.errors import ValueOutOfRange
from ui.shell.crash import CrashHook, Fault, FaultDialog
from ui.shell.log import CodeFormatter, start_log

CANARY = "Zebedee Quartz-Canary"


@pytest.fixture
def hook(qapp) -> CrashHook:
    return CrashHook()


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []
        self.in_gui_thread: list[bool] = []

    def hear(self, fault: Fault) -> None:
        self.faults.append(fault)
        self.in_gui_thread.append(QThread.isMainThread())


def raise_fault(text: str = CANARY) -> None:
    name = text
    raise RuntimeError(name)


def feed(hook: CrashHook) -> None:
    try:
        raise_fault()
    except RuntimeError:
        hook.take(*sys.exc_info())


def test_a_fault_is_told_once_and_then_counted(hook: CrashHook, qtbot):
    listener = Listener()
    hook.fault_met.connect(listener.hear)
    for _ in range(12):
        feed(hook)
    qtbot.waitUntil(lambda: bool(listener.faults))
    assert len(listener.faults) == 1
    assert hook.count_of(listener.faults[0]) == 12


def test_a_fault_of_another_thread_is_told_in_the_gui_thread(hook: CrashHook, qtbot, monkeypatch):
    listener = Listener()
    hook.fault_met.connect(listener.hear)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hook.install()
    thread = threading.Thread(target=raise_fault)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(listener.faults))
    assert listener.in_gui_thread == [True]
    assert "raise_fault" in listener.faults[0].steps[-1]


def test_neither_log_nor_report_holds_what_was_typed(hook: CrashHook, qtbot, tmp_path: Path):
    listener = Listener()
    hook.fault_met.connect(listener.hear)
    root = logging.getLogger()
    before = list(root.handlers)
    path = start_log(tmp_path / "logs")
    assert path is not None
    feed(hook)
    error = ValueOutOfRange(field="client.first_name", value=CANARY)
    logging.getLogger("test").error("could not save", exc_info=error)
    for handler in [handler for handler in root.handlers if handler not in before]:
        handler.close()
        root.removeHandler(handler)
    qtbot.waitUntil(lambda: bool(listener.faults))
    written = path.read_text(encoding="utf-8")
    assert "raise_fault" in written
    assert "out_of_range" in written
    assert CANARY not in written
    assert CANARY not in listener.faults[0].report


def test_only_the_first_line_of_a_message_is_kept():
    record = logging.LogRecord("db", logging.ERROR, "x.py", 1, "one\nDETAIL: two", None, None)
    assert CodeFormatter().format(record).endswith("one")


def test_a_folder_that_takes_no_log_stops_nothing(tmp_path: Path):
    blocker = tmp_path / "blocked"
    blocker.write_text("")
    root = logging.getLogger()
    before = list(root.handlers)
    assert start_log(blocker / "logs") is None
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)


def test_the_dialog_shows_the_whole_report_before_it_is_copied(qtbot):
    fault = Fault("RuntimeError", "", ("  ui.today.page page.py:10 paint",))
    dialog = FaultDialog(fault)
    dialog.open()
    report = dialog.findChild(QPlainTextEdit, "fault.report")
    assert report.toPlainText() == fault.report
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
