"""Title, time, length, place and trainer of a session, edited beside it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from studio.ids import TrainerId
from studio.planning.week_plan import Place, TrainingSession
from studio.team import Trainer
from ui.planner.popover import Popover
from ui.widgets.buttons import Segmented, button
from ui.widgets.dates import clock_text
from ui.widgets.labels import label
from ui.widgets.overlay import OverlayHost

WIDTH = 340
_LONGEST_TITLE = 60
_LONGEST_MINUTES = 300


class SessionForm(Popover):
    """Edits the header of a session; it is told as a whole when it is done."""

    changed = Signal(object)

    def __init__(self, host: OverlayHost) -> None:
        super().__init__(host, WIDTH)
        self.setObjectName("session.form")
        self.setAccessibleName(self.tr("Session"))
        self._session: TrainingSession | None = None
        self.body.addWidget(label(self.tr("Session"), self, px=16, weight=600))
        form = QFormLayout()
        form.setSpacing(8)
        self._title = self._line("session.title", self.tr("Title"), form)
        self._title.setMaxLength(_LONGEST_TITLE)
        self._start = self._line("session.start", self.tr("Starts"), form)
        self._start.setPlaceholderText(self.tr("any time, or 18:00"))
        self._minutes = self._line("session.minutes", self.tr("Minutes"), form)
        self._place = Segmented(
            [self.tr("At the studio"), self.tr("At home")], self, "session.place"
        )
        form.addRow(label(self.tr("Where"), self, px=13, color="text_2"), self._place)
        self._trainer = QComboBox(self)
        self._trainer.setObjectName("session.trainer")
        self._trainer.setAccessibleName(self.tr("Trainer"))
        form.addRow(label(self.tr("Trainer"), self, px=13, color="text_2"), self._trainer)
        self.body.addLayout(form)
        self._problem = label("", self, px=13, weight=500, color="clear", wrap=True,
                              name="session.problem")  # fmt: skip
        self.body.addWidget(self._problem)
        self._times = QHBoxLayout()
        self.body.addLayout(self._times)
        done = button(
            self.tr("Done"), self, kind="primary", key_hint=self.tr("Enter"), name="session.done"
        )
        done.clicked.connect(self._commit)
        self.body.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def show_session(
        self, session: TrainingSession, trainers: Sequence[Trainer], target: QWidget
    ) -> None:
        """Show a session beside its card."""
        self._session = session
        self._title.setText(session.title)
        start = session.start_minute
        self._start.setText("" if start is None else clock_text(start))
        self._minutes.setText(str(session.duration_minutes))
        self._place.choose(0 if session.place is Place.STUDIO else 1)
        self._trainer.clear()
        self._trainer.addItem(self.tr("Anyone"), None)
        for trainer in trainers:
            self._trainer.addItem(trainer.name, trainer.id)
        self._trainer.setCurrentIndex(max(0, self._trainer.findData(session.trainer_id)))
        self.show_problem("", ())
        self.setAccessibleName(self.tr("Session {title}").format(title=session.title))
        self.open_beside(target)
        self._title.setFocus(Qt.FocusReason.PopupFocusReason)
        self._title.selectAll()

    def show_problem(self, text: str, times: Sequence[int]) -> None:
        """Say why the session cannot be so, with the nearest times as buttons."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        while self._times.count():
            item = self._times.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for minute in times:
            time = clock_text(minute)
            offer = button(time, self, size="small", name=f"session.time.{minute}")
            offer.clicked.connect(self._on_time)
            self._times.addWidget(offer)
        if times:
            self._times.addStretch(1)
        if self.is_open:
            self.place()

    def _line(self, name: str, text: str, form: QFormLayout) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setAccessibleName(text)
        line.returnPressed.connect(self._commit)
        heading = label(text, self, px=13, color="text_2")
        heading.setBuddy(line)
        form.addRow(heading, line)
        return line

    def _on_time(self) -> None:
        offer = self.sender()
        self._start.setText(offer.property("text") if offer else "")
        self._commit()

    def _commit(self) -> None:
        if self._session is None:
            return
        start = _minute_of(self._start.text())
        minutes = self._minutes.text().strip()
        if start == _UNREADABLE:
            self.show_problem(self.tr("Write the time as 18:00, or leave it empty"), ())
            return
        if not minutes.isdecimal() or not 1 <= int(minutes) <= _LONGEST_MINUTES:
            self.show_problem(self.tr("Write the minutes as a number up to 300"), ())
            return
        trainer_id = self._trainer.currentData()
        self.changed.emit(
            replace(
                self._session,
                title=self._title.text().strip() or self._session.title,
                start_minute=start,
                duration_minutes=int(minutes),
                place=Place.STUDIO if self._place.current == 0 else Place.HOME,
                trainer_id=TrainerId(str(trainer_id)) if trainer_id else None,
            )
        )


_UNREADABLE = -1


def _minute_of(text: str) -> int | None:
    """Return a typed time in minutes after midnight, `None` for no time, -1 for anything else."""
    hour, colon, minute = text.strip().replace(".", ":").partition(":")
    if not hour and not colon:
        return None
    minute = minute or "00"
    if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60):
        return _UNREADABLE
    return int(hour) * 60 + int(minute)
