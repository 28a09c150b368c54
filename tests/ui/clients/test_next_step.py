from datetime import date, timedelta

import pytest

from studio.clients.consent import Consent, Purpose
from studio.ids import ConsentId, TrainerId
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Scope, Screening, Standing, Status
from studio.services.due import DueItem
from tests.builders import THURSDAY, a_client, a_trainer
from tests.ui.memory import a_screening
from ui.clients.due_words import DueWords
from ui.clients.next_step import Action, NextStep
from ui.clients.reading import ClientFile
from ui.shell.place import Surroundings

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
MAYA = a_client()
LAST_YEAR = date(2025, 4, 2)


@pytest.fixture
def next_step(around: Surroundings) -> NextStep:
    return NextStep(around, DueWords())


def a_file(planning: Planning, tier: Tier | None = None, **values: object) -> ClientFile:
    given = {"confirmed_on": THURSDAY} if tier is not None else {}
    of_file = {key: values.pop(key) for key in ("history", "consents", "due") if key in values}
    standing = Standing(planning=planning, tier=tier, **{**given, **values})
    kept = {"history": (), **of_file}
    return ClientFile(
        client=MAYA, standing=standing, weeks=(), trainers=(DANA,), today=THURSDAY, **kept
    )


def locked(because: str, tier: Tier | None = Tier.GYM_READY, **values: object) -> ClientFile:
    return a_file(Planning.LOCKED, tier, locked_because=because, **values)


@pytest.mark.parametrize(
    ("file", "action"),
    [
        (a_file(Planning.OPEN, Tier.GYM_READY), Action("plan", "Plan week")),
        (a_file(Planning.ADAPTED, Tier.GYM_ADAPTED), Action("plan", "Plan week")),
        (a_file(Planning.REHAB_ONLY, Tier.REHAB_FIRST), Action("plan", "Plan gentle week")),
        (a_file(Planning.ON_HOLD, Tier.CLEARANCE_FIRST), Action("letter", "Ask for the letter")),
        (a_file(Planning.STOPPED, Tier.URGENT_CARE), Action("help", "See what to do")),
        (locked("not_screened", None), Action("screen", "Start screening")),
        (
            locked("expired", rescreen=Scope.MINI),
            Action("check", "Mini check", Scope.MINI),
        ),
        (locked("changed", rescreen=Scope.SHORT), Action("check", "Short check", Scope.SHORT)),
        (
            locked("rescreen", Tier.CLEARANCE_FIRST, rescreen=Scope.FULL),
            Action("check", "Full screening", Scope.FULL),
        ),
        (
            a_file(Planning.ON_HOLD, Tier.CLEARANCE_FIRST, rescreen=Scope.FULL),
            Action("check", "Full screening", Scope.FULL),
        ),
        (locked("consent_withdrawn"), Action("consent", "Give consent")),
    ],
)
def test_each_standing_has_one_thing_to_do_next(
    next_step: NextStep, file: ClientFile, action: Action
):
    assert next_step.action(file) == action


@pytest.mark.parametrize(
    ("status", "scope", "text"),
    [
        (Status.DRAFT, Scope.FULL, "Resume screening"),
        (Status.COMPLETE, Scope.FULL, "Resume screening"),
        (Status.DRAFT, Scope.SHORT, "Resume short check"),
        (Status.DRAFT, Scope.MINI, "Resume mini check"),
        (Status.PROPOSED, Scope.FULL, "Review outcome"),
    ],
)
def test_what_is_under_way_is_gone_on_with_first(
    around: Surroundings, next_step: NextStep, status: Status, scope: Scope, text: str
):
    made = a_screening(
        MAYA, around.clock, Tier.GYM_READY, status=status, scope=scope, confirmed_at=None
    )
    file = a_file(Planning.OPEN, Tier.GYM_READY, history=(made,))
    assert next_step.action(file) == Action("resume", text)


def test_without_consent_nothing_is_gone_on_with(around: Surroundings, next_step: NextStep):
    made = a_screening(MAYA, around.clock, Tier.GYM_READY, status=Status.DRAFT, confirmed_at=None)
    file = locked("consent_withdrawn", history=(made,))
    assert next_step.action(file).code == "consent"


def test_a_version_left_behind_is_not_gone_on_with(around: Surroundings, next_step: NextStep):
    left = a_screening(
        MAYA, around.clock, Tier.GYM_READY, status=Status.SUPERSEDED, confirmed_at=None
    )
    file = a_file(Planning.OPEN, Tier.GYM_READY, history=(left,))
    assert next_step.action(file).code == "plan"


