"""What a studio can own: every piece of equipment that an exercise may ask for."""

from collections.abc import Collection
from dataclasses import dataclass

from studio.exercises.exercise import Exercise

ALWAYS_ON_HAND = frozenset({"none", "mat", "chair", "wall"})
"""What no studio and no home lacks."""


@dataclass(frozen=True, slots=True)
class Kit:
    """One piece of equipment.

    `step_g` is the smallest difference between two weights that can be set up, 0 for things
    without weights.  `size` goes from 1 (fits into a drawer) to 4 (a machine of its own).
    """

    key: str
    size: int
    step_g: int = 0

    @property
    def is_always_on_hand(self) -> bool:
        """Return whether nobody has to own it."""
        return self.key in ALWAYS_ON_HAND


def missing_kit(exercise: Exercise, kit: Collection[str] | None) -> tuple[frozenset[str], ...]:
    """Return the groups of pieces of which not one is on hand; `None` has everything."""
    if kit is None:
        return ()
    return tuple(
        group
        for group in exercise.equipment
        if ALWAYS_ON_HAND.isdisjoint(group) and not any(piece in kit for piece in group)
    )
