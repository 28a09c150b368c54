"""Answers made comparable: what is shown, what counts, and what is still open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from studio.clients.client import OLDEST_AGE, age_on
from studio.screening.contradictions import Block, area_of, blocks_of, careful_reading
from studio.screening.predicates import AreaFacts, Facts, Value
from studio.screening.questionnaire import (
    ACTIVITY,
    NOT_SURE,
    PREFER_NOT,
    Kind,
    Question,
    Questionnaire,
)
from studio.screening.regions import place_of
from studio.screening.screening import Answers

YOUNGEST_AGE = 14
ADULT_AGE = 18

_PLAIN = (Kind.TEXT, Kind.TASKS, Kind.BODY_MAP)
_ACTIVE_DAYS = 3
_ACTIVE_MINUTES = 90
_NO_AGE = -1
_WEEKS_A_YEAR = 52.18


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put to the client, for one marked area or for the whole person."""

    question: Question
    area: str = ""

    @property
    def key(self) -> str:
        """Return the id under which the question is listed, such as `p.now@low_back`."""
        return f"{self.question.id}@{self.area}" if self.area else self.question.id


@dataclass(slots=True)
class AnsweredFacts(Facts):
    """What one reading of the answers says.

    `asked` are all questions that are shown, `missing` those of them that need an answer and
    have none, and `doubtful` tells whether a not sure was read one way or the other.
    """

    asked: list[Asked] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    doubtful: bool = False


def age_of(answers: Answers, today: date) -> int | None:
    """Return the age in whole years, which may be impossible, or `None` while it is unknown."""
    birth_date = answers.get("a.dob")
    if isinstance(birth_date, str) and birth_date:
        try:
            born = date.fromisoformat(birth_date)
        except ValueError:
            return _NO_AGE
        return age_on(born, today) if born <= today else _NO_AGE
    age = answers.get("a.age")
    return int(age) if isinstance(age, int | float) else None


def born_on(answers: Answers) -> date | None:
    """Return the birth date, or `None` where it is not known or cannot be read."""
    text = answers.get("a.dob")
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def is_possible(age: int) -> bool:
    """Tell whether a living person can have this age."""
    return 0 <= age <= OLDEST_AGE


def may_ask_health(answers: Answers, today: date) -> bool:
    """Tell whether health questions may be shown: consent is given and nobody is too young."""
    age = age_of(answers, today)
    return answers.get("a.consent") == "yes" and (age is None or age >= YOUNGEST_AGE)


def shown_questions(
    answers: Answers, questionnaire: Questionnaire, today: date
) -> tuple[Asked, ...]:
    """Return the questions to ask, in order; before consent only those about the person."""
    facts = read_answers(answers, questionnaire, today)
    if may_ask_health(answers, today):
        return tuple(facts.asked)
    return tuple(asked for asked in facts.asked if asked.question.section == "a")


def read_answers(
    answers: Answers,
    questionnaire: Questionnaire,
    today: date,
    *,
    unanswered_best: bool = False,
    doubt_is_worst: bool = True,
) -> AnsweredFacts:
    """Return the facts behind *answers*.

    With *unanswered_best* a shown question without an answer counts as its best option; else it
    is missing.  A not sure counts as the worst option, or as the one before it.
    """
    reader = _Reader(answers, today, best=unanswered_best, worst=doubt_is_worst)
    for question in questionnaire.questions:
        if question.kind is Kind.BODY_MAP:
            reader.read(question)
            reader.read_areas(questionnaire.blocks)
        elif not question.per_region:
            reader.read(question)
    return reader.finish()


