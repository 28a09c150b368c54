"""What every page of the flow has: a heading, a body that may scroll, and a footer."""

from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.clock import Clock
from studio.screening.flow import ScreeningFlow
from studio.screening.pages import Page
from studio.screening.questionnaire import Question
from studio.screening.screening import Answers
from studio.services.content import Content
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Icon
from ui.widgets.labels import Label, label
from ui.widgets.theme import scaled

COLUMN = 1120
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

    @property
    def health_title(self) -> str:
        """Return the words above the health questions."""
        return self.content.words["flow.health"]


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

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground = ground
        self.page = page
        self.shown_for = QElapsedTimer()
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self.heading = label("", self, px=30, weight=600, wrap=True, name="flow.heading")
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.continue_button: Button | None = None
        self._foot_note: Label | None = None
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

    def say(self, text: str) -> None:
        """Show *text* beside the Continue button."""
        if self._foot_note is not None:
            self._foot_note.setText(text)

    # For the pages

    def question(self, key: str) -> Question:
        """Return the question of *key*."""
        return self.flow.question(key)

    def add_title(self, text: str, *, above: str = "", below: str = "") -> None:
        """Put the heading with its small line above and its hint below."""
        if above:
            self.body.addWidget(label(above, self, px=14, weight=600, color="primary"))
            self.body.addSpacing(6)
        self.heading.setText(text)
        self.heading.setAccessibleName(", ".join(part for part in (above, text, below) if part))
        self.body.addWidget(self.heading)
        if below:
            self.body.addSpacing(6)
            self.body.addWidget(label(below, self, px=16, color="text_2", wrap=True))
        self.body.addSpacing(20)

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
        self.body.addSpacing(8)
        self.body.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(reason)

    def add_last_time(self, text: str) -> None:
        """Put what was answered in an earlier screening; nothing is filled in from it."""
        if text:
            line = self.tr("Last time: {answer}").format(answer=text)
            self.body.addWidget(label(line, self, px=14, color="text_3", wrap=True))
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
        self.body.setContentsMargins(0, 26, 0, 12)
        self.body.setSpacing(0)
        scroll = QScrollArea(self)
        scroll.setObjectName("flow.scroll")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer.addWidget(scroll, 1)
        foot = QWidget(self)
        foot.setLayout(centered(self.foot))
        self.foot.setContentsMargins(0, 12, 0, 20)
        self.foot.setSpacing(12)
        foot.setMinimumHeight(scaled(80))
        outer.addWidget(foot)


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
