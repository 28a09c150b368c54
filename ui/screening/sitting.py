"""One conversation at the desk: its flow, its draft on disk, and the steps to an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from studio.clock import Clock
from studio.ids import TrainerId
from studio.screening.evaluate import evaluate
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Outcome
from studio.screening.screening import Answers, Screening
from studio.services.consents import ConsentService
from studio.services.content import Content
from studio.services.screening import ScreeningService
from studio.settings import StudioProfile
from studio.team import Trainer
from ui.screening.answering import Answering
from ui.screening.draft_keeper import DraftKeeper
from ui.screening.outcome_steps import OutcomeSteps
from ui.screening.page_view import Timing
from ui.shell.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Backing:
    """What a conversation stands on: services, content, the clock and the people."""

    tasks: TaskRunner
    screenings: ScreeningService
    consents: ConsentService | None
    content: Content
    clock: Clock
    trainers: Sequence[Trainer]
    actor: TrainerId | None
    profile: StudioProfile = field(default_factory=StudioProfile)
    timing: Timing = field(default_factory=Timing)


class Sitting:
    """Holds what belongs to one draft; another draft is another sitting."""

    def __init__(
        self, backing: Backing, draft: Screening | None, last_time: Answers, parent: QObject
    ) -> None:
        content, clock, actor = backing.content, backing.clock, backing.actor

        def judge(answers: Answers) -> Outcome:
            return evaluate(answers, content.questionnaire, content.rules, today=clock.today())

        self.flow = ScreeningFlow(
            content.questionnaire, judge, today=clock.today(), draft=draft, last_time=last_time
        )
        self.keeper = DraftKeeper(backing.tasks, backing.screenings, self.flow, actor, parent)
        self.answering = Answering(
            self.flow, self.keeper, content.questionnaire, clock, actor, parent
        )
        self.steps = OutcomeSteps(
            backing.tasks, backing.screenings, backing.consents, self.keeper, actor, parent
        )
