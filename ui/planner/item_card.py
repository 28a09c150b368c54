"""The card of a planned exercise: its dose, its note, other options, and taking it out."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from studio.exercises.figure import FigureBook
from studio.ids import ItemId
from studio.planning.offers import Offer
from ui.planner.dose_field import DoseField
from ui.planner.popover import Popover
from ui.planner.swap_facts import SwapTeller
from ui.planner.swap_options import SwapOptions
from ui.widgets.buttons import button
from ui.widgets.figure import FigureTile
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.overlay import OverlayHost

WIDTH = 360
_TILE = 84
_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What the card shows of one exercise."""

    item_id: ItemId
    slug: str
    pattern: str
    name: str
    cue: str
    dose: str
    note: str
    kept: str
    options: tuple[Offer, ...]


class ItemCard(Popover):
    """Edits one planned exercise; every change is told at once and is a step of its own."""

    dose_typed = Signal(str, object)
    note_typed = Signal(str, str)
    option_chosen = Signal(str, str)
    remove_wanted = Signal(str)
    search_wanted = Signal(str)

    def __init__(self, host: OverlayHost, teller: SwapTeller, figures: FigureBook) -> None:
        super().__init__(host, WIDTH)
        self.setObjectName("item.card")
        self.setAccessibleName(self.tr("Exercise"))
        self._figures = figures
        self._facts: ItemFacts | None = None
        self._pages = QStackedWidget(self)
        self._first = self._build_details()
        self._pages.addWidget(self._first)
        self._options = SwapOptions(teller, figures, self, "item")
        self._options.chosen.connect(self._on_option)
        self._options.back_wanted.connect(self.show_details)
        self._options.search_wanted.connect(self._on_search)
        self._pages.addWidget(self._options)
        self.body.addWidget(self._pages)

    def show_item(self, row: QWidget, facts: ItemFacts) -> None:
        """Show an exercise beside its row."""
        self._facts = facts
        self.aim(row)
        self._name.setText(facts.name)
        self._cue.setText(facts.cue)
        self._cue.setVisible(bool(facts.cue.strip("- ")))
        shapes = self._figures.shapes_or_sign(facts.slug, facts.pattern)
        self._tile.show_shapes(shapes, facts.name)
        self._dose.show_dose(facts.dose)
        self._note.setText(facts.note)
        self._kept.setText(facts.kept)
        self._kept.setVisible(bool(facts.kept))
        self._more.setVisible(bool(facts.options))
        self.setAccessibleName(f"{facts.name}, {facts.dose}")
        self._turn_to(self._first)
        self.open_beside(row)
        self._dose.setFocus(Qt.FocusReason.PopupFocusReason)
        self._dose.selectAll()

    @property
    def facts(self) -> ItemFacts | None:
        """Return what is shown, while the card is open."""
        return self._facts if self.is_open else None

    def show_details(self) -> None:
        """Turn back to dose and note."""
        self._turn_to(self._first)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_options(self) -> None:
        """Turn the card into the list of other options."""
        if self._facts and self._facts.options:
            self._options.show_options(self._facts.options)
            self._turn_to(self._options)
            self._options.focus_first()

    def _build_details(self) -> QWidget:
        page = QWidget(self)
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addLayout(self._build_head(page))
        body.addWidget(label(self.tr("Dose"), page, px=13, weight=500, color="text_2"))
        self._dose = DoseField("", page, "item.dose")
        self._dose.dose_typed.connect(self._on_dose)
        self._dose.finished.connect(self._on_finished)
        body.addWidget(self._dose)
        body.addWidget(label(self.tr("Note"), page, px=13, weight=500, color="text_2"))
        self._note = QLineEdit(page)
        self._note.setObjectName("item.note")
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setMaxLength(_LONGEST_NOTE)
        self._note.editingFinished.connect(self._on_note)
        body.addWidget(self._note)
        self._kept = label("", page, px=13, weight=450, color="text_2", wrap=True, name="item.kept")
        body.addWidget(self._kept)
        body.addLayout(self._build_foot(page))
        return page

    def _build_head(self, page: QWidget) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        self._tile = FigureTile((), _TILE, page)
        head.addWidget(self._tile)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        self._name = label("", page, px=16, weight=600, wrap=True, name="item.name")
        self._cue = label("", page, px=13, weight=450, color="text_2", wrap=True, name="item.cue")
        texts.addWidget(self._name)
        texts.addWidget(self._cue)
        texts.addStretch(1)
        head.addLayout(texts, 1)
        return head

    def _build_foot(self, page: QWidget) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._more = button(
            self.tr("Other options"), page, icon=Icon.SWAP, size="small", name="item.options"
        )
        self._more.clicked.connect(self.show_options)
        remove = button(
            self.tr("Remove"), page, kind="ghost", icon=Icon.TRASH, size="small",
            name="item.remove",
        )  # fmt: skip
        remove.clicked.connect(self._on_remove)
        done = button(self.tr("Done"), page, kind="soft", size="small", name="item.done")
        done.clicked.connect(self.dismiss)
        foot.addWidget(self._more)
        foot.addWidget(remove)
        foot.addStretch(1)
        foot.addWidget(done)
        return foot

    def _turn_to(self, page: QWidget) -> None:
        # A page that is hidden with the focus in it would send the focus elsewhere.
        if self.is_open:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentWidget(page)
        # Only the page that is shown decides how high the card is.
        self._pages.setFixedHeight(page.sizeHint().height())
        if self.is_open:
            self.place()

    def _on_dose(self, dose: object) -> None:
        if self._facts is not None:
            self.dose_typed.emit(self._facts.item_id, dose)

    def _on_finished(self) -> None:
        if self.is_open and self._dose.hasFocus():
            self.dismiss()

    def _on_note(self) -> None:
        if self._facts is not None and self._note.text() != self._facts.note:
            self.note_typed.emit(self._facts.item_id, self._note.text())

    def _on_option(self, slug: str) -> None:
        if self._facts is not None:
            self.option_chosen.emit(self._facts.item_id, slug)

    def _on_remove(self) -> None:
        if self._facts is not None:
            item_id = self._facts.item_id
            self.dismiss()
            self.remove_wanted.emit(item_id)

    def _on_search(self) -> None:
        if self._facts is not None:
            slug = self._facts.slug
            self.dismiss()
            self.search_wanted.emit(slug)
