import sys
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from studio.errors import NotFound, StudioError
from ui.shell.tasks import TaskRunner


class Page(QObject):
    """A page that notes what it was told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.in_gui_thread: list[bool] = []

    def hear(self, answer: object) -> None:
        self.heard.append(answer)
        self.in_gui_thread.append(QThread.isMainThread())


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


def test_answers_come_back_in_the_gui_thread(runner: TaskRunner, qtbot):
    page = Page()
    runner.ask(QThread.isMainThread, page.hear)
    qtbot.waitUntil(lambda: page.heard == [False])
    assert page.in_gui_thread == [True]


def test_the_asker_goes_on_before_the_answer_is_there(runner: TaskRunner):
    page = Page()
    gate = threading.Event()
    runner.ask(gate.wait, page.hear)
    assert page.heard == []
    assert not runner.is_idle
    gate.set()
    assert runner.settle()
    assert page.heard == [True]
    assert runner.is_idle


def test_questions_are_answered_in_the_order_asked(runner: TaskRunner):
    page = Page()
    for number in range(20):
        runner.ask(lambda number=number: number, page.hear)
    assert runner.settle()
    assert page.heard == list(range(20))


def test_what_is_asked_from_an_answer_is_settled_too(runner: TaskRunner):
    page = Page()

    def go_on(answer: int) -> None:
        page.hear(answer)
        if answer < 3:
            runner.ask(lambda: answer + 1, go_on)

    runner.ask(lambda: 0, go_on)
    assert runner.settle()
    assert page.heard == [0, 1, 2, 3]


def test_a_refusal_goes_to_the_one_who_asked(runner: TaskRunner):
    refused: list[StudioError] = []
    told: list[object] = []
    runner.problem.connect(told.append)
    runner.ask(refuse, failed=refused.append)
    assert runner.settle()
    assert [error.code for error in refused] == ["not_found"]
    assert told == []


def test_a_refusal_nobody_expects_becomes_a_banner(runner: TaskRunner):
    told: list[StudioError] = []
    runner.problem.connect(told.append)
    runner.ask(refuse)
    assert runner.settle()
    assert [error.code for error in told] == ["not_found"]


def test_a_fault_goes_to_the_exception_hook(runner: TaskRunner, monkeypatch):
    faults: list[type] = []

    def note(kind: type, error: BaseException, trace: object) -> None:
        faults.append(kind)

    monkeypatch.setattr(sys, "excepthook", note)
    runner.ask(lambda: 1 // 0)
    assert runner.settle()
    assert faults == [ZeroDivisionError]


def test_a_forgotten_ticket_is_answered_to_nobody(runner: TaskRunner):
    page = Page()
    gate = threading.Event()
    ticket = runner.ask(gate.wait, page.hear)
    ticket.forget()
    gate.set()
    assert runner.settle()
    assert page.heard == []


def test_a_closed_page_hears_nothing(runner: TaskRunner):
    heard: list[object] = []
    owner = QObject()
    gate = threading.Event()
    runner.ask(gate.wait, heard.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    assert runner.settle()
    assert heard == []


def test_long_work_aside_holds_nobody_up(runner: TaskRunner, qtbot):
    page = Page()
    gate = threading.Event()
    runner.ask(gate.wait, aside=True)
    runner.ask(lambda: "quick", page.hear)
    qtbot.waitUntil(lambda: page.heard == ["quick"])
    gate.set()
    assert runner.settle()


def test_a_closed_runner_takes_no_more_questions(qapp):
    runner = TaskRunner()
    page = Page()
    assert runner.close()
    runner.ask(lambda: 1, page.hear)
    assert runner.settle()
    assert page.heard == []


def refuse() -> None:
    raise NotFound(kind="client", key="x")


def test_whoever_asked_ends_in_the_gui_thread(runner: TaskRunner):
    ended_in: list[int] = []

    class Asker:
        def hear(self, answer: object) -> None:
            pass

        def __del__(self) -> None:
            ended_in.append(threading.get_ident())

    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for _ in range(300):
            runner.ask(int, Asker().hear)
            assert runner.settle()
    finally:
        sys.setswitchinterval(switching)
    assert ended_in == [threading.get_ident()] * 300
