"""The page to sign in ink: the answers, how information is used, the consents, the declaration."""

from datetime import date

from studio.clients.client import Client
from studio.clients.consent import ConsentTexts, Purpose
from studio.printing.on_file import short_hash
from studio.printing.paper_answers import ToldAnswers
from studio.printing.paper_frame import PaperFrame
from studio.printing.papers import DeclarationPage, Pair, Part, Signing, TickList
from studio.printing.phrases import date_text
from studio.screening.questionnaire import Questionnaire
from studio.screening.screening import Screening
from studio.screening.signature import answers_hash
from studio.settings import StudioProfile
from studio.wording import Words


def build_declaration(
    screening: Screening,
    client: Client,
    profile: StudioProfile,
    questionnaire: Questionnaire,
    texts: ConsentTexts,
    words: Words,
    *,
    today: date,
    done_on: date,
    paper: str,
) -> DeclarationPage:
    """Return the page on which the answers of *done_on* are signed in ink, printed *today*."""
    frame = PaperFrame("declaration", screening, client, profile, words, today, done_on, paper)
    section = words.section("paper.declaration")
    lead = section["lead"].format(date=date_text(done_on, words))
    told = ToldAnswers(frame, questionnaire)
    return DeclarationPage(
        paper=paper,
        language=words["sheet.language_tag"],
        file_name=f"{frame.id}.pdf",
        document_title=frame.document_title,
        client_name=client.full_name,
        header=frame.header(frame.person),
        answers=(Part(section["answers"], (lead,)), *told.sections()),
        privacy=Part(texts.privacy.title, tuple(texts.privacy.text.splitlines())),
        consents=TickList(
            section["consents"],
            section["consents_lead"],
            tuple(
                Pair(texts.purposes[purpose].title, texts.purposes[purpose].text)
                for purpose in Purpose
            ),
        ),
        declaration=_declaration(frame, texts),
        footer=frame.footer(words["paper.summary.notice"], _versions(frame)),
    )


def _declaration(frame: PaperFrame, texts: ConsentTexts) -> Signing:
    words = frame.words
    witness = (words["paper.witness"], words["paper.guardian_signature"], words["paper.date"])
    return Signing(
        words["paper.declaration.label"],
        texts.declaration.text,
        (*frame.signatures(), witness),
        small=words.fill(
            "paper.on_file.versions",
            version=texts.declaration.version,
            text=short_hash(texts.declaration.hash),
            answers=short_hash(answers_hash(frame.screening.answers)),
        ),
    )


def _versions(frame: PaperFrame) -> str:
    return frame.words.fill(
        "paper.summary.versions",
        questions=frame.screening.questions_version,
        rules=frame.screening.rules_version,
        answers=short_hash(answers_hash(frame.screening.answers)),
    )
