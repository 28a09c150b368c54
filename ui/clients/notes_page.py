"""Notes about a client: one calm page that saves itself."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.errors import StudioError, WrongInput
from ui.clients.reading import ClientFile
from ui.shell.errors import sentence
from ui.shell.place import Surroundings
from ui.widgets.card import Card
from ui.widgets.dates import time_text
from ui.widgets.labels import label
from ui.widgets.theme import font

SAVE_MS = 800


class NotesPage(Card):
    """An editor that tells a pause after what was written; `changed` carries the client twice.

    What was typed is never taken away by what is read again meanwhile.
    """

    changed = Signal(object, object)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent, margins=(22, 18, 22, 22), spacing=8)
        self.setObjectName("clients.notesPage")
        self._around = around
        self._client: Client | None = None
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Notes"), self, px=16, weight=600))
        head.addStretch(1)
        self._state = label(
            "", self, px=13, color="text_3", tabular=True, name="clients.notesState"
        )
        head.addWidget(self._state)
        self.body.addLayout(head)
        said = self.tr("Nothing about health; that belongs to the screening.")
        self.body.addWidget(label(said, self, px=13, color="text_2", wrap=True))
        self._trouble = label("", self, px=13, weight=500, color="clear", wrap=True)
        self._trouble.setObjectName("clients.notesTrouble")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self._edit = _Editor(self)
        self._edit.setObjectName("clients.notes")
        self._edit.setAccessibleName(self.tr("Notes"))
        self._edit.setPlaceholderText(self.tr("What the next trainer should know"))
        self._edit.setTabChangesFocus(True)
        self._edit.textChanged.connect(self._on_typed)
        self._edit.left.connect(self.flush)
        self.body.addWidget(self._edit, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_MS)
        self._pause.timeout.connect(self.flush)
        self._is_showing = False
        self._is_dirty = False

    def show_file(self, file: ClientFile) -> None:
        """Show a client; what was typed about the one before is told first."""
        is_same = self._client is not None and self._client.id == file.client.id
        if self._is_dirty:
            self.flush()
        if is_same and self._is_dirty:
            return
        if not is_same:
            self._state.setText("")
            self._trouble.hide()
            self._is_dirty = False
        self._client = file.client
        self._edit.setReadOnly(file.client.is_archived)
        if not is_same or self._cleaned() != file.client.notes:
            self._show(file.client.notes)

    def flush(self) -> None:
        """Tell what was written, now."""
        self._pause.stop()
        before, notes = self._client, self._cleaned()
        if before is None or notes is None or not self._is_dirty:
            return
        self._is_dirty = False
        self._trouble.hide()
        if notes != before.notes:
            self._client = replace(before, notes=notes)
            self.changed.emit(before, self._client)

    def show_saved(self, client: Client, *, merged: bool) -> None:
        """Say that the notes of a client are stored, and whether another desk wrote too."""
        if self._client is None or client.id != self._client.id:
            return
        now = self._around.clock.local(self._around.clock.now())
        self._state.setText(self.tr("saved {time}").format(time=time_text(now)))
        self._trouble.setVisible(merged)
        said = self.tr("Another desk wrote here meanwhile. Both are kept, theirs below yours.")
        self._trouble.setText(said if merged else "")

    def show_refusal(self, before: Client, error: StudioError) -> None:
        """Say why the notes could not be stored; they stay where they are."""
        if self._client is None or before.id != self._client.id:
            return
        self._client = before
        self._is_dirty = True
        self._trouble.setText(sentence(error, self._around.words))
        self._trouble.show()

    def _cleaned(self) -> str | None:
        """Return the notes as they would be kept; `None` where they cannot be."""
        if self._client is None:
            return None
        try:
            return replace(self._client, notes=self._edit.toPlainText()).notes
        except WrongInput as error:
            self._trouble.setText(sentence(error, self._around.words))
            self._trouble.show()
            return None

    def _show(self, text: str) -> None:
        if self._edit.toPlainText() == text:
            return
        self._is_showing = True
        self._edit.setPlainText(text)
        self._is_showing = False

    def _on_typed(self) -> None:
        if not self._is_showing:
            self._state.setText("")
            self._is_dirty = True
            self._pause.start()


class _Editor(QPlainTextEdit):
    """An editor in the interface font that tells when the keyboard leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font(14))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != font(14):
            self.setFont(font(14))
