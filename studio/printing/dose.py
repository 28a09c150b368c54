"""A dose as the sheet prints it: one amount in large type, the rest beside or below it."""

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
    amount = dose_text(_bare(dose), words)
    if not amount or not whole.startswith(amount):
        amount = whole
    rest = whole.removeprefix(amount).removeprefix(words["dose.separator"]).strip()
    details = [rest] if rest else []
    if dose.effort is not None:
        details.append(words.fill("sheet.effort", effort=dose.effort))
    return DoseLines(amount, tuple(details))


def _bare(dose: Prescription) -> Prescription:
    """Return only what the large type says: how often and how much."""
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
