"""What is left to settle before the answers are confirmed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from studio.screening.flow import Unsettled
from studio.screening.questionnaire import NOT_SURE
from studio.screening.settling import QUICK, READ_BACK, SPOKEN
from studio.screening.summary import open_questions
from ui.screening.check_rows import Line
from ui.screening.page_view import Ground
from ui.screening.wording import answer_text, area_name, joined, lower_first
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label


class SettleCard(Card):
    """What has to be answered, said or read aloud again, or knowingly left as it is."""

    change_wanted = Signal(str)
    kept = Signal(object)

    def __init__(self, ground: Ground, parent: QWidget) -> None:
        super().__init__(parent, margins=(20, 14, 20, 8), spacing=0, border="clear")
        self.setObjectName("check.settle")
        self._ground = ground
        self._lines: list[Line] = []
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
        line = Line(self._title(key), self._ground.content.words["answer.open"], self)
        self._add_answer_link(line, key)
        self._add(line)

    def _add_unsettled(self, item: Unsettled) -> None:
        if item.key == SPOKEN:
            self._add_spoken(item)
        elif item.key in (READ_BACK, QUICK):
            self._add_aloud(item)
        else:
            self._add_doubt(item)

    def _add_doubt(self, item: Unsettled) -> None:
        """Ask about a not sure, or about answers that do not go together."""
        words = self._ground.content.words
        titles = joined(list(dict.fromkeys(self._title(key) for key in item.questions)), words)
        if item.key == NOT_SURE:
            line = Line(titles, words[f"answer.{NOT_SURE}"], self)
            keep = self.tr("Keep as not sure")
        else:
            line = Line(titles, words[f"clash.{item.key}"], self)
            keep = self.tr("Keep the careful reading")
        self._add_answer_link(line, item.questions[0])
        self._add_keep(line, keep, f"{keep}: {titles}", f"check.keep.{item.questions[0]}", item)
        self._add(line)

    def _add_spoken(self, item: Unsettled) -> None:
        """Ask to hear the other answer once more, in the client's own voice."""
        key = item.questions[0]
        title = self._title(key)
        line = Line(title, self._ground.content.words["settle.spoken"], self)
        said = self.tr("Said again: {answer}").format(answer=self._answer(key))
        self._add_keep(line, said, f"{said}, {title}", f"check.keep.{key}", item)
        self._add(line)

    def _add_aloud(self, item: Unsettled) -> None:
        """Ask to read answers aloud once more."""
        words = self._ground.content.words
        line = Line(words[f"settle.title.{item.key}"], words[f"settle.{item.key}"], self)
        keep = self.tr("Read back and confirmed")
        self._add_keep(line, keep, keep, f"check.keep.{item.key}", item)
        self._add(line)

    def _add_keep(
        self, line: Line, text: str, accessible: str, name: str, item: Unsettled
    ) -> Button:
        link = line.add_link(text, accessible, name, item)
        link.clicked.connect(self._on_keep)
        return link

    def _add_answer_link(self, line: Line, key: str) -> None:
        text = self.tr("Answer")
        link = line.add_link(text, f"{text}: {self._title(key)}", f"check.answer.{key}", key)
        link.clicked.connect(self._on_answer)

    def _add(self, line: Line) -> None:
        self._lines.append(line)
        self.body.addWidget(line)

    def _title(self, key: str) -> str:
        flow = self._ground.flow
        question, _, area = key.partition("@")
        name = area_name(flow.book, area) if area else ""
        if not question:
            return name
        title = flow.question(key).label
        return f"{name}: {title}" if name else title

    def _answer(self, key: str) -> str:
        """Return what is answered now; an area that was taken away is nothing any more."""
        if key.startswith("@"):
            return lower_first(self._ground.content.words["answer.nothing_marked"])
        flow = self._ground.flow
        return answer_text(flow.question(key), flow.book.value(key), self._ground.content.words)

    def _on_answer(self) -> None:
        self.change_wanted.emit(self.sender().property("value"))

    def _on_keep(self) -> None:
        self.kept.emit(self.sender().property("value"))
