"""What a week is about, in two or three lines: where and when, the focus, what is adapted."""

from collections.abc import Iterator, Sequence

from studio.planning.week_plan import DAYS, Place, WeekPlan
from studio.printing.lines import ExerciseBook, ExerciseLine
from studio.printing.phrases import day_text, days_text, list_text, time_text
from studio.screening.screening import Standing
from studio.wording import Words

MOST_PATTERNS = 5


def week_lines(
    plan: WeekPlan,
    standing: Standing,
    lines: Sequence[ExerciseLine],
    catalog: ExerciseBook,
    words: Words,
    *,
    swaps: bool,
) -> Iterator[str]:
    """Yield the lines of the week: visits, focus and, with *swaps*, what is adapted for now."""
    visits = _visits(plan, words)
    if visits:
        yield visits
    patterns = _patterns(lines, catalog, words)
    if patterns:
        yield words.fill("sheet.week.focus", patterns=list_text(patterns, words))
    if swaps:
        adapted = f"{_adapted(lines, words)} {_review(plan, standing, words)}".strip()
        if adapted:
            yield adapted


def _visits(plan: WeekPlan, words: Words) -> str:
    days: dict[tuple[Place, int | None], list[int]] = {}
    for day in range(DAYS):
        for session in plan.on_day(day):
            days.setdefault((session.place, session.start_minute), []).append(day)
    parts = []
    for (place, start), on in sorted(days.items(), key=lambda entry: entry[0][0] is Place.HOME):
        code = "sheet.week.at_studio" if place is Place.STUDIO else "sheet.week.at_home"
        if start is None:
            parts.append(words.fill(f"{code}_any_time", days=days_text(on, words)))
        else:
            time = time_text(start, words)
            parts.append(words.fill(code, days=days_text(on, words), time=time))
    if plan.rest_days:
        parts.append(words.fill("sheet.week.rest", days=days_text(sorted(plan.rest_days), words)))
    return " ".join(parts)


def _patterns(lines: Sequence[ExerciseLine], catalog: ExerciseBook, words: Words) -> list[str]:
    keys = dict.fromkeys(catalog.get(line.exercise).pattern for line in lines)
    known = [words.get(f"pattern.{key}") for key in keys]
    return [text for text in known if text][:MOST_PATTERNS]


def _adapted(lines: Sequence[ExerciseLine], words: Words) -> str:
    swapped = sum(bool(line.swap) for line in lines)
    if swapped == 0:
        return ""
    if swapped == len(lines):
        return words["sheet.week.all_swapped"]
    code = "sheet.week.one_swapped" if swapped == 1 else "sheet.week.some_swapped"
    return words.fill(code, count=swapped, rest=len(lines) - swapped)


def _review(plan: WeekPlan, standing: Standing, words: Words) -> str:
    dates = [restriction.review_on for restriction in standing.restrictions]
    for item in plan.items:
        if item.substitution is not None and item.substitution.review_on is not None:
            dates.append(item.substitution.review_on)
        if item.kept is not None:
            dates.append(item.kept.review_on)
    return words.fill("sheet.week.review", date=day_text(min(dates), words)) if dates else ""
