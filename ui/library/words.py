"""An exercise in words."""

from PySide6.QtCore import QObject

from studio.exercises.demand import AXES, Axis
from studio.exercises.dose_text import dose_text
from studio.exercises.exercise import Exercise
from studio.wording import Words


class LibraryWords(QObject):
    """Makes lines out of exercises."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def line(self, exercise: Exercise) -> str:
        """Return what it is and how much of it, for the list."""
        dose = dose_text(exercise.dose, self._words)
        return " · ".join(part for part in (self.pattern(exercise.pattern), dose) if part)

    def pattern(self, key: str) -> str:
        """Return the name of a movement pattern."""
        return _sentence(self._words[f"pattern.{key}"])

    def about(self, exercise: Exercise) -> str:
        """Return the line under the name: pattern, practice needed, position."""
        level = self._words[f"level.{exercise.level.value}"]
        position = self._words.get(f"position.{exercise.position}", "")
        return " · ".join(
            part for part in (self.pattern(exercise.pattern), level, position) if part
        )

    def facts(self, exercise: Exercise) -> list[tuple[str, str]]:
        """Return names and values for the sheet."""
        muscles = ", ".join(self._words[f"muscle.{key}"] for key in exercise.muscles)
        pairs = [
            (self.tr("Dose"), dose_text(exercise.dose, self._words)),
            (self.tr("Equipment"), self.equipment(exercise)),
            (self.tr("Works"), muscles),
            (self.tr("Sides"), self._words.get(f"laterality.{exercise.laterality}", "")),
        ]
        return [(name, _sentence(value)) for name, value in pairs if value]

    def equipment(self, exercise: Exercise) -> str:
        """Return the equipment: alternatives with "or", what all is needed with commas."""
        either = self.tr(" or ")
        groups = [
            either.join(sorted(self._words[f"equipment.{key}"] for key in group))
            for group in exercise.equipment
        ]
        return ", ".join(groups)

    def demands(self, exercise: Exercise) -> list[tuple[str, int, int]]:
        """Return what it asks for, most first: name, value at light load, value at full load."""
        rows = [
            (self.axis(axis), light, full)
            for axis, light, full in zip(AXES, exercise.light, exercise.full, strict=True)
            if full
        ]
        return sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))

    def axis(self, axis: Axis) -> str:
        """Return the name of a demand."""
        return self._words[f"axis.{axis.value}"]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