@pytest.mark.parametrize("planning", [Planning.OPEN, Planning.ADAPTED, Planning.REHAB_ONLY])
def test_while_all_is_open_there_is_no_banner(next_step: NextStep, planning: Planning):
    assert next_step.banner(a_file(planning, Tier.GYM_ADAPTED)) == ""


def test_old_answers_say_how_old_they_are_and_how_long_a_printed_week_stands(
    next_step: NextStep,
):
    file = locked(
        "expired",
        confirmed_on=LAST_YEAR,
        rescreen=Scope.SHORT,
        printed_until=THURSDAY + timedelta(days=4),
    )
    assert next_step.banner(file) == (
        "Answers are 13 months old. A short check keeps the plan right."
        " A printed week stands until Mon 18 May."
    )


def test_answers_of_some_weeks_are_counted_in_weeks(next_step: NextStep):
    file = locked("expired", Tier.REHAB_FIRST, confirmed_on=date(2026, 3, 30), rescreen=Scope.MINI)
    assert next_step.banner(file) == "Answers are 6 weeks old. A mini check keeps the plan right."


def test_a_printed_week_that_is_over_is_not_named(next_step: NextStep):
    file = locked("expired", confirmed_on=LAST_YEAR, printed_until=THURSDAY - timedelta(days=1))
    assert "printed" not in next_step.banner(file)


def test_a_change_says_what_changed_and_what_opens_the_plan(
    around: Surroundings, next_step: NextStep
):
    ended: Screening = a_screening(
        MAYA, around.clock, Tier.GYM_READY, ended_on=THURSDAY, ended_because="new_area"
    )
    file = locked("changed", rescreen=Scope.SHORT, screening_id=ended.id, history=(ended,))
    assert next_step.banner(file) == (
        "Something changed on Thu 14 May: a new sore area. A short check opens the plan again."
    )


def test_withdrawn_consent_says_since_when_and_that_nothing_is_deleted(
    around: Surroundings, next_step: NextStep
):
    now = around.clock.now()
    consent = Consent(
        ConsentId("c"), MAYA.id, Purpose.HEALTH, "1", "x", now, "Maya Okafor", withdrawn_at=now
    )
    file = locked("consent_withdrawn", consents={Purpose.HEALTH: consent})
    assert next_step.banner(file) == (
        "Consent to health answers was withdrawn on 14 May."
        " The plan is closed until it is given again. Nothing is deleted."
    )


def test_a_hold_names_the_reminder_that_comes_and_the_one_that_is_due(next_step: NextStep):
    held = {"confirmed_on": THURSDAY - timedelta(days=3)}
    file = a_file(Planning.ON_HOLD, Tier.CLEARANCE_FIRST, **held)
    assert next_step.banner(file) == (
        "On hold since Mon 11 May. Nothing new is planned until the letter is here."
        " A reminder comes Mon 25 May."
    )
    due = DueItem(MAYA, "reminder_2w", THURSDAY - timedelta(days=1), tier=Tier.CLEARANCE_FIRST)
    file = a_file(Planning.ON_HOLD, Tier.CLEARANCE_FIRST, due=(due,))
    assert next_step.banner(file) == (
        "The letter was asked for 2 weeks ago. A friendly reminder is due."
    )


@pytest.mark.parametrize(
    ("code", "scope", "days", "line", "said"),
    [
        ("expired", Scope.SHORT, -3, "Short check, since 11 May",
         "A short check is due since Mon 11 May."),
        ("expiring", Scope.MINI, 4, "Mini check by 18 May", "A mini check is due by Mon 18 May."),
        ("changed", Scope.SHORT, 0, "Something changed, 14 May",
         "A short check is due: something changed on Thu 14 May."),
        ("rescreen", Scope.FULL, 0, "Discharged: screen again",
         "A discharge is on record. The whole screening is due."),
        ("reminder_6w", None, -2, "Letter: day 44 of waiting",
         "The letter was asked for 6 weeks ago. A friendly reminder is due."),
        ("closing_ends", None, 7, "Letter counts until 21 May",
         "What a clinician wrote counts until Thu 21 May. Ask for news before then."),
        ("to_confirm", None, 0, "Outcome to be confirmed", ""),
        ("draft_ends", None, 5, "Parked, kept until 19 May", ""),
        ("urgent", None, 0, "Rests until a discharge is here", ""),
    ],
)  # fmt: skip
def test_what_is_due_has_a_line_and_a_sentence(
    around: Surroundings, code: str, scope: Scope | None, days: int, line: str, said: str
):
    words = DueWords()
    item = DueItem(MAYA, code, THURSDAY + timedelta(days=days), scope)
    assert words.line(item, THURSDAY) == line
    assert words.sentence(item, THURSDAY) == said
