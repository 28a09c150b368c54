import pytest

from studio.screening.facts import shown_questions
from studio.screening.questionnaire import NOT_SURE, Kind, Question, Worse, closest
from studio.screening.regions import REGION_SETS, REGIONS, SIDES, area_key, region_of, side_of
from tests.avoided_words import AVOIDED
from tests.studio.screening.protocol import (
    QUESTIONNAIRE,
    RULES,
    TODAY,
    a_quiet_area,
    all_well,
    an_area,
    checked,
)

SECTION_SIZES = {
    "a": 6,
    "b": 7,
    "c": 10,
    "d": 25,
    "e": 5,
    "f": 6,
    "g": 4,
    "h": 4,
    "i": 19,
    "j": 12,
    "k": 3,
}


def shown(answers: dict[str, object]) -> list[str]:
    return [asked.key for asked in shown_questions(checked(answers), QUESTIONNAIRE, TODAY)]


def test_there_are_101_questions_in_11_sections():
    assert len(QUESTIONNAIRE.questions) == 101
    assert {
        section.key: len(QUESTIONNAIRE.in_section(section.key))
        for section in QUESTIONNAIRE.sections
    } == SECTION_SIZES


@pytest.mark.parametrize("question", QUESTIONNAIRE.questions, ids=lambda question: question.id)
def test_a_question_has_its_words(question: Question):
    assert question.text
    assert question.label
    assert question.why
    if question.is_choice or question.kind is Kind.MULTI:
        assert len(question.options) >= 2
        assert all(option.text for option in question.options)


def test_no_text_holds_a_word_to_avoid():
    texts = [
        text
        for question in QUESTIONNAIRE.questions
        for text in (
            question.text,
            question.label,
            question.why,
            question.hint,
            *(option.text for option in question.options),
        )
    ]
    texts += [text for section in QUESTIONNAIRE.sections for text in (section.title, section.lead)]
    texts += [area.name for area in QUESTIONNAIRE.areas]
    texts += [text for rule in RULES.rules for text in (rule.reason, rule.closes_when)]
    texts += [
        text
        for entry in RULES.restrictions.values()
        for text in (entry.short, entry.meaning, entry.swap)
    ]
    texts += [*RULES.sources.values(), RULES.doubt_reason]
    assert [text for text in texts if AVOIDED.search(text)] == []


def test_not_sure_is_offered_where_a_health_question_has_options():
    for question in QUESTIONNAIRE.questions:
        expected = question.is_choice and question.section in set("cdefghj")
        assert question.allows_not_sure is expected, question.id


def test_ordered_options_run_from_best_to_worst():
    surgery = QUESTIONNAIRE.get("h.surgery")
    assert [option.key for option in surgery.options] == [
        "no",
        "over12w_full",
        "over12w_limited",
        "w6_12_cleared",
        "w6_12_not_cleared",
        "under6w",
    ]
    assert surgery.worse is Worse.UP
    assert [option.key for option in QUESTIONNAIRE.get("f.told_team").options] == ["yes", "no"]
    assert QUESTIONNAIRE.get("k.sure").worse is Worse.DOWN
    for unordered in ("f.status", "p.seen", "p.after", "p.weeks", "b.goals", "b.lifting"):
        assert not QUESTIONNAIRE.get(unordered).is_ordered


def test_only_optional_things_may_be_left_out():
    assert {question.id for question in QUESTIONNAIRE.questions if question.optional} == {
        "a.gp",
        "g.sys",
        "g.dia",
        "g.hr",
        "g.irregular",
        "j.sexual",
        "k.task1",
        "p.after",
    }


def test_red_flags_are_single_questions_about_the_urgent_subjects():
    flags = {question.id for question in QUESTIONNAIRE.questions if question.red_flag}
    assert {"c.chest", "c.stroke", "h.noweight", "j.saddle", "j.bladder", "p.weak"} <= flags
    assert "dx.oa" not in flags


def test_the_picture_has_25_areas_in_front_and_behind():
    views = [area.view for area in QUESTIONNAIRE.areas]
    assert (views.count("front"), views.count("back")) == (25, 25)
    assert len({area.key for area in QUESTIONNAIRE.areas}) == 50
    assert len({area.name for area in QUESTIONNAIRE.areas}) == 50
    assert {area.region for area in QUESTIONNAIRE.areas} == set(REGIONS)
    for area in QUESTIONNAIRE.areas:
        sided = area.shape.split(" ")[0] in SIDES
        assert area.side == (area.shape.split(" ")[0] if sided else "both")


