"""What a studio can own: every piece of equipment that an exercise may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kit:
    """One piece of equipment.

    `always` marks what no studio lacks (mat, chair, wall, nothing at all).  `step_g` is the
    smallest difference between two weights that can be set up, 0 for things without weights.
    `size` goes from 1 (fits into a drawer) to 4 (a machine of its own).
    """

    key: str
    size: int
    always: bool = False
    step_g: int = 0
