"""The sheet that settles one finding by evidence."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.errors import MissingValue, StudioError
from studio.ids import TrainerId
from studio.screening.closing import kinds_for
from studio.screening.evidence import Evidence, EvidenceKind
from studio.services.evidence import EvidenceService
from ui.clients.account import Account
from ui.clients.evidence_form import EvidenceForm
from ui.clients.evidence_words import still_counts
from ui.clients.field_reader import FieldReader
from ui.clients.reading import ClientFile
from ui.clients.sheet import Sheet
from ui.clients.sheet_parts import Choice, TrainerChoice
from ui.clients.what_follows import DRAFT, WhatFollows
from ui.clients.words import ClientWords
from ui.shell.announce import announce
from ui.shell.errors import sentence
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.dates import short_day
from ui.widgets.icons import Icon
from ui.widgets.labels import label

_FEAR = "k.fear"


class ClosingSheet(Sheet):
    """Takes or chooses the evidence that settles one finding, in the name of a trainer.

    A refusal is said on the sheet and nothing that was written is lost.
    """

    done = Signal()

    def __init__(
        self, around: Surroundings, words: ClientWords, service: EvidenceService, file: ClientFile
    ) -> None:
        super().__init__(around, "closing")
        if file.protocol is None:
            raise ValueError("a file without questions and rules has nothing to settle")
        self._words = words
        self._service = service
        self._file = file
        self._rules = file.protocol[1]
        self._account = Account(file, words, around.words, around.clock)
        self._what_follows = WhatFollows(words, around.words)
        self._rule = ""
        self._is_asking = False
        self._build()

    def ask(self, file: ClientFile, rule: str) -> bool:
        """Show what may settle the finding of *rule*; `False` where it is not open any more."""
        self._account = Account(file, self._words, self._around.words, self._around.clock)
        finding = self._account.finding(rule)
        kinds = kinds_for(finding, self._rules.get(rule)) if finding is not None else ()
        if finding is None or not kinds:
            return False
        self._file, self._rule = file, rule
        found = self.tr("found {day}").format(day=short_day(finding.since)) if finding.since else ""
        self.show_heading(self._account.said.answer(finding), file.client, found)
        self._reason.setText(finding.reason)
        said = (self._account.settles(finding), *self._account.needs(finding))
        self._settles.setText("\n".join(said))
        self._offer_stored(kinds)
        fears = any(question == _FEAR for question, _ in finding.because)
        self._form.offer(kinds, file.today, asks_fear=fears)
        self._trainer.show_team(file.trainers, self._around.at_desk.trainer_id)
        self._show_trouble("")
        self._show_what_follows()
        return True

    # Building

    def _build(self) -> None:
        content = self.content
        self._reason = label("", content, px=15, wrap=True, name="closing.reason")
        self._settles = label("", content, color="text_2", wrap=True, name="closing.settles")
        self._stored = Choice(self.tr("Evidence"), [], content, "closing.stored")
        self._stored.select.chosen.connect(self._on_stored)
        self._summary = label("", content, color="text_2", wrap=True, name="closing.summary")
        self._form = EvidenceForm(
            self._around.words, self._rules.restrictions, self._words.area, content
        )
        self._form.changed.connect(self._show_what_follows)
        title = self.tr("Confirmed by")
        self._trainer = TrainerChoice(title, self._around.words, content, "closing.trainer")
        for part in (self._reason, self._settles, self._stored, self._summary, self._form,
                     self._trainer):  # fmt: skip
            self.body.addWidget(part)
        self._follows = label("", self, weight=500, wrap=True, name="closing.follows")
        self._trouble = label(
            "", self, weight=500, color="clear", wrap=True, name="closing.trouble"
        )
        self.foot.addWidget(self._follows)
        self.foot.addWidget(self._trouble)
        self.foot.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        settle = button(
            self.tr("Settle this finding"), self, kind="primary", icon=Icon.CHECK,
            key_hint=self.tr("Ctrl Enter"), name="closing.confirm",
        )  # fmt: skip
        settle.clicked.connect(self.confirm)
        self._keep = button(self.tr("Only keep on record"), self, name="closing.keep")
        self._keep.clicked.connect(self._on_keep)
        later = button(
            self.tr("Later"), self, kind="ghost", key_hint=self.tr("Esc"), name="closing.later"
        )
        later.clicked.connect(self.dismiss)
        row.addWidget(settle)
        row.addWidget(self._keep)
        row.addStretch(1)
        row.addWidget(later)
        return row

    # Evidence that is on record

    def _offer_stored(self, kinds: Sequence[EvidenceKind]) -> None:
        offered: list[tuple[object, str]] = [(None, self.tr("Something new"))]
        offered += [
            (evidence.id, self._account.evidence.source(evidence))
            for evidence in reversed(self._file.evidence)
            if evidence.kind in kinds and still_counts(evidence, self._file.today)
        ]
        self._stored.select.offer(offered)
        self._stored.setVisible(len(offered) > 1)
        self._show_stored()

    @property
    def _chosen(self) -> Evidence | None:
        """Return the evidence on record that is chosen, if any is."""
        key = self._stored.key
        return next((e for e in self._file.evidence if e.id == key), None)

    def _on_stored(self, _: object) -> None:
        self._show_stored()
        self._show_what_follows()

    def _show_stored(self) -> None:
        chosen = self._chosen
        self._form.setVisible(chosen is None)
        self._keep.setVisible(chosen is None)
        self._summary.setVisible(chosen is not None)
        self._summary.setText("\n".join(self._account.evidence.told(chosen)) if chosen else "")

    # What follows

    def _show_what_follows(self) -> None:
        written = [e for e in self._file.evidence if e.restrictions]
        if self._chosen is None and self._form.added:
            written.append(self._draft())
        said = self._what_follows.text(self._file, self._account, self._rule, written)
        self._follows.setText(said)

    def _draft(self) -> Evidence:
        """Return what this sheet would add, for working out what follows."""
        return Evidence(
            id=DRAFT,
            client_id=self._file.client.id,
            kind=self._form.kind,
            dated=self._file.today,
            recorded_at=self._around.clock.now(),
            recorded_by=TrainerId(""),
            restrictions=self._form.added,
        )

    # Doing it

    def confirm(self) -> None:
        """Settle the finding with what is chosen or written."""
        evidence, trainer_id = self._evidence(), self._trainer_id()
        if evidence is not None and trainer_id is not None:
            client_id = self._file.client.id
            self._ask(
                partial(self._service.close, client_id, self._rule, evidence, trainer_id),
                self._on_closed,
            )

    def _on_keep(self) -> None:
        evidence, trainer_id = self._evidence(), self._trainer_id()
        if evidence is not None and trainer_id is not None:
            self._ask(partial(self._service.record, evidence, trainer_id), self._on_recorded)

    def _evidence(self) -> Evidence | None:
        if self._chosen is not None:
            return self._chosen
        by = self._trainer.trainer_id or TrainerId("")
        now = self._around.clock.now()
        return self._form.read(self._file.client.id, by, now, self._file.today)

    def _trainer_id(self) -> TrainerId | None:
        self._trainer.show_trouble("")
        trainer_id = self._trainer.trainer_id
        if trainer_id is None:
            reader = FieldReader(self._around.words, self._file.today)
            reader.say(self._trainer, MissingValue(field="closing.trainer"))
            if self.focusWidget() is None or not self._form.isAncestorOf(self.focusWidget()):
                reader.settle()
        return trainer_id

    def _ask(self, function: Callable[[], object], then: Callable[[object], None]) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        self._show_trouble("")
        self._around.runner.ask(function, then, self._on_refused, owner=self)

    def _on_closed(self, _: object) -> None:
        self._finish(self.tr("Settled: {finding}"))

    def _on_recorded(self, _: object) -> None:
        self._finish(self.tr("Kept on record for: {finding}"))

    def _finish(self, text: str) -> None:
        self._is_asking = False
        said = text.format(finding=self.heading)
        self.dismiss()
        self.done.emit()
        if not self._around.privacy.is_hidden:
            self._around.overlay.show_toast(said)

    def _on_refused(self, error: StudioError) -> None:
        self._is_asking = False
        said = sentence(error, self._around.words)
        self._show_trouble(said)
        announce(self, said, assertive=True)

    def _show_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
