"""What an exercise asks of a body: nineteen small numbers from 0 to 4.

Mechanical demands grow with the kilograms in the hands, effort demands with how hard it feels;
`studio.exercises.exercise` interpolates between the value at light load and at full load.
"""

from enum import Enum
from typing import NewType


class Axis(str, Enum):
    """One kind of demand; the value is its key in every data file."""

    COMPRESSION = "comp"
    SHEAR = "shear"
    FLEXION = "flex"
    EXTENSION = "ext"
    ROTATION = "rot"
    NERVE = "nerve"
    OVERHEAD = "ovh"
    SHOULDER = "shd"
    NECK = "neck"
    KNEE = "knee"
    PIVOT = "pivot"
    HIP = "hip"
    ANKLE = "ank"
    IMPACT = "imp"
    GRIP = "grip"
    WRIST = "wrist"
    STRAIN = "strain"
    BALANCE = "bal"
    CARDIO = "cv"


AXES: tuple[Axis, ...] = tuple(Axis)
EFFORT_AXES = frozenset({Axis.STRAIN, Axis.CARDIO})
HIGHEST_DEMAND = 4

Demands = NewType("Demands", tuple[int, ...])
"""One value from 0 to 4 per axis, in the order of `AXES`."""
