"""Reading the numbers by which findings close from the tables of a rule."""

from studio.screening.closing_numbers import LogLimits, ReadingLimits, TimeLimit
from studio.screening.toml_tables import Entry

_TALLY = ("clean_sessions", "weeks")
_SCALES = ("during", "now", "worst", "limit", "fear")
_HIGHEST_ON_SCALE = 10


def reading_limits(entry: Entry) -> ReadingLimits:
    """Return what readings have to show, from a table of numbers."""
    limits = ReadingLimits(
        readings=_positive(entry, "readings"),
        systolic=_maybe(entry, "systolic"),
        diastolic=_maybe(entry, "diastolic"),
        pulse=_maybe(entry, "pulse"),
        even=entry.value("even", bool, default=False),
        other_day=entry.value("other_day", bool, default=False),
    )
    if (limits.systolic is None) is not (limits.diastolic is None):
        entry.wrong("systolic" if limits.systolic is None else "diastolic", "it is missing")
    if limits.systolic is None and limits.pulse is None:
        entry.wrong("pulse", "a limit for the pressure or the pulse is expected")
    entry.finish()
    return limits


def log_limits(entry: Entry) -> LogLimits:
    """Return what the returned sheets have to show, from a table of numbers."""
    scales = {name: _maybe(entry, name) for name in _SCALES}
    for name, limit in scales.items():
        if limit is not None and limit > _HIGHEST_ON_SCALE:
            entry.wrong(name, "the scale ends at 10")
    asks_sessions = any(name in entry.table for name in _TALLY)
    if not asks_sessions and all(limit is None for limit in scales.values()):
        entry.wrong("clean_sessions", "it is missing")
    sessions, weeks = (_positive(entry, name) if asks_sessions else 0 for name in _TALLY)
    limits = LogLimits(
        clean_sessions=sessions,
        weeks=weeks,
        after_clinical=entry.value("after_clinical", bool, default=False),
        **scales,
    )
    entry.finish()
    return limits


def time_limit(entry: Entry) -> TimeLimit:
    """Return how much time has to pass, from a table with weeks, days or an age."""
    given = [name for name in ("weeks", "days", "age") if name in entry.table]
    if not given:
        entry.wrong("weeks", "weeks, days or an age is expected")
    if len(given) > 1:
        entry.wrong(given[1], f"it does not go with {given[0]}")
    amount = _positive(entry, given[0])
    limit = TimeLimit(
        weeks=amount if given == ["weeks"] else 0,
        days=amount if given == ["days"] else 0,
        age=amount if given == ["age"] else None,
        passed=entry.value("passed", int, 0),
        symptom_free=entry.value("symptom_free", bool, default=False),
    )
    if limit.passed and not 0 < limit.passed < limit.weeks:
        entry.wrong("passed", "it is a part of weeks")
    entry.finish()
    return limit


def _positive(entry: Entry, name: str) -> int:
    found = entry.value(name, int)
    if found < 1:
        entry.wrong(name, "it needs to be 1 or more")
    return found


def _maybe(entry: Entry, name: str) -> int | None:
    """Return a number that may be left out; one below 0 is a mistake."""
    if name not in entry.table:
        return None
    found = entry.value(name, int)
    if found < 0:
        entry.wrong(name, "it is below 0")
    return found
