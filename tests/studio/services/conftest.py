from dataclasses import replace
from datetime import date

import pytest

from resources import read_folder
from studio.clock import FixedClock
from studio.screening.screening import Screening
from studio.screening.signature import Ink, Signer
from studio.services.clients import ClientService, NewClient
from studio.services.content import Content, load_content
from studio.services.planning import PlanningService
from studio.services.practice import answers_of
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from studio.team import Qualification, Trainer
from tests.builders import THURSDAY, a_clock, a_trainer
from tests.fakes import FakeUnit, RecordingBroadcast


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(read_folder)


@pytest.fixture(scope="session")
def protocol(content: Content):
    return lambda: (content.questionnaire, content.rules)


@pytest.fixture
def dana() -> Trainer:
    return a_trainer("Dana Kerr")


@pytest.fixture
def novice() -> Trainer:
    return a_trainer("Sol Quinn", qualification=Qualification.NONE)


@pytest.fixture
def unit(dana: Trainer, novice: Trainer) -> FakeUnit:
    return FakeUnit([dana, novice])


@pytest.fixture
def broadcast() -> RecordingBroadcast:
    return RecordingBroadcast()


@pytest.fixture
def clock() -> FixedClock:
    return a_clock()


@pytest.fixture
def desk(unit: FakeUnit, clock: FixedClock, broadcast: RecordingBroadcast) -> Desk:
    return Desk(unit, clock, broadcast.publish)


@pytest.fixture
def screenings(desk: Desk, content: Content, protocol) -> ScreeningService:
    return ScreeningService(desk, protocol, lambda: content.consents)


@pytest.fixture
def planning(desk: Desk, content: Content, protocol) -> PlanningService:
    return PlanningService(desk, lambda: content.caps, protocol)


@pytest.fixture
def maya(desk: Desk, protocol):
    new = NewClient("Maya", "Okafor", "07700 900123", birth_date=date(1985, 2, 3))
    return ClientService(desk, protocol).register(new)


@pytest.fixture
def proposed(screenings, content, maya, dana):
    """Propose an outcome for the best answers changed by a story, signed by typing."""

    def propose(story: dict[str, object]) -> Screening:
        draft = screenings.start(maya.id, dana.id)
        answers = answers_of(story, maya, content.questionnaire, THURSDAY)
        signed = (Ink(Signer.CLIENT, maya.full_name),)
        return screenings.propose(replace(draft, answers=answers), dana.id, inks=signed)

    return propose


@pytest.fixture
def confirmed(screenings, proposed, dana):
    """Confirm an outcome for the best answers changed by a story."""

    def confirm(story: dict[str, object]) -> Screening:
        return screenings.confirm(proposed(story).id, dana.id)

    return confirm
