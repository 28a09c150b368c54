"""The overview of a profile: the week, what is taken into account, goals, contact, consents."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.clients.consent import Purpose
from ui.clients.consents_section import ConsentsSection
from ui.clients.goals_card import GoalsCard
from ui.clients.reading import ClientFile
from ui.clients.restriction_cards import RestrictionCards
from ui.clients.sections import Section
from ui.clients.week_card import WeekCard
from ui.clients.words import ClientWords
from ui.shell.place import Surroundings
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn

SIDE_WIDTH = 300


class Overview(QWidget):
    """Two columns: the week and what the plan follows, and beside them the person.

    `edit_requested` carries the key of the field to begin with.
    """

    edit_requested = Signal(str)

    def __init__(self, around: Surroundings, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self._client_id = ""
        main = ScrollColumn(self, name="clients.overview")
        self._main = main
        row.addWidget(main, 1)
        self._side = ScrollColumn(self, name="clients.side")
        self._side.setFixedWidth(SIDE_WIDTH)
        row.addWidget(self._side)
        self.week = WeekCard(words, main.content)
        self.account = RestrictionCards(around, words, main.content)
        main.replace([self.week, self.account])
        side = self._side.content
        self.goals = GoalsCard(side)
        self._contact = ContactSection(words, side)
        self._contact.linked.connect(self._edit_contact)
        self._emergency = EmergencySection(side)
        self._emergency.linked.connect(self._edit_emergency)
        self.consents = ConsentsSection(around, side)
        self._side.replace([self.goals, self._contact, self._emergency, self.consents])

    def show_file(self, file: ClientFile) -> None:
        """Show a client; another one is shown from the top."""
        if file.client.id != self._client_id:
            self._client_id = file.client.id
            for column in (self._main, self._side):
                column.verticalScrollBar().setValue(0)
        now = self._around.clock.local(self._around.clock.now())
        self.week.show_file(file, now.hour * 60 + now.minute)
        self.account.show_file(file)
        self.goals.show_file(file)
        self._contact.show_file(file)
        self._emergency.show_file(file)
        self.consents.show_file(file)

    def ask_for_consent(self, purpose: Purpose) -> None:
        """Ask for a consent, where the consents are."""
        row = self.consents.ask_to_give(purpose)
        self._side.content.adjustSize()
        self._side.ensureWidgetVisible(row, 0, 24)

    def _edit_contact(self) -> None:
        self.edit_requested.emit("phone")

    def _edit_emergency(self) -> None:
        self.edit_requested.emit("emergency_contact")


class ContactSection(Section):
    """How to reach somebody."""

    def __init__(self, words: ClientWords, parent: QWidget) -> None:
        super().__init__("", parent, icon=Icon.PENCIL, name="clients.contact")
        self.show_title(self.tr("Contact"))
        self._words = words
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)

    def show_file(self, file: ClientFile) -> None:
        """Show a client."""
        self.show_link("" if file.client.is_archived else self.tr("Edit"))
        pairs = self._words.contact(file.client)
        self.show_pairs(pairs, self._rows)
        if not pairs:
            none = label(self.tr("No phone or email yet."), self, color="text_2", wrap=True)
            self._rows.addWidget(none)


class EmergencySection(Section):
    """Whom to call in an emergency, and a way to add it where it is missing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, icon=Icon.PENCIL, name="clients.emergency")
        self.show_title(self.tr("In an emergency"))
        self._who = label("", self, wrap=True, name="clients.emergency.who")
        self.body.addWidget(self._who)

    def show_file(self, file: ClientFile) -> None:
        """Show a client."""
        contact = file.client.emergency_contact
        self._who.setText(contact or self.tr("Nobody to call is written down yet."))
        self._who.set_color("text" if contact else "text_2")
        link = self.tr("Edit") if contact else self.tr("Add")
        self.show_link("" if file.client.is_archived else link)
