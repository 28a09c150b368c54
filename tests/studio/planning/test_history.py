from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from studio.planning.history import History, Label

NOON = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)
STEP = Label("step")


def test_undo_returns_the_step_and_the_value_before_it() -> None:
    history = History("start")
    history.record("later", Label("place", {"exercise": "back squat"}))

    step = history.undo()

    assert step is not None
    assert step.label.values == {"exercise": "back squat"}
    assert history.present == "start"
    assert history.last is None
    assert history.next is step


def test_nothing_to_undo_or_redo_is_no_error() -> None:
    history = History(1)

    assert history.undo() is None
    assert history.redo() is None
    assert history.present == 1


def test_a_value_that_did_not_change_is_no_step() -> None:
    history = History(1)

    assert not history.record(1, STEP)
    assert len(history) == 0


def test_a_new_step_ends_what_could_be_redone() -> None:
    history = History(0)
    history.record(1, STEP)
    history.undo()
    history.record(2, STEP)

    assert history.redo() is None
    assert history.present == 2


def test_typing_within_two_seconds_is_one_step() -> None:
    history = History(3)
    for seconds, value in enumerate((1, 12, 120)):
        history.record(value, STEP, merge_key="dose:a", at=NOON + timedelta(seconds=seconds))

    assert len(history) == 1
    history.undo()
    assert history.present == 3


def test_typing_elsewhere_later_or_after_undo_starts_a_new_step() -> None:
    history = History(0)
    history.record(1, STEP, merge_key="dose:a", at=NOON)
    history.record(2, STEP, merge_key="dose:b", at=NOON)
    history.record(3, STEP, merge_key="dose:b", at=NOON + timedelta(seconds=10))
    assert len(history) == 3

    history.undo()
    history.record(4, STEP, merge_key="dose:b", at=NOON)
    assert len(history) == 3
    history.undo()
    assert history.present == 2


def test_typing_back_to_the_first_value_leaves_no_step() -> None:
    history = History(8)
    history.record(10, STEP, merge_key="dose:a", at=NOON)
    history.record(8, STEP, merge_key="dose:a", at=NOON)

    assert len(history) == 0
    assert history.present == 8


@given(st.lists(st.integers(), max_size=60))
def test_undone_to_the_start_and_redone_to_the_end(values: list[int]) -> None:
    history = History(0)
    for value in values:
        history.record(value, STEP)
    end = history.present

    while history.undo():
        pass
    assert history.present == 0
    while history.redo():
        pass
    assert history.present == end


class HistoryAgainstAList(RuleBasedStateMachine):
    """Holds the history against the obvious model: a list of values and a cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(0)
        self.values = [0]
        self.cursor = 0

    @rule(value=st.integers(0, 5))
    def record(self, value: int) -> None:
        self.history.record(value, STEP)
        if value != self.values[self.cursor]:
            self.values[self.cursor + 1 :] = [value]
            self.cursor += 1

    @rule()
    def undo(self) -> None:
        self.history.undo()
        self.cursor = max(0, self.cursor - 1)

    @rule()
    def redo(self) -> None:
        self.history.redo()
        self.cursor = min(len(self.values) - 1, self.cursor + 1)

    @invariant()
    def agrees(self) -> None:
        assert self.history.present == self.values[self.cursor]
        assert len(self.history) == self.cursor


TestHistoryAgainstAList = HistoryAgainstAList.TestCase
