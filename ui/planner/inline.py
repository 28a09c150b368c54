"""Editing in place: the line that adds by typing, and the dose under a name."""

from PySide6.QtCore import QObject, Qt

from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug, SessionId
from ui.planner.add_line import AddLine
from ui.planner.deeds import Deeds
from ui.planner.dose_field import DoseField
from ui.planner.week_board import WeekBoard
from ui.planner.week_grid import DropPlace
from ui.planner.wording import PlannerWords
from ui.widgets.figure import FigureTiles
from ui.widgets.overlay import OverlayHost


class InlineEditing(QObject):
    """Opens at most one line and one dose field, and takes them away again."""

    def __init__(
        self,
        host: OverlayHost,
        board: WeekBoard,
        deeds: Deeds,
        wording: PlannerWords,
        tiles: FigureTiles,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._board = board
        self._deeds = deeds
        self._wording = wording
        self._tiles = tiles
        self._line: AddLine | None = None
        self._dose: DoseField | None = None
        self._dose_item = ""

    def open_line(self, session_id: str) -> None:
        """Open the line of a session."""
        self.close_line()
        card, editor = self._board.grid.card(session_id), self._deeds.editor
        if card is None or editor is None or not self._deeds.may_edit:
            return
        line = AddLine(SessionId(session_id), self._host, self._wording, self._tiles, card)
        line.added.connect(self._on_added)
        line.finished.connect(self.close_line)
        self._line = line
        card.open_editor(line)
        line.open(editor.fitting)

    def close_line(self) -> None:
        """Take the line away."""
        line, self._line = self._line, None
        if line is None:
            return
        line.close_line()
        card = self._board.grid.card(line.session_id)
        if card is not None:
            card.close_editor()

    def open_dose(self, item_id: str) -> None:
        """Open the dose of an exercise over the dose it shows."""
        self.close_dose()
        row, editor = self._board.grid.row(item_id), self._deeds.editor
        if row is None or editor is None or not self._deeds.may_edit:
            return
        text = self._wording.dose(editor.item(row.item_id).dose)
        field = DoseField(text, row, f"week.row.{item_id}.dose")
        field.dose_typed.connect(self._on_dose)
        field.finished.connect(self.close_dose)
        self._dose, self._dose_item = field, item_id
        field.place(row.dose_rect)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def close_dose(self) -> None:
        """Take the dose field away."""
        field, self._dose = self._dose, None
        if field is not None:
            field.hide()
            field.deleteLater()

    def close_all(self) -> None:
        """Take everything away, because another plan is shown."""
        self.close_line()
        self.close_dose()

    def _on_added(self, session_id: str, slug: str, dose: object) -> None:
        card = self._board.grid.card(session_id)
        if card is None:
            return
        place = DropPlace(self._board.grid.day_of(card), SessionId(session_id), len(card.rows))
        wanted = dose if isinstance(dose, Prescription) else None
        self._deeds.place(ExerciseSlug(slug), place, wanted, quietly=True)

    def _on_dose(self, dose: object) -> None:
        self._deeds.type_dose(self._dose_item, dose)
