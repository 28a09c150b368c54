"""The check page: everything once more, to read out, change and confirm."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.screening.flow import Unsettled
from studio.screening.pages import CHECK
from studio.screening.questionnaire import NOT_SURE
from studio.screening.summary import Group, groups_of, open_questions, why_read_again
from ui.screening.page_view import Ground, PageView
from ui.screening.trainer_picker import TrainerPicker
from ui.screening.wording import answer_text, area_name, joined, lower_first, section_title
from ui.widgets.buttons import Button, button
from ui.widgets.card import Card, Rule
from ui.widgets.dates import month_day, time_text
from ui.widgets.labels import label
from ui.widgets.theme import scaled

_TITLE_WIDTH = 210


class CheckPage(PageView):
    """Rows with Change links, what is left to settle, and the signature."""

    change_wanted = Signal(str)
    kept = Signal(object)
    confirm_wanted = Signal()

    def __init__(
        self,
        ground: Ground,
        parent: QWidget | None = None,
        *,
        client: Client | None,
        picker: TrainerPicker,
    ) -> None:
        super().__init__(ground, CHECK, parent)
        self._client = client
        self._picker = picker
        self.add_title(
            self.tr("Check the answers together"),
            below=self.tr("Read them out, then confirm."),
        )
        self._add_reminder()
        self._settle = _SettleCard(ground, self)
        self._settle.change_wanted.connect(self.change_wanted)
        self._settle.kept.connect(self.kept)
        cards = QVBoxLayout()
        cards.setSpacing(14)
        cards.addWidget(self._settle)
        cards.addWidget(self._build_groups())
        self.body.addLayout(cards)
        self.body.addStretch(1)
        self._build_foot()
        self.refresh()

    @override
    def spoken_place(self) -> str:
        return self.heading.text()

    @override
    def refresh(self) -> None:
        # The line that was settled goes away with the keyboard on it.
        had_focus = self._settle.isAncestorOf(self.window().focusWidget() or self)
        self._settle.refresh()
        if had_focus:
            if self._settle.count:
                self._settle.focus_first()
            else:
                self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        trainer = self._picker.trainer
        now = self.ground.clock.local(self.ground.clock.now())
        if trainer is None:
            self.say(self.tr("Choose who confirms."))
        else:
            text = self.tr("Signed by {trainer}, {day}, {time}").format(
                trainer=trainer.name, day=month_day(now.date()), time=time_text(now)
            )
            self.say(text)

    @override
    def try_continue(self) -> None:
        if self._settle.count:
            self.say(self.tr("Something above is still to settle."))
            self._settle.focus_first()
        elif self._picker.trainer is None:
            self.say(self.tr("Choose who confirms."))
            self._picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.confirm_wanted.emit()

    def _add_reminder(self) -> None:
        why = why_read_again(self.flow)
        if why:
            text = self.ground.content.words[f"read_again.{why}"]
            self.body.addWidget(
                label(text, self, px=15, weight=500, wrap=True, name="check.readAgain")
            )
            self.body.addSpacing(12)

    def _build_groups(self) -> Card:
        card = Card(self, margins=(20, 8, 20, 8), spacing=0)
        if self._client is not None:
            card.body.addWidget(_PersonRow(self._client, self))
        for group in groups_of(self.flow):
            if group.section == "a":
                continue
            if card.body.count():
                card.body.addWidget(Rule(card))
            row = _GroupRow(self.ground, group, self)
            row.change_wanted.connect(self.change_wanted)
            card.body.addWidget(row)
        return card

    def _build_foot(self) -> None:
        made = self.add_continue(text=self.tr("Confirm and see the outcome"))
        made.setObjectName("check.confirm")
        self._picker.setParent(self)
        self._picker.show()
        self._picker.picked.connect(self.refresh)
        self.foot.addWidget(self._picker)


class _Line(QWidget):
    """A title, words, and what can be done about them."""

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


class _PersonRow(_Line):
    """Who signs up; the first page changes it."""

    def __init__(self, client: Client, page: CheckPage) -> None:
        words = page.ground.content.words
        born = page.flow.answers.get("a.dob")
        question = page.question("a.dob")
        parts = [client.full_name, answer_text(question, born, words), client.phone, client.email]
        contact = page.flow.answers.get("a.contact")
        if contact:
            parts.append(page.tr("in an emergency {contact}").format(contact=contact))
        super().__init__(
            page.tr("About {name}").format(name=client.first_name),
            ", ".join(part for part in parts if part),
            page,
        )
        self._page = page
        accessible = page.tr("Change name, birth date and contact")
        link = self.add_link(page.tr("Change"), accessible, "check.change.a.dob", "a.dob")
        link.clicked.connect(self._on_change)

    def _on_change(self) -> None:
        self._page.change_wanted.emit("a.dob")


class _GroupRow(_Line):
    """The answers of a section or an area; Show unfolds them one by one."""

    change_wanted = Signal(str)

    def __init__(self, ground: Ground, group: Group, page: CheckPage) -> None:
        self._ground = ground
        self._group = group
        book = ground.flow.book
        title = section_title(ground.content.questionnaire, group.section)
        if group.area:
            title = area_name(book, group.area)
        super().__init__(title, _group_text(ground, group, page), page)
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
        accessible = self.tr("Change {title}").format(title=title)
        key = group.keys[0]
        link = self.add_link(self.tr("Change"), accessible, f"check.change.{key}", key)
        link.clicked.connect(self._on_change)

    def _on_change(self) -> None:
        self.change_wanted.emit(self.sender().property("value"))

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
            value = self._ground.flow.book.value(key)
            answer = answer_text(question, value, self._ground.content.words)
            grid.addWidget(label(question.label, inside, px=14, wrap=True), place, 0)
            grid.addWidget(label(answer, inside, px=14, color="text_2", wrap=True), place, 1)
            accessible = self.tr("Change {question}").format(question=question.label)
            link = button(
                self.tr("Change"),
                inside,
                kind="link",
                size="small",
                name=f"check.change.{key}",
                accessible=accessible,
            )
            link.setProperty("value", key)
            link.clicked.connect(self._on_change)
            grid.addWidget(link, place, 2)
        return inside


class _SettleCard(Card):
    """What has to be answered or knowingly left to the careful reading."""

    change_wanted = Signal(str)
    kept = Signal(object)

    def __init__(self, ground: Ground, parent: QWidget) -> None:
        super().__init__(parent, margins=(20, 14, 20, 8), spacing=0, border="clear")
        self.setObjectName("check.settle")
        self._ground = ground
        self._lines: list[_Line] = []
        self.body.addWidget(label(self.tr("To settle"), self, px=17, weight=600))

    @property
    def count(self) -> int:
        """Return how many things are left."""
        return len(self._lines)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to settle."""
        first = self._lines[0].links.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what is left."""
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for key in open_questions(self._ground.flow):
            self._add_open(key)
        for item in self._ground.flow.to_settle:
            self._add_unsettled(item)
        self.setVisible(bool(self._lines))

    def _add_open(self, key: str) -> None:
        line = _Line(self._title(key), self._ground.content.words["answer.open"], self)
        self._add_answer_link(line, key)
        self._add(line)

    def _add_unsettled(self, item: Unsettled) -> None:
        words = self._ground.content.words
        titles = joined(list(dict.fromkeys(self._title(key) for key in item.questions)), words)
        if item.is_contradiction:
            line = _Line(titles, words[f"clash.{item.key}"], self)
            keep = self.tr("Keep the careful reading")
        else:
            line = _Line(titles, words[f"answer.{NOT_SURE}"], self)
            keep = self.tr("Keep as not sure")
        self._add_answer_link(line, item.questions[0])
        link = line.add_link(keep, f"{keep}: {titles}", f"check.keep.{item.questions[0]}", item)
        link.clicked.connect(self._on_keep)
        self._add(line)

    def _add_answer_link(self, line: _Line, key: str) -> None:
        text = self.tr("Answer")
        link = line.add_link(text, f"{text}: {self._title(key)}", f"check.answer.{key}", key)
        link.clicked.connect(self._on_answer)

    def _add(self, line: _Line) -> None:
        self._lines.append(line)
        self.body.addWidget(line)

    def _title(self, key: str) -> str:
        flow = self._ground.flow
        title = flow.question(key).label
        area = key.partition("@")[2]
        return f"{area_name(flow.book, area)}: {title}" if area else title

    def _on_answer(self) -> None:
        self.change_wanted.emit(self.sender().property("value"))

    def _on_keep(self) -> None:
        self.kept.emit(self.sender().property("value"))


def _group_text(ground: Ground, group: Group, page: CheckPage) -> str:
    words = ground.content.words
    book = ground.flow.book
    if group.section == "i" and not group.area:
        names = [area_name(book, area) for area in book.areas]
        names[1:] = [lower_first(name) for name in names[1:]]
        return joined(names, words) if names else words["answer.nothing_marked"]
    answered = [key for key in group.telling if not book.is_blank(key)]
    if not answered and group.telling and not group.plain:
        return page.tr("Left out")
    if not group.telling:
        return page.tr("No to all %n", "", group.plain)
    said = [_said(ground, key) for key in answered]
    if group.plain:
        said.append(page.tr("no to the other %n", "", group.plain))
    return "; ".join(said)


def _said(ground: Ground, key: str) -> str:
    question = ground.flow.question(key)
    words = ground.content.words
    answer = answer_text(question, ground.flow.book.value(key), words)
    return words.fill("answer.said", label=question.label, answer=answer)
