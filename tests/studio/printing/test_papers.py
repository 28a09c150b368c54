from dataclasses import replace
from datetime import date

import pytest

from studio.errors import UnknownKey
from studio.printing.papers import Pair, Part
from studio.printing.screening_summary import answers_code
from studio.screening.outcome import Tier
from studio.screening.screening import Status
from tests.studio.printing.screened import (
    BACK,
    KNEE,
    MAYA_BORN,
    STORIES,
    a_letter,
    a_screening,
    a_summary,
)
from tests.studio.printing.sheets import PROFILE

LEO = replace(MAYA_BORN, first_name="Leo", birth_date=date(2010, 9, 1))


def heads(part: Part) -> list[str]:
    return [pair.head for pair in part.pairs]


def section(parts: tuple[Part, ...], label: str) -> Part:
    return next(part for part in parts if part.label == label)


# The summary


@pytest.mark.parametrize(
    ("story", "title"),
    [
        ("gym_ready", "Ready to train"),
        ("gym_adapted", "Ready to train, with some swaps"),
        ("rehab_first", "Rebuild first"),
        ("clearance_first", "Check in with a clinician first"),
        ("urgent_care", "Please get medical help first"),
    ],
)
def test_every_outcome_is_told_in_the_client_s_words_and_leaves_something_ready(story, title):
    summary = a_summary(a_screening(story))
    assert summary.outcome.title == title
    assert summary.ready.lines[0]
    assert summary.for_now.lines or summary.for_now.pairs
    assert summary.ahead.pairs


def test_a_reason_is_the_answer_and_what_is_said_of_it():
    why = a_summary(a_screening("clearance_first")).why
    assert why.pairs[0] == Pair(
        "Racing or skipping heart: yes, not checked",
        "A racing or skipping heart is usually harmless, and worth a check first.",
    )
    assert len(set(heads(why))) == len(why.pairs)


def test_what_would_change_in_training_is_no_reason_while_nothing_is_planned():
    pregnant_back = {**STORIES["clearance_first"], "i.regions": [BACK]}
    why = a_summary(a_screening(pregnant_back)).why
    assert not any("Lower back" in head for head in heads(why))


def test_changes_stand_with_what_stands_in_and_their_review():
    for_now = a_summary(a_screening("gym_adapted")).for_now
    light = for_now.pairs[heads(for_now).index("Light load through the back")]
    assert light.note == "Review 6 August 2026"
    assert light.instead.startswith("Bodyweight or goblet squat")
    assert "for now" in light.text
    number = for_now.pairs[heads(for_now).index("A number the next morning")]
    assert number.instead == ""


def test_one_review_for_all_is_said_once():
    for_now = a_summary(a_screening("rehab_first")).for_now
    assert for_now.lines == ("We look at all of this again on 11 June 2026.",)
    assert {pair.note for pair in for_now.pairs} == {""}


def test_reviews_and_the_end_of_the_result_come_next_in_order():
    ahead = a_summary(a_screening("gym_adapted")).ahead
    assert heads(ahead) == ["Each visit", "6 August 2026", "14 November 2026", "Any time"]
    assert "Dana" in ahead.pairs[1].text
    assert heads(a_summary(a_screening("gym_ready")).ahead) == ["14 May 2027", "Any time"]


def test_telling_answers_stand_one_by_one_and_every_plain_no_behind_them():
    conditions = section(a_summary(a_screening("gym_adapted")).answers, "Conditions")
    assert [(pair.head, pair.text) for pair in conditions.pairs] == [
        ("Asthma", "Yes, well controlled")
    ]
    assert conditions.small.startswith("No to all the rest: heart, stroke or circulation; ")
    assert "asthma" not in conditions.small
    medicines = section(a_summary().answers, "Medicines")
    assert medicines.pairs == ()
    assert medicines.small.startswith("No to all: medicine that slows the heart; blood thinner; ")


def test_every_question_that_was_asked_is_answered_on_paper():
    screening = a_screening("gym_adapted")
    told = " ".join(a_summary(screening).texts()).casefold()
    for question in ("racing or skipping heart", "kidney disease", "broken bone", "pelvic floor"):
        assert question in told
    for label in ("lower back", "left knee", "filled in by", "active days a week"):
        assert label in told


