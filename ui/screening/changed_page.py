"""The first page of a re-screen: what is new since the last time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from studio.screening.pages import Page
from studio.screening.rescreen import ChangeChoice, RescreenTexts
from ui.screening.answer_buttons import BigAnswer
from ui.screening.keys import digit_of, letter_of
from ui.screening.page_view import Ground, PageView
from ui.widgets.theme import scaled

_COLUMN_WIDTH = 480
_NOTHING_KEY = "N"


class ChangedPage(PageView):
    """Several things may be new; "Nothing new" is an answer of its own and moves on.

    `changed` carries the keys that are chosen and the sections asked because of them.
    """

    changed = Signal(object, object)

    def __init__(
        self, ground: Ground, texts: RescreenTexts, page: Page, parent: QWidget | None = None
    ) -> None:
        super().__init__(ground, page, parent)
        self._texts = texts
        self._buttons: list[tuple[ChangeChoice, BigAnswer]] = []
        self.add_title(texts.text, above=texts.title, below=texts.hint)
        self._build_choices()
        self.add_why(texts.why)
        self.body.addStretch(1)
        self.add_continue(self.tr("N for nothing new moves on · Esc pause and save"))
        self.refresh()

    @override
    def spoken_place(self) -> str:
        return self._texts.title

    @override
    def refresh(self) -> None:
        chosen = self.flow.changes or ()
        for choice, made in self._buttons:
            made.setChecked(choice.key in chosen)
        if self.continue_button is not None:
            self.continue_button.setVisible(self.flow.changes is not None)

    @override
    def handle_key(self, event: QKeyEvent) -> bool:
        pressed = digit_of(event) or letter_of(event)
        for choice, made in self._buttons:
            if pressed and made.property("key") == pressed:
                self._choose(choice)
                return True
        return False

    def _build_choices(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        news = [choice for choice in self._texts.choices if not choice.excludes]
        for place, choice in enumerate(news):
            made = self._button(choice, str(place + 1), 56)
            grid.addWidget(made, place // 2, place % 2)
        below = -(-len(news) // 2)
        grid.setRowMinimumHeight(below, scaled(8))
        for choice in self._texts.choices:
            if choice.excludes:
                below += 1
                grid.addWidget(self._button(choice, _NOTHING_KEY, 74), below, 0)
        for column, stretch in ((0, 1000), (1, 1000), (2, 1)):
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)

    def _button(self, choice: ChangeChoice, key: str, height: int) -> BigAnswer:
        name = "flow.no" if choice.excludes else f"flow.changed.{choice.key}"
        px = 17 if choice.excludes else 16
        made = BigAnswer(choice.text, self, name=name, key_hint=key, height=height, px=px)
        made.setMaximumWidth(scaled(_COLUMN_WIDTH))
        made.setProperty("key", key)
        made.clicked.connect(self._on_clicked)
        self._buttons.append((choice, made))
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        for choice, made in self._buttons:
            if made is sender:
                self._choose(choice)

    def _choose(self, choice: ChangeChoice) -> None:
        if choice.excludes:
            self._tell([choice.key])
            self.continue_wanted.emit()
            return
        others = [one.key for one, _ in self._buttons if one.excludes]
        chosen = {key for key in self.flow.changes or () if key not in others} ^ {choice.key}
        self._tell([one.key for one, _ in self._buttons if one.key in chosen])

    def _tell(self, keys: Sequence[str]) -> None:
        self.changed.emit(keys, self._texts.sections_for(keys))
