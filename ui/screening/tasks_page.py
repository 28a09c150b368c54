"""Everyday things that are hard just now: up to three, each with a number."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.screening.answers import TASKS_LIMIT
from studio.screening.pages import Page
from ui.screening.answer_buttons import CompactAnswer
from ui.screening.form_parts import line_edit
from ui.screening.page_view import Ground, PageView
from ui.screening.wording import section_title
from ui.widgets.card import Card, Rule
from ui.widgets.theme import scaled
from ui.widgets.wrap_row import WrapRow

_TASK_LENGTH = 200


class TasksPage(PageView):
    """Free words with a number from 0 to 10; the page may be left empty."""

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(ground, page, parent)
        self.key = page.questions[0]
        question = self.question(self.key)
        self.add_title(question.text, above=self.spoken_place(), below=question.hint)
        self.add_last_time(ground.last_said(self.key))
        card = Card(self, margins=(18, 14, 18, 14), spacing=12)
        self._tasks: list[_Task] = []
        for number in range(1, TASKS_LIMIT + 1):
            if self._tasks:
                card.body.addWidget(Rule(card))
            task = _Task(number, card)
            task.changed.connect(self._on_changed)
            self._tasks.append(task)
            card.body.addWidget(task)
        self.body.addWidget(card)
        self.add_why(question.why)
        self.body.addStretch(1)
        self.add_continue(self.tr("You may leave this out."))
        self.refresh()

    @override
    def spoken_place(self) -> str:
        return section_title(self.ground.content.questionnaire, self.page.section)

    @override
    def first_focus(self) -> QWidget:
        return self._tasks[0].field

    @override
    def refresh(self) -> None:
        given = self.flow.book.value(self.key)
        entries = list(given) if isinstance(given, list | tuple) else []
        for place, task in enumerate(self._tasks):
            entry = entries[place] if place < len(entries) else {}
            task.show_entry(entry if isinstance(entry, Mapping) else {"task": entry})

    def _on_changed(self) -> None:
        entries = [entry for task in self._tasks if (entry := task.entry())]
        if entries:
            self.answered.emit(self.key, entries)
        else:
            self.cleared.emit(self.key)


class _Task(QWidget):
    """One thing that is hard, and how hard."""

    changed = Signal()

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._rating: int | None = None
        title = self.tr("Something you find hard, {n}").format(n=number)
        self.field = line_edit(f"flow.task.{number}", title, self)
        self.field.setPlaceholderText(self.tr("For example climbing stairs"))
        self.field.setMaxLength(_TASK_LENGTH)
        self.field.editingFinished.connect(self.changed)
        self._buttons: list[CompactAnswer] = []
        row = WrapRow(self, gap=6, even=True)
        for rating in range(11):
            name = f"flow.task.{number}.{rating}"
            button = CompactAnswer(str(rating), row, name=name, strong=True)
            button.setAccessibleName(self.tr("{n} of 10").format(n=rating))
            button.setProperty("answer", rating)
            button.clicked.connect(self._on_rated)
            row.add(button)
            self._buttons.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(row)
        self.setMaximumWidth(scaled(640))

    def entry(self) -> dict[str, object]:
        """Return the words and the number, or nothing without words."""
        text = self.field.text().strip()
        if not text:
            return {}
        return {"task": text} if self._rating is None else {"task": text, "rating": self._rating}

    def show_entry(self, entry: Mapping[str, object]) -> None:
        """Show what was written before, unless somebody is writing."""
        if not self.field.hasFocus() and entry:
            self.field.setText(str(entry.get("task", "")))
        if entry:
            rating = entry.get("rating")
            self._rating = rating if isinstance(rating, int) else None
        for button in self._buttons:
            button.setChecked(self._rating == button.property("answer"))

    def _on_rated(self) -> None:
        self._rating = self.sender().property("answer")
        for button in self._buttons:
            button.setChecked(self._rating == button.property("answer"))
        self.changed.emit()
