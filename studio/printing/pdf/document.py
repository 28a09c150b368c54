"""Pages as the bytes of a PDF; the same words always give the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from threading import Lock
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from studio.exercises.figure import FigureBook
from studio.printing.pdf.exercise_sheet import ExerciseSheet
from studio.printing.pdf.fonts import REGULAR, Fonts
from studio.printing.pdf.pen import Pen
from studio.printing.pdf.section import PAGE_SIZES, Page, PlacedSection
from studio.printing.pdf.text import Typesetter
from studio.printing.sheet import Header, PlanSheet
from studio.version import VERSION

# ReportLab keeps its faces for the whole program and cannot subset one for two documents at once.
_ONE_AT_A_TIME = Lock()

LAYOUTS = {"P": ExerciseSheet}


class Document(Protocol):
    """What every printed document tells about itself."""

    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def document_title(self) -> str: ...  # noqa: D102
    @property
    def header(self) -> Header: ...  # noqa: D102


LayOut = Callable[[Page, Typesetter], Sequence[Sequence[PlacedSection]]]


def render_sheet(sheet: PlanSheet, figures: FigureBook, fonts: Mapping[str, bytes]) -> bytes:
    """Return the PDF of *sheet*; *fonts* holds the bundled faces by the names of `FONT_FILES`."""

    def lay_out(page: Page, typesetter: Typesetter) -> Sequence[Sequence[PlacedSection]]:
        return LAYOUTS[sheet.options.layout](sheet, page, figures, typesetter).pages()

    return render_document(sheet, sheet.options.paper, lay_out, fonts)


def render_document(
    document: Document, paper: str, lay_out: LayOut, fonts: Mapping[str, bytes]
) -> bytes:
    """Return the PDF of what *lay_out* puts onto pages of *paper*."""
    with _ONE_AT_A_TIME:
        typesetter = Typesetter(Fonts(fonts))
        page = Page(*PAGE_SIZES[paper])
        pages = lay_out(page, typesetter)
        file = BytesIO()
        canvas = _canvas(file, document, page)
        for sections in pages:
            pen = Pen(canvas, typesetter, page.height)
            for placed in sections:
                placed.draw(pen, page.left)
            canvas.showPage()
        canvas.save()
        return file.getvalue()


def _canvas(file: BytesIO, document: Document, page: Page) -> Canvas:
    canvas = Canvas(
        file,
        pagesize=(page.width, page.height),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        lang=document.language,
    )
    canvas.setTitle(document.document_title)
    canvas.setAuthor(document.header.studio)
    canvas.setSubject("")
    canvas.setCreator(f"Studio Planner {VERSION}")
    return canvas
