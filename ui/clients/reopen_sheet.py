"""The sheet that opens a settled finding again."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.errors import MissingValue, StudioError
from studio.screening.evidence import Closing
from studio.services.evidence import EvidenceService
from ui.clients.account import Account
from ui.clients.field_reader import FieldReader
from ui.clients.reading import ClientFile
from ui.clients.sheet import Sheet
from ui.clients.sheet_parts import Note, TrainerChoice
from ui.clients.words import ClientWords
from ui.shell.announce import announce
from ui.shell.errors import sentence
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.icons import Icon
from ui.widgets.labels import label


class ReopenSheet(Sheet):
    """Asks why, and in whose name; the evidence stays on record."""

    done = Signal()

    def __init__(
        self, around: Surroundings, words: ClientWords, service: EvidenceService, file: ClientFile
    ) -> None:
        super().__init__(around, "closing.reopen")
        self._words = words
        self._service = service
        self._file = file
        self._closing: Closing | None = None
        self._is_asking = False
        content = self.content
        said = self.tr("It counts again from now on, and the plan follows it. "
                       "The evidence stays on record.")  # fmt: skip
        self.body.addWidget(label(said, content, color="text_2", wrap=True))
        self._because = Note(self.tr("Why"), content, "closing.because")
        self._trainer = TrainerChoice(
            self.tr("In the name of"), around.words, content, "closing.reopen.trainer"
        )
        self.body.addWidget(self._because)
        self.body.addWidget(self._trainer)
        self._trouble = label("", self, weight=500, color="clear", wrap=True,
                              name="closing.reopen.trouble")  # fmt: skip
        self._trouble.hide()
        self.foot.addWidget(self._trouble)
        self.foot.addLayout(self._build_buttons())

    def ask(self, file: ClientFile, closing_id: str) -> bool:
        """Ask about one closing; `False` where it is open again already."""
        found = (c for c in file.closings if c.id == closing_id and c.reopened_at is None)
        closing = next(found, None)
        if closing is None:
            return False
        self._file, self._closing = file, closing
        account = Account(file, self._words, self._around.words, self._around.clock)
        title = self.tr("Open again: {finding}").format(finding=account.said.closed(closing))
        self.show_heading(title, file.client)
        self._trainer.show_team(file.trainers, self._around.at_desk.trainer_id)
        return True

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        again = button(
            self.tr("Open again"), self, kind="primary", icon=Icon.UNDO,
            key_hint=self.tr("Ctrl Enter"), name="closing.reopen.confirm",
        )  # fmt: skip
        again.clicked.connect(self.confirm)
        later = button(self.tr("Leave it settled"), self, kind="ghost", key_hint=self.tr("Esc"),
                       name="closing.reopen.leave")  # fmt: skip
        later.clicked.connect(self.dismiss)
        row.addWidget(again)
        row.addStretch(1)
        row.addWidget(later)
        return row

    def confirm(self) -> None:
        """Open the finding again."""
        self._because.show_trouble("")
        self._trainer.show_trouble("")
        reader = FieldReader(self._around.words, self._file.today)
        because = reader.text(self._because, "closing.because")
        trainer_id = self._trainer.trainer_id
        if trainer_id is None:
            reader.say(self._trainer, MissingValue(field="closing.trainer"))
        if not reader.settle() or trainer_id is None or self._closing is None or self._is_asking:
            return
        self._is_asking = True
        reopen = partial(
            self._service.reopen, self._closing.id, self._file.client.id, trainer_id, because
        )
        self._around.runner.ask(reopen, self._on_opened, self._on_refused, owner=self)

    def _on_opened(self, _: object) -> None:
        self._is_asking = False
        self.dismiss()
        self.done.emit()
        if not self._around.privacy.is_hidden:
            self._around.overlay.show_toast(self.tr("The finding is open again"))

    def _on_refused(self, error: StudioError) -> None:
        self._is_asking = False
        said = sentence(error, self._around.words)
        self._trouble.setText(said)
        self._trouble.show()
        announce(self, said, assertive=True)
