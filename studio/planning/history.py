"""Undo and redo over immutable values.

A step keeps the whole value before and after it; values share what did not change, so a long
history costs little and nothing has to be undone by calculation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Generic, TypeVar

Value = TypeVar("Value")

MERGE_WITHIN = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Label:
    """What a step did, as a code with values; the screen has the words."""

    code: str
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Step(Generic[Value]):
    """One thing that was done, with the value on either side of it."""

    label: Label
    before: Value
    after: Value
    merge_key: str = ""
    at: datetime | None = None


class History(Generic[Value]):
    """The present value, and the way back and forth from it; as long as it is open.

    `History` never changes a value and never fails half-way: undo and redo only choose another
    one to be present.
    """

    def __init__(self, present: Value) -> None:
        self._present = present
        self._past: list[Step[Value]] = []
        self._future: list[Step[Value]] = []

    @property
    def present(self) -> Value:
        """Return the value as it is now."""
        return self._present

    @property
    def last(self) -> Step[Value] | None:
        """Return the step that undo would take back."""
        return self._past[-1] if self._past else None

    @property
    def next(self) -> Step[Value] | None:
        """Return the step that redo would do again."""
        return self._future[-1] if self._future else None

    def __len__(self) -> int:
        """Return how many steps can be taken back."""
        return len(self._past)

    def record(
        self, value: Value, label: Label, *, merge_key: str = "", at: datetime | None = None
    ) -> bool:
        """Make *value* present as a new step; `False` when nothing changed.

        Steps with the same *merge_key* that follow each other within two seconds become one, so
        that a typed number is one step and not one per key.
        """
        if value == self._present:
            return False
        step = Step(label, self._present, value, merge_key, at)
        last = self.last
        if last is not None and not self._future and _belong_together(last, step):
            self._past.pop()
            step = Step(label, last.before, value, merge_key, at)
        if step.before != step.after:
            self._past.append(step)
        self._future.clear()
        self._present = value
        return True

    def undo(self) -> Step[Value] | None:
        """Take the last step back and return it; `None` when there is none."""
        if not self._past:
            return None
        step = self._past.pop()
        self._future.append(step)
        self._present = step.before
        return step

    def redo(self) -> Step[Value] | None:
        """Do the last undone step again and return it; `None` when there is none."""
        if not self._future:
            return None
        step = self._future.pop()
        self._past.append(step)
        self._present = step.after
        return step


def _belong_together(earlier: Step[Value], later: Step[Value]) -> bool:
    if not later.merge_key or later.merge_key != earlier.merge_key:
        return False
    if earlier.at is None or later.at is None:
        return False
    return later.at - earlier.at <= MERGE_WITHIN
