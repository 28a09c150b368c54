"""One consent: where it stands, its words on request, and giving or taking it back in two steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.clients.consent import Consent, Purpose, SignedText, Way
from ui.clients.consent_words import ConsentWords
from ui.clients.reading import ClientFile
from ui.clients.sheet_parts import Line
from ui.shell.announce import announce
from ui.widgets.buttons import Segmented, button
from ui.widgets.labels import label

_WAYS = (Way.SCREEN, Way.PAPER, Way.PHONE)


class ConsentRow(QWidget):
    """Shows one purpose; `given` carries name, relation and way, `withdrawn` the consent."""

    given = Signal(object, str, str, object)
    withdrawn = Signal(object)

    def __init__(self, purpose: Purpose, words: ConsentWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._purpose = purpose
        self._words = words
        self._file: ClientFile | None = None
        self._consent: Consent | None = None
        self._name = f"consent.{purpose.value}"
        self.setObjectName(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._title = label("", self, weight=600, wrap=True)
        self._state = label("", self, px=13, color="text_2", wrap=True, tabular=True)
        self._state.setObjectName(f"{self._name}.state")
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addLayout(self._build_links())
        self._text = label("", self, px=13, wrap=True, name=f"{self._name}.text")
        self._version = label("", self, px=12, color="text_3")
        self._panel = self._build_panel()
        for part in (self._text, self._version, self._panel):
            column.addWidget(part)
            part.hide()

    def show_consent(self, consent: Consent | None, text: SignedText, file: ClientFile) -> None:
        """Show where the consent stands; an open question stays open while nothing changed."""
        is_same = self._file is not None and self._file.client.id == file.client.id
        if not is_same or consent != self._consent:
            self._fold()
        self._file, self._consent = file, consent
        self._title.setText(text.title)
        self._text.setText(text.text)
        self._version.setText(self._words.version(text))
        self._state.setText(self._words.state(consent, text, file))
        may_change = not file.client.is_archived
        self._give.setVisible(may_change and not self._stands)
        self._withdraw.setVisible(may_change and self._stands)
        for act, link in ((self.tr("Give"), self._give), (self.tr("Withdraw"), self._withdraw),
                          (self.tr("Read the words"), self._read)):  # fmt: skip
            link.setAccessibleName(f"{act}: {text.title}")

    def ask_to_give(self) -> None:
        """Show the words and ask for the consent."""
        minor = self._file is not None and self._words.needs_guardian(self._file)
        self._guardian.setVisible(minor)
        self._ways.show()
        self._how.show()
        self._said.hide()
        self._yes.setText(self.tr("Give consent"))
        self._open(shows_text=True)
        first = self._guardian_name.edit if minor else self._yes
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _stands(self) -> bool:
        return self._consent is not None and self._consent.is_given

    # Building

    def _build_links(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self._give = button(
            self.tr("Give"), self, kind="link", size="small", name=f"{self._name}.give"
        )
        self._give.clicked.connect(self.ask_to_give)
        self._withdraw = button(
            self.tr("Withdraw"), self, kind="link", size="small", name=f"{self._name}.withdraw"
        )
        self._withdraw.clicked.connect(self._ask_to_withdraw)
        self._read = button(
            self.tr("Read the words"), self, kind="link", size="small", name=f"{self._name}.read"
        )
        self._read.clicked.connect(self._toggle_text)
        for link in (self._give, self._withdraw, self._read):
            row.addWidget(link)
        row.addStretch(1)
        return row

    def _build_panel(self) -> QWidget:
        panel = QWidget(self)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(8)
        self._said = label("", panel, weight=500, wrap=True, name=f"{self._name}.follows")
        column.addWidget(self._said)
        self._guardian = self._build_guardian(panel)
        column.addWidget(self._guardian)
        self._how = label(self.tr("How it was given"), panel, px=13, weight=500, color="text_2")
        column.addWidget(self._how)
        ways = [self.tr("Screen"), self.tr("Paper"), self.tr("Phone")]
        self._ways = Segmented(ways, panel, f"{self._name}.way")
        column.addWidget(self._ways)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._yes = button("", panel, kind="soft", size="small", name=f"{self._name}.yes")
        self._yes.clicked.connect(self._on_yes)
        row.addWidget(self._yes)
        no = button(self.tr("Leave it"), panel, kind="ghost", size="small", name=f"{self._name}.no")
        no.clicked.connect(self._give_up)
        row.addWidget(no)
        row.addStretch(1)
        column.addLayout(row)
        return panel

    def _build_guardian(self, parent: QWidget) -> QWidget:
        box = QWidget(parent)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._guardian_name = Line(
            self.tr("Parent or guardian"), box, f"{self._name}.guardian", hint=self.tr("name")
        )
        self._relation = Line(
            self.tr("Relation"), box, f"{self._name}.relation", hint=self.tr("like mother")
        )
        column.addWidget(self._guardian_name)
        column.addWidget(self._relation)
        return box

    # Asking

    def _ask_to_withdraw(self) -> None:
        self._guardian.hide()
        self._ways.hide()
        self._how.hide()
        self._said.setText(self._words.follows(self._purpose))
        self._said.show()
        self._yes.setText(self.tr("Withdraw consent"))
        self._open(shows_text=False)
        announce(self, self._said.text())
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, *, shows_text: bool) -> None:
        self._yes.setAccessibleName(f"{self._yes.label}: {self._title.text()}")
        self._show_text(shown=shows_text)
        self._panel.show()

    def _toggle_text(self) -> None:
        self._show_text(shown=self._text.isHidden())

    def _show_text(self, *, shown: bool) -> None:
        self._text.setVisible(shown)
        self._version.setVisible(shown)
        hide, read = self.tr("Hide the words"), self.tr("Read the words")
        self._read.setText(hide if shown else read)

    def _give_up(self) -> None:
        self._fold()
        back = self._withdraw if self._stands else self._give
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self._panel.hide()
        self._show_text(shown=False)
        for part in (self._guardian_name, self._relation):
            part.edit.clear()
            part.show_trouble("")
        self._ways.choose(0)

    def _on_yes(self) -> None:
        if self._stands:
            self.withdrawn.emit(self._consent)
            return
        if self._file is None:
            return
        name, relation = self._file.client.full_name, ""
        if self._words.needs_guardian(self._file):
            name, relation = self._guardian_name.text, self._relation.text
            if not name:
                said = self.tr("Below 18 a parent or guardian gives the consent. Write their name.")
                self._guardian_name.show_trouble(said)
                self._guardian_name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.given.emit(self._purpose, name, relation, _WAYS[self._ways.current])
