"""What the two papers of a screening have in common: head, foot, and who they are about."""

from dataclasses import dataclass
from datetime import date

from studio.clients.client import Client
from studio.errors import UnknownKey
from studio.printing.file_name import paper_id
from studio.printing.options import PAPERS
from studio.printing.phrases import date_text, hours_text
from studio.printing.sheet import Footer, Header
from studio.screening.facts import ADULT_AGE, age_of
from studio.screening.outcome import Outcome, Planning, Urgency
from studio.screening.screening import Screening
from studio.settings import StudioProfile
from studio.wording import Words

_NO_OUTCOME = Outcome(None, Urgency.NONE, Planning.LOCKED, (), ())


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """Whose paper it is, from which studio, and of which day; `kind` is summary or letter."""

    kind: str
    screening: Screening
    client: Client
    profile: StudioProfile
    words: Words
    today: date
    done_on: date
    paper: str

    def __post_init__(self) -> None:
        """Refuse a paper that no printer here has."""
        if self.paper not in PAPERS:
            raise UnknownKey(kind="paper", key=self.paper, near=PAPERS)

    @property
    def outcome(self) -> Outcome:
        """Return what the rules concluded, which may still be open."""
        return self.screening.outcome or _NO_OUTCOME

    @property
    def studio(self) -> str:
        """Return what the studio is called."""
        return self.profile.name or self.words["sheet.no_studio_name"]

    @property
    def person(self) -> str:
        """Return the client's full name, with the birth date where it is known."""
        if self.birth_date is None:
            return self.client.full_name
        day = date_text(self.birth_date, self.words)
        return self.words.fill("paper.person", name=self.client.full_name, date=day)

    @property
    def birth_date(self) -> date | None:
        """Return the birth date that was answered, else the one on file."""
        answered = self.screening.answers.get("a.dob")
        if isinstance(answered, str) and answered:
            try:
                return date.fromisoformat(answered)
            except ValueError:
                return self.client.birth_date
        return self.client.birth_date

    @property
    def is_minor(self) -> bool:
        """Tell whether a parent or guardian signs as well."""
        answers = dict(self.screening.answers)
        if "a.dob" not in answers and self.birth_date is not None:
            answers["a.dob"] = self.birth_date.isoformat()
        age = age_of(answers, self.done_on)
        return age is not None and 0 <= age < ADULT_AGE

    @property
    def id(self) -> str:
        """Return the id by which a lost page finds its screening."""
        return paper_id(self.done_on, self.client.number, self.kind)

    @property
    def document_title(self) -> str:
        """Return what the file calls itself, which names nobody."""
        day = date_text(self.done_on, self.words)
        return self.words.fill(f"paper.{self.kind}.document_title", studio=self.studio, date=day)

    def header(self, about: str, *facts: str) -> Header:
        """Return the head of every page."""
        client = self.words.fill("sheet.client", number=f"{self.client.number:04d}")
        return Header(
            studio=self.studio,
            title=self.words[f"paper.{self.kind}.title"],
            dates=about,
            facts=(date_text(self.done_on, self.words), client, *facts),
            page_label=self.words["paper.page"],
        )

    def footer(self, notice: str, *facts: str) -> Footer:
        """Return the foot of every page: a notice, how to reach the studio, which paper it is."""
        profile, words = self.profile, self.words
        contact = ", ".join(text for text in (profile.phone, profile.address) if text)
        hours = words.fill("sheet.footer.hours", hours=hours_text(profile.hours, words))
        printed = words.fill("sheet.printed", date=date_text(self.today, words))
        return Footer(
            stop=notice,
            left=tuple(text for text in (contact, hours) if text),
            right=(self.id, printed, *facts),
        )

    def signatures(self) -> tuple[tuple[str, ...], ...]:
        """Return the lines for the client and, below 18, for a parent or guardian."""
        words = self.words
        day = words["paper.date"]
        signer = words.fill("paper.signature_of", name=self.client.full_name)
        if not self.is_minor:
            return ((signer, day),)
        return (
            (signer, day),
            (words["paper.guardian"], words["paper.guardian_signature"], day),
        )
