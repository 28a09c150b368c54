"""Days and times as people read them here: Thu 28 May, 18:00."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale


def long_day(day: date) -> str:
    """Return a day such as Thursday 14 May."""
    return QLocale().toString(_qdate(day), "dddd d MMMM")


def short_day(day: date) -> str:
    """Return a day such as Thu 28 May."""
    return QLocale().toString(_qdate(day), "ddd d MMM")


def plain_date(day: date) -> str:
    """Return a day with its year, such as 3 Feb 1985."""
    return QLocale().toString(_qdate(day), "d MMM yyyy")


def weekday(day: date) -> str:
    """Return a weekday such as Thu."""
    return QLocale().toString(_qdate(day), "ddd")


def weekday_name(day: date) -> str:
    """Return a weekday such as Thursday."""
    return QLocale().toString(_qdate(day), "dddd")


def month_day(day: date) -> str:
    """Return a day without its weekday, such as 14 May."""
    return QLocale().toString(_qdate(day), "d MMM")


def span_of_days(first: date, last: date) -> str:
    """Return a span such as 18–24 May or 29 Jun – 5 Jul."""
    if first.month == last.month:
        return f"{first.day}–{month_day(last)}"
    return f"{month_day(first)} – {month_day(last)}"


def clock_text(minute: int) -> str:
    """Return minutes after midnight as a time such as 18:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def time_text(moment: datetime) -> str:
    """Return the time of a moment that is already local, such as 10:31."""
    return f"{moment:%H:%M}"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
