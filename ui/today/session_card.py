"""The small card of a selected session: who, when, and the ways on."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.today.appointment import Appointment
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.dates import clock_text
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.overlay import OverlayHost
from ui.widgets.tier import TierChip


class SessionCard(Card):
    """Floats beside a session until something else is done."""

    client_opened = Signal(str)
    plan_requested = Signal(str)
    check_requested = Signal(str)

    def __init__(self, appointment: Appointment, host: OverlayHost) -> None:
        super().__init__(host, margins=16, spacing=8, radius=14, shadow=True)
        self.setObjectName("today.session")
        self.setAccessibleName(appointment.name)
        self._client_id = appointment.client_id
        self._came_from: QWidget | None = None
        self.body.addWidget(label(appointment.name, self, px=16, weight=600))
        times = f"{clock_text(appointment.start)}–{clock_text(appointment.end)}"
        parts = (times, appointment.title, appointment.trainer)
        line = " · ".join(part for part in parts if part)
        self.body.addWidget(label(line, self, px=13, color="text_2", tabular=True))
        if appointment.tier_key and not appointment.is_hidden:
            chip = TierChip(appointment.tier_key, appointment.tier_text, self)
            self.body.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(2)
        self.body.addLayout(self._build_buttons())
        self.adjustSize()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._profile = button(
            self.tr("Open profile"), self, kind="soft", size="small", icon=Icon.USER,
            name="today.session.profile",
        )  # fmt: skip
        self._profile.clicked.connect(self._open)
        week = button(
            self.tr("Open week"), self, size="small", icon=Icon.CALENDAR, name="today.session.week"
        )
        week.clicked.connect(self._plan)
        before = button(
            self.tr("Before the session"), self, size="small", icon=Icon.CHECK,
            name="today.session.before",
        )  # fmt: skip
        before.clicked.connect(self._ask)
        row.addWidget(self._profile)
        row.addWidget(week)
        row.addWidget(before)
        return row

    def _open(self) -> None:
        self.dismiss()
        self.client_opened.emit(self._client_id)

    def _plan(self) -> None:
        self.dismiss()
        self.plan_requested.emit(self._client_id)

    def _ask(self) -> None:
        self.dismiss()
        self.check_requested.emit(self._client_id)

    def take_focus_from(self, session: QWidget) -> None:
        """Put the keyboard on the first way on; it returns to *session* afterwards."""
        self._came_from = session
        self._profile.setFocus(Qt.FocusReason.TabFocusReason)

    def dismiss(self) -> None:
        """Go away."""
        session, self._came_from = self._came_from, None
        if session is not None and shiboken6.isValid(session):
            session.setFocus(Qt.FocusReason.TabFocusReason)
        self.hide()
        self.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
