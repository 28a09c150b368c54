"""Doses as short texts, read and written: "3 × 10", "2 × 30 s each side", "3x5 60kg".

The same grammar serves the library's files, templates and what a trainer types.  Decimal point
and comma both work; numbers with grouping do not, because "1.200" would mean two things.
"""

import re

from studio.errors import WrongInput
from studio.exercises.prescription import ONE_SET, Band, Prescription, Span
from studio.wording import Words

_SPAN = r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?"
_DOSE = re.compile(
    rf"""
    (?:{_SPAN}\s*[x×*]\s*)?                                    # sets
    {_SPAN}\s*                                                 # amount
    (?P<unit>seconds?|secs?|s|minutes?|mins?|min|metres?|meters?|m|breaths?|reps?)?\b
    (?:\s+(?P<counted>steps|beats))?
    \s*(?P<side>/\s*side|each(?:\s+side)?|a\s+side|per\s+side)?
    (?:\s+(?P<slow>slow))?
    (?:,?\s+hold\s+{_SPAN}\s*s)?
    (?:,?\s+(?:(?P<times>\d{{1,2}})\s*(?:/|x\s*a|times\s+a|a)|(?P<daily>a))\s*day)?
    (?:,?\s*@?\s*(?P<kg>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s*kg)?
    (?:,?\s+(?P<band>light|medium|heavy|extra)(?:-heavy)?\s+band)?
    (?:,?\s+effort\s+(?P<effort>\d{{1,2}}))?
    (?:,\s+(?P<extra>[a-z0-9][a-z0-9 ]{{0,39}}))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIELDS = {"s": "seconds", "m": "meters", "b": "breaths", "r": "reps"}
_ONE = Span(1, 1)
_COUNTED = ("steps", "beats")
_SLOW = "slow"
_INSIDE = (*_COUNTED, _SLOW)


def parse_dose(text: str) -> Prescription:
    """Return the dose that *text* says; raises `WrongInput` when it says none."""
    match = _DOSE.fullmatch(text.strip())
    if match is None:
        raise WrongInput(field="dose", value=text, problem="not a dose")
    sets_low, sets_high, low, high, hold_low, hold_high = match.group(1, 2, 3, 4, 9, 10)
    amounts = {_field(match["unit"]): _span(low, high)}
    if hold_low:
        amounts["seconds"] = _span(hold_low, hold_high)
    sets = _span(sets_low, sets_high) if sets_low else ONE_SET
    times = int(match["times"] or 1)
    if match["daily"] and sets_low:
        sets, times = ONE_SET, sets.high
    return Prescription(
        sets=sets,
        per_side=match["side"] is not None,
        times_a_day=times,
        load_g=_grams(match["kg"]),
        band=Band(match["band"].lower()) if match["band"] else None,
        effort=int(match["effort"]) if match["effort"] else None,
        extra=(match["counted"] or match["slow"] or match["extra"] or "").lower().strip(),
        **amounts,
    )


def dose_text(dose: Prescription, words: Words, *, long: bool = False) -> str:
    """Return *dose* for the card and the sheet, or *long* as it is read aloud."""
    style = "dose.long" if long else "dose"
    if not _amount(dose, words, style):
        return words.get(f"dose.extra.{dose.extra}", dose.extra)
    text = _with_sets(dose, _amount(dose, words, style), words, style)
    details = (
        text,
        _load(dose, words),
        words.fill("dose.effort", effort=dose.effort) if long and dose.effort else "",
        "" if dose.extra in _INSIDE else words.get(f"dose.extra.{dose.extra}", dose.extra),
    )
    return words["dose.separator"].join(part for part in details if part)


def kilograms(grams: int) -> str:
    """Return a weight in kilograms without needless zeros: 7.5, 60."""
    return f"{grams / 1000:.2f}".rstrip("0").rstrip(".")


def _with_sets(dose: Prescription, amount: str, words: Words, style: str) -> str:
    if dose.times_a_day > 1:
        return words.fill(f"{style}.a_day", times=dose.times_a_day, amount=amount)
    if dose.sets == ONE_SET and (dose.reps is None or dose.extra):
        return amount
    if dose.sets == ONE_SET:
        return words.fill(f"{style}.one_set", amount=amount)
    return words.fill(f"{style}.sets", sets=_range(dose.sets), amount=amount)


def _amount(dose: Prescription, words: Words, style: str) -> str:
    parts = [_main_amount(dose, words, style)]
    if not parts[0]:
        return ""
    if dose.extra in _COUNTED:
        parts.append(words[f"dose.extra.{dose.extra}"])
    if dose.per_side:
        parts.append(words["dose.each_side"])
    if dose.extra == _SLOW:
        parts.append(words[f"dose.extra.{_SLOW}"])
    text = " ".join(parts)
    if dose.reps and dose.seconds:
        hold = words.fill(f"{style}.hold", amount=_range(dose.seconds))
        text = f"{text}{words['dose.separator']}{hold}"
    return text


def _main_amount(dose: Prescription, words: Words, style: str) -> str:
    for unit in ("reps", "seconds", "minutes", "meters", "breaths"):
        span: Span | None = getattr(dose, unit)
        if span is not None:
            code = f"{style}.{unit}"
            one = words.get(f"{code}_one") if span == _ONE else ""
            return one or words.fill(code, amount=_range(span))
    return ""


def _load(dose: Prescription, words: Words) -> str:
    if dose.load_g:
        return words.fill("dose.load", kg=kilograms(dose.load_g))
    return words[f"dose.band.{dose.band.value}"] if dose.band else ""


def _range(span: Span) -> str:
    return str(span.low) if span.low == span.high else f"{span.low}–{span.high}"


def _span(low: str, high: str | None) -> Span:
    return Span(int(low), int(high or low))


def _grams(kilograms_text: str | None) -> int | None:
    if kilograms_text is None:
        return None
    whole, _, part = kilograms_text.replace(",", ".").partition(".")
    return int(whole) * 1000 + int(part.ljust(3, "0"))


def _field(unit: str | None) -> str:
    word = (unit or "reps").lower()
    return "minutes" if word.startswith("min") else _FIELDS[word[0]]
