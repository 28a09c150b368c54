from datetime import date

import pytest

from resources import read_folder
from studio.screening.answer_words import answer_words, joined, said_words
from studio.screening.flow import ScreeningFlow
from studio.wording import Words, parse_words
from tests.studio.screening.protocol import QUESTIONNAIRE, TODAY, all_well, an_area, judged

WORDS: Words = parse_words("en", read_folder("data/en"))


def say_day(day: date) -> str:
    return day.isoformat()


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("c.unwell", "no", "No"),
        ("c.unwell", "not_sure", "Not sure"),
        ("c.unwell", "prefer_not_to_say", "Prefers not to say"),
        ("c.unwell", None, "Not answered yet"),
        ("c.chest", "past", "Yes, but not in the last day"),
        ("c.chest", "a key of an earlier version", "a key of an earlier version"),
        ("p.now", 4, "4 of 10"),
        ("g.sys", 165, "165 mmHg"),
        ("p.moves", ["bend_sit", "grip"], "Bending or sitting, gripping"),
        ("p.moves", [], "None of these"),
        ("a.dob", "1985-02-03", "1985-02-03"),
        (
            "k.task1",
            [{"task": "Stairs", "rating": 6}, {"task": "Sitting"}],
            "Stairs, 6 of 10; Sitting",
        ),
        ("a.contact", "Sam", "Sam"),
    ],
)
def test_an_answer_in_words(question, value, said):
    assert answer_words(QUESTIONNAIRE.get(question), value, WORDS, say_day) == said


def test_answers_about_an_area_stand_behind_its_name():
    answers = {**all_well(an_area(p_now=4, p_weeks=3), an_area("knee", "left")), "b.days": 2}
    flow = ScreeningFlow(QUESTIONNAIRE, judged, today=TODAY)
    for key, value in answers.items():
        flow.book.answer(key, value, None, None)
    keys = ("p.now@low_back", "p.weeks@low_back", "b.days", "i.regions")
    assert said_words(keys, flow, WORDS, say_day) == (
        "Lower back: now 4 of 10, weeks so far 3; Active days a week: 2, Lower back and left knee"
    )


def test_lists_read_as_people_list_things():
    assert joined([], WORDS) == ""
    assert joined(["a", "b", "c"], WORDS) == "a, b and c"
