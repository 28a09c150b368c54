"""Reads back what stands in a PDF: text, type sizes, shapes, faces."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True)
class Drawn:
    """One object on a page with its bounds in points, measured from the lower left corner."""

    page: int
    is_text: bool
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page in the order in which it is drawn."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """Return *text* without white space, so that line breaks do not matter."""
    return "".join(text.split())


def whole_text(pdf: bytes) -> str:
    return squeezed("".join(page_texts(pdf)))


def page_size(pdf: bytes) -> tuple[float, float]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return float(box.width), float(box.height)


def drawn_objects(pdf: bytes) -> list[Drawn]:
    document = pypdfium2.PdfDocument(pdf)
    found = [
        Drawn(number, item.type == pdfium.FPDF_PAGEOBJ_TEXT, *item.get_bounds())
        for number, page in enumerate(document, 1)
        for item in page.get_objects()
    ]
    document.close()
    return found


def type_sizes(pdf: bytes) -> dict[str, float]:
    """Return the smallest size of each drawn line by its text."""
    sizes: dict[str, float] = {}

    def note(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            sizes[text.strip()] = min(size, sizes.get(text.strip(), size))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return sizes


def faces(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Yield each face with whether it is embedded."""
    for page in PdfReader(BytesIO(pdf)).pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        for font in resources["/Font"].values():  # type: ignore[attr-defined]
            face = font.get_object()
            descriptor = face.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            yield str(face["/BaseFont"]).lstrip("/"), embedded
