"""What a re-screen asks again, what stays, and when one is due."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from resources import read_folder
from studio.errors import BadFile
from studio.screening.due import due_scope
from studio.screening.outcome import Tier
from studio.screening.rescreen import (
    FILE,
    carried_answers,
    parse_rescreen,
    sections_asked,
)
from studio.screening.screening import Scope
from tests.studio.screening.protocol import (
    QUESTIONNAIRE,
    TODAY,
    a_quiet_area,
    all_well,
)

PATH = f"data/screening/{FILE}"
FILES = read_folder("data/screening")
TEXTS = parse_rescreen(FILES, QUESTIONNAIRE)
ALL = {section.key for section in QUESTIONNAIRE.sections}


def test_the_question_and_its_answers_come_from_the_file():
    assert TEXTS.text.startswith("Has anything changed")
    assert {choice.key: choice.sections for choice in TEXTS.choices} == {
        "nothing": (),
        "condition": ("d",),
        "medicine": ("e",),
        "pregnancy": ("f",),
        "injury": ("d", "h"),
        "activity": ("b",),
        "other": ("d", "e", "f"),
    }
    assert [choice.key for choice in TEXTS.choices if choice.excludes] == ["nothing"]
    assert QUESTIONNAIRE.find("changed") is None


def test_the_answers_chosen_add_their_sections_once():
    assert TEXTS.sections_for(["other", "condition", "activity"]) == ("b", "d", "e", "f")
    assert TEXTS.sections_for(["nothing"]) == ()


@pytest.mark.parametrize(
    ("old", "new", "entry", "field"),
    [
        ('sections = ["e"]', 'sections = ["z"]', "medicine", "sections"),
        ('sections = ["e"]', "sections = []", "medicine", "sections"),
        ("excludes = true", "", "nothing", "sections"),
        ('key = "medicine"', 'key = "condition"', "condition", "key"),
        ('text = "Nothing new"', 'text = ""', "nothing", "text"),
        ('why = "', 'reason = "', "", "why"),
        ("excludes = true", 'sections = ["b"]', "", "choice"),
    ],
)
def test_a_mistake_in_the_file_is_named(old: str, new: str, entry: str, field: str):
    text = FILES[PATH]
    assert old in text
    with pytest.raises(BadFile) as caught:
        parse_rescreen({PATH: text.replace(old, new, 1)}, QUESTIONNAIRE)
    values = caught.value.values
    assert (values["file"], values["entry"], values["field"]) == (PATH, entry, field)


def test_a_missing_file_is_named():
    with pytest.raises(BadFile) as caught:
        parse_rescreen({}, QUESTIONNAIRE)
    assert caught.value.values["file"] == FILE


@pytest.mark.parametrize(
    ("scope", "changed", "sections"),
    [
        (Scope.SHORT, (), set("chij")),
        (Scope.MINI, (), set("chijef")),
        (Scope.FULL, (), ALL),
        (Scope.SHORT, ("d", "h"), set("chijd")),
        (Scope.MINI, ("b",), set("chijefb")),
        (Scope.FULL, ("d",), ALL),
        (Scope.SHORT, ("zzz",), set("chij")),
    ],
)
def test_the_scope_and_what_changed_decide_what_is_asked(
    scope: Scope, changed: tuple[str, ...], sections: set[str]
):
    assert sections_asked(scope, changed, QUESTIONNAIRE) == sections


ANSWERS: Mapping[str, object] = {
    **all_well(a_quiet_area("knee")),
    "dx.other": "listed",
    "dx.other.note": "Hay fever",
    "b.goals.note": "Ten kilometres",
    "g.sys": 120,
    "x.gone": "yes",
}


def test_what_is_not_asked_again_stays_with_its_notes():
    short = sections_asked(Scope.SHORT, (), QUESTIONNAIRE)
    kept = carried_answers(ANSWERS, short, QUESTIONNAIRE)
    assert kept["dx.other.note"] == "Hay fever"
    assert kept["a.dob"] == "1985-02-03"
    assert kept["m.beta"] == "no"
    assert kept["g.sys"] == 120
    assert not {"c.chest", "h.surgery", "i.regions", "j.saddle", "x.gone"} & kept.keys()
    assert {key: ANSWERS[key] for key in kept} == kept


def test_what_is_asked_again_starts_empty_with_its_notes():
    again = sections_asked(Scope.SHORT, ("d", "b"), QUESTIONNAIRE)
    kept = carried_answers(ANSWERS, again, QUESTIONNAIRE)
    assert not {"dx.other", "dx.other.note", "b.goals.note", "b.want"} & kept.keys()


def test_what_is_about_the_person_lasts_through_a_full_screening():
    everything = sections_asked(Scope.FULL, (), QUESTIONNAIRE)
    kept = carried_answers({**ANSWERS, "a.age": 41}, everything, QUESTIONNAIRE)
    assert {key[0] for key in kept} == {"a"}
    assert kept["a.age"] == 41


def due(
    tier: Tier | None = Tier.GYM_ADAPTED,
    *,
    expired: bool = False,
    because: str = "",
    last_full_on: date | None = None,
    day: date = TODAY,
) -> Scope | None:
    return due_scope(
        tier=tier,
        is_expired=expired,
        ended_because=because,
        confirmed_on=TODAY,
        day=day,
        last_full_on=last_full_on,
    )


@pytest.mark.parametrize(
    ("tier", "valid", "expired"),
    [
        (Tier.GYM_READY, None, Scope.FULL),
        (Tier.GYM_ADAPTED, None, Scope.MINI),
        (Tier.REHAB_FIRST, None, Scope.MINI),
        (Tier.CLEARANCE_FIRST, None, Scope.FULL),
        (Tier.URGENT_CARE, Scope.FULL, Scope.FULL),
        (None, Scope.FULL, Scope.FULL),
    ],
)
def test_the_tier_decides_what_is_due_when_it_runs_out(
    tier: Tier | None, valid: Scope | None, expired: Scope
):
    assert due(tier) is valid
    assert due(tier, expired=True) is expired


@pytest.mark.parametrize(
    ("because", "scope"),
    [
        ("new_area", Scope.SHORT),
        ("medicine", Scope.MINI),
        ("pregnancy", Scope.MINI),
        ("operation", Scope.MINI),
        ("away", Scope.MINI),
        ("health", Scope.FULL),
        ("hospital", Scope.FULL),
        ("another reason", Scope.FULL),
    ],
)
def test_what_ended_a_result_decides_what_is_due(because: str, scope: Scope):
    assert due(because=because) is scope


def test_the_widest_of_all_reasons_counts():
    assert due(because="new_area", expired=True) is Scope.MINI
    assert due(Tier.GYM_READY, because="new_area", expired=True) is Scope.FULL
    assert due(because="health", expired=True) is Scope.FULL


def test_once_a_year_everything_is_asked():
    last = date(2025, 5, 14)
    assert due(last_full_on=last) is None
    assert due(last_full_on=last, day=TODAY + timedelta(days=1)) is Scope.FULL
    assert due(last_full_on=last, day=TODAY + timedelta(days=1), because="away") is Scope.FULL
