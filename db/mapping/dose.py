"""Doses as documents: only what differs from a plain single set is written."""

from typing import Any

from db.documents import Document
from studio.exercises.prescription import ONE_SET, Band, Prescription, Span

_SPANS = ("reps", "seconds", "minutes", "meters", "breaths")
_PLAIN = Prescription()


def dose_document(dose: Prescription) -> Document:
    """Return a dose as a document."""
    document: Document = {}
    if dose.sets != ONE_SET:
        document["sets"] = list(dose.sets)
    for name in _SPANS:
        span = getattr(dose, name)
        if span is not None:
            document[name] = list(span)
    for name in ("per_side", "times_a_day", "load_g", "effort", "extra"):
        value = getattr(dose, name)
        if value != getattr(_PLAIN, name):
            document[name] = value
    if dose.band is not None:
        document["band"] = dose.band.value
    return document


def dose_from(document: Document) -> Prescription:
    """Return the dose a document stands for."""
    values: dict[str, Any] = dict(document)
    for name in ("sets", *_SPANS):
        if name in values:
            values[name] = Span(*values[name])
    if "band" in values:
        values["band"] = Band(values["band"])
    return Prescription(**values)
