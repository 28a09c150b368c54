"""A session as a card: its header, its exercises, and the place where one is typed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ids import SessionId
from ui.planner.exercise_row import ExerciseRow
from ui.planner.painting import dashed_pen
from ui.planner.session_header import SessionHeader
from ui.widgets.theme import font, scaled, tokens

ROW_GAP = 2
_RADIUS = 10


@dataclass(frozen=True, slots=True)
class SessionFace:
    """What the header of a session shows."""

    title: str
    when: str
    spoken: str
    hint: str


class SessionCard(QFrame):
    """Holds the rows of one session in their order; it edits nothing."""

    lifted = Signal(object, QPoint)
    key_pressed = Signal(object, object)
    menu_wanted = Signal(object, QPoint)
    add_wanted = Signal(str)
    header_opened = Signal(str)

    def __init__(self, session_id: SessionId, parent: QWidget) -> None:
        super().__init__(parent)
        self.session_id = session_id
        self.rows: list[ExerciseRow] = []
        self._is_target = False
        self._is_lifted = False
        self._hint = ""
        self.setObjectName(f"week.session.{session_id}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(4, 8, 4, 6)
        self._body.setSpacing(ROW_GAP)
        self.header = SessionHeader(self)
        self.header.setObjectName(f"week.session.{session_id}.header")
        self.header.clicked.connect(self._on_header)
        self.header.lifted.connect(self._on_lifted)
        self.header.key_pressed.connect(self._on_key)
        self.header.menu_wanted.connect(self._on_menu)
        self.header.add_wanted.connect(self._on_add)
        self._body.addWidget(self.header)
        self._editor: QWidget | None = None

    @property
    def radius(self) -> int:
        """Return the radius of the corners."""
        return _RADIUS

    def show_face(self, face: SessionFace, *, may_edit: bool) -> None:
        """Show title, time and trainer."""
        self.header.show_texts(face.title, face.when, may_edit=may_edit)
        self.header.setAccessibleName(face.spoken)
        self.setAccessibleName(face.spoken)
        self._hint = face.hint
        self.update()

    def show_rows(self, rows: Sequence[ExerciseRow]) -> None:
        """Show these rows in this order; rows that left are somebody else's by now."""
        wanted = list(rows)
        if wanted != self.rows:
            for row in self.rows:
                self._body.removeWidget(row)
            for place, row in enumerate(wanted, start=1):
                self._body.insertWidget(place, row)
                row.show()
            self.rows = wanted
        self._body.setContentsMargins(4, 8, 4, 6 if wanted or self._editor else 30)
        self.update()

    def open_editor(self, editor: QWidget) -> None:
        """Show *editor* below the rows."""
        self.close_editor()
        self._editor = editor
        self._body.addWidget(editor)
        editor.show()

    def close_editor(self) -> None:
        """Take the editor away."""
        if self._editor is not None:
            self._body.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None

    def set_target(self, *, target: bool) -> None:
        """Frame the card as the one a drop would land in."""
        if target != self._is_target:
            self._is_target = target
            self.update()

    def set_lifted(self, *, lifted: bool) -> None:
        """Show the card as being carried elsewhere."""
        if lifted != self._is_lifted:
            self._is_lifted = lifted
            self.update()

    def gap_at(self, y: int) -> int:
        """Return the gap nearest to *y*, in the card's coordinates."""
        for index, row in enumerate(self.rows):
            if y < row.geometry().center().y():
                return index
        return len(self.rows)

    def gap_y(self, gap: int) -> int:
        """Return where the line of a gap is drawn, in the card's coordinates."""
        if not self.rows:
            return self.header.geometry().bottom() + 8
        if gap >= len(self.rows):
            return self.rows[-1].geometry().bottom() + 2
        return self.rows[gap].geometry().top() - ROW_GAP // 2

    def _on_header(self) -> None:
        self.header_opened.emit(self.session_id)

    def _on_lifted(self, place: QPoint) -> None:
        self.lifted.emit(self, place)

    def _on_key(self, event: QKeyEvent) -> None:
        self.key_pressed.emit(self, event)

    def _on_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self, place)

    def _on_add(self) -> None:
        self.add_wanted.emit(self.session_id)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._is_target else 1
        if self._is_lifted:
            painter.setPen(dashed_pen(colors.border_strong))
        else:
            painter.setPen(QPen(colors.primary if self._is_target else colors.border, width))
        painter.setBrush(colors.sunken if self._is_lifted else colors.surface)
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if not self.rows and self._editor is None and self._hint:
            painter.setFont(font(12, 450))
            painter.setPen(colors.text_3)
            top = self.header.geometry().bottom() + 2
            room = QRect(11, top, self.width() - 16, scaled(18))
            text = painter.fontMetrics().elidedText(
                self._hint, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
