from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from studio.printing.pdf import paper_parts, section
from studio.printing.pdf.pen import MM
from studio.printing.pdf.text import SMALLEST, Style
from tests.studio.printing.pdf_reading import (
    drawn_objects,
    faces,
    page_size,
    page_texts,
    squeezed,
    type_sizes,
    whole_text,
)
from tests.studio.printing.screened import (
    BACK,
    KNEE,
    MAYA_BORN,
    STORIES,
    a_letter,
    a_paper_pdf,
    a_screening,
    a_summary,
)
from tests.studio.printing.sheets import PROFILE
from tests.studio.printing.signed import a_declaration, a_signed_summary

MARGIN = 12 * MM - 0.6  # the bounds of a fine line reach half a point too far
PAPERS = ("A4", "Letter")
MAKERS = (a_summary, a_letter, a_signed_summary, a_declaration)
HOSTILE = (
    "A & B",
    "Bob <b",
    "<i>x",
    "O'Neil",
    "Żółć Ивáн Ελλάδα",
    "x" * 120,
    "<para>&amp;&#65; <img src='/etc/passwd'/>",
)


def in_reading_order(paper) -> list[str]:
    """Return the words of a paper but for its head and foot, which stand on every page."""
    around = {*paper.header.facts, paper.header.studio, paper.header.title, paper.header.dates}
    around |= {paper.footer.stop, *paper.footer.left, *paper.footer.right}
    return [text for text in paper.texts() if text and text not in around]


def inside_the_margins(pdf: bytes, *, accents: float = 0) -> bool:
    """Tell whether everything lies inside; marks over a capital may stand *accents* higher."""
    width, height = page_size(pdf)
    return all(
        drawn.left >= MARGIN
        and drawn.bottom >= MARGIN
        and drawn.right <= width - MARGIN
        and drawn.top <= height - MARGIN + accents
        for drawn in drawn_objects(pdf)
    )


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("make", MAKERS)
def test_a_paper_holds_every_word_in_reading_order_inside_the_margins(make, story, size):
    paper = make(a_screening(story), paper=size)
    pdf = a_paper_pdf(paper)
    assert inside_the_margins(pdf)
    text = whole_text(pdf)
    at = 0
    for word in in_reading_order(paper):
        found = text.find(squeezed(word), at)
        assert found >= 0, word
        at = found
    for word in paper.texts():
        assert squeezed(word) in text, word


@pytest.mark.parametrize("name", ["Maya", "x" * 90, "Ann Marie Louise " * 6])
@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("make", MAKERS)
def test_no_two_texts_touch(make, story, name):
    client = replace(MAYA_BORN, first_name=name)
    pdf = a_paper_pdf(make(a_screening(story, client=client), client=client))
    texts = [drawn for drawn in drawn_objects(pdf) if drawn.is_text]
    for one, other in combinations(texts, 2):
        if one.page == other.page:
            beside = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
            apart = one.top <= other.bottom + 0.5 or other.top <= one.bottom + 0.5
            assert beside or apart, (one, other)


@pytest.mark.parametrize("size", PAPERS)
def test_a_usual_letter_is_one_page(size):
    for story in STORIES:
        pdf = a_paper_pdf(a_letter(a_screening(story), paper=size))
        assert len(page_texts(pdf)) == 1, story


def test_a_letter_with_much_to_tell_keeps_its_questions_on_one_page():
    story = {
        **STORIES["clearance_first"],
        "i.regions": [{**BACK, "p.numb": "new", "p.weak": "new"}, {**KNEE, "p.locked": "yes"}],
        **dict.fromkeys(("c.dizzy", "dx.kidney", "dx.neuro", "dx.pem", "dx.eating"), "yes"),
        "j.weightloss": "yes",
    }
    letter = a_letter(a_screening(story))
    pages = [squeezed(text) for text in page_texts(a_paper_pdf(letter))]
    assert len(pages) == 2
    for ask in letter.asks.questions:
        assert squeezed(ask.text) in pages[1]
    assert squeezed(letter.told[0].pairs[0].head) in pages[0]


@pytest.mark.parametrize("size", PAPERS)
def test_head_foot_and_label_repeat_on_every_page(size):
    summary = a_summary(a_screening("gym_adapted"), paper=size)
    pages = page_texts(a_paper_pdf(summary))
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert summary.header.title in page
        assert "Maya Okafor, born 3 February 1985" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "01632 960 123" in page
    going_on = next(page for page in pages[1:] if "A foot on the floor" in page)
    assert "For now" in going_on


