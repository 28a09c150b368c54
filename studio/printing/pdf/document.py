"""A sheet as the bytes of a PDF; the same sheet always gives the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from threading import Lock

from reportlab.pdfgen.canvas import Canvas

from studio.exercises.figure import FigureBook
from studio.printing.pdf.exercise_sheet import ExerciseSheet
from studio.printing.pdf.fonts import REGULAR, Fonts
from studio.printing.pdf.pen import Pen
from studio.printing.pdf.section import PAGE_SIZES, Page
from studio.printing.pdf.text import Typesetter
from studio.printing.sheet import PlanSheet
from studio.version import VERSION

# ReportLab keeps its faces for the whole program and cannot subset one for two documents at once.
_ONE_AT_A_TIME = Lock()

LAYOUTS = {"P": ExerciseSheet}


def render_sheet(sheet: PlanSheet, figures: FigureBook, fonts: Mapping[str, bytes]) -> bytes:
    """Return the PDF of *sheet*; *fonts* holds the bundled faces by the names of `FONT_FILES`."""
    with _ONE_AT_A_TIME:
        return _render(sheet, figures, Typesetter(Fonts(fonts)))


def _render(sheet: PlanSheet, figures: FigureBook, typesetter: Typesetter) -> bytes:
    page = Page(*PAGE_SIZES[sheet.options.paper])
    pages = LAYOUTS[sheet.options.layout](sheet, page, figures, typesetter).pages()
    file = BytesIO()
    canvas = _canvas(file, sheet, page)
    for sections in pages:
        pen = Pen(canvas, typesetter, page.height)
        for placed in sections:
            placed.draw(pen, page.left)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _canvas(file: BytesIO, sheet: PlanSheet, page: Page) -> Canvas:
    canvas = Canvas(
        file,
        pagesize=(page.width, page.height),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        lang=sheet.language,
    )
    canvas.setTitle(sheet.document_title)
    canvas.setAuthor(sheet.header.studio)
    canvas.setSubject("")
    canvas.setCreator(f"Studio Planner {VERSION}")
    return canvas
