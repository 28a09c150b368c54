"""Consents in words: where each stands, and what follows from taking it back."""

from datetime import date, datetime

from PySide6.QtCore import QObject

from studio.clients.client import age_on
from studio.clients.consent import Consent, Purpose, SignedText, Way
from studio.screening.facts import ADULT_AGE
from ui.clients.reading import ClientFile
from ui.shell.place import Surroundings
from ui.widgets.dates import month_day, plain_date


class ConsentWords(QObject):
    """Makes lines out of consents; it reads nothing and keeps nothing."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around

    def state(self, consent: Consent | None, text: SignedText, file: ClientFile) -> str:
        """Return who gave a consent, when, how and before whom, or that it is not given."""
        if consent is None:
            return self.tr("Not given")
        if consent.withdrawn_at is not None:
            by = file.trainer_name(consent.withdrawn_by)
            told = self.tr("told to {name}").format(name=by) if by else ""
            said = self.tr("Withdrawn {day}").format(day=self._day(consent.withdrawn_at, file))
            return ", ".join(part for part in (said, told) if part)
        way = {
            Way.SCREEN: self.tr("on screen"),
            Way.PAPER: self.tr("on paper"),
            Way.PHONE: self.tr("by phone"),
        }[consent.way]
        said = self.tr("Given {day} {way}").format(day=self._day(consent.given_at, file), way=way)
        parts = [said, self._giver(consent, file), self._witness(consent, file)]
        told = ", ".join(part for part in parts if part)
        if consent.text_hash == text.hash:
            return told
        earlier = self.tr("The words were version {old} then; now they are version {new}.")
        return f"{told}. " + earlier.format(old=consent.text_version, new=text.version)

    def version(self, text: SignedText) -> str:
        """Return which words these are."""
        return self.tr("Version {version}").format(version=text.version)

    def follows(self, purpose: Purpose) -> str:
        """Return what follows from taking a consent back."""
        return {
            Purpose.HEALTH: self.tr(
                "The plan closes until consent is given again. Nothing is deleted."
            ),
            Purpose.SHARING: self.tr(
                "Nothing more is shared with a clinician. What was shared stays on record."
            ),
            Purpose.REMINDERS: self.tr("No reminders by phone or email from now on."),
            Purpose.PHOTOS: self.tr(
                "No more photos are taken. Those on record can be erased on request."
            ),
        }[purpose]

    def needs_guardian(self, file: ClientFile) -> bool:
        """Tell whether a parent or guardian gives consent along."""
        born = file.client.birth_date
        return born is not None and age_on(born, file.today) < ADULT_AGE

    def _giver(self, consent: Consent, file: ClientFile) -> str:
        if consent.given_by == file.client.full_name and not consent.relation:
            return ""
        who = f"{consent.given_by} ({consent.relation})" if consent.relation else consent.given_by
        return self.tr("by {name}").format(name=who)

    def _witness(self, consent: Consent, file: ClientFile) -> str:
        name = file.trainer_name(consent.witness)
        return self.tr("before {name}").format(name=name) if name else ""

    def _day(self, instant: datetime, file: ClientFile) -> str:
        day: date = self._around.clock.local(instant).date()
        return month_day(day) if day.year == file.today.year else plain_date(day)
