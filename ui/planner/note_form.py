"""A note why an original stays: a reason, one sentence and a name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from studio.team import Trainer
from ui.widgets.buttons import Chip, button
from ui.widgets.icons import Icon
from ui.widgets.labels import label

REASONS = ("tested", "technique", "goal")
_LONGEST = 300


class NoteForm(QWidget):
    """Asks for the three things a note needs, and says which of them is still missing."""

    confirmed = Signal(str, str, str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        self._head = label("", self, px=14, weight=500, wrap=True, name="swap.note.head")
        body.addWidget(self._head)
        self._build_reasons(body)
        self._note = QLineEdit(self)
        self._note.setObjectName("swap.note")
        self._note.setMaxLength(_LONGEST)
        self._note.setPlaceholderText(self.tr("One sentence for the next trainer"))
        self._note.setAccessibleName(self.tr("Why it stays, in one sentence"))
        self._note.returnPressed.connect(self._confirm)
        body.addWidget(self._note)
        self._trainer = QComboBox(self)
        self._trainer.setObjectName("swap.note.trainer")
        self._trainer.setAccessibleName(self.tr("In the name of"))
        body.addWidget(self._trainer)
        self._missing = label("", self, px=13, color="clear", wrap=True, name="swap.note.missing")
        self._missing.hide()
        body.addWidget(self._missing)
        body.addLayout(self._build_foot())

    def show_team(self, trainers: Sequence[Trainer], actor: str) -> None:
        """Offer the team, with whoever is at the desk first chosen."""
        self._trainer.clear()
        for trainer in trainers:
            self._trainer.addItem(trainer.name, trainer.id)
        self._trainer.setCurrentIndex(self._trainer.findData(actor))

    def open_for(self, name: str) -> None:
        """Start an empty note for the original called *name*."""
        self._head.setText(self.tr("{name} stays in because").format(name=name))
        self._keep.setText(self.tr("Use {name}").format(name=name))
        self._keep.setAccessibleName(self._keep.label)
        self._note.clear()
        self._missing.hide()
        self._group.setExclusive(False)
        for chip in self._group.buttons():
            chip.setChecked(False)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Put the keyboard on the first reason."""
        self._group.buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _build_reasons(self, body: QVBoxLayout) -> None:
        texts = {
            "tested": self.tr("Tested today, comfortable"),
            "technique": self.tr("Technique only, no load"),
            "goal": self.tr("Agreed goal"),
        }
        self._group = QButtonGroup(self)
        rows = [QHBoxLayout(), QHBoxLayout()]
        for number, key in enumerate(REASONS):
            chip = Chip(texts[key], self, f"swap.reason.{key}")
            self._group.addButton(chip, number)
            rows[number // 2].addWidget(chip)
        for row in rows:
            row.setSpacing(6)
            row.addStretch(1)
            body.addLayout(row)

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = button(
            self.tr("Back"), self, kind="ghost", icon=Icon.ARROW_LEFT, size="small",
            name="swap.note.back",
        )  # fmt: skip
        back.clicked.connect(self.back_wanted)
        self._keep = button("", self, kind="primary", name="swap.note.keep")
        self._keep.clicked.connect(self._confirm)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._keep)
        return foot

    def _confirm(self) -> None:
        reason = self._group.checkedId()
        note = self._note.text().strip()
        trainer_id = self._trainer.currentData()
        missing = [
            text
            for text, is_there in (
                (self.tr("a reason"), reason >= 0),
                (self.tr("one sentence"), bool(note)),
                (self.tr("a name"), bool(trainer_id)),
            )
            if not is_there
        ]
        if missing:
            parts = ", ".join(missing)
            self._missing.setText(self.tr("Still needed: {parts}").format(parts=parts))
            self._missing.show()
            return
        self.confirmed.emit(REASONS[reason], note, str(trainer_id))
