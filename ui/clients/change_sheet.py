"""The sheet that says that something changed since the last screening."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from studio.errors import MissingValue, StudioError
from studio.screening.due import due_scope
from studio.screening.outcome import Planning
from studio.screening.screening import Screening
from studio.services.screening import ScreeningService
from ui.clients.due_words import DueWords
from ui.clients.reading import ClientFile
from ui.clients.sheet import Sheet
from ui.clients.sheet_parts import Note
from ui.shell.announce import announce
from ui.shell.errors import sentence
from ui.shell.place import Surroundings
from ui.widgets.buttons import Chip, button
from ui.widgets.icons import Icon
from ui.widgets.labels import label

CHANGES = ("health", "medicine", "pregnancy", "operation", "hospital", "new_area", "away")
_A_ROW = 4


class ChangeSheet(Sheet):
    """Ends a result early, and starts the check that is due or leaves it for later."""

    done = Signal()
    rescreen_requested = Signal(str)

    def __init__(self, around: Surroundings, service: ScreeningService, file: ClientFile) -> None:
        super().__init__(around, "change")
        self._service = service
        self._file = file
        self._due = DueWords()
        self._is_asking = False
        content = self.content
        said = self.tr("What is different since the last screening?")
        self.body.addWidget(label(said, content, px=15, weight=500, wrap=True))
        self._build_choices()
        self._missing = label("", content, px=13, weight=500, color="clear", name="change.missing")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self._note = Note(self.tr("In a few words, if it helps"), content, "change.note")
        self.body.addWidget(self._note)
        self._follows = label("", self, weight=500, wrap=True, name="change.follows")
        self._trouble = label("", self, weight=500, color="clear", wrap=True,
                              name="change.trouble")  # fmt: skip
        self._trouble.hide()
        self.foot.addWidget(self._follows)
        self.foot.addWidget(self._trouble)
        self.foot.addLayout(self._build_buttons())

    def ask(self, file: ClientFile) -> bool:
        """Ask about a client; `False` where no result could end."""
        if file.standing.screening_id is None:
            return False
        self._file = file
        self.show_heading(self.tr("Something changed"), file.client)
        self._show_what_follows()
        return True

    # Building

    def _build_choices(self) -> None:
        self._group = QButtonGroup(self)
        rows = [QHBoxLayout(), QHBoxLayout()]
        for place, code in enumerate(CHANGES):
            text = self._around.words[f"change.{code}"]
            chip = Chip(text, self.content, f"change.{code}")
            self._group.addButton(chip, place)
            rows[place // _A_ROW].addWidget(chip)
        self._group.idClicked.connect(self._on_choice)
        for row in rows:
            row.setSpacing(8)
            row.addStretch(1)
            self.body.addLayout(row)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._start = button(
            "", self, kind="primary", icon=Icon.CLIPBOARD, key_hint=self.tr("Ctrl Enter"),
            name="change.start",
        )  # fmt: skip
        self._start.clicked.connect(self.confirm)
        later = button(self.tr("Note it, ask later"), self, name="change.later")
        later.clicked.connect(self._on_later)
        back = button(
            self.tr("Nothing changed"), self, kind="ghost", key_hint=self.tr("Esc"),
            name="change.leave",
        )  # fmt: skip
        back.clicked.connect(self.dismiss)
        row.addWidget(self._start)
        row.addWidget(later)
        row.addStretch(1)
        row.addWidget(back)
        return row

    # What follows

    @property
    def _because(self) -> str:
        place = self._group.checkedId()
        return CHANGES[place] if place >= 0 else ""

    def _on_choice(self, _: int) -> None:
        self._missing.hide()
        self._show_what_follows()

    def _show_what_follows(self) -> None:
        standing = self._file.standing
        scope = standing.rescreen
        if self._because:
            scope = due_scope(
                tier=standing.tier,
                is_expired=standing.locked_because == "expired",
                ended_because=self._because,
                confirmed_on=standing.confirmed_on,
                day=self._file.today,
            )
        check = self._due.a_check(scope)
        self._follows.setText(self._said().format(check=check))
        self._start.setText(self._due.check(scope))
        self._start.setAccessibleName(self._start.label)

    def _said(self) -> str:
        if self._file.standing.planning in (Planning.ON_HOLD, Planning.STOPPED):
            return self.tr("{check} comes next. The plan waits as before.")
        return self.tr("{check} opens the plan again. Until then it rests.")

    # Doing it

    def confirm(self) -> None:
        """Note the change and start the check that is due."""
        self._end(self._on_ended_now)

    def _on_later(self) -> None:
        self._end(self._on_ended)

    def _end(self, then: Callable[[Screening], None]) -> None:
        if not self._because:
            error = MissingValue(field="change.because")
            self._missing.setText(sentence(error, self._around.words))
            self._missing.show()
            self._group.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._is_asking:
            return
        self._is_asking = True
        end = partial(
            self._service.end_early,
            self._file.client.id,
            self._because,
            self._around.at_desk.trainer_id,
            self._note.text,
        )
        self._around.runner.ask(end, then, self._on_refused, owner=self)

    def _on_ended_now(self, _: Screening) -> None:
        self._finish()
        self.rescreen_requested.emit(self._file.client.id)

    def _on_ended(self, _: Screening) -> None:
        self._finish()
        if not self._around.privacy.is_hidden:
            name = self._around.privacy.shown_name(self._file.client)
            said = self.tr("Noted for {name}. The check is due").format(name=name)
            self._around.overlay.show_toast(said)

    def _finish(self) -> None:
        self._is_asking = False
        self.dismiss()
        self.done.emit()

    def _on_refused(self, error: StudioError) -> None:
        self._is_asking = False
        said = sentence(error, self._around.words)
        self._trouble.setText(said)
        self._trouble.show()
        announce(self, said, assertive=True)
