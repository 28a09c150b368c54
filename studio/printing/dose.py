"""A dose as the sheet prints it: one amount in large type, the rest beside or below it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from studio.exercises.dose_text import dose_text
from studio.exercises.prescription import Prescription, Span
from studio.wording import Words


@dataclass(frozen=True, slots=True)
class DoseLines:
    """The words of a dose, such as "3 × 8–12" with "each side, 20 kg"."""

    amount: str
    details: tuple[str, ...] = ()


def dose_lines(dose: Prescription, words: Words) -> DoseLines:
    """Return the same words as on screen, parted into amount and details; effort is added."""
    whole = dose_text(dose, words)
    amount = next((text for text in _amounts(dose, words) if whole.startswith(text)), whole)
    rest = whole.removeprefix(amount).strip().removeprefix(words["dose.separator"].strip()).strip()
    details = [rest] if rest else []
    if dose.effort is not None:
        details.append(words.fill("dose.effort", effort=dose.effort))
    return DoseLines(amount, tuple(details))


def _amounts(dose: Prescription, words: Words) -> Iterator[str]:
    """Yield what the large type may say: how often and how much, without what stands beside it."""
    bare = _bare(dose)
    extra = words.get(f"dose.extra.{dose.extra}", dose.extra)
    for text in (
        dose_text(bare, words),
        dose_text(replace(bare, extra=dose.extra), words).removesuffix(extra).strip(),
    ):
        if text:
            yield text


def _bare(dose: Prescription) -> Prescription:
    counted = dose.reps is not None
    daily = Span(dose.times_a_day, dose.times_a_day) if dose.times_a_day > 1 else dose.sets
    return replace(
        dose,
        sets=daily,
        times_a_day=1,
        seconds=None if counted else dose.seconds,
        per_side=False,
        load_g=None,
        band=None,
        effort=None,
        extra="",
    )
