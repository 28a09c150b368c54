"""An exercise in words."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from studio.exercises.demand import AXES, HIGHEST_DEMAND
from studio.exercises.dose_text import dose_text
from studio.exercises.exercise import Exercise
from studio.wording import Words
from ui.library.demand_row import Asked
from ui.library.groups import groups_of
from ui.library.list_model import ExerciseLine

_PERCENT = 100


class LibraryWords(QObject):
    """Makes lines out of exercises."""

    def __init__(
        self, words: Words, literature: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._literature = literature
        self._strengths = (
            self.tr("none"),
            self.tr("low"),
            self.tr("medium"),
            self.tr("high"),
            self.tr("very high"),
        )

    def line(self, exercise: Exercise) -> ExerciseLine:
        """Return an exercise as the list shows it: what it is and what it is done with."""
        parts = (_sentence(self._pattern(exercise)), self.equipment(exercise))
        return ExerciseLine(exercise, " · ".join(parts), groups_of(exercise.pattern))

    def dose(self, exercise: Exercise) -> str:
        """Return how much of it to start with, as it is read aloud."""
        return _sentence(dose_text(exercise.dose, self._words, long=True))

    def synonyms(self, exercise: Exercise) -> str:
        """Return what else it is called, or nothing."""
        if not exercise.synonyms:
            return ""
        return self.tr("Also called {names}").format(names=", ".join(exercise.synonyms))

    def facts(self, exercise: Exercise) -> list[tuple[str, str]]:
        """Return names and values of what it is."""
        words = self._words
        pairs = (
            (self.tr("Movement"), self._pattern(exercise)),
            (self.tr("Muscles"), ", ".join(words[f"muscle.{key}"] for key in exercise.muscles)),
            (self.tr("Equipment"), self.equipment(exercise)),
            (self.tr("Level"), words[f"level.{exercise.level.value}"]),
            (self.tr("Position"), words[f"position.{exercise.position}"]),
            (self.tr("Sides"), words[f"laterality.{exercise.laterality}"]),
            (self.tr("Good for"), ", ".join(words[f"intent.{key}"] for key in exercise.intents)),
        )
        return [(name, _sentence(value)) for name, value in pairs if value]

    def equipment(self, exercise: Exercise) -> str:
        """Return what is needed: pieces of which one is enough stand with "or" between them."""
        either = self.tr(" or ")
        groups = [
            either.join(sorted(self._words[f"equipment.{key}"] for key in group))
            for group in exercise.equipment
        ]
        if len(groups) == 1:
            return groups[0]
        is_long = any(len(group) > 1 for group in exercise.equipment)
        last = self.tr(", and ") if is_long else self.tr(" and ")
        return last.join((", ".join(groups[:-1]), groups[-1]))

    def demands(self, exercise: Exercise) -> list[Asked]:
        """Return what it asks for, the most first."""
        asked = [
            Asked(self._words[f"axis.{axis.value}"], light, full, self._strength(light, full))
            for axis, light, full in zip(AXES, exercise.light, exercise.full, strict=True)
            if full
        ]
        return sorted(asked, key=_most_first)

    def full_load(self, exercise: Exercise) -> str:
        """Return what full load is for an exercise that load changes, or nothing."""
        if exercise.light == exercise.full:
            return ""
        if exercise.load_full_share is None:
            return self.tr("full load")
        percent = round(exercise.load_full_share * _PERCENT)
        return self.tr("full load, {percent}% of body weight").format(percent=percent)

    def graded(self, exercise: Exercise) -> str:
        """Return who graded the demands and after which literature."""
        titles = [self._literature[key] for key in exercise.sources]
        return " · ".join(part for part in (_sentence(exercise.source), *titles) if part)

    def said(self, exercise: Exercise) -> str:
        """Return in one breath what a screen reader says of an exercise."""
        parts = [exercise.name, self._pattern(exercise), self.dose(exercise)]
        asked = self.demands(exercise)
        if asked:
            most = self.tr("{name} {full} of {highest}")
            parts.append(
                most.format(name=asked[0].name, full=asked[0].full, highest=HIGHEST_DEMAND)
            )
        return ", ".join(parts)

    def _pattern(self, exercise: Exercise) -> str:
        return self._words[f"pattern.{exercise.pattern}"]

    def _strength(self, light: int, full: int) -> str:
        if light == full:
            return self._strengths[full]
        if not light:
            return self.tr("up to {strength}").format(strength=self._strengths[full])
        span = self.tr("{low} to {high}")
        return span.format(low=self._strengths[light], high=self._strengths[full])


def _most_first(asked: Asked) -> tuple[int, int, str]:
    return -asked.full, -asked.light, asked.name


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
