"""The card beside a swapped exercise: what happened, why, until when, and every way on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.exercises.catalog import Catalog
from studio.exercises.figure import FigureBook
from studio.team import Trainer
from ui.planner.flowing import Fact, LinkText
from ui.planner.note_form import NoteForm
from ui.planner.popover import Popover
from ui.planner.swap_facts import SwapFacts, SwapTeller
from ui.planner.swap_options import SwapOptions
from ui.widgets.buttons import button
from ui.widgets.card import Rule
from ui.widgets.figure import FigureTile
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import scaled, tokens
from ui.widgets.tier import TierMark

WIDTH = 396
TILE = 96


class SwapCard(Popover):
    """Tells the facts of one swap and asks for nothing; doing nothing keeps it."""

    undo_wanted = Signal()
    option_chosen = Signal(str, str)
    original_wanted = Signal(str, str, str, str)
    search_wanted = Signal(str)
    answer_wanted = Signal()
    details_wanted = Signal(str)
    stepped = Signal(int)

    def __init__(
        self,
        host: OverlayHost,
        teller: SwapTeller,
        catalog: Catalog,
        figures: FigureBook,
    ) -> None:
        super().__init__(host, WIDTH)
        self.setObjectName("swap.card")
        self._catalog = catalog
        self._figures = figures
        self._facts: SwapFacts | None = None
        self.body.addLayout(self._build_head())
        self._pages = QStackedWidget(self)
        self._first = self._build_facts()
        self._pages.addWidget(self._first)
        self._options = SwapOptions(teller, figures, self, "swap")
        self._options.chosen.connect(self._on_option)
        self._options.back_wanted.connect(self._show_facts)
        self._options.search_wanted.connect(self._on_search)
        self._pages.addWidget(self._options)
        self._form = NoteForm(self)
        self._form.confirmed.connect(self._on_note)
        self._form.back_wanted.connect(self._show_facts)
        self._pages.addWidget(self._form)
        self.body.addWidget(self._pages)

    # What the page asks.

    def show_swap(
        self, row: QWidget, facts: SwapFacts, trainers: Sequence[Trainer], actor: str
    ) -> None:
        """Show the facts of a swap beside its row."""
        self._facts = facts
        self.aim(row)
        self._form.show_team(trainers, actor)
        self._show(facts)
        self._turn_to(self._first)
        self.open_beside(row)

    @property
    def facts(self) -> SwapFacts | None:
        """Return the facts shown, while the card is open."""
        return self._facts if self.is_open else None

    def show_options(self) -> None:
        """Turn the card into the list of other options."""
        if self._facts and self._facts.options:
            self._options.show_options(self._facts.options)
            self._turn_to(self._options)
            self._options.focus_first()

    def show_form(self) -> None:
        """Turn the card into the form for a note."""
        if self._facts and self._facts.override:
            self._form.open_for(self._facts.original_name)
            self._turn_to(self._form)
            self._form.focus_first()

    # Building.

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self._mark = TierMark("gym_adapted", 20, self)
        self._wrench = _Sign(Icon.WRENCH, self)
        self._title = label("", self, px=16, weight=600, name="swap.title", elide=True)
        close = button(
            "", self, kind="ghost", icon=Icon.X, size="small", name="swap.close",
            accessible=self.tr("Close, the swap stays"),
        )  # fmt: skip
        close.clicked.connect(self.dismiss)
        head.addWidget(self._mark)
        head.addWidget(self._wrench)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        return head

    def _build_facts(self) -> QWidget:
        page = QWidget(self)
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addLayout(self._build_figures(page))
        self._keeps = Fact(Icon.CHECK, self.tr("Keeps"), "swap.keeps", page)
        self._lowers = Fact(Icon.ARROW_DOWN, self.tr("Lowers"), "swap.lowers", page)
        self._review = Fact(Icon.CALENDAR_CHECK, self.tr("Review"), "swap.review", page)
        for fact in (self._keeps, self._lowers, self._review):
            body.addWidget(fact)
        self._because = LinkText("swap.because", page)
        self._because.followed.connect(self.answer_wanted)
        body.addWidget(self._because)
        body.addWidget(Rule(page))
        body.addLayout(self._build_actions(page))
        self._override = button("", page, kind="link", name="swap.override")
        self._override.clicked.connect(self.show_form)
        body.addWidget(self._override, 0, Qt.AlignmentFlag.AlignLeft)
        self._blocked = label("", page, px=13, weight=450, color="text_3", name="swap.blocked")
        body.addWidget(self._blocked)
        return page

    def _build_figures(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        self._before = _Named(page)
        self._after = _Named(page, strong=True)
        row.addLayout(self._before.column)
        row.addStretch(1)
        row.addWidget(_Sign(Icon.ARROW_RIGHT, page, 26, "text_2"))
        row.addStretch(1)
        row.addLayout(self._after.column)
        return row

    def _build_actions(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.keep = button(
            self.tr("Keep"), page, kind="primary", key_hint=self.tr("Enter"), name="swap.keep"
        )
        self.keep.setMinimumWidth(scaled(128))
        self.keep.clicked.connect(self.dismiss)
        self._more = button("", page, name="swap.options")
        self._more.clicked.connect(self.show_options)
        undo = button(self.tr("Undo"), page, kind="ghost", name="swap.undo")
        undo.clicked.connect(self._on_undo)
        row.addWidget(self.keep)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(undo)
        return row

    # Filling.

    def _show(self, facts: SwapFacts) -> None:
        self._title.setText(facts.title)
        self._mark.setVisible(not facts.is_kit)
        self._wrench.setVisible(facts.is_kit)
        self._before.show(self._shapes(facts.original), facts.original_name, muted=True)
        self._after.show(self._shapes(facts.exercise), facts.exercise_name, muted=False)
        self._keeps.show_text(facts.keeps)
        self._lowers.show_text(facts.lowers)
        self._review.show_text(facts.review)
        self._because.show_text(facts.because, leads_on=not facts.is_kit)
        number = len(facts.options)
        more = self.tr("{count} other option") if number == 1 else self.tr("{count} other options")
        self._more.setText(more.format(count=number))
        self._more.setAccessibleName(more.format(count=number))
        self._more.setVisible(number > 0)
        self._override.setText(facts.override)
        self._override.setAccessibleName(facts.override)
        self._override.setVisible(bool(facts.override))
        self._blocked.setText(facts.blocked)
        self._blocked.setVisible(bool(facts.blocked))
        self.setAccessibleName(self._spoken(facts))

    def _shapes(self, slug: str) -> tuple[object, ...]:
        return self._figures.shapes_or_sign(slug, self._catalog.get(slug).pattern)

    def _spoken(self, facts: SwapFacts) -> str:
        parts = [
            facts.title,
            self.tr("{new} in place of {old}").format(
                new=facts.exercise_name, old=facts.original_name
            ),
            self.tr("Keeps {what}").format(what=facts.keeps) if facts.keeps else "",
            self.tr("Lowers {what}").format(what=facts.lowers) if facts.lowers else "",
            self.tr("Review {when}").format(when=facts.review) if facts.review else "",
            facts.because,
        ]
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _show_facts(self) -> None:
        self._turn_to(self._first)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        # A page that is hidden with the focus in it would send the focus elsewhere.
        if self.is_open:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentWidget(page)
        # Only the page that is shown decides how high the card is.
        width = WIDTH - 36
        height = page.heightForWidth(width) if page.hasHeightForWidth() else -1
        self._pages.setFixedHeight(max(height, 0) or page.sizeHint().height())
        if self.is_open:
            self.place()

    # What was chosen.

    def _on_option(self, slug: str) -> None:
        if self._facts is not None:
            self.option_chosen.emit(self._facts.item_id, slug)

    def _on_search(self) -> None:
        facts = self._facts
        if facts is not None:
            self.dismiss()
            self.search_wanted.emit(facts.original)

    def _on_note(self, reason: str, note: str, trainer_id: str) -> None:
        if self._facts is not None:
            self.original_wanted.emit(self._facts.item_id, reason, note, trainer_id)

    def _on_undo(self) -> None:
        self.dismiss()
        self.undo_wanted.emit()

    def _on_details(self) -> None:
        facts = self._facts
        if facts is not None:
            self.dismiss()
            self.details_wanted.emit(facts.item_id)

    def _on_left(self) -> None:
        self.stepped.emit(-1)

    def _on_right(self) -> None:
        self.stepped.emit(1)

    # Qt.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Return: self.dismiss,
            Qt.Key.Key_Enter: self.dismiss,
            Qt.Key.Key_O: self.show_options,
            Qt.Key.Key_U: self._on_undo,
            Qt.Key.Key_N: self.show_form,
            Qt.Key.Key_E: self._on_details,
            Qt.Key.Key_Left: self._on_left,
            Qt.Key.Key_Right: self._on_right,
        }
        on_facts = self._pages.currentIndex() == 0
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif (
            on_facts and event.key() in keys and not event.modifiers() and not event.isAutoRepeat()
        ):
            keys[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)


class _Named:
    """A figure with the name below it."""

    def __init__(self, parent: QWidget, *, strong: bool = False) -> None:
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self._strong = strong
        self._tile = FigureTile((), TILE, parent)
        self._name = label(
            "", parent, px=13, weight=600 if strong else 500, color="text" if strong else "text_2",
            wrap=True,
        )  # fmt: skip
        self._name.setFixedWidth(132)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._name.setAlignment(centre)
        self.column.addWidget(self._tile, 0, centre)
        self.column.addWidget(self._name, 0, centre)

    def show(self, shapes: tuple[object, ...], name: str, *, muted: bool) -> None:
        """Show a figure and its name."""
        ring = tokens().adapt if self._strong else None
        self._tile.show_shapes(shapes, name, muted=muted, ring=ring)  # type: ignore[arg-type]
        self._name.setText(name)


class _Sign(QWidget):
    """An icon as a widget."""

    def __init__(self, icon: Icon, parent: QWidget, size: int = 20, color: str = "adapt") -> None:
        super().__init__(parent)
        self._icon = icon
        self._color = color
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, self.rect(), tokens().color(self._color), "bold")
