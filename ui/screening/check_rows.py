"""The rows of the check page: a title, what was answered, and a way to change it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.clients.client import Client
from studio.screening.summary import Group
from ui.screening.answer_marks import AnswerMarks
from ui.screening.page_view import Ground
from ui.screening.wording import answer_text, area_name, joined, lower_first, section_title
from ui.widgets.buttons import Button, button
from ui.widgets.labels import label
from ui.widgets.theme import scaled

_TITLE_WIDTH = 150


class Line(QWidget):
    """A title, words, and what can be done about them."""

    change_wanted = Signal(str)

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.setSpacing(16)
        head = label(title, self, px=15, weight=600, wrap=True)
        head.setFixedWidth(scaled(_TITLE_WIDTH))
        head.setContentsMargins(0, 3, 0, 0)
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        words = label(text, self, px=15, color="text_2", wrap=True)
        words.setContentsMargins(0, 3, 0, 0)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        self.links = QHBoxLayout()
        self.links.setSpacing(14)
        row.addLayout(self.links)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 8)
        self.column.setSpacing(8)
        self.column.addLayout(row)

    def add_link(self, text: str, accessible: str, name: str, value: object) -> Button:
        """Append a link that carries *value*."""
        link = button(text, self, kind="link", name=name, accessible=accessible)
        link.setProperty("value", value)
        self.links.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return link

    def add_change(self, key: str, accessible: str) -> None:
        """Append the link that leads to the question of *key*."""
        link = self.add_link(self.tr("Change"), accessible, f"check.change.{key}", key)
        link.clicked.connect(self._on_change)

    def _on_change(self) -> None:
        self.change_wanted.emit(self.sender().property("value"))


class PersonRow(Line):
    """Who signs up; the first page changes it."""

    def __init__(self, ground: Ground, client: Client, parent: QWidget) -> None:
        words = ground.content.words
        born = ground.flow.answers.get("a.dob")
        question = ground.flow.question("a.dob")
        parts = [client.full_name, answer_text(question, born, words), client.phone, client.email]
        contact = ground.flow.answers.get("a.contact")
        if contact:
            parts.append(parent.tr("in an emergency {contact}").format(contact=contact))
        super().__init__(
            parent.tr("About {name}").format(name=client.first_name),
            ", ".join(part for part in parts if part),
            parent,
        )
        self.add_change("a.dob", self.tr("Change name, birth date and contact"))


class GroupRow(Line):
    """The answers of a section or an area; Show unfolds them one by one.

    An answer that replaced another one says so here already, even where it is a plain no.
    """

    def __init__(self, ground: Ground, group: Group, marks: AnswerMarks, parent: QWidget) -> None:
        self._ground = ground
        self._group = group
        self._marks = marks
        title = section_title(ground.content.questionnaire, group.section)
        if group.area:
            title = area_name(ground.flow.book, group.area)
        super().__init__(title, _GroupWords(ground, group, marks, parent).text(), parent)
        self._details: QWidget | None = None
        if len(group.keys) > 1:
            self._show = button(
                self.tr("Show"),
                self,
                kind="link",
                name=f"check.show.{group.keys[0]}",
                accessible=self.tr("Show the answers of {title}").format(title=title),
            )
            self._show.clicked.connect(self._on_show)
            self.links.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        self.add_change(group.keys[0], self.tr("Change {title}").format(title=title))

    def _on_show(self) -> None:
        if self._details is None:
            self._details = self._build_details()
            self.column.addWidget(self._details)
            self._show.setText(self.tr("Hide"))
            return
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))

    def _build_details(self) -> QWidget:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(scaled(_TITLE_WIDTH) + 16, 0, 0, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        for place, key in enumerate(self._group.keys):
            question = self._ground.flow.question(key)
            grid.addWidget(label(question.label, inside, px=14, wrap=True), place, 0)
            said = label(self._answer(key), inside, px=14, color="text_2", wrap=True)
            grid.addWidget(said, place, 1)
            link = button(
                self.tr("Change"),
                inside,
                kind="link",
                size="small",
                name=f"check.change.{key}",
                accessible=self.tr("Change {question}").format(question=question.label),
            )
            link.setProperty("value", key)
            link.clicked.connect(self._on_change)
            grid.addWidget(link, place, 2)
        return inside

    def _answer(self, key: str) -> str:
        """Return the answer in words, with what it replaced or where it comes from."""
        words = self._ground.content.words
        question = self._ground.flow.question(key)
        said = answer_text(question, self._ground.flow.book.value(key), words)
        before = self._marks.before(key)
        if before is not None:
            said += "\n" + self.tr("Before: {answer}").format(
                answer=answer_text(question, before, words)
            )
        elif self._ground.flow.is_carried(key):
            said = self.tr("{answer}, as last time").format(answer=said)
        return said


class _GroupWords:
    """Says a whole group in one or two lines."""

    def __init__(self, ground: Ground, group: Group, marks: AnswerMarks, parent: QWidget) -> None:
        self._ground = ground
        self._group = group
        self._marks = marks
        self._parent = parent

    def text(self) -> str:
        """Return what is worth saying, what was changed, and whether it was asked this time."""
        said = [self._told()]
        said += [self._changed(key) for key in self._group.keys if self._marks.before(key)]
        asked = [key for key in self._group.keys if not self._ground.flow.book.is_blank(key)]
        if asked and all(self._ground.flow.is_carried(key) for key in asked):
            said.append(self._parent.tr("as last time"))
        return "; ".join(said)

    def _told(self) -> str:
        group, book, words = self._group, self._ground.flow.book, self._ground.content.words
        if group.section == "i" and not group.area:
            names = [area_name(book, area) for area in book.areas]
            names[1:] = [lower_first(name) for name in names[1:]]
            return joined(names, words) if names else words["answer.nothing_marked"]
        answered = [key for key in group.telling if not book.is_blank(key)]
        if not answered and group.telling and not group.plain:
            return self._parent.tr("Left out")
        if not group.telling:
            return self._parent.tr("No to all %n", "", group.plain)
        said = [self._said(key) for key in answered]
        if group.plain:
            said.append(self._parent.tr("no to the other %n", "", group.plain))
        return "; ".join(said)

    def _said(self, key: str) -> str:
        question = self._ground.flow.question(key)
        words = self._ground.content.words
        answer = answer_text(question, self._ground.flow.book.value(key), words)
        return words.fill("answer.said", label=question.label, answer=answer)

    def _changed(self, key: str) -> str:
        question = self._ground.flow.question(key)
        words = self._ground.content.words
        text = self._parent.tr("{question} was {answer} before")
        answer = lower_first(answer_text(question, self._marks.before(key), words))
        return text.format(question=lower_first(question.label), answer=answer)
