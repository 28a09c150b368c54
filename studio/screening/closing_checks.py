"""Whether readings and the returned sheets show what a rule asks for."""

from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from studio.errors import CannotClose
from studio.screening.closing_numbers import LogLimits, ReadingLimits
from studio.screening.evidence import Evidence, LogTally, Reading
from studio.screening.outcome import Finding, Outcome
from studio.screening.rules import Rule

_CLEAN = 5
"""The highest discomfort during a session that still counts as clean."""


def refuse(rule: Rule, because: str, **numbers: object) -> NoReturn:
    """Raise `CannotClose` for a rule, with the code of its sentence and the numbers in it."""
    raise CannotClose(rule=rule.id, because=because, **numbers)


def check_readings(rule: Rule, limits: ReadingLimits, evidence: Evidence, found_on: date) -> None:
    """Refuse readings that are too few, too early, or not below the limits, each of them."""
    if not evidence.readings:
        refuse(rule, "no_readings")
    later = [reading for reading in evidence.readings if _is_late_enough(reading, limits, found_on)]
    if not later:
        refuse(rule, "same_day" if limits.other_day else "before_finding", found_on=found_on)
    for reading in later:
        _check_numbers(rule, limits, reading)
    whole = [reading for reading in later if _is_whole(reading, limits)]
    if not whole:
        refuse(rule, "not_measured_pulse" if limits.systolic is None else "not_measured_pressure")
    if len(whole) < limits.readings:
        refuse(rule, "readings_few", needed=limits.readings, found=len(whole))


def check_log(
    rule: Rule, limits: LogLimits, evidence: Evidence, finding: Finding, outcome: Outcome
) -> None:
    """Refuse sheets that show too little, or that leave a clinician's question open."""
    tally = evidence.log
    if tally is None:
        refuse(rule, "no_log")
    if limits.clean_sessions:
        _check_sessions(rule, limits, tally)
    for name in ("now", "worst", "limit", "fear"):
        _check_answer(rule, name, getattr(limits, name), getattr(tally, name))
    waiting = _only_clinical(finding, outcome.findings) if limits.after_clinical else 0
    if waiting:
        refuse(rule, "clinical_open", found=waiting)


def _is_late_enough(reading: Reading, limits: ReadingLimits, found_on: date) -> bool:
    return reading.on > found_on or (reading.on == found_on and not limits.other_day)


def _check_numbers(rule: Rule, limits: ReadingLimits, reading: Reading) -> None:
    if _reaches(reading.systolic, limits.systolic) or _reaches(reading.diastolic, limits.diastolic):
        refuse(
            rule,
            "pressure_high",
            on=reading.on,
            systolic=limits.systolic,
            diastolic=limits.diastolic,
        )
    if _reaches(reading.pulse, limits.pulse):
        refuse(rule, "pulse_high", on=reading.on, pulse=limits.pulse)
    if limits.even and reading.is_irregular:
        refuse(rule, "pulse_uneven", on=reading.on)


def _reaches(value: int | None, limit: int | None) -> bool:
    return value is not None and limit is not None and value >= limit


def _is_whole(reading: Reading, limits: ReadingLimits) -> bool:
    """Tell whether everything was measured that has a limit."""
    asked = (
        (reading.systolic, limits.systolic),
        (reading.diastolic, limits.diastolic),
        (reading.pulse, limits.pulse),
    )
    return all(value is not None for value, limit in asked if limit is not None)


def _check_sessions(rule: Rule, limits: LogLimits, tally: LogTally) -> None:
    if tally.clean_sessions < limits.clean_sessions:
        found = tally.clean_sessions
        refuse(rule, "sessions_few", needed=limits.clean_sessions, found=found)
    if tally.weeks < limits.weeks:
        refuse(rule, "weeks_few", needed=limits.weeks, found=tally.weeks)
    highest = _CLEAN if limits.during is None else limits.during
    if tally.highest_during > highest:
        refuse(rule, "during_high", limit=highest, found=tally.highest_during)


def _check_answer(rule: Rule, name: str, limit: int | None, answer: int | None) -> None:
    if limit is None:
        return
    if answer is None:
        refuse(rule, f"{name}_open")
    if answer > limit:
        refuse(rule, f"{name}_high", limit=limit, found=answer)


def _only_clinical(finding: Finding, findings: Sequence[Finding]) -> int:
    """Return how many others, as careful or more, close by a clinician's information only."""
    return sum(
        other.rule != finding.rule and other.tier >= finding.tier and set(other.closes) == {"clin"}
        for other in findings
    )
