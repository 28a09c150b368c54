"""The pages of the screening: which questions stand together, and in which order.

Red flags have a page each and are read out one by one.  Other health questions stand on tick
lists of at most eight rows; what a yes opens stands under its row.  Everything else is derived
from the questionnaire, so a new question finds its page by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from studio.screening.condition_nodes import Compare, Condition, Has, children
from studio.screening.questionnaire import Kind, Question, Questionnaire

STEPS = 12
MOST_ROWS = 8
"""The most rows a tick list or a block shows, so that no page needs to scroll."""

_MOST_BLOCK_ROWS = 8
_MOST_DIGIT = 10
_TICK_SECTIONS = frozenset("cdeh")
_ABOUT_KINDS = frozenset({Kind.DATE, Kind.TEXT})
_ABOUT_IDS = frozenset({"a.guardian", "a.consent"})
MAY_WAIT = frozenset({"a.contact"})
"""Needed before the outcome, not before the next page."""

_ON_MAP = ("p.now", "p.morning")
_STEP_BY_SECTION = {"a": 1, "b": 2, "c": 3, "d": 5, "e": 6, "f": 7, "g": 7, "h": 8, "i": 9}
_LATER_STEP = 10
_CHECK_STEP = 11


class PageKind(str, Enum):
    """What a page looks like."""

    ABOUT = "about"
    CHANGED = "changed"
    QUESTION = "question"
    TICKS = "ticks"
    ROWS = "rows"
    STAFF = "staff"
    ASK_AREAS = "ask_areas"
    BODY = "body"
    AREA = "area"
    TASKS = "tasks"
    CHECK = "check"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its questions, and for a block the marked area they are about."""

    id: str
    kind: PageKind
    section: str = ""
    questions: tuple[str, ...] = ()
    step: int = 1
    area: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the questions, such as `c.chest` or `p.weeks@low_back`."""
        return tuple(key_of(question, self.area) for question in self.questions)


CHANGED = Page("changed", PageKind.CHANGED)
CHECK = Page("check", PageKind.CHECK, step=_CHECK_STEP)
URGENT = Page("urgent", PageKind.URGENT)


def key_of(question: str, area: str = "") -> str:
    """Return the key of a question, for one marked area or for the whole person."""
    return f"{question}@{area}" if area else question


def split_key(key: str) -> tuple[str, str]:
    """Return question id and area of a key."""
    question, _, area = key.partition("@")
    return question, area


def lay_out(questionnaire: Questionnaire) -> tuple[Page, ...]:
    """Return all pages in order; block pages stand without an area, once for all areas."""
    pages: list[Page] = []
    for section in questionnaire.sections:
        questions = questionnaire.in_section(section.key)
        pages += _pages_of_section(section.key, questions)
    return (*pages, CHECK)


def for_area(page: Page, area: str) -> Page:
    """Return a block page for one marked area."""
    return replace(page, id=f"{page.id}@{area}", area=area)


def _pages_of_section(section: str, questions: Sequence[Question]) -> Iterator[Page]:
    step = _STEP_BY_SECTION.get(section, _LATER_STEP)
    if section == "a":
        yield from _about(questions)
    elif section in _TICK_SECTIONS:
        yield from _red_flags_then_ticks(section, questions, step)
    else:
        yield from _in_order(section, questions, step)


def _about(questions: Sequence[Question]) -> Iterator[Page]:
    fields = [q for q in questions if q.kind in _ABOUT_KINDS or q.id in _ABOUT_IDS]
    yield Page("about", PageKind.ABOUT, "a", _ids(fields), 1)
    for question in questions:
        if question not in fields:
            yield _single(question, 1)


def _red_flags_then_ticks(section: str, questions: Sequence[Question], step: int) -> Iterator[Page]:
    for question in questions:
        if question.red_flag:
            yield _single(question, step)
    rows = _with_follow_ups([question for question in questions if not question.red_flag])
    tick_step = step + 1 if section == "c" else step
    for number, chunk in enumerate(_even_chunks(rows, MOST_ROWS), start=1):
        together = [question for row in chunk for question in row]
        yield Page(f"{section}.ticks.{number}", PageKind.TICKS, section, _ids(together), tick_step)


def _in_order(section: str, questions: Sequence[Question], step: int) -> Iterator[Page]:
    staff = [question for question in questions if question.staff]
    if staff:
        yield Page(f"{section}.staff", PageKind.STAFF, section, _ids(staff), step)
    block = [question for question in questions if question.per_region]
    numbers = [question for question in questions if _is_typed(question) and not question.staff]
    for question in questions:
        if question.staff or question.per_region:
            continue
        if question.kind is Kind.BODY_MAP:
            yield from _body_pages(section, question, block, step)
        elif question.kind is Kind.TASKS:
            yield Page(question.id, PageKind.TASKS, section, (question.id,), step)
        elif question in numbers:
            if question is numbers[0]:
                yield Page(f"{section}.rows", PageKind.ROWS, section, _ids(numbers), step)
        else:
            yield _single(question, step)


def _body_pages(
    section: str, body: Question, block: Sequence[Question], step: int
) -> Iterator[Page]:
    yield Page("areas", PageKind.ASK_AREAS, section, (body.id,), step)
    yield Page("body", PageKind.BODY, section, (body.id,), step)
    rest = [[question] for question in block if question.id not in _ON_MAP]
    for number, chunk in enumerate(_even_chunks(rest, _MOST_BLOCK_ROWS), start=1):
        ids = _ids([question for row in chunk for question in row])
        yield Page(f"block.{number}", PageKind.AREA, section, ids, step)


def on_map(area: str) -> tuple[str, ...]:
    """Return the keys of the questions asked beside the picture for a marked area."""
    return tuple(key_of(question, area) for question in _ON_MAP)


def _single(question: Question, step: int) -> Page:
    return Page(question.id, PageKind.QUESTION, question.section, (question.id,), step)


def _is_typed(question: Question) -> bool:
    return question.kind is Kind.NUMBER and question.high > _MOST_DIGIT


def _with_follow_ups(questions: Sequence[Question]) -> list[list[Question]]:
    """Return the rows of a tick list, each with the questions that a yes to it opens."""
    rows: list[list[Question]] = []
    for question in questions:
        asked_about = mentioned(question.shown_if) if question.shown_if else frozenset()
        parents = [row for row in rows if row[0].id in asked_about]
        if parents:
            parents[0].append(question)
        else:
            rows.append([question])
    return rows


def mentioned(condition: Condition) -> frozenset[str]:
    """Return the questions a condition asks about."""
    found: set[str] = set()
    if isinstance(condition, Compare | Has):
        found.add(condition.question)
    for inner in children(condition):
        found |= mentioned(inner)
    return frozenset(found)


def _even_chunks(rows: Sequence[list[Question]], most: int) -> Iterator[Sequence[list[Question]]]:
    """Cut *rows* into as few pages as fit, all about equally long."""
    pages = -(-len(rows) // most)
    start = 0
    for number in range(pages):
        length = -(-(len(rows) - start) // (pages - number))
        yield rows[start : start + length]
        start += length


def _ids(questions: Sequence[Question]) -> tuple[str, ...]:
    return tuple(question.id for question in questions)
