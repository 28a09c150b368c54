"""A typed line such as "goblet 3x8" taken apart into what to look for and how much of it."""

import re

from studio.errors import WrongInput
from studio.exercises.dose_text import parse_dose
from studio.exercises.prescription import Prescription

# Sets by something, or a time: where the words end and the dose begins.
_DOSE_BEGINS = re.compile(
    r"(?:^|\s)(?=\d+(?:\s*[-–]\s*\d+)?\s*(?:[x×*]\s*\d|(?:s|sec|min)\b))", re.IGNORECASE
)


def split_typed(text: str) -> tuple[str, Prescription | None]:
    """Return the words of a typed line and the dose after them, if it ends in one."""
    start = _DOSE_BEGINS.search(text)
    if start is None:
        return text.strip(), None
    try:
        return text[: start.start()].strip(), parse_dose(text[start.end() :])
    except WrongInput:
        return text.strip(), None
