"""The letter that a client takes to a clinician: what was told, and four questions."""

from collections.abc import Iterator
from datetime import date

from studio.clients.client import Client
from studio.printing.paper_answers import ToldAnswers
from studio.printing.paper_frame import PaperFrame
from studio.printing.papers import Ask, Asks, ClinicianLetter, Part, Recipient, Signing
from studio.printing.phrases import date_text
from studio.screening.outcome import Finding, Outcome, Tier, Urgency
from studio.screening.questionnaire import Questionnaire
from studio.screening.screening import Screening
from studio.settings import StudioProfile
from studio.wording import Words

_ROOM_TO_WRITE = 3
_LINES = {"condition": 2, "watch": 2, "intensity": 0, "review": 0}
_INTENSITIES = ("light", "moderate", "vigorous")


def build_letter(
    screening: Screening,
    client: Client,
    profile: StudioProfile,
    questionnaire: Questionnaire,
    words: Words,
    *,
    today: date,
    done_on: date,
    paper: str,
) -> ClinicianLetter:
    """Return the letter about a screening that was answered on *done_on*, printed *today*."""
    frame = PaperFrame("letter", screening, client, profile, words, today, done_on, paper)
    when = _when(frame.outcome.urgency)
    return ClinicianLetter(
        paper=paper,
        language=words["sheet.language_tag"],
        file_name=f"{frame.id}.pdf",
        document_title=frame.document_title,
        client_name=frame.client.full_name,
        header=frame.header(
            words.fill("paper.letter.about", name=frame.person), words[f"paper.letter.when.{when}"]
        ),
        to=_recipient(frame),
        opening=_opening(frame, when),
        told=tuple(_told(ToldAnswers(frame, questionnaire), frame)),
        asks=_asks(frame),
        reply=_reply(frame),
        consent=_consent(frame),
        footer=frame.footer(words.fill("paper.letter.given", name=client.first_name)),
    )


def _when(urgency: Urgency) -> str:
    """Return how soon an answer would help: today, this week, or in its own time."""
    if urgency >= Urgency.SAME_DAY:
        return "today"
    return "this_week" if urgency is Urgency.SOON else "routine"


def _recipient(frame: PaperFrame) -> Recipient:
    answered = frame.screening.answers.get("a.gp")
    name = answered if isinstance(answered, str) and answered.strip() else frame.client.practice
    words = frame.words
    return Recipient(words["paper.letter.to"], name, words["paper.letter.to_caption"])


def _opening(frame: PaperFrame, when: str) -> Part:
    words = frame.words
    name = frame.client.first_name
    why = words.fill(f"paper.letter.why.{when}", name=name, date=date_text(frame.done_on, words))
    return Part(words["paper.letter.why_label"], (why, words.fill("paper.letter.scope", name=name)))


def _told(answers: ToldAnswers, frame: PaperFrame) -> Iterator[Part]:
    """Yield what was told and what was measured, or lines for what was only spoken about."""
    words = frame.words
    told, measured = answers.quotes(_findings_to_tell(frame.outcome))
    label = words.fill("paper.letter.told", name=frame.client.first_name)
    if told:
        yield Part(label, pairs=told, is_quoted=True)
    if measured:
        yield Part(words["paper.letter.measured"], pairs=measured, is_quoted=True)
    if not told and not measured:
        yield Part(label, (words["paper.letter.not_listed"],), room=_ROOM_TO_WRITE)


def _findings_to_tell(outcome: Outcome) -> tuple[Finding, ...]:
    """Return the findings a clinician is asked about, and none that are not theirs to know."""
    asked = tuple(f for f in outcome.findings if f.tier >= Tier.CLEARANCE_FIRST)
    return asked or tuple(f for f in outcome.findings if "clin" in f.closes)


def _asks(frame: PaperFrame) -> Asks:
    words = frame.words
    choices = tuple(words[f"paper.letter.intensity.{key}"] for key in _INTENSITIES)
    return Asks(
        words["paper.letter.asks.label"],
        words.fill("paper.letter.asks.lead", name=frame.client.first_name),
        tuple(
            Ask(words[f"paper.letter.asks.{key}"], lines, choices if key == "intensity" else ())
            for key, lines in _LINES.items()
        ),
    )


def _reply(frame: PaperFrame) -> Signing:
    words = frame.words
    reply = words.section("paper.letter.reply")
    return Signing(
        reply["label"],
        words.fill("paper.letter.reply.text", name=frame.client.first_name),
        ((reply["name"], reply["signature"], words["paper.date"]),),
    )


def _consent(frame: PaperFrame) -> Signing:
    words = frame.words
    return Signing(
        words["paper.letter.consent.label"],
        words.fill("paper.letter.consent.text", studio=frame.studio),
        frame.signatures(),
    )
