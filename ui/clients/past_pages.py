"""Past screenings, opened in the place of the profile and closed again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.screening.screening import Screening
from studio.services.content import Content
from ui.clients.reading import ClientFile
from ui.shell.place import Surroundings
from ui.shell.tasks import Ticket
from ui.widgets.buttons import Button
from ui.widgets.card import Card

MakePast = Callable[[ClientFile, Screening, Content, QWidget, Callable[[], None], str], QWidget]
"""Makes the page of a past screening in a parent: what closes it, and the answer it opens at."""


class PastPages(QObject):
    """Shows one past screening over the profile; nothing on it can be changed."""

    def __init__(
        self,
        around: Surroundings,
        content: Callable[[], Content],
        make: MakePast,
        stack: QStackedWidget,
        profile: QWidget,
    ) -> None:
        super().__init__(stack)
        self._around = around
        self._content = content
        self._make = make
        self._stack = stack
        self._profile = profile
        self._page: QWidget | None = None
        self._ticket: Ticket | None = None
        self._shown = ""

    @property
    def is_open(self) -> bool:
        """Tell whether a past screening is shown."""
        return self._page is not None

    def open(self, file: ClientFile, screening: Screening, answer: str = "") -> None:
        """Show one screening of a client as it was, at an *answer* where one is meant."""
        self.leave()
        self._shown = screening.id
        self._ticket = self._around.runner.ask(
            self._content, partial(self._on_content, file, screening, answer), owner=self
        )

    def leave(self) -> None:
        """Return to the profile, if a past screening is shown or on its way."""
        if self._ticket is not None:
            self._ticket.forget()
            self._ticket = None
        page, self._page = self._page, None
        if page is None:
            return
        self._stack.setCurrentWidget(self._profile)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _on_content(
        self, file: ClientFile, screening: Screening, answer: str, content: Content
    ) -> None:
        if self._around.privacy.is_hidden:
            return
        card = Card(self._stack, margins=(24, 0, 24, 0), spacing=0)
        past = self._make(file, screening, content, card, self._on_closed, answer)
        column: QVBoxLayout = card.body
        column.addWidget(past)
        self._page = card
        self._stack.addWidget(card)
        self._stack.setCurrentWidget(card)
        past.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_closed(self) -> None:
        shown = self._shown
        self.leave()
        button = self._profile.findChild(Button, f"clients.screening.{shown}.open")
        if isinstance(button, Button) and button.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
