from dataclasses import replace

import pytest

from resources import resource
from studio.errors import NotFound
from studio.ids import ScreeningId
from studio.printing.papers import Paper
from studio.printing.pdf.fonts import FONT_FILES
from studio.printing.pdf.papers import render_paper
from studio.screening.screening import Screening
from studio.screening.signature import Ink, Signer
from studio.services.content import Content
from studio.services.papers import PaperService
from studio.services.practice import answers_of
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from tests.builders import THURSDAY
from tests.fakes import FakeUnit

PALPITATIONS = {"c.palps": "new"}


def rendered(paper: Paper) -> bytes:
    faces = {name: resource(f"fonts/{file}").read_bytes() for name, file in FONT_FILES.items()}
    return render_paper(paper, faces)


@pytest.fixture
def papers(desk: Desk, content: Content) -> PaperService:
    return PaperService(desk, lambda: content, rendered)


@pytest.fixture
def draft(screenings: ScreeningService, content: Content, maya, dana) -> Screening:
    begun = screenings.start(maya.id, dana.id)
    answers = answers_of(PALPITATIONS, maya, content.questionnaire, THURSDAY)
    return screenings.save_draft(replace(begun, answers=answers))


def test_both_papers_of_a_confirmed_screening_name_trainer_and_client(
    papers: PaperService, screenings: ScreeningService, draft: Screening, dana
):
    signed = (Ink(Signer.CLIENT, "Maya Okafor"),)
    screenings.propose(draft, dana.id, inks=signed)
    screenings.confirm(draft.id, dana.id)
    summary = papers.summary(draft.id, "A4")
    assert "Confirmed by Dana Kerr" in summary.header.facts
    assert summary.header.dates == "Maya Okafor, born 3 February 1985"
    assert summary.outcome.title == "Check in with a clinician first"
    letter = papers.letter(draft.id, "Letter")
    assert letter.paper == "Letter"
    assert letter.told[0].pairs[0].text == "“Yes, not checked”"
    assert papers.render(letter).startswith(b"%PDF")
    assert papers.render(letter) == papers.render(papers.letter(draft.id, "Letter"))


def test_an_interrupted_screening_has_a_letter_before_it_has_an_outcome(
    papers: PaperService, screenings: ScreeningService, content: Content, draft: Screening
):
    begun = {"a.dob": "1985-02-03", "a.consent": "yes", "c.chest": "recent"}
    screenings.save_draft(replace(screenings.get(draft.id), answers=begun))
    letter = papers.letter(draft.id)
    assert "For today" in letter.header.facts
    assert [pair.text for pair in letter.told[0].pairs] == ["“Yes, now or in the last day”"]
    assert papers.summary(draft.id).outcome.title == "Please get medical help first"


def test_a_changed_answer_is_judged_anew_and_the_paper_of_before_stays(
    papers: PaperService, screenings: ScreeningService, draft: Screening, dana
):
    proposed = screenings.propose(draft, dana.id)
    answers = {**proposed.answers, "c.palps": "no"}
    changed = screenings.save_draft(replace(proposed, answers=answers))
    assert papers.summary(changed.id).outcome.title == "Ready to train"
    assert papers.summary(draft.id).outcome.title == "Check in with a clinician first"


def test_the_studio_s_usual_paper_is_taken_where_none_is_named(
    papers: PaperService, unit: FakeUnit, draft: Screening
):
    assert papers.letter(draft.id).paper == "A4"
    unit.profile.save(replace(unit.profile.get(), paper="Letter"))
    assert papers.letter(draft.id).paper == "Letter"
    assert papers.summary(draft.id, "A4").paper == "A4"


def test_making_papers_stores_nothing(papers: PaperService, unit: FakeUnit, draft: Screening):
    before = (unit.commits, len(unit.edits), unit.screenings.get(draft.id))
    papers.render(papers.summary(draft.id))
    papers.render(papers.letter(draft.id))
    assert (unit.commits, len(unit.edits), unit.screenings.get(draft.id)) == before
    assert unit.prints.kept == []


def test_a_screening_that_is_gone_is_told(papers: PaperService):
    with pytest.raises(NotFound):
        papers.letter(ScreeningId("gone"))
