"""The real questions and rules, and answers to hold against them; every person is invented."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from resources import read_folder
from studio.screening.answers import check_answers
from studio.screening.evaluate import evaluate
from studio.screening.outcome import Outcome
from studio.screening.questionnaire import NOT_SURE, Kind, Question, Worse
from studio.screening.questionnaire_file import OTHER_FILES, parse_questionnaire
from studio.screening.regions import REGIONS, SIDES
from studio.screening.rules_file import parse_rules
from studio.screening.session_file import SESSION_FILE, parse_session

TODAY = date(2026, 5, 14)
_FILES = read_folder("data/screening")
QUESTION_FILES = {file: text for file, text in _FILES.items() if not file.endswith(OTHER_FILES)}
SESSION_FILES = {file: text for file, text in _FILES.items() if file.endswith(SESSION_FILE)}
RULE_FILES = read_folder("data/screening/rules")
QUESTIONNAIRE = parse_questionnaire(QUESTION_FILES)
_RULES_ALONE = parse_rules(RULE_FILES, QUESTIONNAIRE)
SESSION = parse_session(SESSION_FILES, QUESTIONNAIRE, _RULES_ALONE)
RULES = replace(_RULES_ALONE, session=SESSION)

MAYA_BACK: Mapping[str, object] = {
    "region": "low_back",
    "side": "both",
    "p.now": 4,
    "p.worst7": 6,
    "p.weeks": 3,
    "p.moves": ["bend_sit"],
}


def checked(answers: Mapping[str, object]) -> Mapping[str, object]:
    return check_answers(answers, QUESTIONNAIRE)


def judged(answers: Mapping[str, object], *, closed: Iterable[str] = ()) -> Outcome:
    """Judge answers with everything else at its best."""
    return evaluate(
        checked(answers),
        QUESTIONNAIRE,
        RULES,
        today=TODAY,
        closed=frozenset(closed),
        unanswered_best=True,
    )


def judged_strictly(answers: Mapping[str, object]) -> Outcome:
    """Judge answers in which nothing may be left out."""
    return evaluate(checked(answers), QUESTIONNAIRE, RULES, today=TODAY)


def fired(outcome: Outcome) -> set[str]:
    return {finding.rule for finding in outcome.findings}


def an_area(region: str = "low_back", side: str = "both", **values: object) -> dict[str, object]:
    """Mark one area; `p_now=4` stands for `p.now`."""
    given = {name.replace("_", ".", 1): value for name, value in values.items()}
    return {"region": region, "side": side, **given}


def best_answer(question: Question) -> object:
    if question.kind is Kind.MULTI:
        return []
    return question.best


def a_quiet_area(region: str = "low_back", side: str = "both") -> dict[str, object]:
    """Answer every question of one area with its best option."""
    answers = {
        question.id: best_answer(question)
        for question in QUESTIONNAIRE.blocks
        if region in question.regions
    }
    return {**answers, "region": region, "side": side, "p.weeks": 20}


def all_well(*areas: Mapping[str, object]) -> dict[str, object]:
    """Answer every question about the person with its best option."""
    answers = {
        question.id: best_answer(question)
        for question in QUESTIONNAIRE.questions
        if not question.per_region and question.section != "g"
    }
    return {
        **answers,
        "a.dob": "1985-02-03",
        "a.contact": "Sam, 07700 900321",
        "a.gp": "",
        "i.regions": list(areas),
        "k.task1": [],
    }


def ladder(question: Question) -> list[object]:
    """Return the answers to an ordered question from best to worst, not sure among them."""
    if question.kind in (Kind.SCALE, Kind.NUMBER):
        steps = sorted({question.low, question.high, *_STEPS.get(question.id, range(11))})
        return list(steps if question.worse is Worse.UP else reversed(steps))
    keys: list[object] = [option.key for option in question.options]
    return [*keys[:-1], NOT_SURE, keys[-1]] if question.allows_not_sure else keys


_STEPS: Mapping[str, Iterable[int]] = {
    "b.days": range(8),
    "b.mod_mins": (0, 29, 30, 89, 90, 600),
    "b.vig_mins": (0, 1, 44, 45, 600),
    "g.sys": (110, 139, 140, 159, 160, 179, 180, 200),
    "g.dia": (60, 89, 90, 99, 100, 119, 120),
    "g.hr": (60, 99, 100, 119, 120),
}
_WEEKS = st.sampled_from([0, 2, 5, 6, 11, 12, 13, 51, 52, 400])
_AGES = st.sampled_from([14, 17, 18, 39, 45, 46, 49, 50, 54, 55, 61, 65, 69, 70, 90])


def answers_to(question: Question) -> st.SearchStrategy[object]:
    """Return possible answers to a question about the person or an area."""
    if question.id == "p.weeks":
        return _WEEKS
    if question.kind is Kind.MULTI:
        keys = [option.key for option in question.options]
        return st.lists(st.sampled_from(keys), unique=True, max_size=3)
    if question.is_ordered:
        return st.sampled_from(ladder(question))
    extra = [NOT_SURE] if question.allows_not_sure else []
    return st.sampled_from([option.key for option in question.options] + extra)


def some_of(questions: Iterable[Question]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {}, optional={question.id: answers_to(question) for question in questions}
    )


def blocks() -> st.SearchStrategy[list[dict[str, object]]]:
    """Return up to three different regions with some answers each."""
    one = st.tuples(st.sampled_from(REGIONS), st.sampled_from(SIDES), some_of(QUESTIONNAIRE.blocks))
    return st.lists(one, max_size=3, unique_by=lambda block: block[0]).map(
        lambda found: [
            {**answers, "region": region, "side": side} for region, side, answers in found
        ]
    )


_PERSON = tuple(
    question
    for question in QUESTIONNAIRE.questions
    if not question.per_region
    and question.section not in {"a", "g"}
    and question.kind not in (Kind.BODY_MAP, Kind.TASKS)
)
_MEASURED = (
    st.sampled_from(ladder(QUESTIONNAIRE.get("g.sys"))),
    st.sampled_from(ladder(QUESTIONNAIRE.get("g.dia"))),
    st.sampled_from(ladder(QUESTIONNAIRE.get("g.hr"))),
)


@st.composite
def people(draw: st.DrawFn) -> dict[str, object]:
    """Return some answers of somebody, few of them remarkable, so that each can matter."""
    chosen = draw(st.lists(st.sampled_from(_PERSON), max_size=8, unique_by=lambda q: q.id))
    answers = {question.id: draw(answers_to(question)) for question in chosen}
    if draw(st.booleans()):
        top, bottom, pulse = (draw(measured) for measured in _MEASURED)
        if isinstance(top, int) and isinstance(bottom, int) and bottom < top:
            answers.update({"g.sys": top, "g.dia": bottom, "g.hr": pulse})
    if draw(st.booleans()):
        answers["dx.other.note"] = draw(st.sampled_from(["", "I use insulin", "hay fever"]))
    return {**answers, "a.age": draw(_AGES), "i.regions": draw(blocks())}
