import pytest

from studio.screening.condition_nodes import And, AnyArea, Compare, Has, InGroup, Not, Or
from studio.screening.conditions import ConditionError, parse_condition
from studio.screening.facts import read_answers
from studio.screening.predicates import predicate
from studio.screening.reachability import example_answers
from tests.studio.screening.protocol import QUESTIONNAIRE, TODAY, an_area, checked

ALL = QUESTIONNAIRE.by_id


def holds(text: str, **answers: object) -> bool:
    given = {name.replace("_", ".", 1): value for name, value in answers.items()}
    facts = read_answers(checked(given), QUESTIONNAIRE, TODAY)
    return predicate(parse_condition(text, ALL))(facts, None)


def test_and_binds_tighter_than_or():
    condition = parse_condition("c.chest >= past or c.dizzy >= yes and not c.signs >= yes", ALL)
    assert condition == Or(
        (
            Compare("c.chest", ">=", 1),
            And((Compare("c.dizzy", ">=", 1), Not(Compare("c.signs", ">=", 1)))),
        )
    )


def test_areas_know_groups_and_moves():
    assert parse_condition("ANY(BACK and p.moves has twist)", ALL) == AnyArea(
        And((InGroup("BACK"), Has("p.moves", "twist")))
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("c.chst >= past", "unknown question c.chst; c.chest may be meant"),
        ("c.chest >= pst", "c.chest has no option pst; past may be meant"),
        ("f.status >= pregnant", "no order"),
        ("p.now >= 4", "needs ANY or COUNT"),
        ("SPINE", "inside ANY or COUNT"),
        ("ANY(SPIN)", "unknown name SPIN; SPINE may be meant"),
        ("ANY(ANY(SPINE))", "cannot stand inside"),
        ("a.contact == no", "cannot be compared"),
        ("p.now", "needs ANY"),
        ("ANY(p.now >= four)", "a number is expected"),
        ("ANY(p.moves has jump)", "p.moves has no option jump"),
        ("c.chest >= past and", "ends too early"),
        ("(c.chest >= past", "ends too early"),
        ("c.chest >= past)", "not expected here"),
        ("c.chest past", "a comparison is expected"),
        ("c.chest >= past; c.dizzy", "cannot read"),
        ("COUNT(SPINE) >= many", "a number is expected"),
        ("(" * 40 + "active" + ")" * 40, "nested too deeply"),
        ("not " * 40 + "active", "nested too deeply"),
        ("", "ends too early"),
    ],
)
def test_a_condition_that_cannot_be_read_says_why(text: str, problem: str):
    with pytest.raises(ConditionError, match=problem.replace("(", r"\(")):
        parse_condition(text, ALL)


def test_at_least_means_that_option_or_a_worse_one():
    assert not holds("c.chest >= past", c_chest="no")
    assert holds("c.chest >= past", c_chest="past")
    assert holds("c.chest >= past", c_chest="recent")
    assert not holds("c.chest >= past")


def test_a_missing_number_makes_no_comparison_true():
    assert not holds("g.sys < 140")
    assert not holds("g.sys >= 140")
    assert holds("not (g.sys < 140 and g.dia < 90)")


def test_any_needs_one_area_that_satisfies_all():
    sore_knee = an_area("knee", p_now=5)
    old_back = an_area("low_back", p_weeks=30)
    both = "ANY(p.now >= 4 and p.weeks >= 12)"
    assert not holds(both, i_regions=[sore_knee, old_back])
    assert holds(both, i_regions=[sore_knee | {"p.weeks": 12}, old_back])


def test_count_counts_regions_and_not_sides():
    knees = [an_area("knee", "left", p_now=3), an_area("knee", "right", p_now=3)]
    assert not holds("COUNT(p.now >= 3) >= 2", i_regions=knees)
    assert holds("COUNT(p.now >= 3) >= 2", i_regions=[*knees, an_area("neck", p_now=3)])


@pytest.mark.parametrize(
    ("answers", "active", "inactive"),
    [
        ({}, False, False),
        ({"b_days": 2}, False, True),
        ({"b_days": 3}, False, False),
        ({"b_days": 3, "b_months3": "no"}, False, True),
        ({"b_days": 3, "b_months3": "yes", "b_mod_mins": 60, "b_vig_mins": 14}, False, True),
        ({"b_days": 3, "b_months3": "yes", "b_mod_mins": 60, "b_vig_mins": 15}, True, False),
        ({"b_mod_mins": 0, "b_vig_mins": 0}, False, True),
    ],
)
def test_active_is_neither_yes_nor_no_until_it_is_known(
    answers: dict[str, object], *, active: bool, inactive: bool
):
    assert holds("active", **answers) is active
    assert holds("not active", **answers) is inactive


def test_a_hidden_question_counts_as_its_best_option():
    assert not holds("dx.diab_trouble >= yes", dx_diabetes="no", dx_diab_trouble="yes")
    assert holds("dx.diab_trouble >= yes", dx_diabetes="hypo_risk", dx_diab_trouble="yes")
    assert not holds("ANY(p.locked >= yes)", i_regions=[an_area("neck", p_locked="yes")])


@pytest.mark.parametrize(
    "text",
    [
        "c.chest >= recent and c.chest == no",
        "a.age >= 60 and a.age < 50",
        "ANY(KNEE and SPINE)",
        "ANY(NECK and p.locked >= yes)",
        "f.complication >= yes and f.status == no",
        "active and not active",
        "ANY(SPINE) and not ANY(MARKED)",
        "COUNT(KNEE and p.now >= 3) >= 2",
        "ANY(p.now >= 11)",
        "ANY(p.moves has twist and not p.moves has twist)",
        "j.gca >= yes and a.age < 50",
    ],
)
def test_a_condition_that_cannot_come_true_is_seen(text: str):
    assert example_answers(parse_condition(text, ALL), ALL) is None


@pytest.mark.parametrize(
    "text",
    [
        "ANY(KNEE) and ANY(SPINE)",
        "not active and ANY(p.weeks > 5 and p.weeks < 6)",
        "COUNT(LOWER and p.now >= 3) >= 3",
        "ANY(KNEE) and not ANY(SPINE)",
        "not (g.sys < 140 and g.dia < 90)",
    ],
)
def test_an_example_makes_its_condition_true(text: str):
    condition = parse_condition(text, ALL)
    example = example_answers(condition, ALL)
    assert example is not None
    facts = read_answers(checked(example), QUESTIONNAIRE, TODAY, unanswered_best=True)
    assert predicate(condition)(facts, None)