class _Reader:
    """Goes through the questions once, in order, so that each sees the ones before it."""

    def __init__(self, answers: Answers, today: date, *, best: bool, worst: bool) -> None:
        self.facts = AnsweredFacts()
        self._best = best
        self._worst = worst
        age = age_of(answers, today)
        self._age = age if age is not None and is_possible(age) else None
        if self._age is not None:
            self.facts.values["a.age"] = self._age
        self._answers = careful_reading(answers, self._age)
        self._settled: dict[str, str] = {}

    def read(self, question: Question) -> None:
        """Take in one question about the whole person."""
        if question.id in self._settled:
            _put(self.facts.values, question, question.ranks[self._settled[question.id]])
            return
        answer = self._answers.get(question.id)
        if answer == NOT_SURE and question.not_sure_means:
            self._settled.update(question.not_sure_means)
            answer = self._settled[question.id]
        self._take(question, answer, self.facts.values, None)

    def read_areas(self, questions: tuple[Question, ...]) -> None:
        """Take in the questions of every marked area."""
        for block in blocks_of(self._answers):
            area = AreaFacts(area_of(block), str(block["region"]))
            self.facts.areas.append(area)
            for name, value in _began(self._age, block):
                area.values[name] = value
            for question in questions:
                if area.region in question.regions:
                    self._take(question, block.get(question.id), area.values, area)

    def finish(self) -> AnsweredFacts:
        """Return the facts with what follows from several answers together."""
        facts = self.facts
        facts.active = _activity(facts.values)
        facts.areas.sort(key=lambda marked: place_of(marked.area))
        facts.missing = list(dict.fromkeys(facts.missing))
        facts.asked = list({asked.key: asked for asked in facts.asked}.values())
        return facts

    def _take(
        self,
        question: Question,
        answer: object,
        values: dict[str, Value],
        area: AreaFacts | None,
    ) -> None:
        if not question.is_shown(self.facts, area):
            _put(values, question, _best_value(question))
            return
        asked = Asked(question, area.area if area is not None else "")
        self.facts.asked.append(asked)
        value = self._value(question, answer)
        if value is None and self._best:
            value = _best_value(question)
        elif value is None and not question.optional and not self._is_told(question, answer):
            self.facts.missing.append(asked.key)
        _put(values, question, value)

    def _value(self, question: Question, answer: object) -> Value | None:
        """Return an answer in comparable form; one that does not fit the question is none."""
        if question.is_choice:
            if answer == NOT_SURE or (answer == PREFER_NOT and question.prefer_not_counts):
                self.facts.doubtful = True
                return len(question.options) - (1 if self._worst else 2)
            return question.ranks.get(answer) if isinstance(answer, str) else None
        if question.kind is Kind.MULTI and isinstance(answer, list | tuple):
            return frozenset(map(str, answer))
        return answer if isinstance(answer, int | float) else None

    def _is_told(self, question: Question, answer: object) -> bool:
        """Tell whether a question that is never compared has its answer."""
        if question.kind is Kind.DATE:
            return self._age is not None or bool(answer)
        return question.kind in _PLAIN and answer is not None and answer != ""


def _put(values: dict[str, Value], question: Question, value: Value | None) -> None:
    if value is not None:
        values[question.id] = value


def _best_value(question: Question) -> Value | None:
    if question.kind is Kind.MULTI:
        return frozenset()
    if isinstance(question.best, str):
        return question.ranks[question.best]
    return question.best


def _began(age: float | None, block: Block) -> Iterator[tuple[str, float]]:
    weeks = block.get("p.weeks")
    if age is not None and isinstance(weeks, int | float):
        yield "p.began", age - weeks / _WEEKS_A_YEAR


def _activity(values: Mapping[str, Value]) -> bool | None:
    """Return whether the habit is there: three days, three months, ninety weighted minutes."""
    days, kept_up, moderate, vigorous = (
        value if isinstance(value := values.get(name), int | float) else None for name in ACTIVITY
    )
    if (days is not None and days < _ACTIVE_DAYS) or kept_up:
        return False
    if moderate is None or vigorous is None:
        return None
    if moderate + 2 * vigorous < _ACTIVE_MINUTES:
        return False
    return True if days is not None and kept_up is not None else None
