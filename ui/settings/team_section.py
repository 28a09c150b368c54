"""The team: who trains clients, and what each may confirm."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.team import Qualification, Trainer
from studio.text import required_line
from studio.wording import Words
from ui.settings.sections import Section
from ui.shell.errors import sentence
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import button
from ui.widgets.card import Rule
from ui.widgets.field import Field
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.select import Select
from ui.widgets.switch import Switch

TONES = ("primary", "rehab", "adapt", "clear", "ready")


def qualifications(words: Words) -> list[tuple[Qualification, str]]:
    """Return the qualifications with their words, lowest first."""
    return [(level, words[f"qualification.{level.value}"]) for level in Qualification]


class TeamSection(Section):
    """Trainers with their qualification; who left the team keeps what they did."""

    trainer_changed = Signal(object, str)
    trainer_added = Signal(str, object, str)

    def __init__(self, words: Words, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent, "settings.team")
        self._words = words
        self._team: tuple[Trainer, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.addLayout(self._rows)
        self._empty = label(self.tr("Add the first trainer."), self, color="text_2")
        self.body.addWidget(self._empty)
        self.body.addWidget(Rule(self))
        self._build_new()
        self.body.addStretch(1)

    def show_team(self, trainers: Sequence[Trainer]) -> None:
        """Show the trainers as they are stored."""
        if tuple(trainers) == self._team:
            return
        self._team = tuple(trainers)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for trainer in trainers:
            row = _TrainerRow(trainer, self._words, self)
            row.changed.connect(self._on_changed)
            self._rows.addWidget(row)
            row.show()
        self._empty.setVisible(not trainers)

    def _build_new(self) -> None:
        self._name = Field(self.tr("New trainer"), self, "settings.newTrainer",
                           hint=self.tr("first and last name"))  # fmt: skip
        title = self.tr("Qualification")
        self._level = Select(
            qualifications(self._words), self, name="settings.newQualification", accessible=title
        )
        self._level.choose(Qualification.LEVEL_3)
        add = button(self.tr("Add"), self, icon=Icon.PLUS, name="settings.addTrainer")
        add.clicked.connect(self._on_add)
        self._name.edit.returnPressed.connect(self._on_add)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._name, 1)
        row.addWidget(self._level, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)

    def _on_add(self) -> None:
        try:
            name = required_line(self._name.text, field="trainer.name")
        except StudioError as error:
            self._name.show_error(sentence(error, self._words))
            return
        self._name.show_text("")
        tone = TONES[len(self._team) % len(TONES)]
        self.trainer_added.emit(name, self._level.currentData(), tone)

    def _on_changed(self, trainer: Trainer) -> None:
        self.trainer_changed.emit(trainer, self.tr("{name} saved").format(name=trainer.name))


class _TrainerRow(QWidget):
    """One trainer: initials, name, qualification, and whether they work here."""

    changed = Signal(object)

    def __init__(self, trainer: Trainer, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._trainer = trainer
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Avatar(trainer.initials, 34, trainer.tone, self))
        row.addWidget(label(trainer.name, self, weight=600, elide=True), 1)
        said = self.tr("Qualification of {name}").format(name=trainer.name)
        level = Select(
            qualifications(words), self, name=f"settings.level.{trainer.id}", accessible=said
        )
        level.choose(trainer.qualification)
        level.chosen.connect(self._on_level)
        row.addWidget(level)
        active = Switch(
            "active", self.tr("In the team"), self, name=f"settings.active.{trainer.id}"
        )
        active.setAccessibleName(self.tr("{name} is in the team").format(name=trainer.name))
        active.setChecked(trainer.is_active)
        active.switched.connect(self._on_active)
        row.addWidget(active)

    def _on_level(self, level: Qualification) -> None:
        self.changed.emit(replace(self._trainer, qualification=level))

    def _on_active(self, key: str, is_active: bool) -> None:  # noqa: FBT001  as the signal gives it
        self.changed.emit(replace(self._trainer, is_active=is_active))
