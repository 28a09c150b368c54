"""A studio in memory: the real services over a store that is a few dictionaries."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from resources import read_folder
from studio.changes import Changes
from studio.clients.client import Client
from studio.clients.consent import ConsentTexts
from studio.clients.consent_texts import parse_consent_texts
from studio.clock import Clock
from studio.ids import ScreeningId, new_id
from studio.planning.week_plan import WeekPlan
from studio.screening.outcome import PLANNING_BY_TIER, Outcome, Restriction, Tier, Urgency
from studio.screening.screening import Screening, Status
from studio.services.clients import ClientService
from studio.services.consents import ConsentService
from studio.services.content import Content
from studio.services.evidence import EvidenceService
from studio.services.planning import PlanningService
from studio.services.screening import ScreeningService
from studio.services.sessions import SessionService
from studio.services.studio import StudioService
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.team import Trainer
from tests.fakes import FakeUnit


class MemoryStudio:
    """The services of a studio in memory, and short ways to fill it."""

    def __init__(
        self, clock: Clock, publish: Callable[[Changes], None], content: Content | None = None
    ) -> None:
        """Make an empty studio; the rules run only where *content* is given."""
        protocol = _no_protocol
        if content is not None:
            read = content

            def protocol() -> Any:
                return read.questionnaire, read.rules

        self.unit = FakeUnit()
        self.unit.profile.value = StudioProfile()
        self.clock = clock
        desk = Desk(self.unit, clock, publish)  # type: ignore[arg-type]
        self.clients = ClientService(desk, protocol)
        self.screenings = ScreeningService(desk, protocol, _texts)
        self.planning = PlanningService(desk, _no_caps, protocol)
        self.evidence = EvidenceService(desk, protocol)
        self.consents = ConsentService(desk, _texts)
        self.sessions = SessionService(desk, partial(_content, content))
        self.studio = StudioService(desk)

    def put(self, *values: Client | Trainer | WeekPlan | Screening) -> None:
        """Store values as they are."""
        unit = self.unit
        shelves = {
            Client: unit.clients.shelf,
            Trainer: unit.trainers.shelf,
            WeekPlan: unit.plans.shelf,
            Screening: unit.screenings.shelf,
        }
        for value in values:
            shelves[type(value)].values[value.id] = value

    def screened(
        self, client: Client, tier: Tier, *restrictions: Restriction, **values: object
    ) -> Screening:
        """Store a confirmed screening of *client* with this outcome and return it."""
        made = a_screening(client, self.clock, tier, *restrictions, **values)
        self.put(made)
        return made


def a_screening(
    client: Client, clock: Clock, tier: Tier, *restrictions: Restriction, **values: object
) -> Screening:
    outcome = Outcome(
        tier=tier,
        urgency=Urgency.NONE,
        planning=PLANNING_BY_TIER[tier],
        findings=(),
        restrictions=restrictions,
    )
    given: dict[str, object] = {
        "id": ScreeningId(new_id()),
        "client_id": client.id,
        "started_at": clock.now(),
        "saved_at": clock.now(),
        "questions_version": "1",
        "rules_version": "1",
        "status": Status.CONFIRMED,
        "outcome": outcome,
        "chosen_tier": tier,
        "confirmed_at": clock.now(),
        "expires_on": date(2027, 5, 14),
    }
    return Screening(**{**given, **values})  # type: ignore[arg-type]


def _content(content: Content | None) -> Content:
    assert content is not None, "no screen of these tests asks before a session"
    return content


def _no_protocol() -> Any:
    raise AssertionError("no screen of these tests runs the rules")


def _no_caps() -> Any:
    raise AssertionError("no screen of these tests opens a week")


def _texts() -> ConsentTexts:
    return parse_consent_texts(read_folder("data/en"))