def test_a_marked_area_has_its_own_answers():
    knee = section(a_summary(a_screening("gym_adapted")).answers, "Left knee")
    answers = {pair.head: pair.text for pair in knee.pairs}
    assert answers["Now"] == "1 of 10"
    assert answers["Weeks so far"] == "30 weeks"
    assert answers["Brought on by"] == "Deep knee bends, jumping or running"
    assert "gives way" in knee.small


def test_what_was_written_beside_an_answer_is_quoted():
    story = {"dx.other": "listed", "dx.other.note": "Two new <hips>"}
    conditions = section(a_summary(a_screening(story)).answers, "Conditions")
    assert "“Two new <hips>”" in conditions.pairs[-1].text


def test_nothing_measured_is_left_out_and_what_is_open_says_so():
    assert section(a_summary().answers, "Measured here").lines == ("Left out",)
    screening = a_screening("gym_ready")
    answers = {key: value for key, value in screening.answers.items() if key != "c.chest"}
    summary = a_summary(replace(screening, answers=answers))
    now = section(summary.answers, "How you are now")
    assert [(pair.head, pair.text) for pair in now.pairs] == [
        ("Chest discomfort", "Not answered yet")
    ]


def test_the_trainer_who_confirmed_is_named():
    summary = a_summary()
    assert "Confirmed by Dana Kerr" in summary.header.facts
    assert summary.declaration.rows[-1][0] == "For the studio, Dana Kerr"


def test_a_proposal_says_that_it_is_one():
    summary = a_summary(a_screening(confirmed=False))
    assert "Not confirmed yet" in summary.header.facts
    assert "This is a proposal until a trainer has confirmed it." in summary.outcome.lines
    assert summary.declaration.rows[-1][0] == "For the studio"


def test_answers_without_an_outcome_make_a_summary_that_says_what_is_missing():
    draft = a_screening("gym_ready", status=Status.DRAFT, outcome=None, chosen_tier=None)
    summary = a_summary(draft)
    assert summary.outcome.title == "No outcome yet"
    assert summary.ready.lines == ("Everyday movement carries on unless told otherwise.",)


def test_a_more_careful_choice_is_told_with_its_reason():
    screening = a_screening(
        "gym_ready", chosen_tier=Tier.REHAB_FIRST, choice_reason="First weeks after a long flu"
    )
    summary = a_summary(screening)
    assert summary.outcome.title == "Rebuild first"
    assert summary.why.pairs[-1].text == (
        "Dana Kerr chose a more careful start: First weeks after a long flu"
    )


def test_below_eighteen_a_guardian_signs_as_well():
    screening = a_screening("gym_ready", client=LEO)
    assert len(a_summary(screening, client=LEO).declaration.rows) == 3
    assert (
        "Parent or guardian, name and relation" in a_letter(screening, client=LEO).consent.rows[1]
    )
    assert len(a_summary().declaration.rows) == 2


def test_urgent_help_says_what_to_do_first():
    lines = a_summary(a_screening("urgent_care")).outcome.lines
    assert "Go to A&E now. Take somebody along." in lines
    assert "If it gets worse, call 999." in lines


def test_the_code_changes_with_the_answers_and_with_nothing_else():
    answers = dict(a_screening("gym_adapted").answers)
    shuffled = dict(reversed(answers.items()))
    assert answers_code(answers) == answers_code(shuffled)
    assert answers_code({**answers, "c.chest": "past"}) != answers_code(answers)
    assert any(answers_code(answers) in text for text in a_summary().footer.right)


# The letter


def test_the_letter_asks_four_things():
    asks = [ask.text for ask in a_letter().asks.questions]
    assert asks == [
        "What is the condition, and is it stable?",
        "Is there anything to avoid, or to watch for?",
        "What intensity do you suggest to begin with?",
        "When should this be looked at again?",
    ]
    assert a_letter().reply.rows == (("Name and role", "Signature", "Date"),)


@pytest.mark.parametrize("story", STORIES)
def test_no_letter_asks_for_a_certificate_or_names_a_diagnosis(story):
    text = " ".join(a_letter(a_screening(story)).texts()).casefold()
    for word in ("certif", "fit to", "fitness to", "clear for", "cleared", "sign off", "gym-ready"):
        assert word not in text
    assert "facts and" in text


