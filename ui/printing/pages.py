"""Pages of a PDF as pictures, for the window and for the printer.

Both come from the same bytes, so that the preview cannot differ from the paper.
"""

from dataclasses import dataclass
from threading import Lock

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72

# PDFium may be entered by one thread at a time.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture, and its size on paper in points."""

    image: QImage
    size: QSizeF


def page_images(pdf: bytes, scale: float) -> tuple[PageImage, ...]:
    """Return all pages at *scale* pixels a point."""
    return tuple(page_image(pdf, index, scale) for index in range(page_count(pdf)))


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_image(pdf: bytes, index: int, scale: float, *, gray: bool = False) -> PageImage:
    """Return the page at *index*, counted from 0."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[index]
            bitmap = page.render(scale=scale, grayscale=gray, prefer_bgrx=True)
            kind = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_RGB32
            borrowed = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind
            )
            return PageImage(borrowed.copy(), QSizeF(*page.get_size()))
        finally:
            document.close()


def text_of_pages(pdf: bytes) -> list[str]:
    """Return what can be read on each page, in reading order."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()
