"""The sheet before a session: what is asked on the day, and what today's session may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.errors import MissingValue, ScreeningIncomplete, StudioError
from studio.screening.questionnaire import Kind
from studio.screening.screening import Scope
from studio.screening.session_check import SessionCheck
from studio.screening.session_gates import Effect, SessionProtocol, SessionQuestion
from studio.services.sessions import SessionService
from studio.settings import StudioProfile
from ui.clients.field_reader import FieldReader
from ui.clients.session_result import SessionResult
from ui.clients.session_rows import ChoiceRow, MeasureRow
from ui.clients.sheet import Sheet
from ui.shell.announce import announce
from ui.shell.errors import sentence
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.dates import long_day, time_text
from ui.widgets.icons import Icon
from ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class _Day:
    """What is asked of one client today, and what was answered already."""

    protocol: SessionProtocol
    questions: tuple[SessionQuestion, ...]
    last: SessionCheck | None


class SessionSheet(Sheet):
    """Asks before a session; Enter says that all is well.

    `rescreen_requested` carries the client and how much is asked, where a gate wants it.
    """

    done = Signal()
    rescreen_requested = Signal(str, object)

    def __init__(
        self, around: Surroundings, service: SessionService, client: Client, profile: StudioProfile
    ) -> None:
        super().__init__(around, "session")
        self._service = service
        self._client = client
        self._profile = profile
        self._day: _Day | None = None
        self._rows: list[ChoiceRow | MeasureRow] = []
        self._check: SessionCheck | None = None
        self._scope: Scope | None = None
        self._is_asking = False
        self._build()

    @property
    def client_id(self) -> str:
        """Return whose session it is."""
        return self._client.id

    @property
    def check(self) -> SessionCheck | None:
        """Return what was stored, once it was."""
        return self._check

    @property
    def _choices(self) -> list[ChoiceRow]:
        return [row for row in self._rows if isinstance(row, ChoiceRow)]

    @property
    def _measured(self) -> list[MeasureRow]:
        return [row for row in self._rows if isinstance(row, MeasureRow)]

    def ask(self) -> None:
        """Read what is asked of the client today, and come up with it."""
        if self._day is not None:
            self.open()
            return
        today = self._around.clock.today()
        read = partial(_read_day, self._service, self._client, today)
        self._around.runner.ask(read, self._on_day, owner=self)

    # Building

    def _build(self) -> None:
        content = self.content
        self._asked = QWidget(content)
        self._questions = QVBoxLayout(self._asked)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(18)
        self._numbers = QHBoxLayout()
        self._result = SessionResult(self._around.words, content)
        self._result.hide()
        self.body.addWidget(self._asked)
        self.body.addWidget(self._result)
        self._trouble = label("", self, weight=500, color="clear", wrap=True,
                              name="session.trouble")  # fmt: skip
        self._trouble.hide()
        self.foot.addWidget(self._trouble)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._well = button(
            "", self, kind="primary", icon=Icon.CHECK, key_hint=self.tr("Enter"),
            name="session.well",
        )  # fmt: skip
        self._well.clicked.connect(self.confirm)
        self._start = button(
            "", self, kind="primary", icon=Icon.CLIPBOARD, key_hint=self.tr("Enter"),
            name="session.start",
        )  # fmt: skip
        self._start.clicked.connect(self._on_start)
        self._later = button("", self, kind="ghost", key_hint=self.tr("Esc"), name="session.later")
        self._later.clicked.connect(self._on_later)
        row.addWidget(self._well)
        row.addWidget(self._start)
        row.addStretch(1)
        row.addWidget(self._later)
        self.foot.addLayout(row)

    def _on_day(self, day: _Day) -> None:
        self._day = day
        parts = [long_day(self._around.clock.today())]
        if day.last is not None:
            at = time_text(self._around.clock.local(day.last.checked_at))
            parts.append(self.tr("asked at {time}").format(time=at))
        self.show_heading(self.tr("Before today's session"), self._client, *parts)
        for asked in day.questions:
            self._add_row(self._row(asked))
        self._show_buttons()
        self.open()

    def _add_row(self, row: ChoiceRow | MeasureRow) -> None:
        """Append a question; numbers that follow one another share a line."""
        row.changed.connect(self._show_buttons)
        before = self._rows[-1] if self._rows else None
        if not (isinstance(row, MeasureRow) and isinstance(before, MeasureRow)):
            self._numbers = QHBoxLayout()
            self._numbers.setSpacing(16)
            self._questions.addLayout(self._numbers)
        self._numbers.addWidget(row)
        self._rows.append(row)

    def _row(self, asked: SessionQuestion) -> ChoiceRow | MeasureRow:
        question = asked.question
        if question.kind is Kind.NUMBER:
            return MeasureRow(question, self._asked)
        return ChoiceRow(question, self._around.words, self._asked)

    @override
    def focus_first(self) -> None:
        """Put the keyboard where Enter says that all is well."""
        main = next((b for b in (self._well, self._start) if b.isVisible()), None)
        if main is None or self._around.privacy.is_hidden:
            super().focus_first()
        else:
            main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        all_open = all(row.answer is None for row in self._choices)
        all_given = all(row.answer is not None for row in self._choices)
        text = self.tr("All else well")
        if all_open:
            text = self.tr("All well")
        elif all_given:
            text = self.tr("Done")
        self._well.setText(text)
        self._well.setAccessibleName(text)
        is_asking = self._check is None
        self._well.setVisible(is_asking)
        self._start.setVisible(not is_asking and self._scope is not None)
        self._later.setText(self.tr("Later") if is_asking else self.tr("Close"))
        self._later.setAccessibleName(self._later.label)

    # Doing it

    @override
    def confirm(self) -> None:
        """Store the answers; what is still open counts as well, because somebody says so."""
        if self._check is not None or self._is_asking or self._day is None:
            return
        reader = FieldReader(self._around.words, self._around.clock.today())
        answers: dict[str, object] = {}
        for row in self._measured:
            number = row.read(reader)
            if number is not None:
                answers[row.question.id] = number
        if not reader.settle():
            return
        for choice in self._choices:
            choice.answer_best()
            answers[choice.question.id] = choice.answer
        self._store(answers)

    def _store(self, answers: Mapping[str, object]) -> None:
        self._is_asking = True
        self._trouble.hide()
        actor = self._around.at_desk.trainer_id
        check = partial(self._service.check, self._client.id, answers, actor)
        self._around.runner.ask(check, self._on_checked, self._on_refused, owner=self)

    def _on_checked(self, check: SessionCheck) -> None:
        self._is_asking = False
        self._check = check
        if self._day is None:
            return
        effects = [self._day.protocol.gate(gate).effect for gate in check.gates]
        effect = max(effects, default=Effect.NONE)
        self._scope = _SCOPES.get(effect)
        sentences = self._day.protocol.sentences(check.gates)
        self._result.show_result(effect, sentences, self._client.first_name, self._profile)
        self._asked.hide()
        self._result.show()
        start = self.tr("Start the short check")
        if effect is Effect.URGENT:
            start = self.tr("Go through the check together")
        self._start.setText(start)
        self._start.setAccessibleName(start)
        self._show_buttons()
        heard = " ".join((self._result.heading, *sentences))
        announce(self, heard, assertive=effect is Effect.URGENT)
        target = self._start if self._scope is not None else self._later
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: StudioError) -> None:
        self._is_asking = False
        if isinstance(error, ScreeningIncomplete):
            self._show_missing(error)
            return
        wrong = [row for row in self._measured if row.question.id == error.values.get("field")]
        if wrong:
            reader = FieldReader(self._around.words, self._around.clock.today())
            reader.say(wrong[0].line, error)
            reader.settle()
            return
        said = sentence(error, self._around.words)
        self._trouble.setText(said)
        self._trouble.show()
        announce(self, said, assertive=True)

    def _show_missing(self, error: ScreeningIncomplete) -> None:
        missing = error.values.get("missing")
        wanted = set(missing) if isinstance(missing, tuple) else set()
        reader = FieldReader(self._around.words, self._around.clock.today())
        for row in self._measured:
            if row.question.id in wanted:
                reader.say(row.line, MissingValue(field=f"session.{row.question.id}"))
        reader.settle()

    def _on_start(self) -> None:
        scope = self._scope
        self.dismiss()
        self.done.emit()
        self.rescreen_requested.emit(self._client.id, scope)

    def _on_later(self) -> None:
        is_done = self._check is not None
        self.dismiss()
        if is_done:
            self.done.emit()


_SCOPES = {Effect.SHORT_RESCREEN: Scope.SHORT, Effect.URGENT: Scope.MINI}


def _read_day(service: SessionService, client: Client, today: date) -> _Day:
    questions = service.questions(client.id)
    protocol = service.protocol()
    checks = (check for check in service.of_client(client.id) if check.day == today)
    return _Day(protocol, questions, next(checks, None))