def test_the_letter_quotes_questions_and_answers_as_they_were_given():
    told, measured = a_letter().told
    assert told.pairs[0] == Pair(
        "Does your heart race, thump or skip for no clear reason?", "“Yes, not checked”"
    )
    assert told.pairs[1].note.startswith("Both ankles swelling.")
    assert [(pair.head, pair.text) for pair in measured.pairs] == [
        ("Blood pressure, top number", "165 mmHg"),
        ("Blood pressure, bottom number", "96 mmHg"),
    ]


def test_an_answer_about_an_area_names_it():
    story = {"i.regions": [{**BACK, "p.numb": "new"}]}
    (told,) = a_letter(a_screening(story)).told
    assert Pair("Lower back: numbness or pins and needles?", "“Yes, new or not checked”") in (
        told.pairs
    )


def test_the_letter_tells_no_more_than_the_clinician_is_asked_about():
    story = {**STORIES["clearance_first"], "i.regions": [KNEE], "m.sedating": "yes"}
    text = " ".join(a_letter(a_screening(story)).texts())
    for untold in ("knee", "drowsy", "07700", "Dana"):
        assert untold not in text


def test_where_no_answer_asks_for_a_clinician_there_are_lines_to_write_on():
    (told,) = a_letter(a_screening("gym_ready")).told
    assert told.pairs == ()
    assert told.room == 3


@pytest.mark.parametrize(
    ("story", "when", "why"),
    [
        ("urgent_care", "For today", "asked Maya to get medical advice today"),
        ("clearance_first", "A reply this week helps", "this week if you can"),
        ("rehab_first", "A reply when it suits", "at a time that suits"),
    ],
)
def test_urgency_is_a_time_and_no_alarm(story, when, why):
    letter = a_letter(a_screening(story))
    assert when in letter.header.facts
    assert why in letter.opening.lines[0]


def test_the_letter_is_for_the_practice_that_was_named_or_has_a_line_for_it():
    assert a_letter().to.name == ""
    assert a_letter(client=replace(MAYA_BORN, practice="Mill Lane Surgery")).to.name == (
        "Mill Lane Surgery"
    )
    screening = a_screening({**STORIES["clearance_first"], "a.gp": "Hill Road Practice"})
    assert a_letter(screening).to.name == "Hill Road Practice"


def test_the_letter_is_given_to_the_client_and_not_sent():
    letter = a_letter()
    assert letter.footer.stop == (
        "Given to Maya to take along. It is not sent without Maya’s consent."
    )
    assert letter.header.dates == "About Maya Okafor, born 3 February 1985"
    assert any(PROFILE.phone in text for text in letter.footer.left)


# Both


def test_files_are_called_after_the_day_and_the_number_of_the_client():
    for paper, name in (
        (a_summary(), "2026-05-14_0147_summary.pdf"),
        (a_letter(), "2026-05-14_0147_letter.pdf"),
    ):
        assert paper.file_name == name
        assert "Maya" not in paper.document_title
        assert "Okafor" not in paper.document_title


def test_an_unknown_paper_is_refused():
    with pytest.raises(UnknownKey):
        a_summary(paper="A5")
    with pytest.raises(UnknownKey):
        a_letter(paper="Legal")


def test_the_birth_date_on_file_counts_where_none_was_answered():
    screening = a_screening()
    answers = {key: value for key, value in screening.answers.items() if key != "a.dob"}
    undated = replace(screening, answers=answers)
    assert a_summary(undated).header.dates == "Maya Okafor, born 3 February 1985"
    unknown = replace(MAYA_BORN, birth_date=None)
    assert a_summary(undated, client=unknown).header.dates == "Maya Okafor"


def test_questions_of_an_earlier_version_do_not_stop_the_printer():
    screening = a_screening("clearance_first")
    assert screening.outcome is not None
    finding = replace(screening.outcome.findings[0], because=(("c.gone", ""),))
    outcome = replace(screening.outcome, findings=(finding, *screening.outcome.findings[1:]))
    answers = {**screening.answers, "c.gone": "yes", "c.palps": "no longer an option"}
    older = replace(screening, outcome=outcome, answers=answers)
    assert "no longer an option" in " ".join(a_summary(older).texts())
    assert a_letter(older).told
