"""What is on file beside the answers: who confirmed, consents, signatures, and what was closed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from studio.clients.consent import Consent, ConsentTexts, Purpose
from studio.ids import TrainerId
from studio.printing.paper_frame import PaperFrame
from studio.printing.papers import Pair, Part, SignedField, Signing
from studio.printing.phrases import date_text
from studio.screening.evidence import Closing, Evidence
from studio.screening.outcome import Finding
from studio.screening.screening import Status
from studio.screening.signature import Signature, SignedHow, Signer, answers_hash
from studio.team import Qualification, Trainer

_TYPED = frozenset({SignedHow.TYPED, SignedHow.PAPER})


@dataclass(frozen=True, slots=True)
class Closed:
    """A finding that no longer counts; without a *closing* its time has passed."""

    finding: Finding
    closing: Closing | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class OnFile:
    """What a paper shows beside the answers of one screening.

    `consents` are the newest of each purpose.  `day_of` tells on which day of the studio an
    instant was.
    """

    texts: ConsentTexts
    day_of: Callable[[datetime], date]
    signatures: tuple[Signature, ...] = ()
    consents: tuple[Consent, ...] = ()
    closed: tuple[Closed, ...] = ()


def short_hash(digest: str) -> str:
    """Return the first digits of a fingerprint as they read on paper, such as "3FA2-9C10"."""
    digits = digest.upper()
    return f"{digits[:4]}-{digits[4:8]}"


class Record:
    """Puts what is on file into words."""

    def __init__(self, frame: PaperFrame, on_file: OnFile, trainers: Sequence[Trainer]) -> None:
        self._frame = frame
        self._words = frame.words
        self._on_file = on_file
        self._trainers: Mapping[TrainerId, Trainer] = {t.id: t for t in trainers}
        under = answers_hash(frame.screening.answers)
        self._signed = {
            signature.signer: signature
            for signature in sorted(on_file.signatures, key=lambda s: (s.signed_at, s.id))
            if signature.screening_id == frame.screening.id and signature.answers_hash == under
        }

    def parts(self) -> tuple[Part, ...]:
        """Return who confirmed, and each consent."""
        pairs = (*self._confirmation(), *self._consents())
        return (Part(self._words["paper.on_file.label"], pairs=pairs),)

    def closed(self, behind: Callable[[Finding], str]) -> tuple[Part, ...]:
        """Return what was closed since; *behind* tells the answers a finding came from."""
        told: dict[str, list[str]] = {}
        for closed in self._on_file.closed:
            told.setdefault(behind(closed.finding), []).append(self._closing(closed))
        pairs = tuple(Pair(head, " ".join(dict.fromkeys(texts))) for head, texts in told.items())
        return (Part(self._words["paper.on_file.closed.label"], pairs=pairs),) if pairs else ()

    def carried(self, finding: Finding) -> str:
        """Return since when a finding is open that an earlier screening found, or nothing."""
        if not finding.carried or finding.since is None:
            return ""
        return self._words.fill("paper.on_file.carried", date=self._day(finding.since))

    def signing(self, label: str, rows: Sequence[tuple[str, ...]]) -> Signing:
        """Return the declaration with what was signed, and lines for who has not signed yet.

        *rows* are the lines for the studio, which are left out where nothing is open.
        """
        lines = self._frame.signatures()
        wanted = (Signer.CLIENT, Signer.GUARDIAN)[: len(lines)]
        signed = [self._signed[signer] for signer in wanted if signer in self._signed]
        open_rows = [
            row for signer, row in zip(wanted, lines, strict=True) if signer not in self._signed
        ]
        is_settled = not open_rows and self._is_confirmed
        return Signing(
            label,
            self._declaration(signed),
            () if is_settled else (*open_rows, *rows),
            signed=tuple(self._field(signature) for signature in signed),
            small=self._versions(signed),
        )

    # Behind the parts

    @property
    def _is_confirmed(self) -> bool:
        return self._frame.screening.confirmed_by is not None

    def _confirmation(self) -> Iterator[Pair]:
        screening = self._frame.screening
        if screening.status not in {Status.CONFIRMED, Status.SUPERSEDED}:
            return
        trainer = self._trainers.get(screening.confirmed_by) if screening.confirmed_by else None
        if trainer is None or screening.confirmed_at is None:
            return
        day = self._day(self._on_file.day_of(screening.confirmed_at))
        text = self._words.fill("paper.on_file.confirmed.by", trainer=trainer.name, date=day)
        if trainer.qualification is not Qualification.NONE:
            text = self._words.fill(
                "paper.on_file.confirmed.with",
                trainer=trainer.name,
                qualification=self._words[f"qualification.{trainer.qualification.value}"],
                date=day,
            )
        yield Pair(self._words["paper.on_file.confirmed.label"], text)

    def _consents(self) -> Iterator[Pair]:
        given = {consent.purpose: consent for consent in self._on_file.consents}
        for purpose in Purpose:
            title = self._on_file.texts.purposes[purpose].title
            yield Pair(title, self._consent(given.get(purpose)))

    def _consent(self, consent: Consent | None) -> str:
        words = self._words.section("paper.on_file.consent")
        if consent is None:
            return words["not_given"]
        text = words["given"].format(
            name=self._named(consent.given_by, consent.relation),
            date=self._day(self._on_file.day_of(consent.given_at)),
            way=words[consent.way.value],
            version=consent.text_version,
            hash=short_hash(consent.text_hash),
        )
        if consent.withdrawn_at is None:
            return text
        day = self._day(self._on_file.day_of(consent.withdrawn_at))
        return f"{text} {words['withdrawn'].format(date=day)}"

    def _closing(self, closed: Closed) -> str:
        words = self._words.section("paper.on_file.closed")
        closing, evidence = closed.closing, closed.evidence
        if closing is None:
            return words["time"]
        day = self._day(self._on_file.day_of(closing.closed_at))
        by = self._trainers.get(closing.closed_by)
        said = words["on"].format(date=day)
        if by is not None:
            said = words["on_by"].format(date=day, trainer=by.name)
        return f"{said} {self._source(evidence)}".strip() if evidence is not None else said

    def _source(self, evidence: Evidence) -> str:
        words = self._words.section("paper.on_file.evidence")
        author = ", ".join(text for text in (evidence.author, evidence.role) if text)
        kind = evidence.kind.value
        code = f"{kind}_from" if author and f"{kind}_from" in words else kind
        return words[code].format(author=author, date=self._day(evidence.dated))

    def _declaration(self, signed: Sequence[Signature]) -> str:
        declaration = self._on_file.texts.declaration
        other = [s for s in signed if s.text_hash != declaration.hash]
        if not other:
            return declaration.text
        versions = ", ".join(dict.fromkeys(signature.text_version for signature in other))
        return self._words.fill("paper.on_file.signed.earlier_text", version=versions)

    def _field(self, signature: Signature) -> SignedField:
        words = self._words.section("paper.on_file.signed")
        witness = self._trainers.get(signature.witness) if signature.witness else None
        how = words[signature.how.value]
        if witness is not None:
            how = words["before"].format(how=how, trainer=witness.name)
        written = signature.name if signature.how in _TYPED else ""
        if signature.how is SignedHow.SCANNED:
            written = words["page_on_file"]
        return SignedField(
            caption=words["caption"].format(
                name=self._named(signature.name, signature.relation), how=how
            ),
            day=self._day(self._on_file.day_of(signature.signed_at)),
            day_caption=self._words["paper.date"],
            text="" if signature.strokes else written,
            strokes=signature.strokes,
        )

    def _versions(self, signed: Sequence[Signature]) -> str:
        """Return which text stands above the lines and under which answers they are."""
        text = self._on_file.texts.declaration
        version, digest = text.version, text.hash
        if signed:
            version, digest = signed[0].text_version, signed[0].text_hash
        return self._words.fill(
            "paper.on_file.versions",
            version=version,
            text=short_hash(digest),
            answers=short_hash(answers_hash(self._frame.screening.answers)),
        )

    def _named(self, name: str, relation: str) -> str:
        if not relation:
            return name
        return self._words.fill("paper.on_file.related", name=name, relation=relation)

    def _day(self, day: date) -> str:
        return date_text(day, self._words)
