"""The page before the body map, which asks whether there is anything to mark."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.screening.answer_book import REGIONS_ID
from studio.screening.pages import Page
from ui.screening.answer_buttons import BigAnswer
from ui.screening.keys import letter_of
from ui.screening.page_view import Ground, PageView
from ui.screening.wording import section_title
from ui.widgets.theme import scaled


class AskAreasPage(PageView):
    """Yes leads to the picture; No is the answer that nothing is to be marked."""

    areas_wanted = Signal()

    def __init__(self, ground: Ground, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(ground, page, parent)
        words = ground.content.words
        self.add_title(
            words["flow.heading.areas"],
            above=self.spoken_place(),
            below=words["flow.hint.areas"],
        )
        self.add_last_time(ground.last_said(REGIONS_ID))
        row = QHBoxLayout()
        row.setSpacing(12)
        self._yes = BigAnswer(self.tr("Yes"), self, name="flow.yes", key_hint="Y")
        self._no = BigAnswer(self.tr("No"), self, name="flow.no", key_hint="N")
        for made in (self._yes, self._no):
            made.setFixedWidth(scaled(280))
            row.addWidget(made)
        self._yes.clicked.connect(self.areas_wanted)
        self._no.clicked.connect(self._on_no)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_why(self.question(REGIONS_ID).why)
        self.body.addStretch(1)
        self.add_continue(
            self.tr("Y or N answers and moves on · Backspace previous · Esc pause and save")
        )
        self.refresh()

    @override
    def spoken_place(self) -> str:
        return section_title(self.ground.content.questionnaire, self.page.section)

    @override
    def refresh(self) -> None:
        given = self.flow.answers.get(REGIONS_ID)
        self._yes.setChecked(bool(given))
        self._no.setChecked(given == [])
        if self.continue_button is not None:
            self.continue_button.setVisible(given is not None)

    @override
    def try_continue(self) -> None:
        if self._yes.isChecked():
            self.areas_wanted.emit()
        else:
            super().try_continue()

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        pressed = letter_of(event)
        if pressed == "Y":
            self.areas_wanted.emit()
        elif pressed == "N":
            self._on_no()
        return pressed in {"Y", "N"}

    def _on_no(self) -> None:
        self.committed.emit(REGIONS_ID, [])
