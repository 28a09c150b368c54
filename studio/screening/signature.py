"""Who signed for which answers, under which text, and before whom."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256

from studio.ids import ClientId, ScreeningId, SignatureId, TrainerId
from studio.screening.screening import Answers
from studio.text import clean_line, required_line

Stroke = tuple[tuple[int, int], ...]
"""The points of one line drawn without lifting the pen, in thousandths of the pad's width."""


class Signer(str, Enum):
    """Who signs: the client, or beside a client under 18 a parent or guardian."""

    CLIENT = "client"
    GUARDIAN = "guardian"


class SignedHow(str, Enum):
    """How: drawn on the screen, a typed name before a witness, or ink on paper, scanned.

    `PAPER` is a typed name for the time until the signed page is scanned.
    """

    DRAWN = "drawn"
    TYPED = "typed"
    PAPER = "paper"
    SCANNED = "scanned"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature under the declaration; it is never changed.

    `text_hash` and `answers_hash` are SHA-256 in hexadecimal, of the declaration as it was read
    and of the answers it stands under.  `scan` is a JPEG of the signed page.
    """

    id: SignatureId
    screening_id: ScreeningId
    client_id: ClientId
    signer: Signer
    name: str
    how: SignedHow
    signed_at: datetime
    witness: TrainerId | None
    text_version: str
    text_hash: str
    answers_hash: str
    questions_version: str
    rules_version: str
    relation: str = ""
    strokes: tuple[Stroke, ...] = ()
    scan: bytes | None = None

    def __post_init__(self) -> None:
        """Clean the names."""
        object.__setattr__(self, "name", required_line(self.name, field="signature.name"))
        relation = clean_line(self.relation, field="signature.relation")
        object.__setattr__(self, "relation", relation)


@dataclass(frozen=True, slots=True)
class Ink:
    """What one person gave at the desk: a name, and lines if they drew; no lines means typed.

    Whoever signs *on paper* has only typed their name for now.
    """

    signer: Signer
    name: str
    relation: str = ""
    strokes: tuple[Stroke, ...] = ()
    on_paper: bool = False

    @property
    def how(self) -> SignedHow:
        """Return how this is a signature."""
        if self.strokes:
            return SignedHow.DRAWN
        return SignedHow.PAPER if self.on_paper else SignedHow.TYPED


def answers_hash(answers: Answers) -> str:
    """Return the SHA-256 of *answers*, the same whatever their order."""
    text = json.dumps(_plain(answers), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(inner) for inner in value]
    return value