def test_answers_and_signature_share_a_page_where_they_fit():
    summary = a_summary(a_screening("gym_ready"))
    front, back = page_texts(a_paper_pdf(summary))
    assert "Notes and questions for next time" in front
    assert "Your answers" not in front
    assert "Your answers" in back
    assert "Signature of Maya Okafor" in back


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("make", MAKERS)
def test_no_name_raises_or_loses_text(make, name):
    client = replace(MAYA_BORN, first_name=name, last_name=name, practice=name)
    profile = replace(PROFILE, name=name, address=name)
    story = {**STORIES["clearance_first"], "a.contact": name}
    paper = make(a_screening(story, client=client), client=client, profile=profile)
    pdf = a_paper_pdf(paper)
    assert inside_the_margins(pdf, accents=2)
    text = whole_text(pdf)
    for word in paper.texts():
        assert squeezed(word) in text, word


@pytest.mark.parametrize("size", PAPERS)
def test_long_texts_go_on_over_pages_and_lose_nothing(size):
    told = " ".join(f"word{number}" for number in range(240))
    reason = " ".join(f"reason{number}" for number in range(1200))
    story = {
        **STORIES["gym_adapted"],
        "dx.other": "listed",
        "dx.other.note": told,
        "a.contact": told[:1900],
    }
    screening = a_screening(story, choice_reason=reason)
    pdf = a_paper_pdf(a_summary(screening, paper=size))
    assert inside_the_margins(pdf)
    text = whole_text(pdf)
    for word in (*told.split(), *reason.split()):
        assert word in text, word


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200).filter(lambda text: text.isprintable() and text.strip()))
def test_any_name_stays_inside_the_margins(name: str):
    client = replace(MAYA_BORN, first_name=name)
    for paper in (a_letter(client=client), a_summary(client=client)):
        assert inside_the_margins(a_paper_pdf(paper), accents=3)


@pytest.mark.parametrize("make", MAKERS)
def test_type_is_never_smaller_than_promised_and_answers_are_larger(make):
    paper = make()
    sizes = type_sizes(a_paper_pdf(paper))
    assert min(sizes.values()) >= SMALLEST
    opens = ("Maya would like", "You are ready", "My answers are true")
    said = [text for text in sizes if text.startswith(opens)]
    assert said
    assert all(sizes[text] >= 10 for text in said)


@pytest.mark.parametrize("make", MAKERS)
def test_every_face_is_embedded(make):
    found = dict(faces(a_paper_pdf(make())))
    assert found
    assert all(found.values())


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_paper_gives_the_same_bytes(make):
    first = a_paper_pdf(make())
    a_paper_pdf(make(client=replace(MAYA_BORN, first_name="Żółć Ивáн")))
    assert a_paper_pdf(make()) == first


@pytest.mark.parametrize("make", MAKERS)
def test_the_file_tells_studio_day_and_language_but_nobody(make):
    reader = PdfReader(BytesIO(a_paper_pdf(make())))
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Riverside Studio, ")
    assert str(reader.metadata.title).endswith("of 14 May 2026")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert not any("Maya" in str(value) for value in reader.metadata.values())
    assert not any("Okafor" in str(value) for value in reader.metadata.values())


def test_there_is_room_for_a_pen():
    letter = a_letter(a_screening("gym_ready"))
    lines = [
        drawn
        for drawn in drawn_objects(a_paper_pdf(letter))
        if not drawn.is_text and drawn.height < 1.2 and drawn.width > 20 * MM
    ]
    tops = sorted({round(line.bottom, 1) for line in lines}, reverse=True)
    asked = sum(ask.lines for ask in letter.asks.questions)
    assert len(tops) >= asked + 6
    boxes = [
        drawn
        for drawn in drawn_objects(a_paper_pdf(letter))
        if not drawn.is_text and abs(drawn.width - section.BOX - 1) < 0.1
    ]
    assert len(boxes) == 3


def test_text_is_dark_enough_in_grey():
    styles = [value for value in vars(paper_parts).values() if isinstance(value, Style)]
    assert all(style.gray <= 0.34 for style in styles)


def test_a_character_without_a_glyph_leaves_a_visible_mark():
    text = whole_text(a_paper_pdf(a_letter(client=replace(MAYA_BORN, first_name="Mei 健"))))
    assert "AboutMei□Okafor" in text
