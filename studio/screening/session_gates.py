"""What is asked on the day of a session, and what the answers close: a day, never a tier.

An unanswered question is never a no: without all answers the verdict is `UNANSWERED` at least.
Every gate only tests whether an answer is at least as bad as something, and the strongest effect
wins, so that a worse answer never opens a day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import partial
from types import MappingProxyType

from studio.errors import UnknownKey
from studio.screening.answers import check_answers
from studio.screening.condition_nodes import Condition
from studio.screening.outcome import Tier
from studio.screening.predicates import Facts, Predicate, Value, always, predicate
from studio.screening.questionnaire import (
    NOT_SURE,
    PREFER_NOT,
    Kind,
    Option,
    Question,
    Questionnaire,
)
from studio.screening.screening import Answers, Standing


class Effect(IntEnum):
    """What the answers mean for today's session, mildest first; the strongest counts.

    `UNANSWERED` waits for answers, `WARM_UP_ONLY` stays at warm-up level, `SHORT_RESCREEN` asks
    the short re-screen first, `NO_SESSION` ends the day, `NO_SESSION_24H` waits for a day without
    complaints, and `URGENT` means getting help now.
    """

    NONE = 0
    UNANSWERED = 1
    WARM_UP_ONLY = 2
    SHORT_RESCREEN = 3
    NO_SESSION = 4
    NO_SESSION_24H = 5
    URGENT = 6

    @property
    def key(self) -> str:
        """Return the key used in files, words and JSON."""
        return self.name.lower()

    @classmethod
    def of(cls, key: str) -> "Effect":
        """Return the effect with this key; raises `KeyError` for any other text."""
        return cls[key.upper()]


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a question or gate concerns: everybody, unless something narrows it.

    `restriction` is a code the client trains under, `tier` the tier they stand in, and `answers`
    a condition on what they said in the screening.
    """

    restriction: str = ""
    tier: Tier | None = None
    answers: Condition | None = None
    said: Predicate = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the condition."""
        said = always if self.answers is None else predicate(self.answers)
        object.__setattr__(self, "said", said)

    def includes(self, standing: Standing, facts: Facts) -> bool:
        """Tell whether a client belongs to it, whose screening answers read as *facts*."""
        codes = (restriction.code for restriction in standing.restrictions)
        return (
            (not self.restriction or self.restriction in codes)
            and (self.tier is None or standing.tier is self.tier)
            and self.said(facts, None)
        )


EVERYBODY = Audience()


@dataclass(frozen=True, slots=True)
class SessionQuestion:
    """One question of the day, in its words for the day, and who is asked.

    One that the screening asks as well keeps its id, options and range.
    """

    question: Question
    asked_of: Audience = EVERYBODY

    @property
    def id(self) -> str:
        """Return the id, such as `c.unwell` or `s.glucose`."""
        return self.question.id

    @property
    def text(self) -> str:
        """Return the question as it is put."""
        return self.question.text

    @property
    def kind(self) -> Kind:
        """Return what an answer looks like."""
        return self.question.kind

    @property
    def options(self) -> tuple[Option, ...]:
        """Return the options of a choice, best first."""
        return self.question.options


@dataclass(frozen=True, slots=True)
class SessionGate:
    """One reason to change or call off today's session, with the sentence for the client.

    `in_screening` tells that the questions of a screening are enough to judge it.
    """

    id: str
    condition: Condition
    effect: Effect
    sentence: str
    sources: tuple[str, ...]
    concerns: Audience = EVERYBODY
    in_screening: bool = False
    fires: Predicate = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the condition for quick evaluation."""
        object.__setattr__(self, "fires", predicate(self.condition))


@dataclass(frozen=True, slots=True)
class SessionProtocol:
    """The questions of the day in order, and the gates; `known` are the screening's questions."""

    version: str
    questions: tuple[SessionQuestion, ...]
    gates: tuple[SessionGate, ...]
    known: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    form: Questionnaire = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the form that answers from outside are checked against."""
        questions = tuple(asked.question for asked in self.questions)
        object.__setattr__(self, "form", Questionnaire(self.version, (), questions))

    def gate(self, gate_id: str) -> SessionGate:
        """Return the gate with this id; one that is not known raises `UnknownKey`."""
        for gate in self.gates:
            if gate.id == gate_id:
                return gate
        raise UnknownKey(kind="session_gate", key=gate_id)

    def sentences(self, gates: Iterable[str]) -> tuple[str, ...]:
        """Return what the client is told about each of *gates*, strongest first."""
        found = sorted(map(self.gate, gates), key=lambda gate: -gate.effect)
        return tuple(gate.sentence for gate in found)


NO_SESSION_PROTOCOL = SessionProtocol("", (), ())


@dataclass(frozen=True, slots=True)
class SessionVerdict:
    """What today's answers mean: the gates they close, strongest first, and their sentences.

    `missing` are the questions still to ask.
    """

    gates: tuple[str, ...]
    effect: Effect
    sentences: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Tell whether the remaining questions could not change that the day is closed."""
        return not self.missing or self.effect >= Effect.NO_SESSION


def questions_for(protocol: SessionProtocol, standing: Standing) -> tuple[SessionQuestion, ...]:
    """Return what a client is asked today, in order."""
    facts = _facts(standing.answers, protocol.known)
    return tuple(asked for asked in protocol.questions if asked.asked_of.includes(standing, facts))


def checked_answers(protocol: SessionProtocol, raw: object) -> Answers:
    """Return *raw* as answers of the day; what does not fit raises `WrongInput`."""
    return check_answers(raw, protocol.form)


def judge_session(
    protocol: SessionProtocol, answers: Answers, standing: Standing
) -> SessionVerdict:
    """Return what *answers* mean for the session of a client with this standing.

    What is told without being asked counts as well.
    """
    told = _facts(answers, protocol.form.by_id)
    screened = _facts(standing.answers, protocol.known)
    closed = [
        gate
        for gate in protocol.gates
        if gate.concerns.includes(standing, screened) and gate.fires(told, None)
    ]
    missing = tuple(
        asked.id
        for asked in questions_for(protocol, standing)
        if not asked.question.optional and asked.id not in told.values
    )
    closed.sort(key=lambda gate: -gate.effect)
    waiting = Effect.UNANSWERED if missing else Effect.NONE
    return SessionVerdict(
        gates=tuple(gate.id for gate in closed),
        effect=max((gate.effect for gate in closed), default=waiting),
        sentences=tuple(gate.sentence for gate in closed),
        missing=missing,
    )


def gates_of_screening(protocol: SessionProtocol, facts: Facts) -> tuple[str, ...]:
    """Return the gates that the answers of a screening close for the day it is asked."""
    return tuple(
        gate.id for gate in protocol.gates if gate.in_screening and gate.fires(facts, None)
    )


def _facts(answers: Answers, questions: Mapping[str, Question]) -> Facts:
    read = partial(_value, answers)
    found = {name: read(questions[name]) for name in answers if name in questions}
    return Facts({name: value for name, value in found.items() if value is not None})


def _value(answers: Answers, question: Question) -> Value | None:
    """Return an answer in comparable form; a not sure counts as the worst."""
    answer = answers[question.id]
    if not question.is_choice:
        is_number = isinstance(answer, int | float) and not isinstance(answer, bool)
        return answer if is_number else None  # type: ignore[return-value]
    meant = question.not_sure_means.get(question.id)
    if answer == NOT_SURE and meant:
        return question.ranks[meant]
    if answer == NOT_SURE or (answer == PREFER_NOT and question.prefer_not_counts):
        return len(question.options) - 1
    return question.ranks.get(answer) if isinstance(answer, str) else None
