"""Consents: one per purpose, with the words that were read, and as easily withdrawn as given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256

from studio.ids import ClientId, ConsentId, TrainerId
from studio.text import clean_line, required_line


class Purpose(str, Enum):
    """What a consent is for; each is asked and withdrawn by itself."""

    HEALTH = "health"
    SHARING = "sharing"
    REMINDERS = "reminders"
    PHOTOS = "photos"


class Way(str, Enum):
    """How a consent was given."""

    SCREEN = "screen"
    PAPER = "paper"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class SignedText:
    """Words somebody agrees to, with their version; `hash` is SHA-256 in hexadecimal."""

    version: str
    title: str
    text: str

    @property
    def hash(self) -> str:
        """Return the fingerprint of version, title and text."""
        return sha256("\n".join((self.version, self.title, self.text)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ConsentTexts:
    """The declaration, what each purpose asks, and how information is used."""

    declaration: SignedText
    purposes: Mapping[Purpose, SignedText]
    privacy: SignedText = SignedText("", "", "")


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent; after a withdrawal it stays on record, and a new one may be given."""

    id: ConsentId
    client_id: ClientId
    purpose: Purpose
    text_version: str
    text_hash: str
    given_at: datetime
    given_by: str
    way: Way = Way.SCREEN
    witness: TrainerId | None = None
    relation: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_by: TrainerId | None = None
    version: int = 0

    def __post_init__(self) -> None:
        """Clean the names; `relation` is filled in where a guardian gives it."""
        object.__setattr__(self, "given_by", required_line(self.given_by, field="consent.given_by"))
        relation = clean_line(self.relation, field="consent.relation")
        object.__setattr__(self, "relation", relation)

    @property
    def is_given(self) -> bool:
        """Tell whether it stands."""
        return self.withdrawn_at is None
