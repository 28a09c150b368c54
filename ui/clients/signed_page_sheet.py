"""The sheet that adds the picture of a page signed in ink."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from studio.errors import StudioError
from studio.ids import ScreeningId, TrainerId
from studio.screening.signature import Signer
from ui.clients.consent_words import ConsentWords
from ui.clients.reading import ClientFile
from ui.clients.sheet import Sheet
from ui.clients.sheet_parts import Line, TrainerChoice, focus
from ui.shell.errors import sentence
from ui.shell.place import Surroundings
from ui.widgets.buttons import Segmented, button
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import scaled

_SIGNERS = (Signer.CLIENT, Signer.GUARDIAN)
_PREVIEW = 220


@dataclass(frozen=True, slots=True)
class SignedPage:
    """A page as somebody signed it, and whose signature is on it."""

    screening_id: ScreeningId
    signer: Signer
    name: str
    relation: str
    jpeg: bytes
    witness: TrainerId | None


class SignedPageSheet(Sheet):
    """Shows the page and asks who signed it; `kept` carries the page to be stored.

    `other_wanted` asks for another file.
    """

    kept = Signal(object)
    other_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "signedPage")
        self._file: ClientFile | None = None
        self._screening_id = ScreeningId("")
        self._jpeg = b""
        content = self.content
        self._preview = label("", content, name="signedPage.preview")
        self.body.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(label(self.tr("Whose signature is on it?"), content, weight=500))
        who = [self.tr("The client"), self.tr("Parent or guardian")]
        self._who = Segmented(who, content, "signedPage.who")
        self._who.chosen.connect(self._on_who)
        self.body.addWidget(self._who)
        self._called = Line(self.tr("Name as signed"), content, "signedPage.name")
        self._relation = Line(
            self.tr("Relation"), content, "signedPage.relation", hint=self.tr("like mother")
        )
        self._witness = TrainerChoice(
            self.tr("Who was there"), around.words, content, "signedPage.witness"
        )
        for part in (self._called, self._relation, self._witness):
            self.body.addWidget(part)
        self._trouble = label("", self, weight=500, color="clear", wrap=True)
        self._trouble.setObjectName("signedPage.trouble")
        self.foot.addWidget(self._trouble)
        self.foot.addLayout(self._build_buttons())

    def ask(self, file: ClientFile, screening_id: ScreeningId, title: str, jpeg: bytes) -> None:
        """Show the page that was read, for one screening of a client."""
        self._file, self._screening_id, self._jpeg = file, screening_id, jpeg
        self.show_heading(self.tr("Add the signed page"), file.client, title)
        self._show_preview(jpeg)
        minor = ConsentWords(self._around).needs_guardian(file)
        signed = {s.signer for s in file.signatures if s.screening_id == screening_id}
        wants_guardian = minor and Signer.CLIENT in signed
        self._who.choose(int(wants_guardian))
        self._relation.edit.clear()
        self._on_who()
        self._witness.show_team(file.trainers, self._around.at_desk.trainer_id)
        self._show_trouble("")
        self.open()

    @override
    def confirm(self) -> None:
        """Ask for the page to be kept, once it is clear who signed."""
        if not self._called.text:
            self._called.show_trouble(self.tr("Write the name that stands under the page."))
            focus(self._called)
            return
        is_guardian = self._signer is Signer.GUARDIAN
        self.kept.emit(
            SignedPage(
                self._screening_id,
                self._signer,
                self._called.text,
                self._relation.text if is_guardian else "",
                self._jpeg,
                self._witness.trainer_id,
            )
        )

    def show_refusal(self, error: StudioError) -> None:
        """Say why the page could not be kept; it stays on the sheet."""
        self._show_trouble(sentence(error, self._around.words))

    @property
    def _signer(self) -> Signer:
        return _SIGNERS[self._who.current]

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        keep = button(
            self.tr("Keep the page"), self, kind="primary", icon=Icon.CHECK,
            key_hint=self.tr("Ctrl Enter"), name="signedPage.keep",
        )  # fmt: skip
        keep.clicked.connect(self.confirm)
        row.addWidget(keep)
        other = button(
            self.tr("Another file"), self, kind="ghost", icon=Icon.FOLDER, name="signedPage.other"
        )
        other.clicked.connect(self.other_wanted)
        row.addWidget(other)
        row.addStretch(1)
        return row

    def _on_who(self) -> None:
        is_guardian = self._signer is Signer.GUARDIAN
        self._relation.setVisible(is_guardian)
        client = self._file.client.full_name if self._file else ""
        self._called.edit.setText("" if is_guardian else client)
        self._called.show_trouble("")

    def _show_preview(self, jpeg: bytes) -> None:
        picture = QPixmap.fromImage(QImage.fromData(jpeg))
        side = scaled(_PREVIEW)
        self._preview.setPixmap(
            picture.scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        self._preview.setAccessibleName(self.tr("Picture of the signed page"))

    def _show_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
