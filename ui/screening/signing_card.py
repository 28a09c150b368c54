"""Signing: the declaration, who signs it, and a pad for each of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.clients.consent import ConsentTexts
from studio.screening.signature import Ink, Signer
from studio.wording import Words
from ui.screening.form_parts import line_edit
from ui.screening.signature_pad import SignaturePad
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.theme import font, scaled


class SigningCard(Card):
    """Nobody has to draw: without lines the name counts, typed before the named trainer.

    Whoever signs on paper counts as typed until the page is scanned.
    """

    changed = Signal()
    way_chosen = Signal()

    def __init__(
        self, texts: ConsentTexts, words: Words, parent: QWidget, *, name: str, is_minor: bool
    ) -> None:
        super().__init__(parent, margins=(18, 14, 18, 12), spacing=8)
        self.setObjectName("sign")
        self._words = words
        self._on_paper = False
        self._build_declaration(texts)
        self.client = _SignerBlock(Signer.CLIENT, self, name=name)
        self.guardian = _SignerBlock(Signer.GUARDIAN, self) if is_minor else None
        for block in self._blocks:
            block.changed.connect(self.changed)
            self.body.addWidget(block)
        self._build_paper()

    @property
    def is_on_paper(self) -> bool:
        """Tell whether the declaration is to be printed and signed in ink."""
        return self._on_paper

    @property
    def inks(self) -> tuple[Ink, ...]:
        """Return what everybody gave here, the client first."""
        return tuple(block.ink(on_paper=self._on_paper) for block in self._blocks)

    @property
    def how(self) -> str:
        """Return how it is signed, as the line under the button says it."""
        ways = {ink.how for ink in self.inks}
        if len(ways) > 1:
            return self.tr("Signed on the pad and by typing")
        return self._words[f"signed_how.{ways.pop().value}"]

    def first_open(self) -> QLineEdit | None:
        """Return the first field that needs a name, or `None` when everybody is named."""
        empty = (edit for block in self._blocks for edit in block.needed if not edit.text().strip())
        return next(empty, None)

    @property
    def _blocks(self) -> tuple["_SignerBlock", ...]:
        return (self.client,) if self.guardian is None else (self.client, self.guardian)

    def _build_declaration(self, texts: ConsentTexts) -> None:
        self.body.addWidget(label(texts.declaration.title, self, px=16, weight=600))
        text = label(texts.declaration.text, self, px=14, wrap=True, name="sign.declaration")
        self.body.addWidget(text)
        toggle = button(texts.privacy.title, self, kind="link", size="small", name="sign.privacy")
        toggle.setCheckable(True)
        notice = label(
            texts.privacy.text, self, px=13, color="text_2", wrap=True, name="sign.privacy.text"
        )
        notice.hide()
        toggle.toggled.connect(notice.setVisible)
        self.body.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(notice)

    def _build_paper(self) -> None:
        self._paper_note = label(
            self.tr("The outcome has the page to print and sign. The profile asks for its scan."),
            self,
            px=13,
            color="text_2",
            wrap=True,
        )
        self._paper_note.hide()
        self.body.addWidget(self._paper_note)
        self._paper = button("", self, kind="link", size="small", name="sign.paper")
        self._paper.clicked.connect(self._on_paper_wanted)
        self.body.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignLeft)
        self._name_paper()

    def _name_paper(self) -> None:
        here = self.tr("Sign here instead")
        text = here if self._on_paper else self.tr("Sign on paper instead")
        self._paper.setText(text)
        self._paper.setAccessibleName(text)

    def _on_paper_wanted(self) -> None:
        self._on_paper = not self._on_paper
        for block in self._blocks:
            block.pad.setVisible(not self._on_paper)
        self._paper_note.setVisible(self._on_paper)
        self._name_paper()
        self.changed.emit()
        self.way_chosen.emit()


class _SignerBlock(QWidget):
    """One person's name, for a guardian the relation too, and the pad."""

    changed = Signal()

    def __init__(self, signer: Signer, parent: QWidget, *, name: str = "") -> None:
        super().__init__(parent)
        self._signer = signer
        is_guardian = signer is Signer.GUARDIAN
        place = "sign.guardian" if is_guardian else "sign"
        title = self.tr("Parent or guardian") if is_guardian else self.tr("Who signs")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.name = self._edit(f"{place}.name", title, row, 3)
        self.name.setText(name)
        self.needed = [self.name]
        self.relation: QLineEdit | None = None
        if is_guardian:
            self.relation = self._edit("sign.guardian.relation", self.tr("Relation"), row, 2)
            self.needed.append(self.relation)
        column.addLayout(row)
        said = self.tr("Guardian's signature") if is_guardian else self.tr("Signature")
        self.pad = SignaturePad(said, self, name=f"{place}.pad")
        self.pad.changed.connect(self.changed)
        column.addWidget(self.pad)

    def ink(self, *, on_paper: bool) -> Ink:
        """Return the name with the lines, or without them where paper takes their place."""
        relation = self.relation.text() if self.relation is not None else ""
        strokes = () if on_paper else self.pad.strokes
        return Ink(self._signer, self.name.text(), relation, strokes, on_paper)

    def _edit(self, name: str, title: str, row: QHBoxLayout, share: int) -> QLineEdit:
        column = QVBoxLayout()
        column.setSpacing(3)
        head = label(title, self, px=13, weight=600, color="text_2")
        edit = line_edit(name, title, self)
        edit.setFont(font(15))
        edit.setMinimumHeight(scaled(38))
        edit.textEdited.connect(self._on_edited)
        head.setBuddy(edit)
        column.addWidget(head)
        column.addWidget(edit)
        row.addLayout(column, share)
        return edit

    def _on_edited(self) -> None:
        self.changed.emit()
