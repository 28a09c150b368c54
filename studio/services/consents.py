"""Consents: give, withdraw, and keep what was said on the first page of a screening."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from studio.changes import Changes, Kind
from studio.clients.consent import Consent, ConsentTexts, Purpose, SignedText, Way
from studio.errors import NoConsent, NotFound
from studio.ids import ClientId, ConsentId, TrainerId, new_id
from studio.screening.screening import AnswerStamp, Screening
from studio.services.unit import Desk
from studio.storage import UnitOfWork

HEALTH_QUESTION = "a.consent"


class ConsentService:
    """One consent per purpose; withdrawing is as easy as giving and deletes nothing."""

    def __init__(self, desk: Desk, texts: Callable[[], ConsentTexts]) -> None:
        self._desk = desk
        self._texts = texts

    def texts(self) -> ConsentTexts:
        """Return the words that are read before consent is given."""
        return self._texts()

    def history(self, client_id: ClientId) -> tuple[Consent, ...]:
        """Return all consents of a client, newest first, withdrawn ones too."""
        with self._desk.read() as unit:
            consents = unit.consents.of_client(client_id)
        return tuple(sorted(consents, key=lambda c: (c.given_at, c.id), reverse=True))

    def current(self, client_id: ClientId) -> Mapping[Purpose, Consent]:
        """Return the newest consent of each purpose, withdrawn or not."""
        newest: dict[Purpose, Consent] = {}
        for consent in self.history(client_id):
            newest.setdefault(consent.purpose, consent)
        return newest

    def give(
        self,
        client_id: ClientId,
        purpose: Purpose,
        actor: TrainerId | None,
        *,
        given_by: str,
        way: Way = Way.SCREEN,
        relation: str = "",
    ) -> Consent:
        """Store a consent with the words of today; one that stands is returned as it is."""
        with self._desk.write("consent.give", _changes(client_id), actor) as unit:
            standing = unit.consents.latest(purpose, [client_id]).get(client_id)
            text = self._texts().purposes[purpose]
            if standing is not None and standing.is_given and standing.text_hash == text.hash:
                return standing
            given = _given(client_id, purpose, text, self._desk.clock.now(), given_by, actor)
            return unit.consents.add(replace(given, way=way, relation=relation))

    def withdraw(
        self, consent_id: ConsentId, client_id: ClientId, actor: TrainerId | None
    ) -> Consent:
        """Store that a consent was taken back; withdrawn twice changes nothing."""
        with self._desk.write("consent.withdraw", _changes(client_id), actor) as unit:
            found = [c for c in unit.consents.of_client(client_id) if c.id == consent_id]
            if not found:
                raise NotFound(kind="consent", key=consent_id)
            consent = found[0]
            if not consent.is_given:
                return consent
            now = self._desk.clock.now()
            return unit.consents.save(replace(consent, withdrawn_at=now, withdrawn_by=actor))


def keep_asked(
    unit: UnitOfWork, screening: Screening, texts: ConsentTexts, actor: TrainerId | None
) -> None:
    """Keep as a consent what a screening's first page says about health answers.

    Only an answer that was given after the last withdrawal counts as consent given again; with
    an older yes nothing is kept, and `NoConsent` says so.
    """
    answer = screening.answers.get(HEALTH_QUESTION)
    stamp = screening.stamps.get(HEALTH_QUESTION)
    client_id = screening.client_id
    stored = unit.consents.latest(Purpose.HEALTH, [client_id]).get(client_id)
    at = stamp.at if stamp is not None else screening.saved_at
    if answer == "no" and stored is not None and stored.is_given and at > stored.given_at:
        unit.consents.save(replace(stored, withdrawn_at=at, withdrawn_by=actor))
    text = texts.purposes[Purpose.HEALTH]
    if answer != "yes" or (stored is not None and _still_says(stored, text, stamp)):
        return
    withdrawn_at = stored.withdrawn_at if stored is not None else None
    if withdrawn_at is not None and (stamp is None or stamp.at <= withdrawn_at):
        raise NoConsent(client=client_id)
    client = unit.clients.get(client_id)
    witness = stamp.trainer_id if stamp is not None else actor
    unit.consents.add(_given(client_id, Purpose.HEALTH, text, at, client.full_name, witness))


def _still_says(stored: Consent, text: SignedText, stamp: AnswerStamp | None) -> bool:
    """Tell whether a consent stands, and was not given again since to other words."""
    is_later = stamp is not None and stamp.at > stored.given_at
    return stored.is_given and (stored.text_hash == text.hash or not is_later)


def _given(
    client_id: ClientId,
    purpose: Purpose,
    text: SignedText,
    at: datetime,
    by: str,
    witness: TrainerId | None,
) -> Consent:
    return Consent(
        id=ConsentId(new_id()),
        client_id=client_id,
        purpose=purpose,
        text_version=text.version,
        text_hash=text.hash,
        given_at=at,
        given_by=by,
        witness=witness,
    )


def asking_again(screening: Screening) -> Screening:
    """Return a draft without the answer about consent, so that it is asked first."""
    answers = {key: value for key, value in screening.answers.items() if key != HEALTH_QUESTION}
    stamps = {key: stamp for key, stamp in screening.stamps.items() if key != HEALTH_QUESTION}
    return replace(screening, answers=answers, stamps=stamps, page="")


def _changes(client_id: ClientId) -> Changes:
    return Changes(frozenset({Kind.SCREENING, Kind.CLIENT}), frozenset({client_id}))
