"""Who signed how, what was agreed to and what was settled since, on the papers of a screening."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.clients.consent import Purpose, SignedText
from studio.ids import TrainerId
from studio.printing.on_file import Closed, short_hash
from studio.printing.papers import Part
from studio.printing.pdf.pen import MM
from studio.screening.evidence import EvidenceKind
from studio.screening.screening import Status
from studio.screening.signature import SignedHow, Signer, answers_hash
from tests.studio.printing.pdf_reading import drawn_objects, page_texts, squeezed, whole_text
from tests.studio.printing.screened import MAYA_BORN, STORIES, a_paper_pdf, a_screening
from tests.studio.printing.signed import (
    a_closed,
    a_declaration,
    a_hand,
    a_signature,
    a_signed_summary,
    texts,
)
from tests.studio.printing.test_papers_pdf import inside_the_margins

LEO = replace(MAYA_BORN, first_name="Leo", birth_date=date(2010, 9, 1))


def said(part: Part) -> dict[str, str]:
    return {pair.head: pair.text for pair in part.pairs}


def test_the_summary_tells_who_confirmed_with_which_qualification():
    (on_file,) = a_signed_summary().on_file
    assert (
        said(on_file)["Outcome confirmed"] == "By Dana Kerr (Level 4, specialist) on 14 May 2026."
    )
    proposed = a_screening(confirmed=False)
    (on_file,) = a_signed_summary(proposed).on_file
    assert "Outcome confirmed" not in said(on_file)


def test_every_consent_is_told_with_version_and_fingerprint():
    (on_file,) = a_signed_summary().on_file
    text = texts().purposes[Purpose.HEALTH]
    assert said(on_file)["Health answers"] == (
        "Given by Maya Okafor on 14 May 2026, on screen. "
        f"Version {text.version}, {short_hash(text.hash)}."
    )
    assert "on paper" in said(on_file)["A note to my clinician"]
    assert said(on_file)["Reminders"].endswith("Taken back on 2 June 2026.")
    assert said(on_file)["Photos"] == "Not given."


@pytest.mark.parametrize(
    ("how", "text", "caption"),
    [
        (SignedHow.DRAWN, "", "Maya Okafor, signed on the pad before Dana Kerr"),
        (SignedHow.TYPED, "Maya Okafor", "signed by typing the name before Dana Kerr"),
        (SignedHow.SCANNED, "Signed page on file", "signed on paper before Dana Kerr"),
    ],
)
def test_a_signature_shows_how_it_was_given(how: SignedHow, text: str, caption: str):
    screening = a_screening()
    strokes = a_hand() if how is SignedHow.DRAWN else ()
    signature = a_signature(screening, how=how, strokes=strokes)
    declaration = a_signed_summary(screening, signatures=(signature,)).declaration
    (field,) = declaration.signed
    assert (field.text, field.day) == (text, "14 May 2026")
    assert caption in field.caption
    assert bool(field.strokes) is (how is SignedHow.DRAWN)
    assert declaration.rows == ()
    assert short_hash(texts().declaration.hash) in declaration.small
    assert short_hash(answers_hash(screening.answers)) in declaration.small


def test_without_a_witness_nobody_is_named():
    screening = a_screening()
    signature = a_signature(screening, witness=None)
    (field,) = a_signed_summary(screening, signatures=(signature,)).declaration.signed
    assert field.caption == "Maya Okafor, signed on the pad"


def test_lines_stay_open_for_whoever_has_not_signed():
    leo = a_screening("gym_ready", client=LEO)
    young = a_signature(leo, name="Leo Okafor")
    summary = a_signed_summary(leo, client=LEO, signatures=(young,))
    assert len(summary.declaration.signed) == 1
    assert [row[0] for row in summary.declaration.rows] == [
        "Parent or guardian, name and relation",
        "For the studio, Dana Kerr",
    ]
    mother = a_signature(leo, signer=Signer.GUARDIAN, name="Grace Okafor", relation="mother")
    both = a_signed_summary(leo, client=LEO, signatures=(mother, young)).declaration
    assert [field.caption.partition(", signed")[0] for field in both.signed] == [
        "Leo Okafor",
        "Grace Okafor, mother",
    ]
    assert both.rows == ()


def test_a_signature_under_other_answers_is_not_shown():
    screening = a_screening()
    other = a_signature(replace(screening, answers={**screening.answers, "c.chest": "past"}))
    declaration = a_signed_summary(screening, signatures=(other,)).declaration
    assert declaration.signed == ()
    assert declaration.rows[0][0] == "Signature of Maya Okafor"


def test_words_that_were_not_signed_do_not_stand_above_a_signature():
    screening = a_screening()
    earlier = a_signature(screening, text_version="0", text_hash="ab" * 32)
    declaration = a_signed_summary(screening, signatures=(earlier,)).declaration
    assert declaration.text == "This was signed under an earlier text, version 0."
    assert "ABAB-ABAB" in declaration.small


def test_the_scan_that_came_later_takes_the_place_of_the_typed_name():
    screening = a_screening()
    typed = a_signature(screening, how=SignedHow.TYPED)
    scan = replace(typed, how=SignedHow.SCANNED, signed_at=typed.signed_at.replace(hour=15))
    (field,) = a_signed_summary(screening, signatures=(scan, typed)).declaration.signed
    assert field.text == "Signed page on file"


def test_what_was_settled_is_told_with_its_letter_and_no_more_as_open():
    screening = a_screening("clearance_first")
    closed = a_closed(screening, "M05")
    (part,) = a_signed_summary(screening, closed=(closed,)).closed
    assert said(part) == {
        "Racing or skipping heart: yes, not checked": (
            "Settled on 2 June 2026 with Dana Kerr. "
            "A letter of 28 May 2026 from Dr A. Ruiz, GP is on file."
        )
    }
    assert a_signed_summary(screening).closed == ()


@pytest.mark.parametrize("kind", EvidenceKind)
@pytest.mark.parametrize("author", ["", "Dr A. Ruiz"])
def test_every_kind_of_evidence_has_its_words(kind: EvidenceKind, author: str):
    screening = a_screening("clearance_first")
    closed = a_closed(screening, "M05", kind=kind, author=author, role="")
    (part,) = a_signed_summary(screening, closed=(closed,)).closed
    (text,) = said(part).values()
    assert "28 May 2026" in text
    assert (author in text) is (not author or kind.is_clinical)


def test_what_time_has_closed_names_nobody():
    screening = a_screening("clearance_first")
    finding = a_closed(screening, "M05").finding
    (part,) = a_signed_summary(screening, closed=(Closed(finding),)).closed
    assert list(said(part).values()) == ["Time has passed since, so it no longer counts."]


def test_a_finding_that_was_carried_over_tells_since_when():
    screening = a_screening("clearance_first")
    assert screening.outcome is not None
    findings = tuple(
        replace(found, since=date(2026, 2, 3), carried=found.rule == "M05")
        for found in screening.outcome.findings
    )
    carried = replace(screening, outcome=replace(screening.outcome, findings=findings))
    notes = {pair.head: pair.note for pair in a_signed_summary(carried).why.pairs}
    assert notes.pop("Racing or skipping heart: yes, not checked") == "Open since 3 February 2026"
    assert set(notes.values()) == {""}


def test_a_trainer_who_left_does_not_stop_the_printer():
    screening = a_screening(confirmed_by=TrainerId("gone"))
    signature = a_signature(screening, witness=TrainerId("gone"))
    summary = a_signed_summary(screening, signatures=(signature,))
    assert "Outcome confirmed" not in said(summary.on_file[0])
    assert whole_text(a_paper_pdf(summary))


# On the page


def ink_of(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of everything drawn that is no rule, box, bar or text."""
    return [
        (drawn.width, drawn.height)
        for drawn in drawn_objects(pdf)
        if not drawn.is_text and drawn.height > 10 and drawn.width < 80 * MM
    ]


