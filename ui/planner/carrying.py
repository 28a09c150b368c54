"""Everything that is taken up and put down: from the library, in the week, by pointer or keys."""

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ids import ExerciseSlug, ItemId
from studio.planning.fitting import Fate
from ui.planner.deeds import Deeds
from ui.planner.drag import Cargo, DragController
from ui.planner.drag_layer import GHOST_WIDTH
from ui.planner.exercise_row import ExerciseRow
from ui.planner.library_model import ROW_HEIGHT
from ui.planner.library_panel import LibraryPanel
from ui.planner.selection import Selection
from ui.planner.session_card import SessionCard
from ui.planner.week_board import WeekBoard
from ui.planner.week_grid import DropPlace
from ui.planner.wording import PlannerWords
from ui.widgets.theme import font, scaled, tokens

_FACE_WIDTH = GHOST_WIDTH - 4


class Carrying(QObject):
    """Lends the drag controller its cargo and turns its drops into deeds."""

    said = Signal(str)
    week_turned = Signal(int)

    def __init__(
        self,
        board: WeekBoard,
        library: LibraryPanel,
        deeds: Deeds,
        selection: Selection,
        wording: PlannerWords,
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._library = library
        self._deeds = deeds
        self._selection = selection
        self._wording = wording
        self._origin: QWidget | None = None
        self.controller = DragController(board, window, self)
        self.controller.lifted.connect(self._on_lifted)
        self.controller.moved.connect(self._on_moved)
        self.controller.dropped.connect(self._on_dropped)
        self.controller.cancelled.connect(self._on_cancelled)
        self.controller.week_turned.connect(self.week_turned)

    # Taking up.

    def lift_exercise(self, slug: str, at: QPoint) -> None:
        """Take an exercise of the library up with the mouse button held."""
        self._lift_exercise(ExerciseSlug(slug), at, held=True)

    def pick_exercise(self, slug: str) -> None:
        """Take an exercise of the library up; a click or a key puts it down."""
        index = self._library.model.index_of(slug)
        row = self._library.list.visualRect(index)
        at = self._library.list.viewport().mapToGlobal(row.center())
        self._lift_exercise(ExerciseSlug(slug), at, held=False)

    def lift_row(self, row: ExerciseRow, at: QPoint) -> None:
        """Take an exercise of the week up, or all that are chosen with it."""
        if not self._deeds.may_edit:
            return
        ids = self._selection.acting_for(row.item_id)
        name = row.face.name
        if len(ids) > 1:
            name = self.tr("{count} exercises").format(count=len(ids))
            face = self._plain_face(name)
        else:
            face = row.grab_face(_FACE_WIDTH, self._ratio)
        self._origin = row
        self.controller.lift(Cargo(name, item_ids=ids), at, face)

    def lift_session(self, card: SessionCard, at: QPoint) -> None:
        """Take a whole session up."""
        if self._deeds.may_edit:
            name = card.header.title
            self._origin = card.header
            cargo = Cargo(name, session_id=card.session_id)
            self.controller.lift(cargo, at, self._plain_face(name))

    # Inside.

    def _lift_exercise(self, slug: ExerciseSlug, at: QPoint, *, held: bool) -> None:
        editor = self._deeds.editor
        if editor is None or not self._deeds.may_edit:
            return
        dose = self._library.wished_dose
        landing = editor.preview(slug, dose)
        cargo = Cargo(
            self._wording.name(slug),
            self._wording.becomes(landing),
            is_swap=landing.fate is not Fate.SUITS,
            slug=slug,
            dose=dose,
        )
        size = QSize(_FACE_WIDTH, scaled(ROW_HEIGHT))
        face = self._library.grab_face(slug, size, self._ratio)
        self._origin = None
        self.controller.lift(cargo, at, face, held=held)

    def _on_lifted(self, cargo: Cargo) -> None:
        self._show_lifted(cargo, lifted=True)
        self.said.emit(self._wording.picked_up(cargo.name, cargo.verdict))

    def _on_moved(self, place: DropPlace | None) -> None:
        if place is not None and not self.controller.is_held:
            self.said.emit(self._board.words_of(place))

    def _on_dropped(self, cargo: Cargo, place: DropPlace, copy: bool) -> None:  # noqa: FBT001
        self._show_lifted(cargo, lifted=False)
        self._selection.clear()
        self._deeds.drop(cargo, place, copy=copy)

    def _on_cancelled(self, cargo: Cargo) -> None:
        self._show_lifted(cargo, lifted=False)
        self.said.emit(self.tr("Put back"))
        if cargo.slug is not None:
            self._library.focus_row(cargo.slug)
        elif self._origin is not None and shiboken6.isValid(self._origin):
            self._origin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lifted(self, cargo: Cargo, *, lifted: bool) -> None:
        if cargo.slug is not None:
            self._library.set_lifted(cargo.slug if lifted else "")
        for item_id in cargo.item_ids:
            row = self._board.grid.row(ItemId(item_id))
            if row is not None:
                row.set_lifted(lifted=lifted)
        card = self._board.grid.card(cargo.session_id) if cargo.session_id else None
        if card is not None:
            card.set_lifted(lifted=lifted)

    @property
    def _ratio(self) -> float:
        return self._board.devicePixelRatioF()

    def _plain_face(self, name: str) -> QPixmap:
        size = QSize(_FACE_WIDTH, scaled(44))
        pixmap = QPixmap(size * self._ratio)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setFont(font(14, 600))
        painter.setPen(tokens().text)
        room = QRect(14, 0, size.width() - 28, size.height())
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return pixmap
