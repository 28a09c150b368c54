"""Somebody who answers a flow page by page; the same seed gives the same answers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from studio.ids import ClientId, ScreeningId, TrainerId
from studio.screening.evaluate import evaluate
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Outcome
from studio.screening.pages import CHECK, URGENT, Page, PageKind, on_map
from studio.screening.questionnaire import NOT_SURE, Kind, Question
from studio.screening.screening import Answers, Screening
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES, TODAY

NOW = datetime(2026, 5, 14, 10, 40, tzinfo=UTC)
DANA = TrainerId("dana")
SPOT = {area.key: area for area in QUESTIONNAIRE.areas}

WELL: Mapping[str, object] = {
    "a.dob": "1990-02-03",
    "a.consent": "yes",
    "a.contact": "Ann Hart 07700 900111",
    "a.filled_by": "self",
    "b.days": 4,
    "b.months3": "yes",
    "b.mod_mins": 150,
    "b.vig_mins": 20,
    "b.want": "moderate",
    "b.goals": ["get_stronger"],
    "b.lifting": "never",
    "f.status": "no",
    "i.regions": [],
    "k.sure": 8,
}


def judge(answers: Answers) -> Outcome:
    return evaluate(answers, QUESTIONNAIRE, RULES, today=TODAY)


def a_flow(draft: Screening | None = None) -> ScreeningFlow:
    return ScreeningFlow(QUESTIONNAIRE, judge, today=TODAY, draft=draft)


def a_draft(**values: object) -> Screening:
    blank = Screening(
        id=ScreeningId("s"),
        client_id=ClientId("c"),
        started_at=NOW,
        saved_at=NOW,
        questions_version="1",
        rules_version="1",
    )
    return replace(blank, **values)  # type: ignore[arg-type]


def parked(flow: ScreeningFlow) -> Screening:
    return flow.draft_of(a_draft())


def give(flow: ScreeningFlow, **answers: object) -> None:
    """Answer by key; `c_chest` stands for `c.chest`."""
    for name, value in answers.items():
        flow.answer(name.replace("_", ".", 1), value, DANA, NOW)


def answer_page(flow: ScreeningFlow, answer: Callable[[Question, str], object]) -> None:
    """Answer what the page asks, follow-ups included."""
    page = flow.current
    if page.kind is PageKind.ASK_AREAS:
        answer_areas(flow, answer)
        return
    if page.kind is PageKind.BODY:
        answer_map(flow, answer)
        return
    asked: set[str] = set()
    while flow.current is page:
        new = [key for key in flow.shown_keys(page) if key not in asked]
        if not new:
            return
        asked.add(new[0])
        value = answer(flow.question(new[0]), new[0])
        if value is not None:
            flow.answer(new[0], value, DANA, NOW)


def answer_areas(flow: ScreeningFlow, answer: Callable[[Question, str], object]) -> None:
    spots = answer(flow.question("i.regions"), "i.regions")
    if not spots:
        flow.answer("i.regions", [], DANA, NOW)
        return
    flow.mark_areas()


def answer_map(flow: ScreeningFlow, answer: Callable[[Question, str], object]) -> None:
    spots = answer(flow.question("i.regions"), "i.regions")
    assert isinstance(spots, list)
    for key in spots:
        if all(key != spot.key for area in flow.book.areas for spot in flow.book.spots_of(area)):
            flow.toggle_spot(SPOT[key], DANA, NOW)
    for area in flow.book.areas:
        for key in on_map(area):
            flow.answer(key, answer(flow.question(key), key), DANA, NOW)


def as_well(question: Question, key: str) -> object:
    if question.id in WELL:
        return WELL[question.id]
    return "no" if question.is_choice and not question.optional else None


def as_calm(question: Question, key: str) -> object:
    """Answer as a well person whose marked areas are hardly worth mentioning."""
    answers: dict[str, object] = {"p.weeks": 20, "p.moves": [], "k.fear": 1}
    if question.id in answers:
        return answers[question.id]
    if question.per_region and question.kind is Kind.SCALE:
        return 1
    if question.per_region and question.is_choice:
        return question.options[0].key
    return as_well(question, key)


def by_seed(seed: int, *, spots: tuple[str, ...] = ()) -> Callable[[Question, str], object]:
    """Return somebody whose answers depend on nothing but *seed* and the question."""

    def answer(question: Question, key: str) -> object:
        chance = Random(f"{seed} {key}")
        if question.id in ("a.dob", "a.consent", "a.contact"):
            return WELL[question.id]
        if question.kind is Kind.BODY_MAP:
            return list(spots)
        if question.optional and chance.random() < 0.5:
            return None
        return _any_answer(question, chance)

    return answer


def _any_answer(question: Question, chance: Random) -> object:
    if question.is_choice:
        keys = [option.key for option in question.options]
        if question.allows_not_sure:
            keys.append(NOT_SURE)
        return chance.choice([keys[0]] * 12 + keys)
    if question.kind is Kind.MULTI:
        return [option.key for option in question.options if chance.random() < 0.3]
    if question.kind in (Kind.SCALE, Kind.NUMBER):
        # Pressures and the like stay in a range in which top and bottom fit each other.
        low = question.high // 2 if question.id == "g.sys" else question.low
        return chance.randint(low, min(question.high, low + 40))
    if question.kind is Kind.TASKS:
        return [{"task": "Climbing stairs", "rating": chance.randint(0, 10)}]
    return "Some words"


def walk(
    flow: ScreeningFlow,
    answer: Callable[[Question, str], object],
    *,
    between: Callable[[ScreeningFlow], ScreeningFlow] | None = None,
) -> tuple[ScreeningFlow, list[Page]]:
    """Answer every page to the end; *between* may swap the flow after each page."""
    pages: list[Page] = []
    while flow.current not in (CHECK, URGENT):
        pages.append(flow.current)
        assert len(pages) < 200, "the conversation does not end"
        answer_page(flow, answer)
        if flow.current is not URGENT and flow.current is pages[-1]:
            assert flow.next(), (flow.current, flow.open_keys(flow.current))
        if between is not None:
            flow = between(flow)
    return flow, pages