def test_drawn_lines_are_painted_as_lines_and_no_picture():
    screening = a_screening("gym_ready")
    signed = a_signed_summary(screening)
    typed = a_signed_summary(screening, signatures=(a_signature(screening, how=SignedHow.TYPED),))
    assert len(ink_of(a_paper_pdf(signed))) == len(ink_of(a_paper_pdf(typed))) + 1
    assert b"/Subtype /Image" not in a_paper_pdf(signed)


points = st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 333)), min_size=1, max_size=30)


@settings(max_examples=30, deadline=None)
@given(st.lists(points.map(tuple), min_size=1, max_size=6).map(tuple))
def test_any_hand_stays_inside_its_room(strokes):
    screening = a_screening("gym_ready")
    signature = a_signature(screening, strokes=strokes)
    paper = a_signed_summary(screening, signatures=(signature,))
    assert inside_the_margins(a_paper_pdf(paper))


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("story", STORIES)
def test_what_is_signed_is_on_a_page_with_answers(story: str, size: str):
    summary = a_signed_summary(a_screening(story), paper=size)
    pages = [squeezed(text) for text in page_texts(a_paper_pdf(summary))]
    assert squeezed(summary.answers[-1].label) in pages[-1]
    assert squeezed(summary.declaration.small) in pages[-1]


# The page to sign


def test_the_page_to_sign_holds_answers_notice_consents_and_lines():
    page = a_declaration()
    assert [pair.head for pair in page.consents.pairs] == [
        texts().purposes[purpose].title for purpose in Purpose
    ]
    assert page.declaration.text == texts().declaration.text
    assert " ".join(page.privacy.lines) == " ".join(texts().privacy.text.splitlines())
    assert [row[0] for row in page.declaration.rows] == [
        "Signature of Maya Okafor",
        "Signed before, name",
    ]
    assert page.file_name == "2026-05-14_0147_declaration.pdf"
    assert len(a_declaration(client=LEO).declaration.rows) == 3


def test_the_page_to_sign_carries_the_fingerprints_it_is_found_by():
    screening = a_screening("rehab_first", confirmed=False)
    page = a_declaration(screening)
    for digest in (texts().declaration.hash, answers_hash(screening.answers)):
        assert short_hash(digest) in page.declaration.small
    assert any(short_hash(answers_hash(screening.answers)) in text for text in page.footer.right)


def test_the_page_to_sign_tells_no_outcome():
    page = a_declaration(a_screening("clearance_first", status=Status.PROPOSED))
    text = " ".join(page.texts()).casefold()
    for word in ("check in with a clinician", "rebuild", "ready to train", "worth a check first"):
        assert word not in text


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("story", STORIES)
def test_consents_and_signatures_share_a_page(story: str, size: str):
    page = a_declaration(a_screening(story), paper=size)
    pdf = a_paper_pdf(page)
    last = squeezed(page_texts(pdf)[-1])
    assert squeezed(page.consents.pairs[0].head) in last
    assert squeezed(page.declaration.rows[-1][0]) in last
    boxes = [d for d in drawn_objects(pdf) if not d.is_text and abs(d.width - 6.3 * MM - 1) < 0.1]
    assert len(boxes) == len(Purpose)


def test_a_long_notice_goes_on_over_pages():
    long = " ".join(f"word{number}" for number in range(2500))
    changed = replace(texts(), privacy=SignedText("2", "How my information is used", long))
    pdf = a_paper_pdf(a_declaration(consent_texts=changed))
    assert inside_the_margins(pdf)
    text = whole_text(pdf)
    assert all(word in text for word in long.split())
