"""The practice studio: invented people, put in through the same services as real ones.

Their answers go through the real questions and rules and their weeks through the real engine,
so that whatever the practice studio shows, the program has really worked out.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from studio.clients.client import Client
from studio.clock import Clock
from studio.ids import TemplateKey, TrainerId, new_id
from studio.planning.week_plan import Place, TrainingSession, WeekPlan, monday_of
from studio.screening.facts import shown_questions
from studio.screening.flow import ScreeningFlow
from studio.screening.questionnaire import Kind, Question, Questionnaire
from studio.screening.screening import Answers, AnswerStamp, Screening
from studio.screening.signature import Ink, Signer
from studio.services.clients import ClientService, NewClient
from studio.services.content import Content
from studio.services.editing import editor_for
from studio.services.planning import PLANNABLE, PlanningService
from studio.services.screening import ScreeningService
from studio.services.studio import StudioService
from studio.team import Qualification, Trainer

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
THE_END = "the end"
SOMEBODY_TO_CALL = "A friend, 07700 900555"


@dataclass(frozen=True, slots=True)
class PracticeServices:
    """The services that fill a practice studio."""

    clients: ClientService
    screenings: ScreeningService
    planning: PlanningService
    studio: StudioService


def fill_practice_studio(
    text: str, services: PracticeServices, content: Content, clock: Clock
) -> None:
    """Put the people of the practice file *text* into an empty studio."""
    document = tomllib.loads(text)
    team = _add_team(document, services.studio)
    for entry in document["clients"]:
        client = _add_client(entry, services.clients, team[entry["trainer"]])
        story = document["stories"].get(entry.get("story"))
        if story is None:
            continue
        if _screen(story, client, services, content, team["dana"].id, clock):
            _plan(entry, client, services, content, team, clock)


def answers_of(
    story: Mapping[str, object], client: Client, questionnaire: Questionnaire, today: date
) -> Answers:
    """Return a full set of answers: the best ones, changed by *story*."""
    birth_date = client.birth_date or date(today.year - 30, 1, 1)
    answers: dict[str, Any] = {
        "a.dob": birth_date.isoformat(),
        "a.filled_by": "self",
        "a.consent": "yes",
        "a.contact": client.emergency_contact or SOMEBODY_TO_CALL,
        **{key: value for key, value in story.items() if key != "stops_after"},
    }
    if "i.regions" in answers:
        answers["i.regions"] = [dict(region) for region in answers["i.regions"]]
    open_questions = True
    while open_questions:
        open_questions = False
        for asked in shown_questions(answers, questionnaire, today):
            if asked.question.staff:
                continue  # nobody was measured
            for place in _places(asked.question, asked.area, answers):
                if asked.question.id not in place:
                    place[asked.question.id] = best_answer(asked.question)
                    open_questions = True
    return answers


def best_answer(question: Question) -> object:
    """Return the answer that asks for the least care."""
    if question.best is not None:
        return question.best
    if question.is_choice:
        return question.options[0].key
    if question.kind is Kind.TEXT:
        return ""
    if question.kind in (Kind.MULTI, Kind.BODY_MAP, Kind.TASKS):
        return []
    return question.low


def _places(question: Question, area: str, answers: dict[str, Any]) -> list[dict[str, Any]]:
    if not question.per_region:
        return [answers]
    return [block for block in answers["i.regions"] if area.startswith(block["region"])]


def _add_team(document: Mapping[str, Any], studio: StudioService) -> dict[str, Trainer]:
    told = document["studio"]
    profile = replace(
        studio.profile(),
        name=told["name"],
        phone=told["phone"],
        address=told["address"],
        equipment=frozenset(told["equipment"]),
    )
    studio.save_profile(profile)
    return {
        entry["key"]: studio.save_trainer(
            Trainer(
                TrainerId(new_id()),
                entry["name"],
                qualification=Qualification(entry["qualification"]),
                tone=entry["tone"],
            )
        )
        for entry in document["trainers"]
    }


def _add_client(entry: Mapping[str, Any], clients: ClientService, trainer: Trainer) -> Client:
    client = clients.register(
        NewClient(
            entry["first_name"],
            entry["last_name"],
            entry["phone"],
            birth_date=entry["born"],
            emergency_contact=SOMEBODY_TO_CALL,
            trainer_id=trainer.id,
        )
    )
    return clients.save(replace(client, body_mass_kg=entry["body_mass_kg"], level=entry["level"]))


def _screen(
    story: Mapping[str, Any],
    client: Client,
    services: PracticeServices,
    content: Content,
    trainer_id: TrainerId,
    clock: Clock,
) -> bool:
    """Screen *client*; tell whether the result was confirmed and allows planning."""
    answers = answers_of(story, client, content.questionnaire, clock.today())
    draft = services.screenings.start(client.id, trainer_id)
    stops_after = story.get("stops_after")
    if stops_after and stops_after != THE_END:
        parked = _stopped(draft, answers, stops_after, services, content, clock)
        services.screenings.save_draft(parked, trainer_id)
        return False
    signed = (Ink(Signer.CLIENT, client.full_name),)
    proposed = services.screenings.propose(replace(draft, answers=answers), trainer_id, inks=signed)
    if stops_after == THE_END or proposed.outcome is None:
        return False
    services.screenings.confirm(proposed.id, trainer_id)
    return services.screenings.standing(client.id).planning in PLANNABLE


def _stopped(
    draft: Screening, answers: Answers, last: str, services: PracticeServices, content: Content,
    clock: Clock,
) -> Screening:  # fmt: skip
    """Return *draft* as it is parked after the question *last*, at the page that comes next."""
    today = clock.today()
    keys = [asked.key for asked in shown_questions(answers, content.questionnaire, today)]
    kept = {key: answers[key] for key in keys[: keys.index(last) + 1] if key in answers}
    stamps = {key: AnswerStamp(draft.started_by, clock.now()) for key in kept}
    parked = replace(draft, answers=kept, stamps=stamps)
    flow = ScreeningFlow(
        content.questionnaire, services.screenings.evaluate, today=today, draft=parked
    )
    return flow.draft_of(parked)


def _plan(
    entry: Mapping[str, Any],
    client: Client,
    services: PracticeServices,
    content: Content,
    team: Mapping[str, Trainer],
    clock: Clock,
) -> None:
    if "template" not in entry:
        return
    week = services.planning.open_week(client.id, monday_of(clock.today()))
    editor = editor_for(week, content.catalog, content.affinity, clock)
    template = next(t for t in content.templates if t.key == TemplateKey(entry["template"]))
    editor.apply_template(template, content.words.section("session_title"))
    trainer = team[entry["trainer"]]
    services.planning.save(_timed(editor.plan, entry["days"], entry["start"], trainer), trainer.id)


def _timed(plan: WeekPlan, days: Sequence[str], start: time, trainer: Trainer) -> WeekPlan:
    """Return *plan* with its studio sessions on the client's own days and time."""
    studio = [s for s in plan.sessions if s.place is Place.STUDIO]
    home = tuple(s for s in plan.sessions if s.place is Place.HOME)
    minute = start.hour * 60 + start.minute
    visits = tuple(
        _visit(session, WEEKDAYS.index(day), minute, trainer)
        for session, day in zip(studio, days, strict=False)
    )
    return replace(plan, sessions=visits + home)


def _visit(session: TrainingSession, day: int, minute: int, trainer: Trainer) -> TrainingSession:
    return replace(session, day=day, start_minute=minute, trainer_id=trainer.id)
