from datetime import date

import pytest

from resources import read_folder
from studio.clock import FixedClock
from studio.services.clients import ClientService, NewClient
from studio.services.content import Content, load_content
from studio.services.planning import PlanningService
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from studio.team import Qualification, Trainer
from tests.builders import a_clock, a_trainer
from tests.fakes import FakeUnit, RecordingBroadcast


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(read_folder)


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
def screenings(desk: Desk, content: Content) -> ScreeningService:
    return ScreeningService(desk, lambda: (content.questionnaire, content.rules))


@pytest.fixture
def planning(desk: Desk, content: Content) -> PlanningService:
    return PlanningService(desk, lambda: content.caps)


@pytest.fixture
def maya(desk: Desk):
    new = NewClient("Maya", "Okafor", "07700 900123", birth_date=date(1985, 2, 3))
    return ClientService(desk).register(new)