def test_an_area_names_its_region_and_side():
    assert area_key("low_back") == "low_back"
    assert area_key("knee", "left") == "knee:left"
    assert (region_of("knee:left"), side_of("knee:left")) == ("knee", "left")
    assert side_of("low_back") == "both"


def test_groups_of_regions():
    assert REGION_SETS["BACK"] == {"upper_back", "low_back", "pelvis"}
    assert REGION_SETS["LIMB"] == {"shoulder", "elbow", "wrist", "hip", "knee", "ankle"}
    assert REGION_SETS["WRIST"] == {"wrist", "elbow"}


def test_only_questions_about_the_person_come_before_consent():
    assert shown({}) == ["a.dob", "a.filled_by", "a.consent", "a.contact", "a.gp"]
    assert "c.chest" in shown({"a.consent": "yes"})
    assert "c.chest" not in shown({"a.consent": "no"})
    assert "c.chest" not in shown({"a.consent": "yes", "a.age": 13})


@pytest.mark.parametrize(
    ("answers", "opened"),
    [
        ({"a.age": 16}, "a.guardian"),
        ({"b.days": 1}, "b.months3"),
        ({"dx.diabetes": "low_hypo_risk"}, "dx.diab_trouble"),
        ({"dx.diabetes": NOT_SURE}, "dx.diab_trouble"),
        ({"f.status": "pregnant"}, "f.told_team"),
        ({"f.status": NOT_SURE}, "f.warning"),
        ({"f.status": "postnatal_6_12w"}, "f.check6"),
        ({"i.regions": [an_area("pelvis")]}, "j.saddle"),
        ({"i.regions": [an_area("knee", p_radiate="above")]}, "j.bladder"),
        ({"i.regions": [an_area("neck")]}, "j.nkvasc"),
        ({"i.regions": [an_area("upper_back")]}, "j.nkmyelo"),
        ({"a.age": 50, "i.regions": [an_area("neck")]}, "j.gca"),
        ({"a.age": 45, "i.regions": [an_area("low_back", p_weeks=20)]}, "j.stiff"),
        ({"i.regions": [an_area("knee")]}, "k.fear"),
        ({"i.regions": [an_area("knee", "left")]}, "p.locked@knee:left"),
    ],
)
def test_an_answer_opens_its_follow_up(answers: dict[str, object], opened: str):
    assert opened not in shown({"a.consent": "yes"})
    assert opened in shown({"a.consent": "yes", **answers})


@pytest.mark.parametrize(
    ("answers", "closed"),
    [
        ({"a.age": 18}, "a.guardian"),
        ({"b.days": 0}, "b.months3"),
        ({"f.status": "postnatal_3_12m"}, "f.warning"),
        ({"f.status": NOT_SURE}, "f.told_team"),
        ({"i.regions": [an_area("knee")]}, "j.saddle"),
        ({"a.age": 49, "i.regions": [an_area("neck")]}, "j.gca"),
        ({"a.age": 46, "i.regions": [an_area("low_back", p_weeks=20)]}, "j.stiff"),
        ({"a.age": 40, "i.regions": [an_area("low_back", p_weeks=12)]}, "j.stiff"),
        ({"i.regions": [an_area("low_back")]}, "p.locked@low_back"),
        ({"i.regions": []}, "k.fear"),
    ],
)
def test_other_answers_leave_it_closed(answers: dict[str, object], closed: str):
    assert closed not in shown({"a.consent": "yes", **answers})


def test_questions_come_in_the_order_they_are_asked():
    keys = shown(all_well(a_quiet_area("knee", "left"), a_quiet_area("neck")))
    assert keys.index("i.regions") < keys.index("p.now@knee:left")
    assert keys.index("p.seen@knee:left") < keys.index("p.now@neck") < keys.index("j.saddle")


def test_a_near_miss_is_recognised():
    assert closest("c.chst", QUESTIONNAIRE.by_id) == "c.chest"
    assert closest("zzz", QUESTIONNAIRE.by_id) == ""
