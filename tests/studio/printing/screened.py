"""Screenings to put on paper; every person, studio and number is invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from resources import read_folder
from studio.clients.client import Client
from studio.ids import ScreeningId
from studio.printing.clinician_letter import build_letter
from studio.printing.papers import ClinicianLetter, Paper, ScreeningSummary
from studio.printing.pdf.papers import render_paper
from studio.printing.screening_summary import build_summary
from studio.screening.evaluate import evaluate
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.screening.screening import Screening, Status
from studio.services.content import load_protocol
from studio.services.practice import answers_of
from studio.settings import StudioProfile
from tests.studio.printing.sheets import DANA, MAYA, PROFILE, TODAY, TRAINERS, fonts, words

MAYA_BORN = replace(MAYA, birth_date=date(1985, 2, 3))

BACK: Mapping[str, object] = {
    "region": "low_back",
    "side": "both",
    "p.now": 2,
    "p.worst7": 3,
    "p.weeks": 20,
    "p.moves": ["bend_sit", "arch_stand"],
}
KNEE: Mapping[str, object] = {
    "region": "knee",
    "side": "left",
    "p.now": 1,
    "p.worst7": 3,
    "p.weeks": 30,
    "p.moves": ["deep_knee", "impact"],
}
STORIES: Mapping[str, Mapping[str, object]] = {
    "gym_ready": {},
    "gym_adapted": {"i.regions": [BACK, KNEE], "dx.asthma": "controlled"},
    "rehab_first": {"i.regions": [{**BACK, "p.now": 4, "p.worst7": 6, "p.radiate": "below"}]},
    "clearance_first": {"c.palps": "new", "c.signs": "yes", "g.sys": 165, "g.dia": 96},
    "urgent_care": {"i.regions": [BACK], "j.saddle": "yes"},
}


@cache
def protocol() -> tuple[Questionnaire, RuleBook]:
    return load_protocol(read_folder)


def a_screening(
    story: str | Mapping[str, object] = "gym_adapted",
    *,
    client: Client = MAYA_BORN,
    confirmed: bool = True,
    **values: object,
) -> Screening:
    """Return a screening with the best answers but for those of the story."""
    questionnaire, rules = protocol()
    told = STORIES[story] if isinstance(story, str) else story
    measured = {"g.sys": None, "g.dia": None, "g.hr": None, "g.irregular": None}
    answers = answers_of({**measured, **told}, client, questionnaire, TODAY)
    answers = {key: value for key, value in answers.items() if value is not None}
    outcome = evaluate(answers, questionnaire, rules, today=TODAY)
    at = datetime(2026, 5, 14, 10, 40, tzinfo=UTC)
    screening = Screening(
        id=ScreeningId("screening"),
        client_id=client.id,
        started_at=at,
        saved_at=at,
        questions_version=questionnaire.version,
        rules_version=rules.version,
        answers=answers,
        status=Status.CONFIRMED if confirmed else Status.PROPOSED,
        outcome=outcome,
        chosen_tier=outcome.tier,
        confirmed_by=DANA if confirmed else None,
        confirmed_at=at if confirmed else None,
    )
    return replace(screening, **values)  # type: ignore[arg-type]


def a_summary(
    screening: Screening | None = None,
    *,
    client: Client = MAYA_BORN,
    profile: StudioProfile = PROFILE,
    paper: str = "A4",
) -> ScreeningSummary:
    questionnaire, rules = protocol()
    return build_summary(
        screening or a_screening(client=client),
        client,
        profile,
        TRAINERS,
        questionnaire,
        rules,
        words(),
        today=TODAY,
        done_on=TODAY,
        paper=paper,
    )


def a_letter(
    screening: Screening | None = None,
    *,
    client: Client = MAYA_BORN,
    profile: StudioProfile = PROFILE,
    paper: str = "A4",
) -> ClinicianLetter:
    questionnaire, _ = protocol()
    return build_letter(
        screening or a_screening("clearance_first", client=client),
        client,
        profile,
        questionnaire,
        words(),
        today=TODAY,
        done_on=TODAY,
        paper=paper,
    )


def a_paper_pdf(paper: Paper) -> bytes:
    return render_paper(paper, fonts())
