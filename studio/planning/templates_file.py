"""Template files, one TOML text each: read, checked against the catalog, made into values."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from studio.errors import WrongInput
from studio.exercises.catalog import Catalog
from studio.exercises.dose_text import parse_dose
from studio.exercises.entry import Entry, read_toml
from studio.exercises.prescription import Prescription
from studio.exercises.vocabulary import PATTERNS
from studio.ids import ExerciseSlug, TemplateKey
from studio.planning.templates import TemplateSession, TemplateSlot, WeekTemplate
from studio.planning.week_plan import DAYS, DailyHabit, Place
from studio.screening.outcome import Tier

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST = 240

_TEMPLATE = ("tiers", "rest_days", "sessions", "habits")
_SESSION = ("title", "days", "start", "minutes", "place", "slots")
_SLOT = ("dose", "prefer", "pattern")
_HABIT = ("exercise", "dose", "days")


def parse_templates(files: Mapping[str, str], catalog: Catalog) -> tuple[WeekTemplate, ...]:
    """Read all template files; the name of a file is the key of its template."""
    return tuple(_template(name, text, catalog) for name, text in files.items())


def _template(file: str, text: str, catalog: Catalog) -> WeekTemplate:
    key = PurePosixPath(file).stem
    top = Entry(file, key, read_toml(file, text), _TEMPLATE)
    sessions = tuple(_session(entry, catalog) for entry in _tables(top, "sessions", _SESSION))
    if not sessions:
        raise top.bad("sessions", "a template has at least one session")
    return WeekTemplate(
        TemplateKey(key),
        top.choices("tiers", [tier.key for tier in Tier]),
        sessions,
        tuple(_habit(entry, catalog) for entry in _tables(top, "habits", _HABIT)),
        frozenset(_days(top, "rest_days")),
    )


def _session(entry: Entry, catalog: Catalog) -> TemplateSession:
    return TemplateSession(
        entry.text("title"),
        _days(entry, "days"),
        tuple(_slot(slot, catalog) for slot in _tables(entry, "slots", _SLOT)),
        _start(entry),
        entry.whole("minutes", 1, _LONGEST, default=60),
        Place(entry.choice("place", [place.value for place in Place]))
        if "place" in entry
        else Place.STUDIO,
    )


def _slot(entry: Entry, catalog: Catalog) -> TemplateSlot:
    prefer = tuple(_exercise(entry, "prefer", slug, catalog) for slug in entry.texts("prefer"))
    if not prefer:
        raise entry.bad("prefer", "at least one exercise is expected")
    pattern = entry.choice("pattern", PATTERNS) if "pattern" in entry else ""
    return TemplateSlot(_dose(entry), prefer, pattern)


def _habit(entry: Entry, catalog: Catalog) -> DailyHabit:
    exercise = _exercise(entry, "exercise", entry.text("exercise"), catalog)
    days = _days(entry, "days") if "days" in entry else tuple(range(DAYS))
    return DailyHabit(exercise, _dose(entry), days)


def _tables(entry: Entry, key: str, known: tuple[str, ...]) -> list[Entry]:
    tables = entry.raw(key) or []
    if not isinstance(tables, list):
        raise entry.bad(key, "a list of tables is expected")
    return [
        Entry(entry.file, f"{entry.name}, {key} {number}", table, known)
        for number, table in enumerate(tables, start=1)
    ]


def _exercise(entry: Entry, field: str, slug: str, catalog: Catalog) -> ExerciseSlug:
    if slug not in catalog:
        raise entry.bad(field, f"the library has no exercise {slug}")
    return ExerciseSlug(slug)


def _dose(entry: Entry) -> Prescription:
    text = entry.text("dose")
    try:
        return parse_dose(text)
    except WrongInput as error:
        raise entry.bad("dose", f"{text!r} is no dose") from error


def _start(entry: Entry) -> int | None:
    text = entry.text("start", "")
    if not text:
        return None
    hour, _, minute = text.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60):
        raise entry.bad("start", "a time such as 18:00 is expected")
    return int(hour) * 60 + int(minute)


def _days(entry: Entry, key: str) -> tuple[int, ...]:
    return tuple(WEEKDAYS.index(day) for day in entry.choices(key, WEEKDAYS))
