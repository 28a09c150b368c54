"""The exercise lines of a sheet: one for each exercise and dose, however many days it has."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from studio.exercises.dose_text import kilograms
from studio.exercises.exercise import Exercise
from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug, TrainerId
from studio.planning.swap_words import inside_sentence
from studio.planning.week_plan import DAYS, KeptOriginal, PlannedExercise, Substitution, WeekPlan
from studio.printing.dose import dose_lines
from studio.printing.phrases import day_text, days_text
from studio.text import clean_line
from studio.wording import Words

LONGEST_TEXT = 400


class ExerciseBook(Protocol):
    """Where the names and cues of exercises come from."""

    def get(self, slug: ExerciseSlug) -> Exercise:
        """Return the exercise of *slug*."""
        ...


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """One exercise on paper; `days` tells for each weekday whether it has a box to tick."""

    number: int
    exercise: ExerciseSlug
    pattern: str
    name: str
    cue: str
    dose: str
    dose_details: tuple[str, ...]
    days: tuple[bool, ...]
    swap: str = ""


@dataclass(slots=True)
class _Group:
    """What falls together into one line while the week is read."""

    place: tuple[int, int]
    days: Counter[int] = field(default_factory=Counter)
    swaps: list[str] = field(default_factory=list)


Key = tuple[ExerciseSlug, Prescription]


def exercise_lines(
    plan: WeekPlan,
    book: ExerciseBook,
    trainers: Mapping[TrainerId, str],
    words: Words,
    *,
    swaps: bool = True,
) -> tuple[ExerciseLine, ...]:
    """Return the lines of a week: by place in the session, then in the order of the week.

    Daily habits come last.  A trainer's private notes are left out.
    """
    speak = SwapWords(book, trainers, words)
    groups: dict[Key, _Group] = {}
    for place, day, item in _planned(plan):
        group = groups.setdefault((item.exercise, item.dose), _Group(place))
        group.days[day] += 1
        said = speak.of(item) if swaps else ""
        if said and said not in group.swaps:
            group.swaps.append(said)
    for habit in plan.habits:
        group = groups.setdefault((habit.exercise, habit.dose), _Group((_LAST, len(groups))))
        group.days.update(habit.days)
    ordered = sorted(groups.items(), key=lambda entry: entry[1].place)
    return tuple(
        _line(number, key, group, book, words) for number, (key, group) in enumerate(ordered, 1)
    )


_LAST = 1_000


def _planned(plan: WeekPlan) -> Iterator[tuple[tuple[int, int], int, PlannedExercise]]:
    order = 0
    for day in range(DAYS):
        for session in plan.on_day(day):
            for index, item in enumerate(session.items):
                yield (index, order), day, item
            order += 1


def _line(number: int, key: Key, group: _Group, book: ExerciseBook, words: Words) -> ExerciseLine:
    exercise = book.get(key[0])
    dose = dose_lines(key[1], words)
    details = [_short(detail) for detail in dose.details]
    twice = [day for day, count in group.days.items() if count > 1]
    if twice:
        details.append(words.fill("sheet.twice_on", days=days_text(twice, words)))
    return ExerciseLine(
        number=number,
        exercise=exercise.slug,
        pattern=exercise.pattern,
        name=_short(exercise.name),
        cue=_short(exercise.cue),
        dose=dose.amount,
        dose_details=tuple(details),
        days=tuple(day in group.days for day in range(DAYS)),
        swap=" ".join(group.swaps),
    )


class SwapWords:
    """Says on paper what an exercise stands in for, with a date and the way back, never why."""

    def __init__(self, book: ExerciseBook, trainers: Mapping[TrainerId, str], words: Words) -> None:
        self._book = book
        self._trainers = trainers
        self._words = words

    def of(self, item: PlannedExercise) -> str:
        """Return the swap line of *item*, empty where it is simply what was planned."""
        if item.substitution is not None:
            return self._substitution(item.exercise, item.substitution)
        if item.kept is not None:
            return self._kept(item.kept)
        return ""

    def _substitution(self, exercise: ExerciseSlug, swap: Substitution) -> str:
        limit = self._load(swap.load_limit_g)
        if swap.original == exercise:
            code = "swap.same" if limit else "swap.same_easier"
        elif swap.cause == "kit":
            code = "sheet.swap.kit"
        else:
            code = "sheet.swap.instead_limit" if limit else "sheet.swap.instead"
        first = self._words.fill(code, original=self._name(swap.original), limit=limit)
        return f"{first} {self._ahead(swap)}".strip()

    def _ahead(self, swap: Substitution) -> str:
        following = "" if swap.next_step is None else self._name(swap.next_step)
        if swap.review_on is None:
            return self._words.fill("swap.next", next=following) if following else ""
        date = day_text(swap.review_on, self._words)
        code = "swap.look_again_next" if following else "swap.look_again"
        return self._words.fill(code, date=date, next=following)

    def _kept(self, kept: KeptOriginal) -> str:
        trainer = self._trainers.get(kept.trainer_id, self._words["sheet.any_trainer"])
        first = self._words.fill("sheet.swap.kept", trainer=trainer)
        date = day_text(kept.review_on, self._words)
        return f"{first} {self._words.fill('swap.look_again', date=date)}"

    def _load(self, grams: int | None) -> str:
        return "" if grams is None else self._words.fill("dose.load", kg=kilograms(grams))

    def _name(self, slug: ExerciseSlug) -> str:
        return inside_sentence(_short(self._book.get(slug).name), self._words)


def _short(text: str) -> str:
    """Return *text* as one line, cut with an ellipsis where no honest line is that long."""
    line = clean_line(text, field="sheet", limit=len(text) + 1)
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"
