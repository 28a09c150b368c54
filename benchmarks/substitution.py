"""Verdicts over the whole library and full offers, as a ratio to comparing plain numbers.

The baseline is what cannot be saved: nineteen comparisons for each exercise, in plain Python.
"""

import statistics
import time

from resources import read_folder
from studio.exercises.caps import caps_for
from studio.exercises.demand import AXES
from studio.exercises.exercise import Level
from studio.planning.substitution import Substitutes
from studio.planning.suitability import ClientLimits, judge
from studio.services.content import load_content

CODES = ("no_heavy_axial", "low_load_only", "no_loaded_lumbar_flexion")
ROUNDS = 30


def median_ms(action):
    """Return the median of *action* over the rounds, in milliseconds."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def main():
    """Measure and print."""
    content = load_content(read_folder)
    exercises = list(content.catalog)
    caps = caps_for(content.caps, CODES, tier_key="rehab_first")
    limits = ClientLimits(caps=caps, level=Level.INTERMEDIATE, body_mass_kg=75)
    plain = [caps.cap(axis) for axis in AXES]
    squat = content.catalog.get("squat_barbell_back")

    def compare():
        for exercise in exercises:
            all(value <= (9 if cap is None else cap)
                for value, cap in zip(exercise.full, plain, strict=True))  # fmt: skip

    def verdicts():
        for exercise in exercises:
            judge(exercise, exercise.dose, limits)

    def offer():
        Substitutes(limits, content.catalog, content.affinity).offers(squat)

    baseline = median_ms(compare)
    print(f"bare comparison of {len(exercises)} exercises {baseline:7.2f} ms  1.00")
    for name, action in (("verdicts over the library", verdicts), ("one full offer", offer)):
        took = median_ms(action)
        print(f"{name:<35} {took:7.2f} ms  {took / baseline:.2f}")


if __name__ == "__main__":
    main()
