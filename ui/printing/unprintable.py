"""Which characters of a document the bundled faces do not have."""

from collections.abc import Sequence

from resources import resource
from ui.printing.document_preview import Document


def unprintable_characters(document: Document) -> Sequence[str]:
    """Return the characters of *document* that become boxes on paper, each once."""
    # ReportLab is slow to import, and this runs beside the window.
    from studio.printing.pdf.fonts import FONT_FILES, missing_characters

    files = {name: resource(f"fonts/{file}").read_bytes() for name, file in FONT_FILES.items()}
    return missing_characters(document.texts(), files)
