"""The desk may go dark at any moment: what was saved leads to the same page and outcome."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.screening.flow import ScreeningFlow
from studio.screening.pages import CHECK, URGENT, PageKind, on_map
from studio.screening.questionnaire import Question
from tests.studio.screening.conversation import (
    DANA,
    NOW,
    SPOT,
    a_flow,
    answer_page,
    by_seed,
    parked,
    walk,
)

Answer = Callable[[Question, str], object]
SPOTS = st.lists(st.sampled_from(sorted(SPOT)), max_size=9, unique=True).map(tuple)


def killed(flow: ScreeningFlow) -> ScreeningFlow:
    """Return the flow as another desk goes on with it, from what was saved last."""
    again = a_flow(parked(flow))
    assert again.current == flow.current
    assert again.progress == flow.progress
    assert dict(again.answers) == dict(flow.answers)
    assert again.to_settle == flow.to_settle
    return again


def step(flow: ScreeningFlow, answer: Answer) -> ScreeningFlow:
    """Answer one thing, killed before and after it, then go on."""
    page = flow.current
    if page.kind is PageKind.ASK_AREAS:
        answer_page(flow, answer)
    elif page.kind is PageKind.BODY:
        flow = mark(flow, answer)
    else:
        flow = fill(flow, answer)
    if flow.current is page or flow.current == page:
        flow.next()
    return killed(flow)


def mark(flow: ScreeningFlow, answer: Answer) -> ScreeningFlow:
    spots = answer(flow.question("i.regions"), "i.regions")
    assert isinstance(spots, list)
    for spot in spots:
        if all(spot != one.key for area in flow.book.areas for one in flow.book.spots_of(area)):
            flow.toggle_spot(SPOT[spot], DANA, NOW)
            flow = killed(flow)
    if flow.may_be_all_over:
        flow.answer_together(DANA, NOW)
        flow = killed(flow)
    for area in flow.book.areas:
        for key in on_map(area):
            flow.answer(key, answer(flow.question(key), key.partition("@")[0]), DANA, NOW)
    return killed(flow)


def fill(flow: ScreeningFlow, answer: Answer) -> ScreeningFlow:
    page, asked = flow.current, set[str]()
    while flow.current == page:
        new = [key for key in flow.shown_keys(page) if key not in asked]
        if not new:
            break
        asked.add(new[0])
        value = answer(flow.question(new[0]), new[0].partition("@")[0])
        if value is not None:
            flow.answer(new[0], value, DANA, NOW)
            flow = killed(flow)
    return flow


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), spots=SPOTS)
def test_killed_after_every_single_answer_it_ends_the_same(
    seed: int, spots: tuple[str, ...]
) -> None:
    def answer(question: Question, key: str) -> object:
        return by_seed(seed, spots=spots)(question, question.id)

    straight, _ = walk(a_flow(), answer)
    flow = a_flow()
    for _ in range(300):
        if flow.current in (CHECK, URGENT):
            break
        flow = step(flow, answer)
    assert flow.current in (CHECK, URGENT)
    assert flow.current == straight.current
    assert flow.outcome.tier is straight.outcome.tier
    if flow.current is CHECK:
        assert flow.outcome == straight.outcome
