"""The answers of a past screening: each with who asked it and when, and nothing to press."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.clock import Clock
from studio.ids import TrainerId
from studio.screening.flow import ScreeningFlow
from studio.screening.pages import split_key
from studio.screening.questionnaire import NOTE_SUFFIX, Questionnaire
from studio.screening.screening import Screening
from studio.screening.summary import Group, groups_of
from studio.wording import Words
from ui.screening.answer_marks import AnswerMarks
from ui.screening.page_view import NO_ANSWERS
from ui.screening.wording import answer_text, area_name, section_title
from ui.widgets.card import Card
from ui.widgets.dates import month_day, time_text
from ui.widgets.labels import label


class PastAnswers:
    """Makes the cards: one a section or marked area, and one for what is not asked any more."""

    def __init__(
        self,
        flow: ScreeningFlow,
        screening: Screening,
        earlier: Screening | None,
        names: Mapping[TrainerId, str],
        questionnaire: Questionnaire,
        words: Words,
        clock: Clock,
    ) -> None:
        self._flow = flow
        self._screening = screening
        before = earlier.answers if earlier is not None else NO_ANSWERS
        self._marks = AnswerMarks(flow, questionnaire, before)
        self._names = names
        self._questionnaire = questionnaire
        self._words = words
        self._clock = clock

    def cards(self, parent: QWidget) -> list[Card]:
        """Return the cards in the order of the questions."""
        groups = groups_of(self._flow)
        made = [self._card(group, parent) for group in groups]
        others = self._others({key for group in groups for key in group.keys})
        if others:
            card, grid = _card_with_grid(
                parent.tr("Answered then, and not asked this way any more"), parent
            )
            for place, (name, value) in enumerate(others):
                _put(grid, place, (name, value, ""), card)
            made.append(card)
        return made

    def _card(self, group: Group, parent: QWidget) -> Card:
        title = section_title(self._questionnaire, group.section)
        if group.area:
            title = area_name(self._flow.book, group.area)
        card, grid = _card_with_grid(title, parent)
        for place, key in enumerate(group.keys):
            question = self._flow.question(key)
            cells = (question.label, self._said(key, parent), self._asked(key, parent))
            _put(grid, place, cells, card, name=f"past.answer.{key}")
        return card

    def _said(self, key: str, parent: QWidget) -> str:
        """Return the answer, its note, and what was answered before where that differs."""
        question = self._flow.question(key)
        value = self._flow.book.value(key)
        blank = self._flow.book.is_blank(key)
        said = [parent.tr("Left out") if blank else answer_text(question, value, self._words)]
        note = self._flow.book.note_of(split_key(key)[0]) if "@" not in key else ""
        if note:
            said.append(parent.tr("Note: {note}").format(note=note))
        before = self._marks.before(key)
        if before is not None:
            text = answer_text(question, before, self._words)
            said.append(parent.tr("Before: {answer}").format(answer=text))
        return "\n".join(said)

    def _asked(self, key: str, parent: QWidget) -> str:
        stamp = self._screening.stamps.get(key)
        if stamp is None:
            return parent.tr("as last time") if self._flow.is_carried(key) else ""
        at = self._clock.local(stamp.at)
        when = f"{month_day(at.date())}, {time_text(at)}"
        name = self._names.get(stamp.trainer_id, "") if stamp.trainer_id else ""
        return f"{name}, {when}" if name else when

    def _others(self, told: set[str]) -> Sequence[tuple[str, str]]:
        """Return answers whose question is hidden or gone, by its words or its id."""
        found = []
        for key, value in self._screening.answers.items():
            if key in told or key.endswith(NOTE_SUFFIX) or isinstance(value, list | tuple):
                continue
            question = self._questionnaire.find(key)
            said = answer_text(question, value, self._words) if question else str(value)
            found.append((question.label if question else key, said))
        return found


def _card_with_grid(title: str, parent: QWidget) -> tuple[Card, QGridLayout]:
    card = Card(parent, margins=(20, 14, 20, 14), spacing=8)
    card.body.addWidget(label(title, card, px=16, weight=600, wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for column, share in enumerate((5, 6, 3)):
        grid.setColumnStretch(column, share)
    card.body.addLayout(grid)
    return card, grid


def _put(
    grid: QGridLayout, place: int, cells: tuple[str, str, str], card: Card, *, name: str = ""
) -> None:
    looks = (("text_2", 450), ("text", 500), ("text_3", 450))
    for column, (text, (color, weight)) in enumerate(zip(cells, looks, strict=True)):
        cell = label(text, card, px=14, weight=weight, color=color, wrap=True)
        if name and column == 1:
            cell.setObjectName(name)
            cell.setAccessibleName(f"{cells[0]}: {text}")
        grid.addWidget(cell, place, column, Qt.AlignmentFlag.AlignTop)
