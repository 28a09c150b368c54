import threading
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from studio.exercises.figure import FigureBook
from studio.printing.pdf import section
from studio.printing.pdf.pen import ACCENT, MM
from studio.printing.pdf.text import SMALLEST, Style
from studio.printing.sheet import SheetOptions
from tests.studio.printing.pdf_reading import (
    drawn_objects,
    faces,
    page_size,
    page_texts,
    squeezed,
    type_sizes,
    whole_text,
)
from tests.studio.printing.sheets import (
    BOOK,
    HIDDEN,
    MAYA,
    MOVES,
    PROFILE,
    Book,
    a_pdf,
    a_sheet,
    a_week,
    an_exercise,
    figures,
)

MARGIN = 12 * MM - 0.6  # the bounds of a fine line reach half a point too far
PAPERS = ("A4", "Letter")
HOSTILE = (
    "A & B",
    "Bob <b",
    "<i>x",
    "O'Neil",
    "Żółć Ивáн Ελλάδα",
    "x" * 120,
    "<para>&amp;&#65; <img src='/etc/passwd'/>",
    "a\tb\u200b c",
)


def hostile_book(name: str) -> Book:
    named = {slug: an_exercise(slug, name, cue=f"Cue {name}") for slug, *_ in (*MOVES, *HIDDEN)}
    return Book(named)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", range(1, 13))
def test_everything_lies_inside_the_margins_and_no_exercise_on_two_pages(count, paper):
    sheet = a_sheet(a_week(count, habit=count % 2 == 0), paper=paper)
    pdf = a_pdf(sheet)
    width, height = page_size(pdf)
    for drawn in drawn_objects(pdf):
        assert drawn.left >= MARGIN, drawn
        assert drawn.bottom >= MARGIN, drawn
        assert drawn.right <= width - MARGIN, drawn
        assert drawn.top <= height - MARGIN, drawn
    pages = [squeezed(text) for text in page_texts(pdf)]
    for line in sheet.lines:
        assert [squeezed(line.cue) in page for page in pages].count(True) == 1


@pytest.mark.parametrize(("paper", "rows"), [("A4", 8), ("Letter", 7)])
def test_a_page_holds_as_many_full_rows_as_promised(paper, rows):
    full_cue = ("Sit between the heels as far as feels good and stand tall again, " * 2)[:110]
    book = Book({slug: replace(move, cue=full_cue) for slug, move in BOOK.exercises.items()})
    for count, pages in ((rows, 1), (rows + 1, 2)):
        pdf = a_pdf(a_sheet(a_week(count), book=book, paper=paper))
        assert len(page_texts(pdf)) == pages


@pytest.mark.parametrize("paper", PAPERS)
def test_the_boxes_for_numbers_stay_on_the_first_page_and_the_header_repeats(paper):
    first, second = page_texts(a_pdf(a_sheet(a_week(12), paper=paper)))
    assert "How did it feel?" in first
    assert "How did it feel?" not in second
    for text in ("Maya's week", "18 to 24 May 2026", "01632 960 123", "Stop and call 999"):
        assert text in first
        assert text in second
    assert "page 1 of 2" in first
    assert "page 2 of 2" in second


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [1, 8, 12])
def test_the_text_holds_every_word_in_reading_order(count, paper):
    sheet = a_sheet(a_week(count, habit=True), paper=paper)
    text = whole_text(a_pdf(sheet))
    at = 0
    rows = [
        word
        for line in sheet.lines
        for word in (line.name, line.dose, *line.dose_details, line.cue, line.swap)
    ]
    for word in (sheet.header.title, sheet.header.dates, *sheet.week.lines, *rows):
        found = text.find(squeezed(word), at)
        assert found >= 0, word
        at = found
    for word in sheet.texts():
        assert squeezed(word) in text, word


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_raises_or_loses_text(name):
    sheet = a_sheet(
        a_week(9),
        book=hostile_book(name),
        client=replace(MAYA, first_name=name),
        profile=replace(PROFILE, name=name, address=name),
    )
    text = whole_text(a_pdf(sheet))
    kept = squeezed(name.replace("\u200b", ""))
    assert text.count(kept) >= 9
    assert f"{kept}'sweek" in text


def test_a_character_without_a_glyph_leaves_a_visible_mark():
    text = whole_text(a_pdf(a_sheet(client=replace(MAYA, first_name="Mei 健 😀"))))
    assert "Mei□□'sweek" in text


