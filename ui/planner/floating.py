"""What of the planner floats above the window: cards, the drag layer, fields in place."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.ids import TrainerId
from studio.services.content import Content
from ui.planner.cards import Cards
from ui.planner.carrying import Carrying
from ui.planner.deeds import Deeds
from ui.planner.inline import InlineEditing
from ui.planner.layout import PlannerLayout
from ui.planner.selection import Selection
from ui.planner.week_keys import WeekKeys
from ui.planner.wording import PlannerWords
from ui.widgets.figure import FigureTiles
from ui.widgets.overlay import OverlayHost


class Floating(QObject):
    """Made once the planner is in its window, because all of it belongs to that window."""

    def __init__(
        self,
        layout: PlannerLayout,
        deeds: Deeds,
        selection: Selection,
        keys: WeekKeys,
        content: Content,
        wording: PlannerWords,
        tiles: FigureTiles,
        actor: Callable[[], TrainerId | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        window = parent.window()
        self.host = overlay_of(window)
        board = layout.board
        self.cards = Cards(self.host, board, deeds, content, wording, actor, self)
        self.inline = InlineEditing(self.host, board, deeds, wording, tiles, self)
        self.carrying = Carrying(board, layout.library, deeds, selection, wording, window, self)
        library = layout.library
        library.lifted.connect(self.carrying.lift_exercise)
        library.picked.connect(self.carrying.pick_exercise)
        self.carrying.controller.lifted.connect(layout.close_drawer_for)
        deeds.swapped.connect(self.cards.open_swap)
        keys.open_wanted.connect(self.cards.open_item)
        keys.options_wanted.connect(self.cards.open_options)
        keys.edit_wanted.connect(self.cards.open_session)
        keys.add_wanted.connect(self.inline.open_line)

    def close_all(self, *, keep_new: bool) -> None:
        """Close and put back everything, because another plan is shown.

        *keep_new* lets an exercise of the library stay in the hand while the week turns.
        """
        controller = self.carrying.controller
        if not (keep_new and controller.cargo is not None and controller.cargo.is_new):
            controller.cancel()
        self.cards.dismiss()
        self.inline.close_all()


def overlay_of(window: QWidget) -> OverlayHost:
    """Return the overlay of a window, made now where it has none."""
    found = window.findChild(OverlayHost)
    return found if found is not None else OverlayHost(window)
