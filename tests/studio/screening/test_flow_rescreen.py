from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studio.screening.flow import ScreeningFlow, still_fresh
from studio.screening.outcome import Tier
from studio.screening.pages import CHANGED, CHECK, URGENT, Page, PageKind
from studio.screening.questionnaire import Question
from studio.screening.rescreen import carried_answers, sections_asked
from studio.screening.screening import Answers, Scope, Screening
from studio.screening.summary import groups_of
from tests.studio.screening.conversation import (
    DANA,
    NOW,
    SPOT,
    a_draft,
    a_flow,
    answer_page,
    as_calm,
    as_well,
    by_seed,
    give,
    judge,
    walk,
)
from tests.studio.screening.protocol import QUESTIONNAIRE, TODAY

Answer = Callable[[Question, str], object]
SPOTS = st.lists(st.sampled_from(sorted(SPOT)), max_size=3, unique=True).map(tuple)


def answers_of(answer: Answer = as_well) -> Answers:
    return walk(a_flow(), answer)[0].answers


def a_rescreen(
    scope: Scope = Scope.SHORT, last: Answers | None = None, **values: object
) -> Screening:
    """Return a new draft after *last*, as it is started."""
    last = answers_of() if last is None else last
    sections = sections_asked(scope, (), QUESTIONNAIRE)
    carried = carried_answers(last, sections, QUESTIONNAIRE)
    return a_draft(scope=scope, answers=carried, **values)


def a_repeat(draft: Screening, last: Answers | None = None) -> ScreeningFlow:
    last = answers_of() if last is None else last
    return ScreeningFlow(QUESTIONNAIRE, judge, today=TODAY, draft=draft, last_time=last)


def say(flow: ScreeningFlow, *sections: str) -> None:
    flow.say_changed([f"new_{s}" for s in sections] or ["nothing"], sections, DANA, NOW)


def go_through(
    flow: ScreeningFlow, answer: Answer = as_well, sections: tuple[str, ...] = ()
) -> list[Page]:
    """Answer a re-screen to the end; return its pages."""
    pages: list[Page] = []
    while flow.current not in (CHECK, URGENT):
        pages.append(flow.current)
        assert len(pages) < 200
        if flow.current is CHANGED:
            say(flow, *sections)
        else:
            answer_page(flow, answer)
        if flow.current is pages[-1]:
            assert flow.next(), (flow.current, flow.open_keys(flow.current))
    return pages


# What is asked


def test_a_re_screen_begins_with_what_has_changed() -> None:
    flow = a_repeat(a_rescreen())
    assert flow.current is CHANGED
    assert flow.changes is None
    assert not flow.next()
    assert flow.current is CHANGED
    assert not flow.may_finish


@pytest.mark.parametrize(
    ("scope", "asked"), [(Scope.SHORT, "chi"), (Scope.MINI, "cefhi")], ids=["short", "mini"]
)
def test_only_the_sections_of_the_scope_are_asked(scope: Scope, asked: str) -> None:
    pages = go_through(a_repeat(a_rescreen(scope)))
    assert pages[0] is CHANGED
    assert {page.section for page in pages[1:]} == set(asked)


def test_what_is_new_adds_its_section_and_begins_empty() -> None:
    last = answers_of(lambda q, key: "yes" if q.id == "dx.oa" else as_well(q, key))
    flow = a_repeat(a_rescreen(last=last), last)
    pages = go_through(flow, sections=("d",))
    assert {page.section for page in pages[1:]} == set("cdhi")
    assert flow.book.value("dx.oa") == "no"


def test_a_full_re_screen_asks_everything_and_nothing_about_change() -> None:
    flow = a_repeat(a_draft(scope=Scope.FULL))
    pages = walk(flow, as_well)[1]
    assert CHANGED not in pages
    assert {page.section for page in pages} == {*"abcdefghi", "k"}


def test_a_sore_area_asks_what_was_not_asked_before_and_nothing_else_of_that_section() -> None:
    flow = a_repeat(a_rescreen())
    sore = {"i.regions": ["back_lower_back"]}
    pages = go_through(flow, lambda q, key: sore.get(key, as_calm(q, key)))
    assert [page.id for page in pages if page.section == "k"] == ["k.fear"]
    assert any(page.section == "j" for page in pages)
    assert flow.may_finish


def test_the_first_page_is_skipped_unless_something_on_it_is_missing() -> None:
    last = dict(answers_of())
    del last["a.contact"]
    flow = a_repeat(a_rescreen(last=last), last)
    assert flow.current.kind is PageKind.ABOUT
    give(flow, a_contact="Ann Hart 07700 900111")
    assert flow.next()
    assert flow.current is CHANGED
    flow.back()
    assert flow.current.kind is PageKind.ABOUT


def test_a_question_that_is_new_is_asked_although_its_section_is_not() -> None:
    last = dict(answers_of())
    del last["m.beta"]
    flow = a_repeat(a_rescreen(last=last), last)
    pages = go_through(flow)
    assert [page.id for page in pages if page.section == "e"] == ["e.ticks.1"]
    assert flow.may_finish


# What is taken over


def test_everything_is_checked_and_what_was_not_asked_is_known_as_carried() -> None:
    flow = a_repeat(a_rescreen())
    go_through(flow)
    assert {group.section for group in groups_of(flow)} == set("abcdefghik")
    assert flow.is_carried("dx.heart")
    assert not flow.is_carried("c.chest")
    assert flow.may_finish
    assert flow.outcome.tier is Tier.GYM_READY


