"""A printed week as words and rows, all of them final.

Preview, paper, file and command line draw the same `PlanSheet`, so nothing that draws has to
know a plan, a client or a language.  By default a sheet carries a first name and a client
number: no surname, no result of a screening, no reason for a swap, no trainer's note.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from studio.clients.client import Client
from studio.planning.week_plan import DAYS, Place, TrainingSession, WeekPlan
from studio.printing.file_name import sheet_file_name, sheet_id
from studio.printing.lines import ExerciseBook, ExerciseLine, exercise_lines
from studio.printing.options import LAYOUTS, PAPERS, SheetOptions
from studio.printing.phrases import (
    date_text,
    day_text,
    hours_text,
    time_text,
    week_text,
)
from studio.printing.this_week import week_lines
from studio.screening.screening import Standing
from studio.settings import StudioProfile
from studio.team import Trainer
from studio.wording import Words

__all__ = ["LAYOUTS", "PAPERS", "PlanSheet", "SheetOptions", "build_sheet"]


@dataclass(frozen=True, slots=True)
class Header:
    """Whose week it is; `page_label` still has {page} and {pages} to fill."""

    studio: str
    title: str
    dates: str
    facts: tuple[str, ...]
    page_label: str

    def page(self, page: int, pages: int) -> str:
        """Return the line that counts the pages."""
        return self.page_label.format(page=page, pages=pages)


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """Where and when, what it trains, and what is adapted for now."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A weekday as it stands in a tick box and over a column; `trains` if a session is on it."""

    box: str
    column: str
    trains: bool


@dataclass(frozen=True, slots=True)
class FeelLog:
    """The boxes for 0 to 10 that come back with the client, and the rule in words."""

    label: str
    scale: str
    rows: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footer:
    """When to stop and whom to call, where the studio is, and what paper this is."""

    stop: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """Every word and row of one printed week."""

    options: SheetOptions
    language: str
    file_name: str
    document_title: str
    header: Header
    week: ThisWeek
    days: tuple[SheetDay, ...]
    lines: tuple[ExerciseLine, ...]
    nothing_planned: str
    notes: str
    log: FeelLog | None
    footer: Footer

    def texts(self) -> Iterator[str]:
        """Yield every text of the sheet in reading order."""
        yield from (self.header.studio, self.header.title, self.header.dates, *self.header.facts)
        yield from (self.week.label, *self.week.lines)
        for line in self.lines:
            yield from (line.name, line.dose, *line.dose_details, line.cue, line.swap)
        if self.log is not None:
            yield from (self.log.label, self.log.scale, *self.log.rows, *self.log.rules)
        yield from (self.footer.stop, *self.footer.left, *self.footer.right)


def build_sheet(
    plan: WeekPlan,
    client: Client,
    standing: Standing,
    profile: StudioProfile,
    trainers: Sequence[Trainer],
    catalog: ExerciseBook,
    words: Words,
    *,
    today: date,
    number: int,
    options: SheetOptions,
) -> PlanSheet:
    """Return the sheet of a week; *number* counts the printed versions from 1."""
    names = {trainer.id: trainer.name.split()[0] for trainer in trainers}
    lines = exercise_lines(plan, catalog, names, words, swaps=options.swaps)
    trainer = _trainer(plan, client, trainers)
    short_trainer = trainer.name.split()[0] if trainer else words["sheet.any_trainer"]
    studio = profile.name or words["sheet.no_studio_name"]
    return PlanSheet(
        options=options,
        language=words["sheet.language_tag"],
        file_name=sheet_file_name(plan.monday, client.number, number),
        document_title=words.fill(
            "sheet.document_title", studio=studio, date=date_text(plan.monday, words)
        ),
        header=_header(plan, client, studio, trainer, words, number, options),
        week=ThisWeek(
            words["sheet.week.label"],
            tuple(week_lines(plan, standing, lines, catalog, words, swaps=options.swaps)),
        ),
        days=tuple(_day(plan, day, words) for day in range(DAYS)),
        lines=lines,
        nothing_planned=words["sheet.nothing_planned"],
        notes=words["sheet.notes"],
        log=_log(short_trainer, words) if options.log else None,
        footer=_footer(plan, client, profile, words, today, number),
    )


def _trainer(plan: WeekPlan, client: Client, trainers: Sequence[Trainer]) -> Trainer | None:
    by_id = {trainer.id: trainer for trainer in trainers}
    wanted = [client.trainer_id, *(session.trainer_id for session in plan.sessions)]
    return next((by_id[key] for key in wanted if key is not None and key in by_id), None)


def _header(
    plan: WeekPlan,
    client: Client,
    studio: str,
    trainer: Trainer | None,
    words: Words,
    number: int,
    options: SheetOptions,
) -> Header:
    name = client.first_name if options.first_name_only else client.full_name
    facts = [words.fill("sheet.client", number=f"{client.number:04d}")]
    if trainer is not None:
        facts.append(words.fill("sheet.trainer", name=trainer.name))
    return Header(
        studio=studio,
        title=words.fill("sheet.week_of", name=name),
        dates=week_text(plan.monday, words),
        facts=tuple(facts),
        page_label=words.fill(
            "sheet.version_and_page", version=number, page="{page}", pages="{pages}"
        ),
    )


def _day(plan: WeekPlan, day: int, words: Words) -> SheetDay:
    return SheetDay(
        box=words[f"sheet.box.{day}"],
        column=words.fill(
            "sheet.date.column",
            weekday=words[f"sheet.weekday.{day}"],
            day=plan.date_of(day).day,
        ),
        trains=any(session.items for session in plan.on_day(day)),
    )


def _log(trainer: str, words: Words) -> FeelLog:
    return FeelLog(
        label=words["sheet.log.label"],
        scale=words["sheet.log.scale"],
        rows=tuple(words[f"sheet.log.{row}"] for row in ("before", "during", "next_morning")),
        rules=(
            words["sheet.log.rule_during"],
            words.fill("sheet.log.rule_morning", trainer=trainer),
        ),
    )


def _footer(
    plan: WeekPlan,
    client: Client,
    profile: StudioProfile,
    words: Words,
    today: date,
    number: int,
) -> Footer:
    contact = ", ".join(text for text in (profile.phone, profile.address) if text)
    hours = words.fill("sheet.footer.hours", hours=hours_text(profile.hours, words))
    return Footer(
        stop=words.fill(
            "sheet.footer.stop",
            emergency=profile.emergency_number,
            advice=profile.advice_number,
        ),
        left=tuple(text for text in (contact, hours, words["sheet.advice"]) if text),
        right=(
            _next_appointment(plan, words, today),
            sheet_id(plan.monday, client.number, number),
            words.fill("sheet.printed", date=date_text(today, words)),
        ),
    )


def _next_appointment(plan: WeekPlan, words: Words, today: date) -> str:
    for day in range(DAYS):
        for session in plan.on_day(day):
            if plan.date_of(day) >= today and _is_appointment(session):
                return words.fill(
                    "sheet.footer.next_appointment",
                    date=day_text(plan.date_of(day), words),
                    time=time_text(session.start_minute or 0, words),
                )
    return words["sheet.footer.next_appointment_open"]


def _is_appointment(session: TrainingSession) -> bool:
    return session.place is Place.STUDIO and session.start_minute is not None
