"""The two papers of a screening: made from what is stored, rendered in memory, kept nowhere."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from studio.clients.client import Client
from studio.ids import ScreeningId
from studio.printing.clinician_letter import build_letter
from studio.printing.papers import ClinicianLetter, Paper, ScreeningSummary
from studio.printing.screening_summary import build_summary
from studio.screening.evaluate import evaluate
from studio.screening.screening import Screening
from studio.services.content import Content
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.team import Trainer

Render = Callable[[Paper], bytes]


class PaperService:
    """Makes summaries and letters; without a *paper* named it takes the studio's usual one.

    A screening that was interrupted has answers but no stored outcome; then the rules are asked
    what they say of the answers so far, so that an urgent note never waits.
    """

    def __init__(self, desk: Desk, content: Callable[[], Content], render: Render) -> None:
        self._desk = desk
        self._content = content
        self._render = render

    def summary(self, screening_id: ScreeningId, paper: str = "") -> ScreeningSummary:
        """Return the summary of a screening as it would be printed now."""
        content, told = self._content(), self._told(screening_id)
        return build_summary(
            told.screening,
            told.client,
            told.profile,
            told.trainers,
            content.questionnaire,
            content.rules,
            content.words,
            today=self._desk.clock.today(),
            done_on=told.done_on,
            paper=paper or told.profile.paper,
        )

    def letter(self, screening_id: ScreeningId, paper: str = "") -> ClinicianLetter:
        """Return the letter about a screening as it would be printed now."""
        content, told = self._content(), self._told(screening_id)
        return build_letter(
            told.screening,
            told.client,
            told.profile,
            content.questionnaire,
            content.words,
            today=self._desk.clock.today(),
            done_on=told.done_on,
            paper=paper or told.profile.paper,
        )

    def render(self, paper: Paper) -> bytes:
        """Return the PDF of *paper*; the same paper gives the same bytes."""
        return self._render(paper)

    def _told(self, screening_id: ScreeningId) -> "_Told":
        with self._desk.read() as unit:
            screening = unit.screenings.get(screening_id)
            client = unit.clients.get(screening.client_id)
            profile = unit.profile.get()
            trainers = unit.trainers.all()
        clock = self._desk.clock
        done_on = clock.local(screening.confirmed_at or screening.saved_at).date()
        return _Told(self._judged(screening, done_on), client, profile, trainers, done_on)

    def _judged(self, screening: Screening, done_on: date) -> Screening:
        if screening.outcome is not None:
            return screening
        content = self._content()
        outcome = evaluate(screening.answers, content.questionnaire, content.rules, today=done_on)
        return replace(screening, outcome=outcome, chosen_tier=None, choice_reason="")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a paper is made of; `done_on` is the day of the screening at the studio."""

    screening: Screening
    client: Client
    profile: StudioProfile
    trainers: tuple[Trainer, ...]
    done_on: date
