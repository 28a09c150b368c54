"""Dates, times and lists as they read on paper.

Month and day names are words of the sheet's language, never of the computer's locale, so that
a sheet can be printed in the client's language.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from studio.settings import OpeningHours
from studio.wording import Words


def day_text(day: date, words: Words) -> str:
    """Return a day of the near future, such as "Thu 28 May"."""
    return words.fill(
        "sheet.date.day",
        weekday=words[f"sheet.weekday.{day.weekday()}"],
        day=day.day,
        month=words[f"sheet.month_short.{day.month}"],
    )


def date_text(day: date, words: Words) -> str:
    """Return a full date, such as "14 May 2026"."""
    return words.fill(
        "sheet.date.plain", day=day.day, month=words[f"sheet.month.{day.month}"], year=day.year
    )


def week_text(monday: date, words: Words) -> str:
    """Return a week from Monday to Sunday, such as "18 to 24 May 2026"."""
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        code = "sheet.date.within_month"
    elif monday.year == sunday.year:
        code = "sheet.date.within_year"
    else:
        code = "sheet.date.across_years"
    return words.fill(
        code,
        first=monday.day,
        first_month=words[f"sheet.month.{monday.month}"],
        first_year=monday.year,
        last=sunday.day,
        month=words[f"sheet.month.{sunday.month}"],
        year=sunday.year,
    )


def time_text(minute: int, words: Words) -> str:
    """Return minutes after midnight as the time of day."""
    return words.fill("sheet.date.time", hour=minute // 60, minute=minute % 60)


def list_text(parts: Sequence[str], words: Words) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return words.fill("sheet.date.and", first=", ".join(parts[:-1]), last=parts[-1])


def days_text(days: Sequence[int], words: Words) -> str:
    """Return weekdays in order: three or more in a row as a range."""
    parts = []
    for run in _runs(sorted(set(days))):
        if len(run) > 2:
            parts.append(_run_text(run, words))
        else:
            parts.extend(words[f"sheet.weekday.{day}"] for day in run)
    return list_text(parts, words)


def hours_text(hours: Sequence[OpeningHours | None], words: Words) -> str:
    """Return a week's opening hours, days of equal hours together."""
    parts = []
    for run in _equal_runs(hours):
        open_hours = hours[run[0]]
        days = _run_text(run, words)
        if open_hours is None:
            parts.append(words.fill("sheet.footer.closed", days=days))
        else:
            opens, closes = (time_text(m, words) for m in (open_hours.opens, open_hours.closes))
            parts.append(f"{days} {opens}–{closes}")
    return ", ".join(parts)


def _run_text(run: Sequence[int], words: Words) -> str:
    first, last = (words[f"sheet.weekday.{day}"] for day in (run[0], run[-1]))
    return first if len(run) == 1 else words.fill("sheet.date.day_range", first=first, last=last)


def _runs(days: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _equal_runs(hours: Sequence[OpeningHours | None]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day, value in enumerate(hours):
        if runs and hours[runs[-1][-1]] == value:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
