"""The page of the first start: the studio's name, the first trainer, and two doors."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.team import Qualification
from ui.shell.announce import announce
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.select import Select

WIDTH = 560


@dataclass(frozen=True, slots=True)
class FirstFacts:
    """What the first page asks for."""

    studio_name: str
    trainer_name: str
    qualification: Qualification
    paper: str


class FirstRunPage(QWidget):
    """Asks for what nothing works without; opening hours are pre-filled and can wait."""

    started = Signal(object)
    practice_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        column = QVBoxLayout(self)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._build_card())
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        # The window gives the keyboard to the page; typing begins in the first field.
        self.setFocusProxy(self._studio)

    def _build_card(self) -> QWidget:
        card = Card(self, margins=28, spacing=8, radius=14)
        card.setFixedWidth(WIDTH)
        body = card.body
        body.addWidget(label(self.tr("Welcome"), card, px=30, weight=600, name="firstRun.title"))
        lead = self.tr("Two names, and you can sign up the first client.")
        body.addWidget(label(lead, card, px=16, color="text_2", wrap=True))
        body.addSpacing(8)
        self._studio = self._add_field(body, self.tr("Name of the studio"), "firstRun.studio")
        self._trainer = self._add_field(body, self.tr("Your name"), "firstRun.trainer")
        self._qualification = self._add_choice(
            body, self.tr("Your qualification"), "firstRun.qualification", self._qualifications()
        )
        self._paper = self._add_choice(
            body, self.tr("Paper"), "firstRun.paper", [("A4", "A4"), ("Letter", "Letter")]
        )
        self._missing = label("", card, px=14, weight=500, color="clear", wrap=True,
                              name="firstRun.missing")  # fmt: skip
        self._missing.hide()
        body.addWidget(self._missing)
        body.addSpacing(8)
        body.addLayout(self._build_doors())
        return card

    def _add_field(self, body: QVBoxLayout, text: str, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.setMaxLength(200)
        field.returnPressed.connect(self._start)
        caption = label(text, self, px=13, weight=500)
        caption.setBuddy(field)
        body.addWidget(caption)
        body.addWidget(field)
        return field

    def _add_choice(
        self, body: QVBoxLayout, text: str, name: str, options: list[tuple[str, str]]
    ) -> Select:
        choice = Select(options, self, name=name, accessible=text)
        caption = label(text, self, px=13, weight=500)
        caption.setBuddy(choice)
        body.addWidget(caption)
        body.addWidget(choice)
        return choice

    def _qualifications(self) -> list[tuple[str, str]]:
        return [
            (Qualification.LEVEL_3.value, self.tr("Personal trainer, level 3")),
            (Qualification.EXERCISE_REFERRAL.value, self.tr("Exercise referral")),
            (Qualification.LEVEL_4.value, self.tr("Specialist, level 4")),
            (Qualification.LEVEL_2.value, self.tr("Gym instructor, level 2")),
            (Qualification.NONE.value, self.tr("None, I work at the desk")),
        ]

    def _build_doors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        start = button(self.tr("Start with my studio"), self, kind="primary", size="large",
                       key_hint="Enter", name="firstRun.start")  # fmt: skip
        start.clicked.connect(self._start)
        look = button(self.tr("Look around a practice studio"), self, size="large",
                      name="firstRun.practice")  # fmt: skip
        look.clicked.connect(self.practice_requested)
        row.addWidget(start)
        row.addWidget(look)
        row.addStretch(1)
        return row

    def _start(self) -> None:
        for field, sentence in (
            (self._studio, self.tr("Write the name of the studio first.")),
            (self._trainer, self.tr("Write your name first; outcomes are confirmed in it.")),
        ):
            if not field.text().strip():
                self._missing.setText(sentence)
                self._missing.show()
                announce(self, sentence)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._missing.hide()
        self.started.emit(
            FirstFacts(
                self._studio.text(),
                self._trainer.text(),
                Qualification(self._qualification.currentData()),
                str(self._paper.currentData()),
            )
        )
