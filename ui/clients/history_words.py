"""A client's screenings in words: who asked, confirmed and signed, and until when it counts."""

from datetime import date, datetime

from PySide6.QtCore import QObject

from studio.screening.screening import Scope, Screening, Status
from studio.screening.signature import Signature, SignedHow, Signer
from ui.clients.reading import ClientFile
from ui.shell.place import Surroundings
from ui.widgets.dates import plain_date, short_day


class HistoryWords(QObject):
    """Makes lines out of screenings and signatures; it reads nothing and keeps nothing."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around

    def title(self, screening: Screening) -> str:
        """Return how much was asked, and when."""
        text = {
            Scope.SHORT: self.tr("Short check of {day}"),
            Scope.MINI: self.tr("Mini check of {day}"),
        }.get(screening.scope, self.tr("Full screening of {day}"))
        return text.format(day=plain_date(self._day(screening.started_at)))

    def state(self, screening: Screening, file: ClientFile) -> str:
        """Return who asked and confirmed and until when it counts, or how far it is."""
        asked = self._asked(screening, file)
        if screening.status is Status.DRAFT or screening.status is Status.COMPLETE:
            done, total = screening.progress
            text = self.tr("Parked on page {done} of {total}")
            return _joined(text.format(done=max(done, 1), total=total), asked)
        if screening.status is Status.PROPOSED:
            return _joined(self.tr("Waits for a trainer to confirm it"), asked)
        if screening.confirmed_at is None:
            return _joined(self.tr("Not confirmed; the answers were changed after it"), asked)
        day = _when(self._day(screening.confirmed_at), file.today)
        name = file.trainer_name(screening.confirmed_by)
        said = (
            self.tr("Confirmed by {name}, {day}").format(name=name, day=day)
            if name
            else self.tr("Confirmed {day}").format(day=day)
        )
        return _joined(said, self._validity(screening, file), asked)

    def ended(self, screening: Screening, file: ClientFile) -> str:
        """Return what ended a result early, or an empty text."""
        if screening.ended_on is None:
            return ""
        what = self._around.words.get(f"ended_because.{screening.ended_because}")
        said = self.tr("Ended early on {day}").format(day=_when(screening.ended_on, file.today))
        by = file.trainer_name(screening.ended_by)
        told = self.tr("told to {name}").format(name=by) if by else ""
        return _joined(f"{said}: {what}" if what else said, told, screening.ended_note)

    def signed(self, signature: Signature, file: ClientFile) -> str:
        """Return who signed and how, when, and before whom."""
        how = {
            SignedHow.DRAWN: self.tr("Signed by {name} on the pad"),
            SignedHow.TYPED: self.tr("Signed by {name}, typed"),
            SignedHow.PAPER: self.tr("Signed by {name}, typed until the page is scanned"),
            SignedHow.SCANNED: self.tr("Signed by {name} on paper"),
        }[signature.how]
        who = signature.name
        if signature.signer is Signer.GUARDIAN:
            relation = signature.relation or self._around.words["signer.guardian"]
            who = f"{who} ({relation})"
        before = file.trainer_name(signature.witness)
        witness = self.tr("before {name}").format(name=before) if before else ""
        day = _when(self._day(signature.signed_at), file.today)
        return ", ".join(part for part in (how.format(name=who), day, witness) if part)

    def _asked(self, screening: Screening, file: ClientFile) -> str:
        by = {stamp.trainer_id for stamp in screening.stamps.values()} or {screening.started_by}
        names = sorted({name for one in by if (name := file.trainer_name(one))})
        return self.tr("asked by {names}").format(names=", ".join(names)) if names else ""

    def _validity(self, screening: Screening, file: ClientFile) -> str:
        if screening.status is Status.SUPERSEDED:
            return self.tr("replaced by a later one")
        if screening.ended_on is not None:
            return ""
        standing = file.standing
        # Closing findings can change the tier, and with it how long the result counts.
        expires = standing.expires_on if standing.screening_id == screening.id else None
        expires = expires or screening.expires_on
        if expires is None:
            return self.tr("counts until it is updated")
        text = self.tr("ran out {day}") if expires < file.today else self.tr("counts until {day}")
        return text.format(day=plain_date(expires))

    def _day(self, instant: datetime) -> date:
        return self._around.clock.local(instant).date()


def _when(day: date, today: date) -> str:
    return short_day(day) if day.year == today.year else plain_date(day)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
