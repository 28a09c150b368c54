"""The papers of a screening as pages: head and foot on each, and rows that are never cut."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from studio.printing.papers import (
    ClinicianLetter,
    DeclarationPage,
    Paper,
    Part,
    ScreeningSummary,
)
from studio.printing.pdf.document import render_document
from studio.printing.pdf.foot import FooterSection, NotesSection
from studio.printing.pdf.head import HeaderSection
from studio.printing.pdf.paper_forms import (
    AsksSection,
    RecipientSection,
    SigningSection,
    TickSection,
)
from studio.printing.pdf.paper_parts import ANSWER_X, PartRow, PartSetter, RuledLines
from studio.printing.pdf.pen import MM
from studio.printing.pdf.section import MARGIN, Page, PlacedSection, Section
from studio.printing.pdf.text import Typesetter

SUMMARY_SPLIT = 58 * MM
LETTER_SPLIT = 98 * MM


@dataclass(frozen=True, slots=True)
class Strip:
    """A section on its way to a page, and how it stands where it begins one."""

    section: Section
    is_ruled: bool
    on_top: Section

    def at_top(self) -> "Strip":
        """Return the strip as it begins a page, below the rule of the head."""
        return Strip(self.on_top, is_ruled=False, on_top=self.on_top)


Group = Sequence[Strip]
"""Strips that stay on one page together, where a page can hold them."""


def render_paper(paper: Paper, fonts: Mapping[str, bytes]) -> bytes:
    """Return the PDF of *paper*; *fonts* holds the bundled faces by the names of `FONT_FILES`."""
    return render_document(paper, paper.paper, partial(_pages, paper), fonts)


def _pages(paper: Paper, page: Page, typesetter: Typesetter) -> list[list[PlacedSection]]:
    footer = FooterSection(paper.footer, typesetter)
    head = HeaderSection(paper.header, 99, 99, typesetter)
    room = page.room - head.height - footer.height
    divided = _divided(_groups(paper, room, typesetter), room)
    pages: list[list[PlacedSection]] = []
    for number, strips in enumerate(divided, 1):
        header = HeaderSection(paper.header, number, len(divided), typesetter)
        placed = [PlacedSection(header, MARGIN, is_ruled=False)]
        top = MARGIN + head.height
        for strip in strips:
            placed.append(PlacedSection(strip.section, top, strip.is_ruled))
            top += strip.section.height
        bottom = page.height - MARGIN - footer.height
        pages.append([*placed, PlacedSection(footer, bottom, is_ruled=True)])
    return pages


def _groups(paper: Paper, room: float, typesetter: Typesetter) -> list[Group]:
    if isinstance(paper, ScreeningSummary):
        return _summary(paper, room, typesetter)
    if isinstance(paper, DeclarationPage):
        return _declaration(paper, typesetter)
    return _letter(paper, room, typesetter)


def _divided(groups: Sequence[Group], room: float) -> list[list[Strip]]:
    pages: list[list[Strip]] = [[]]
    left = room
    for group in groups:
        whole = _height(group)
        for place, strip in enumerate(group):
            needed = whole if whole <= room and place == 0 else strip.section.height
            if needed > left and pages[-1]:
                pages.append([])
                left = room
            settled = strip if pages[-1] else strip.at_top()
            pages[-1].append(settled)
            left -= settled.section.height
    return pages


def _summary(summary: ScreeningSummary, room: float, typesetter: Typesetter) -> list[Group]:
    """Return the groups of a summary; the answers and what is signed share a page if they fit."""
    setter = PartSetter(typesetter, SUMMARY_SPLIT)
    groups: list[Group] = [[_strip_of(row) for row in setter.outcome(summary.outcome)]]
    for part in summary.front:
        groups += _kept_together(_strips(part, setter))
    heading, *sections = (_strips(part, setter) for part in summary.answers)
    below_answers = PartSetter(typesetter, ANSWER_X)
    on_file = chain(*(_strips(part, below_answers) for part in summary.on_file))
    signing = [*on_file, _alone(SigningSection(summary.declaration, typesetter))]
    whole = [heading, *sections, signing]
    if sum(map(_height, whole)) <= room:
        return [*groups, *_notes(summary, groups, whole, room, typesetter), list(chain(*whole))]
    # What is signed stands below answers, never on a page by itself.
    parts = [[*heading, *chain(*sections[:1])], *sections[1:]]
    return [*groups, *parts[:-1], [*parts[-1], *signing]]


def _declaration(page: DeclarationPage, typesetter: Typesetter) -> list[Group]:
    """Return the groups of a page to sign; consents and signatures stay on one page."""
    setter = PartSetter(typesetter, SUMMARY_SPLIT)
    heading, *sections = (_strips(part, setter) for part in page.answers)
    signing = [
        _alone(TickSection(page.consents, typesetter)),
        _alone(SigningSection(page.declaration, typesetter)),
    ]
    answers = [[*heading, *chain(*sections[:1])], *sections[1:]]
    return [*answers, *_kept_together(_strips(page.privacy, setter)), signing]


def _notes(
    summary: ScreeningSummary,
    before: Sequence[Group],
    after: Sequence[Group],
    room: float,
    typesetter: Typesetter,
) -> Iterator[Group]:
    """Yield lines for notes where what comes *after* begins a page of its own."""
    left = room - _height(_divided(before, room)[-1])
    if sum(map(_height, after)) > left:
        notes = NotesSection(summary.notes, left, typesetter)
        if notes.height:
            yield [_alone(notes)]


def _letter(letter: ClinicianLetter, room: float, typesetter: Typesetter) -> list[Group]:
    """Return the groups of a letter, with as many lines to answer on as one page allows."""
    setter = PartSetter(typesetter, LETTER_SPLIT)
    groups: list[Group] = [[_alone(RecipientSection(letter.to, typesetter))]]
    for part in (letter.opening, *letter.told):
        groups += _kept_together(_strips(part, setter))
    signing = [_alone(SigningSection(part, typesetter)) for part in (letter.reply, letter.consent)]
    left = room - sum(map(_height, groups))
    for more in (2, 1, 0, -1):
        form = [_alone(AsksSection(letter.asks, typesetter, more=more)), *signing]
        if _height(form) <= left:
            return [*groups, form]
    return [*groups, [_alone(AsksSection(letter.asks, typesetter, more=2)), *signing]]


def _kept_together(strips: list[Strip]) -> Iterator[Group]:
    """Yield the rows of a part so that none stands alone at the edge of a page."""
    yield strips[:2]
    middle = max(2, len(strips) - 2)
    for strip in strips[2:middle]:
        yield [strip]
    if strips[middle:]:
        yield strips[middle:]


def _height(group: Group) -> float:
    return sum(strip.section.height for strip in group)


def _strips(part: Part, setter: PartSetter) -> list[Strip]:
    strips = [_strip_of(row) for row in setter.rows(part)]
    if part.room:
        lines = RuledLines(part.room)
        strips.append(Strip(lines, is_ruled=False, on_top=lines))
    return strips


def _strip_of(row: PartRow) -> Strip:
    return Strip(row, row.is_ruled, row.on_top())


def _alone(section: Section) -> Strip:
    return Strip(section, is_ruled=True, on_top=section)
