"""What every page of the flow has: a heading, a body that may scroll, and a footer."""

from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from studio.clock import Clock
from studio.errors import WrongInput
from studio.screening.answer_book import AnswerBook
from studio.screening.flow import ScreeningFlow
from studio.screening.pages import Page
from studio.screening.questionnaire import Question
from studio.screening.screening import Answers
from studio.services.content import Content
from ui.screening.wording import last_time_text
from ui.shell.errors import sentence
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Icon
from ui.widgets.labels import Label, label
from ui.widgets.scroll import ScrollColumn
from ui.widgets.theme import scaled

COLUMN = 1120
_HEADING = 900
_LOW = 680
_SIDE = 30
NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a page looks away: after it appears, and while a list is being read.

    Answer keys count only *guard_ms* after a page appeared, so that one long press answers one
    question; "None of these" counts after *word_ms* for every word above it.
    """

    guard_ms: int = 250
    word_ms: int = 250


@dataclass(frozen=True, slots=True)
class Ground:
    """What every page stands on."""

    flow: ScreeningFlow
    content: Content
    clock: Clock
    timing: Timing
    name: str = ""
    last_time: Answers = field(default_factory=lambda: NO_ANSWERS)

    def last_value(self, key: str) -> object:
        """Return what was answered last time, or `None`."""
        return AnswerBook(self.content.questionnaire, self.last_time).value(key)

    def last_said(self, key: str) -> str:
        """Return what was answered last time, in words; an empty text if nothing was."""
        book = AnswerBook(self.content.questionnaire, self.last_time)
        return last_time_text(self.flow.question(key), key, book, self.content.words)


class PageView(QWidget):
    """One page on screen.

    A page never changes the flow: it tells what was answered, and shows what the flow has when
    it is asked to.
    """

    answered = Signal(str, object)  # key and value; the page stays
    committed = Signal(str, object)  # key and value, and on to the next page
    cleared = Signal(str)
    noted = Signal(str, str)
    continue_wanted = Signal()

    top_margin = 26

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground = ground
        self.page = page
        self.shown_for = QElapsedTimer()
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self.heading = label("", self, px=30, weight=600, wrap=True, name="flow.heading")
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading.setMaximumWidth(scaled(_HEADING))
        self.continue_button: Button | None = None
        self._foot_note: Label | None = None
        self._side: ScrollColumn | None = None
        self._below_title = QSpacerItem(0, 20)
        self._build_frame()

    @property
    def flow(self) -> ScreeningFlow:
        """Return the flow this page belongs to."""
        return self.ground.flow

    # For the shell

    def appear(self) -> None:
        """Start counting and put the keyboard where this page begins."""
        self.shown_for.start()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """Return the widget that has the keyboard first: the heading, so that it is read out."""
        return self.heading

    def refresh(self) -> None:
        """Show the answers that the flow has."""

    def spoken_place(self) -> str:
        """Return where this page stands, for screen readers."""
        return ""

    def handle_key(self, event: QKeyEvent) -> bool:
        """Take an answer key; `False` if it means nothing here."""
        return False

    def try_continue(self) -> None:
        """Go on, if the page has all it needs; else say what is open."""
        if self.flow.open_keys(self.page):
            self.say(self.tr("Choose an answer to go on."))
        else:
            self.continue_wanted.emit()

    def show_error(self, key: str, error: WrongInput) -> None:
        """Say why an answer was not taken."""
        self.say(sentence(error, self.ground.content.words))

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that *widget* is seen."""
        self._scroll.ensureWidgetVisible(widget, 0, 8)

    def say(self, text: str) -> None:
        """Show *text* beside the Continue button."""
        if self._foot_note is not None:
            self._foot_note.setText(text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer together where the window is low, so that a full list needs no scrolling."""
        super().resizeEvent(event)
        low = event.size().height() < scaled(_LOW)
        top = 10 if low else self.top_margin
        self.body.setContentsMargins(0, top, 0, 4 if low else 12)
        if self._side is not None:
            self._side.column.setContentsMargins(0, top, 12, 12)
        self.foot.setContentsMargins(0, 8 if low else 12, 0, 10 if low else 20)
        self._frame_of_foot.setMinimumHeight(scaled(64 if low else 80))
        self._below_title.changeSize(0, 8 if low else 20)
        self.body.invalidate()

    # For the pages

    def question(self, key: str) -> Question:
        """Return the question of *key*."""
        return self.flow.question(key)

    def add_title(
        self, text: str, *, above: str = "", below: str = "", instead: QWidget | None = None
    ) -> None:
        """Put the heading with its small line above and its hint below.

        *instead* stands in the place of the hint and shows it itself.
        """
        if above:
            self.body.addWidget(label(above, self, px=14, weight=600, color="primary"))
            self.body.addSpacing(6)
        self.heading.setText(text)
        self.heading.setAccessibleName(", ".join(part for part in (above, text, below) if part))
        self.body.addWidget(self.heading)
        if instead is not None:
            self.body.addSpacing(2)
            self.body.addWidget(instead)
        elif below:
            self.body.addSpacing(6)
            self.body.addWidget(label(below, self, px=16, color="text_2", wrap=True))
        self.body.addSpacerItem(self._below_title)

    def add_why(self, text: str) -> None:
        """Put a line that unfolds why a question is asked."""
        if not text:
            return
        toggle = button(
            self.tr("Why we ask"), self, kind="link", icon=Icon.QUESTION, name="flow.why"
        )
        toggle.setCheckable(True)
        reason = label(text, self, px=15, color="text_2", wrap=True, name="flow.why.text")
        reason.hide()
        toggle.toggled.connect(reason.setVisible)
        self.body.addSpacing(14)
        self.body.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(reason)

    def add_side(self, side: ScrollColumn) -> None:
        """Put *side* beside the body, where it stays while the body scrolls."""
        self._side = side
        side.column.setContentsMargins(0, self.top_margin, 12, 12)
        self._middle.setMaximumWidth(scaled(COLUMN) + 2 * _SIDE)
        self._around.insertStretch(0, 1)
        self._around.addStretch(1)
        self._across.setContentsMargins(0, 0, _SIDE - self._bar_width, 0)
        self._across.setSpacing(8)
        self._across.addWidget(side)

    def add_last_time(self, text: str) -> None:
        """Put what was answered in an earlier screening; nothing is filled in from it."""
        if text:
            line = self.tr("Last time: {answer}").format(answer=text)
            made = label(line, self, px=14, color="text_3", wrap=True, name="flow.lastTime")
            self.body.addWidget(made)
            self.body.addSpacing(10)

    def add_continue(self, note: str = "", *, text: str = "") -> Button:
        """Put the Continue button and the line beside it into the footer."""
        made = button(
            text or self.tr("Continue"),
            self,
            kind="primary",
            size="large",
            key_hint=self.tr("Enter"),
            name="flow.continue",
        )
        made.setMinimumWidth(scaled(190))
        made.clicked.connect(self.try_continue)
        self.continue_button = made
        self.foot.addWidget(made)
        self.foot.addSpacing(2)
        self._add_note(note)
        return made

    def add_key_line(self, text: str) -> None:
        """Put a line about the keys into the footer of a page without Continue."""
        self._add_note(text)

    def _add_note(self, text: str) -> None:
        self._foot_note = label(text, self, px=14, color="text_2", wrap=True, name="flow.note")
        self.foot.addWidget(self._foot_note, 1)

    def _build_frame(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("scrollBody")
        inside.setLayout(centered(self.body))
        self.body.setContentsMargins(0, self.top_margin, 0, 12)
        self.body.setSpacing(0)
        scroll = self._scroll = _PageScroll(self)
        scroll.setObjectName("flow.scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._middle = QWidget(self)
        self._across = QHBoxLayout(self._middle)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(scroll, 1)
        self._around = QHBoxLayout()
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(self._middle, 1000)
        outer.addLayout(self._around, 1)
        foot = QWidget(self)
        foot.setLayout(centered(self.foot))
        self.foot.setContentsMargins(0, 12, 0, 20)
        self.foot.setSpacing(12)
        foot.setMinimumHeight(scaled(80))
        self._frame_of_foot = foot
        self._bar_width = scroll.verticalScrollBar().sizeHint().width()
        scroll.verticalScrollBar().rangeChanged.connect(self._on_scrollable)
        outer.addWidget(foot)

    def _on_scrollable(self, low: int, high: int) -> None:
        """Keep the footer under the column when a scroll bar takes room beside it."""
        layout = self._frame_of_foot.layout()
        bar = self._bar_width if high > low and self._side is None else 0
        if layout is not None:
            layout.setContentsMargins(_SIDE, 0, _SIDE + bar, 0)


class _PageScroll(QScrollArea):
    """Scrolls by wheel and bar; the arrow keys belong to the answers."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def centered(layout: QVBoxLayout | QHBoxLayout) -> QHBoxLayout:
    """Return a layout that keeps *layout* in a column of readable width, in the middle."""
    column = QWidget()
    column.setMaximumWidth(scaled(COLUMN))
    column.setLayout(layout)
    around = QHBoxLayout()
    around.setContentsMargins(_SIDE, 0, _SIDE, 0)
    around.setSpacing(0)
    around.addStretch(1)
    around.addWidget(column, 1000)
    around.addStretch(1)
    return around
