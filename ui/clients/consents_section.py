"""The consents of a client, one row for each purpose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.clients.consent import Purpose
from ui.clients.consent_row import ConsentRow
from ui.clients.consent_words import ConsentWords
from ui.clients.reading import ClientFile
from ui.clients.sections import Section
from ui.shell.place import Surroundings
from ui.widgets.card import Rule


class ConsentsSection(Section):
    """Tells what was agreed to; each is taken back as easily as it is given."""

    given = Signal(object, str, str, object)
    withdrawn = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__("", parent, name="clients.consents")
        self.show_title(self.tr("Consents"))
        words = ConsentWords(around)
        self._rows: dict[Purpose, ConsentRow] = {}
        for purpose in Purpose:
            if self._rows:
                self.body.addWidget(Rule(self))
            row = ConsentRow(purpose, words, self)
            row.given.connect(self.given)
            row.withdrawn.connect(self.withdrawn)
            self._rows[purpose] = row
            self.body.addWidget(row)

    def show_file(self, file: ClientFile) -> None:
        """Show a client."""
        if file.texts is None:
            return
        for purpose, row in self._rows.items():
            row.show_consent(file.consents.get(purpose), file.texts.purposes[purpose], file)

    def ask_to_give(self, purpose: Purpose) -> ConsentRow:
        """Ask for one consent, and return where."""
        row = self._rows[purpose]
        row.ask_to_give()
        return row
