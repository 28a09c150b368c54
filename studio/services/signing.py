"""Signatures under the answers of a screening."""

from collections.abc import Callable, Sequence

from studio.clients.consent import ConsentTexts
from studio.clock import Clock
from studio.errors import NotSigned
from studio.ids import SignatureId, TrainerId, new_id
from studio.screening.outcome import Tier
from studio.screening.screening import Screening
from studio.screening.signature import Ink, Signature, Signer, answers_hash
from studio.storage import UnitOfWork


class Signing:
    """Puts signatures under answers, and tells whether everybody has signed who must."""

    def __init__(self, clock: Clock, texts: Callable[[], ConsentTexts]) -> None:
        self._clock = clock
        self._texts = texts

    def add(
        self, unit: UnitOfWork, screening: Screening, inks: Sequence[Ink], by: TrainerId | None
    ) -> None:
        """Store what people signed at the desk before *by*."""
        for ink in inks:
            unit.signatures.add(self.signature(screening, ink, by))

    def signature(self, screening: Screening, ink: Ink, witness: TrainerId | None) -> Signature:
        """Return the signature that *ink* is under the answers of *screening*."""
        declaration = self._texts().declaration
        return Signature(
            id=SignatureId(new_id()),
            screening_id=screening.id,
            client_id=screening.client_id,
            signer=ink.signer,
            name=ink.name,
            how=ink.how,
            signed_at=self._clock.now(),
            witness=witness,
            text_version=declaration.version,
            text_hash=declaration.hash,
            answers_hash=answers_hash(screening.answers),
            questions_version=screening.questions_version,
            rules_version=screening.rules_version,
            relation=ink.relation,
            strokes=ink.strokes,
        )

    def require(self, unit: UnitOfWork, screening: Screening) -> None:
        """Refuse answers nobody stands for; whoever needs help first is not kept for a pen."""
        from studio.screening.facts import ADULT_AGE, age_of

        if screening.outcome is not None and screening.outcome.tier is Tier.URGENT_CARE:
            return
        under = answers_hash(screening.answers)
        signed = {
            signature.signer
            for signature in unit.signatures.of_client(screening.client_id)
            if signature.screening_id == screening.id and signature.answers_hash == under
        }
        age = age_of(screening.answers, self._clock.today())
        is_minor = age is not None and age < ADULT_AGE
        for signer in (Signer.CLIENT, Signer.GUARDIAN) if is_minor else (Signer.CLIENT,):
            if signer not in signed:
                raise NotSigned(screening=screening.id, signer=signer.value)