def test_a_carried_answer_can_be_changed_from_the_check_page() -> None:
    flow = a_repeat(a_rescreen())
    go_through(flow)
    flow.go_to("dx.bp")
    assert "dx.bp" in flow.current.keys
    give(flow, dx_bp="controlled")
    assert not flow.is_carried("dx.bp")
    assert flow.is_carried("dx.heart")
    assert flow.next()
    assert flow.current is CHECK


def test_back_walks_over_what_was_asked_only() -> None:
    flow = a_repeat(a_rescreen())
    pages = go_through(flow)
    back = []
    while flow.back():
        back.append(flow.current)
    assert [page.id for page in reversed(back)] == [page.id for page in pages]


def test_saying_that_it_is_not_new_after_all_takes_the_answers_back_from_last_time() -> None:
    last = answers_of(lambda q, key: "yes" if q.id == "dx.oa" else as_well(q, key))
    flow = a_repeat(a_rescreen(last=last), last)
    say(flow, "d")
    assert flow.book.is_blank("dx.oa")
    say(flow)
    assert flow.book.value("dx.oa") == "yes"
    assert flow.changes == ("nothing",)
    assert {page.section for page in go_through(flow)[1:]} == set("chi")


def test_what_was_answered_meanwhile_stays_when_the_mind_changes() -> None:
    flow = a_repeat(a_rescreen())
    say(flow, "d")
    give(flow, dx_oa="yes")
    say(flow)
    assert flow.book.value("dx.oa") == "yes"


def test_nothing_chosen_any_more_is_asked_again() -> None:
    flow = a_repeat(a_rescreen())
    say(flow)
    flow.unsay_changed()
    assert flow.open_keys(CHANGED)
    assert not flow.next()


# Pausing and growing old


def test_a_draft_remembers_what_has_changed() -> None:
    flow = a_repeat(a_rescreen())
    say(flow, "d")
    flow.next()
    draft = flow.draft_of(a_rescreen())
    assert draft.changed == ("d",)
    again = a_repeat(draft)
    assert again.changes == ("new_d",)
    assert again.current == flow.current


def test_progress_never_goes_back_in_a_re_screen() -> None:
    flow = a_repeat(a_rescreen(Scope.MINI))
    steps = []
    while flow.current is not CHECK:
        steps.append(flow.progress[0])
        if flow.current is CHANGED:
            say(flow, "b")
        else:
            answer_page(flow, as_well)
        flow.next()
    assert steps == sorted(steps)
    assert flow.progress == (11, 12)


def test_after_a_day_a_re_screen_asks_how_somebody_is_once_more() -> None:
    flow = a_repeat(a_rescreen(Scope.MINI))
    go_through(flow)
    fresh = still_fresh(
        flow.draft_of(a_rescreen(Scope.MINI)), QUESTIONNAIRE, NOW + timedelta(hours=25)
    )
    again = a_repeat(fresh)
    assert again.current.id == "c.chest"
    assert {page.section for page in go_through(again)} == {"c", "h"}
    assert again.may_finish


def test_after_two_weeks_a_re_screen_begins_again_and_keeps_what_it_does_not_ask() -> None:
    flow = a_repeat(a_rescreen(Scope.MINI))
    go_through(flow, sections=("d",))
    old = flow.draft_of(a_rescreen(Scope.MINI))
    fresh = still_fresh(old, QUESTIONNAIRE, NOW + timedelta(days=15))
    again = a_repeat(fresh)
    assert again.current is CHANGED
    assert again.changes is None
    assert again.book.value("b.days") == 4
    assert {page.section for page in go_through(again)} == {"", *"cdefhi"}
    assert again.may_finish


# In general


@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    later=st.integers(0, 10_000),
    spots=SPOTS,
    scope=st.sampled_from([Scope.SHORT, Scope.MINI]),
    sections=st.lists(st.sampled_from("bdefh"), unique=True).map(tuple),
)
def test_a_re_screen_ends_with_the_answers_of_both(
    seed: int, later: int, spots: tuple[str, ...], scope: Scope, sections: tuple[str, ...]
) -> None:
    last = answers_of(by_seed(seed, spots=spots))
    assume(judge(last).tier not in (None, Tier.URGENT_CARE))
    flow = a_repeat(a_rescreen(scope, last), last)
    go_through(flow, by_seed(later, spots=spots), sections)
    asked = sections_asked(scope, sections, QUESTIONNAIRE)
    assert flow.outcome == judge(flow.answers)
    for key in flow.asked_keys():
        section = QUESTIONNAIRE.get(key.partition("@")[0]).section
        if flow.is_carried(key):
            assert section not in asked
            assert flow.book.value(key) == last[key]
    if flow.current is CHECK:
        assert flow.outcome.missing == ()


@settings(max_examples=8, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    spots=SPOTS,
    sections=st.lists(st.sampled_from("bdefh"), unique=True).map(tuple),
)
def test_a_re_screen_that_is_parked_on_every_page_ends_the_same(
    seed: int, spots: tuple[str, ...], sections: tuple[str, ...]
) -> None:
    last = answers_of()
    straight = a_repeat(a_rescreen(), last)
    pages = go_through(straight, by_seed(seed, spots=spots), sections)
    flow, seen = a_repeat(a_rescreen(), last), []
    while flow.current not in (CHECK, URGENT):
        here = flow.current
        seen.append(here.id)
        if here is CHANGED:
            say(flow, *sections)
        else:
            answer_page(flow, by_seed(seed, spots=spots))
        if flow.current is here:
            flow.next()
        draft = flow.draft_of(a_rescreen())
        parked_at = flow.current
        flow = a_repeat(draft, last)
        assert flow.current == parked_at
    assert seen == [page.id for page in pages]
    assert flow.outcome == straight.outcome
