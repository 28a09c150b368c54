"""What is due of a client, in words: for the list, for the profile and for its buttons."""

from datetime import date, timedelta

from PySide6.QtCore import QObject

from studio.screening.due import REMINDERS
from studio.screening.screening import Scope
from studio.services.due import DueItem
from ui.widgets.dates import month_day, short_day

SOFT = frozenset({"expiring", "closing_ends", "draft_ends"})
"""What is due soon, and can wait until after today's session."""

TO_ASK = frozenset(
    {"rescreen", "changed", "restart", "expired", "expiring", "reminder_2w", "reminder_6w",
     "closing_ends"}
)  # fmt: skip
"""What the filter of due clients leaves: something is to be asked, or asked for, again."""

_WAITED = {code: after for after, code in REMINDERS}


class DueWords(QObject):
    """Makes lines out of due items; it reads nothing."""

    def check(self, scope: Scope | None) -> str:
        """Return what a re-screen of this scope is called on a button."""
        return {
            Scope.SHORT: self.tr("Short check"),
            Scope.MINI: self.tr("Mini check"),
        }.get(scope or Scope.FULL, self.tr("Full screening"))

    def a_check(self, scope: Scope | None) -> str:
        """Return what a re-screen of this scope is called at the start of a sentence."""
        return {
            Scope.SHORT: self.tr("A short check"),
            Scope.MINI: self.tr("A mini check"),
        }.get(scope or Scope.FULL, self.tr("The whole screening"))

    def asks(self, scope: Scope) -> str:
        """Return what a re-screen of this scope asks."""
        return {
            Scope.SHORT: self.tr("today, injuries, sore areas"),
            Scope.MINI: self.tr("the same, with medicines and pregnancy"),
            Scope.FULL: self.tr("every question"),
        }[scope]

    def line(self, item: DueItem, today: date) -> str:
        """Return the line of the client list: why one would open this person now."""
        day = month_day(item.due_on)
        texts = {
            "urgent": self.tr("Rests until a discharge is here"),
            "to_confirm": self.tr("Outcome to be confirmed"),
            "rescreen": self.tr("Discharged: screen again"),
            "changed": self.tr("Something changed, {day}").format(day=day),
            "restart": self.tr("Long on hold: screen again"),
            "closing_ends": self.tr("Letter counts until {day}").format(day=day),
            "draft_ends": self.tr("Parked, kept until {day}").format(day=day),
        }
        if item.code in _WAITED:
            asked = item.due_on - _WAITED[item.code]
            days = (today - asked).days
            return self.tr("Letter: day {days} of waiting").format(days=days)
        if item.code in texts:
            return texts[item.code]
        check = self.check(item.scope)
        if item.code == "expired":
            return self.tr("{check}, since {day}").format(check=check, day=day)
        return self.tr("{check} by {day}").format(check=check, day=day)

    def sentence(self, item: DueItem, today: date) -> str:
        """Return the line above a client's screenings; nothing where nothing is to be asked."""
        day = short_day(item.due_on)
        check = self.a_check(item.scope)
        if item.code == "expired":
            return self.tr("{check} is due since {day}.").format(check=check, day=day)
        if item.code == "expiring":
            return self.tr("{check} is due by {day}.").format(check=check, day=day)
        if item.code == "changed":
            text = self.tr("{check} is due: something changed on {day}.")
            return text.format(check=check, day=day)
        if item.code == "rescreen":
            return self.tr("A discharge is on record. The whole screening is due.")
        if item.code == "restart":
            return self.tr("On hold for half a year. The whole screening is due.")
        if item.code in _WAITED:
            return self.waited(item, today)
        if item.code == "closing_ends":
            text = self.tr("What a clinician wrote counts until {day}. Ask for news before then.")
            return text.format(day=day)
        return ""

    def waited(self, item: DueItem, today: date) -> str:
        """Return how long a letter has been waited for."""
        weeks = (today - (item.due_on - _WAITED[item.code])) // timedelta(weeks=1)
        text = self.tr("The letter was asked for {weeks} weeks ago. A friendly reminder is due.")
        return text.format(weeks=weeks)