def test_long_words_stay_inside_the_margins():
    client = replace(MAYA, first_name="w" * 200)
    profile = replace(PROFILE, name="q" * 200, address="z" * 200)
    pdf = a_pdf(a_sheet(a_week(12), client=client, profile=profile, book=hostile_book("y" * 200)))
    width, height = page_size(pdf)
    for drawn in drawn_objects(pdf):
        assert drawn.left >= MARGIN
        assert drawn.right <= width - MARGIN
        assert MARGIN <= drawn.bottom <= drawn.top <= height - MARGIN


@pytest.mark.parametrize("paper", PAPERS)
def test_type_is_never_smaller_than_promised(paper):
    sheet = a_sheet(a_week(12, habit=True), paper=paper)
    sizes = type_sizes(a_pdf(sheet))
    assert min(sizes.values()) >= SMALLEST
    assert all(sizes[line.name] >= 12 for line in sheet.lines if line.name in sizes)
    assert sum(line.name in sizes for line in sheet.lines) >= 12
    assert all(sizes[line.dose] >= 12 for line in sheet.lines)
    first_lines = [size for text, size in sizes.items() if text.startswith("On hands and knees")]
    assert first_lines
    assert min(first_lines) >= 10


def test_a_style_refuses_type_that_is_too_small():
    with pytest.raises(ValueError, match="too small"):
        Style(size=8.5)


def test_every_planned_day_has_a_box_for_a_pen():
    sheet = a_sheet(a_week(8))
    side = section.BOX + 1  # with its line
    assert section.BOX >= 6 * MM
    boxes = [
        drawn
        for drawn in drawn_objects(a_pdf(sheet))
        if not drawn.is_text and abs(drawn.width - side) < 0.05 > abs(drawn.height - side)
    ]
    assert len(boxes) == sum(sum(line.days) for line in sheet.lines)
    numbers = [
        drawn
        for drawn in drawn_objects(a_pdf(sheet))
        if not drawn.is_text and drawn.width > 13 * MM and 6 * MM <= drawn.height < 8 * MM
    ]
    assert len(numbers) == 21


def test_every_exercise_has_its_figure():
    sheet = a_sheet(a_week(8))
    bare = replace(sheet, options=SheetOptions(pictures=False))
    with_pictures, without = (
        sum(not drawn.is_text for drawn in drawn_objects(a_pdf(either))) for either in (sheet, bare)
    )
    assert with_pictures - without == sum(shape_count(figures(), line) for line in sheet.lines)
    assert all(shape_count(figures(), line) > 0 for line in sheet.lines)


def shape_count(book: FigureBook, line) -> int:
    start = book.shapes_or_sign(line.exercise, line.pattern, "start")
    end = book.shapes_or_sign(line.exercise, line.pattern, "end")
    return len(start) if start == end else len(start) + len(end)


def test_bold_is_bold_and_every_face_is_embedded():
    found = dict(faces(a_pdf(a_sheet())))
    assert all(found.values())
    assert len({name.partition("+")[2] for name in found}) >= 2
    assert any(name.endswith("Inter-Bold") for name in found)


def test_the_same_sheet_gives_the_same_bytes_whatever_was_drawn_before():
    sheet = a_sheet(a_week(12))
    first = a_pdf(sheet)
    a_pdf(a_sheet(a_week(3), client=replace(MAYA, first_name="Żółć Ивáн")))
    assert a_pdf(sheet) == first


def test_two_desks_may_draw_at_once():
    sheets = [a_sheet(a_week(count)) for count in (3, 7, 12, 9)]
    wanted = [a_pdf(sheet) for sheet in sheets]
    drawn: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda index=index: drawn.update({index: a_pdf(sheets[index])}))
        for index in range(len(sheets))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [drawn[index] for index in range(len(sheets))] == wanted


def test_the_file_tells_studio_and_week_and_language_but_nobody():
    reader = PdfReader(BytesIO(a_pdf(a_sheet())))
    assert reader.metadata is not None
    assert reader.metadata.title == "Riverside Studio, week of 18 May 2026"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert not any("Maya" in str(value) for value in reader.metadata.values())


def test_eight_figures_stay_small():
    pdf = a_pdf(a_sheet(a_week(8)))
    assert len(pdf) < 600_000  # what an office printer's memory takes in one go


def test_an_empty_week_is_a_page_that_says_so():
    (page,) = page_texts(a_pdf(a_sheet(a_week(0))))
    assert "Nothing is planned for this week yet." in page


def test_text_is_dark_enough_in_grey():
    styles = [value for value in vars(section).values() if isinstance(value, Style)]
    for style in styles:
        assert contrast_on_white((style.gray,) * 3) >= 7, style
    assert contrast_on_white(ACCENT) >= 7


def contrast_on_white(color: tuple[float, ...]) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
