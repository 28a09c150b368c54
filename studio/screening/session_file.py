"""The questions and gates of the day from a TOML text, refused where a gate could not close."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from studio.errors import BadFile
from studio.screening.condition_checks import careless_part, teaching_part
from studio.screening.condition_nodes import (
    Active,
    AnyArea,
    Compare,
    Condition,
    CountAreas,
    Has,
    children,
)
from studio.screening.conditions import ConditionError, parse_condition
from studio.screening.outcome import Tier
from studio.screening.questionnaire import Question, Questionnaire, Section, closest
from studio.screening.questionnaire_file import read_question, read_section
from studio.screening.reachability import example_answers
from studio.screening.rules import RuleBook
from studio.screening.session_gates import (
    EVERYBODY,
    Audience,
    Effect,
    SessionGate,
    SessionProtocol,
    SessionQuestion,
)
from studio.screening.toml_tables import Entry, entries, read_file

SESSION_FILE = "session.toml"
OWN = "s."
"""How the ids of questions begin that only a day has."""

_EFFECTS = tuple(effect.key for effect in Effect if effect > Effect.UNANSWERED)


def parse_session(
    files: Mapping[str, str], questionnaire: Questionnaire, rules: RuleBook
) -> SessionProtocol:
    """Return the questions and gates of the day from `session.toml` among *files*."""
    for file, text in files.items():
        if file.endswith(SESSION_FILE):
            return _Reader(questionnaire, rules).read(file, text)
    raise BadFile(file=SESSION_FILE, problem="there is no such file")


class _Reader:
    """Reads the one file, questions before gates."""

    def __init__(self, questionnaire: Questionnaire, rules: RuleBook) -> None:
        self._known = questionnaire.by_id
        self._rules = rules
        self._asked: dict[str, SessionQuestion] = {}

    def read(self, file: str, text: str) -> SessionProtocol:
        """Return what the file holds."""
        top = read_file(file, text)
        version = top.text("version")
        section, defaults = read_section(top)
        questions = entries(top, text, "question")
        for entry in questions:
            asked = self._question(entry, section, defaults)
            self._asked[asked.id] = asked
        gates = tuple(self._gate(entry) for entry in entries(top, text, "gate"))
        top.finish()
        self._check_use(questions, gates)
        return SessionProtocol(version, tuple(self._asked.values()), gates, self._known)

    def _question(self, entry: Entry, section: Section, defaults: Entry) -> SessionQuestion:
        audience = self._audience(entry, "answers")
        question_id = entry.text("id")
        if question_id.startswith(OWN):
            own = {name: asked.question for name, asked in self._asked.items()}
            return SessionQuestion(read_question(entry, section, defaults, own), audience)
        question = self._known.get(question_id)
        if question is None or question.per_region:
            near = closest(question_id, [key for key in self._known if not key.startswith("p.")])
            meant = f"; {near} may be meant" if near else ""
            entry.wrong("id", f"the screening asks no question {question_id}{meant}")
        asked = replace(
            question,
            text=entry.text("text", question.text),
            label=entry.text("label", question.label),
            shown_if=None,
        )
        entry.finish()
        return SessionQuestion(asked, audience)

    def _gate(self, entry: Entry) -> SessionGate:
        condition = self._condition(entry)
        gate = SessionGate(
            id=entry.text("id"),
            condition=condition,
            effect=Effect.of(entry.one_of("effect", _EFFECTS)),
            sentence=entry.text("sentence"),
            sources=self._sources(entry),
            concerns=self._audience(entry, "answers"),
            in_screening=all(name in self._known for name in _names(condition)),
        )
        entry.finish()
        for name in _names(condition):
            asked_of = self._asked[name].asked_of
            if gate.concerns != EVERYBODY and asked_of not in (EVERYBODY, gate.concerns):
                entry.wrong("condition", f"{name} is not asked of those the gate is for")
        return gate

    def _condition(self, entry: Entry) -> Condition:
        questions = {name: asked.question for name, asked in self._asked.items()}
        condition = _parsed(entry, "condition", questions)
        if example_answers(condition, questions) is None:
            entry.wrong("condition", "it cannot come true")
        return condition

    def _audience(self, entry: Entry, name: str) -> Audience:
        code = entry.text("restriction", "")
        if code and code not in self._rules.restrictions:
            near = closest(code, self._rules.restrictions)
            meant = f"; {near} may be meant" if near else ""
            entry.wrong("restriction", f"{code} is not known{meant}")
        keys = tuple(tier.key for tier in Tier)
        tier = Tier.of(entry.one_of("tier", keys)) if "tier" in entry.table else None
        said = _parsed(entry, name, self._known) if name in entry.table else None
        return Audience(code, tier, said)

    def _sources(self, entry: Entry) -> tuple[str, ...]:
        found = entry.texts("sources")
        if not found:
            entry.wrong("sources", "it is empty")
        for source in found:
            if source not in self._rules.sources:
                entry.wrong("sources", f"{source} is not known")
        return found

    def _check_use(self, questions: list[Entry], gates: tuple[SessionGate, ...]) -> None:
        """Refuse a question that closes nothing: nobody should be asked without need."""
        used = {name for gate in gates for name in _names(gate.condition)}
        for entry in questions:
            if entry.name not in used:
                entry.wrong("id", f"no gate looks at {entry.name}")


def _parsed(entry: Entry, field: str, questions: Mapping[str, Question]) -> Condition:
    try:
        condition = parse_condition(entry.text(field), questions)
    except ConditionError as error:
        entry.wrong(field, str(error))
    for node in _nodes(condition):
        if isinstance(node, AnyArea | CountAreas | Active) or _name(node) not in ("", *questions):
            entry.wrong(field, "only single answers can be looked at here")
    teaching = teaching_part(condition, questions)
    if teaching:
        entry.wrong(field, f"{teaching} is asked to teach and decides nothing")
    careless = careless_part(condition, questions)
    if careless:
        entry.wrong(field, f"a worse answer to {careless} would count for less")
    return condition


def _names(condition: Condition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for node in _nodes(condition) if (name := _name(node))))


def _name(node: Condition) -> str:
    return node.question if isinstance(node, Compare | Has) else ""


def _nodes(node: Condition) -> Iterator[Condition]:
    yield node
    for child in children(node):
        yield from _nodes(child)
