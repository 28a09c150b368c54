"""The one thing to do next with a client, and the state that asks for it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from studio.clients.consent import Purpose
from studio.screening.due import REMINDERS
from studio.screening.outcome import Planning, Tier
from studio.screening.screening import Scope, Screening, Standing, Status
from ui.clients.due_words import DueWords
from ui.clients.reading import ClientFile
from ui.shell.place import Surroundings
from ui.widgets.dates import month_day, short_day

PLANNABLE = frozenset({Planning.OPEN, Planning.ADAPTED, Planning.REHAB_ONLY})
_LONG_WEEKS = 9
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do next: a code for the page and the words on the button.

    `code` is plan, screen, check (with its scope), resume, letter, help or consent.
    """

    code: str
    text: str
    scope: Scope | None = None


class NextStep(QObject):
    """Chooses the primary action of a profile and says the state it is in; it reads nothing."""

    def __init__(self, around: Surroundings, due: DueWords) -> None:
        super().__init__()
        self._around = around
        self._due = due

    def action(self, file: ClientFile) -> Action:
        """Return the one primary action; it follows what the screening allows."""
        standing = file.standing
        if standing.locked_because == "consent_withdrawn":
            return Action("consent", self.tr("Give consent"))
        if file.open_screening is not None:
            return Action("resume", self._resume(file.open_screening))
        if standing.locked_because == "not_screened":
            return Action("screen", self.tr("Start screening"))
        if standing.planning is Planning.STOPPED:
            return Action("help", self.tr("See what to do"))
        if standing.rescreen is not None and standing.planning not in PLANNABLE:
            return Action("check", self._due.check(standing.rescreen), standing.rescreen)
        if standing.planning is Planning.ON_HOLD:
            return Action("letter", self.tr("Ask for the letter"))
        if standing.planning is Planning.REHAB_ONLY and not self._around.privacy.is_hidden:
            return Action("plan", self.tr("Plan gentle week"))
        if standing.planning in PLANNABLE:
            return Action("plan", self.tr("Plan week"))
        return Action("screen", self.tr("Screen again"))

    def banner(self, file: ClientFile) -> str:
        """Return the state that lasts, in a sentence or two; nothing while all is open."""
        standing = file.standing
        ways = {
            "expired": self._expired,
            "changed": self._changed,
            "rescreen": self._discharged,
            "consent_withdrawn": self._withdrawn,
        }
        if standing.locked_because in ways:
            return ways[standing.locked_because](file)
        if standing.planning is Planning.ON_HOLD:
            return self._on_hold(file)
        if standing.planning is Planning.STOPPED:
            return self.tr(
                "The plan rests until somebody medical was seen. It opens after a discharge is"
                " recorded and the whole screening was asked again."
            )
        return ""

    def _resume(self, screening: Screening) -> str:
        if screening.status is Status.PROPOSED:
            return self.tr("Review outcome")
        texts = {
            Scope.SHORT: self.tr("Resume short check"),
            Scope.MINI: self.tr("Resume mini check"),
        }
        return texts.get(screening.scope, self.tr("Resume screening"))

    def _expired(self, file: ClientFile) -> str:
        standing = file.standing
        parts = [self._age(standing, file.today)]
        check = self._due.a_check(standing.rescreen)
        parts.append(self.tr("{check} keeps the plan right.").format(check=check))
        if standing.printed_until is not None and standing.printed_until >= file.today:
            text = self.tr("A printed week stands until {day}.")
            parts.append(text.format(day=short_day(standing.printed_until)))
        return " ".join(part for part in parts if part)

    def _age(self, standing: Standing, today: date) -> str:
        if standing.confirmed_on is None:
            return ""
        weeks = (today - standing.confirmed_on).days // _WEEK
        if weeks < _LONG_WEEKS:
            return self.tr("Answers are {weeks} weeks old.").format(weeks=weeks)
        months = _months(standing.confirmed_on, today)
        return self.tr("Answers are {months} months old.").format(months=months)

    def _changed(self, file: ClientFile) -> str:
        ended = file.confirmed
        check = self._due.a_check(file.standing.rescreen)
        opens = self.tr("{check} opens the plan again.").format(check=check)
        if ended is None or ended.ended_on is None:
            return opens
        what = self._around.words.get(f"ended_because.{ended.ended_because}")
        text = (
            self.tr("Something changed on {day}: {what}.")
            if what
            else self.tr("Something changed on {day}.")
        )
        return " ".join((text.format(day=short_day(ended.ended_on), what=what), opens))

    def _discharged(self, file: ClientFile) -> str:
        return self.tr("A discharge is on record. The whole screening opens the plan again.")

    def _withdrawn(self, file: ClientFile) -> str:
        consent = file.consents.get(Purpose.HEALTH)
        since = ""
        if consent is not None and consent.withdrawn_at is not None:
            since = month_day(self._around.clock.local(consent.withdrawn_at).date())
        said = (
            self.tr("Consent to health answers was withdrawn on {day}.").format(day=since)
            if since
            else self.tr("Consent to health answers was withdrawn.")
        )
        return " ".join(
            (said, self.tr("The plan is closed until it is given again. Nothing is deleted."))
        )

    def _on_hold(self, file: ClientFile) -> str:
        for item in file.due:
            if item.code.startswith("reminder"):
                return self._due.waited(item, file.today)
        since = file.standing.confirmed_on
        if since is None or file.standing.tier is not Tier.CLEARANCE_FIRST:
            return self.tr("Nothing new is planned until the letter is here.")
        ahead = [since + after for after, _ in reversed(REMINDERS) if since + after > file.today]
        text = self.tr("On hold since {day}. Nothing new is planned until the letter is here.")
        said = text.format(day=short_day(since))
        if ahead:
            said += " " + self.tr("A reminder comes {day}.").format(day=short_day(ahead[0]))
        return said


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
