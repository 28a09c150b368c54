"""The library beside the week: search, groups, and the exercises sorted by how they suit."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QWidget,
)
from typing_extensions import override

from studio.exercises.prescription import Prescription
from studio.ids import ExerciseSlug
from studio.planning.fitting import Fitting
from studio.planning.typed_line import split_typed
from ui.planner.gesture import LiftGesture
from ui.planner.library_delegate import PLUS_WIDTH, LibraryDelegate, paint_library_face
from ui.planner.library_model import LibraryModel, filters, slug_at
from ui.planner.wording import PlannerWords
from ui.planner.wrapping import WrappingRow
from ui.widgets.buttons import Chip
from ui.widgets.card import Card, Rule
from ui.widgets.figure import FigureTiles
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField
from ui.widgets.theme import tokens

WIDTH = 276
NARROW = 236


class LibraryList(QListView):
    """Rows that can be dragged, picked with Enter, or picked with a click on their plus."""

    lifted = Signal(str, QPoint)
    picked = Signal(str)
    sheet_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lib.list")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._gesture = LiftGesture(self)
        self._gesture.lifted.connect(self._on_lifted)
        self._pressed = ""
        self.may_lift = True

    def pick_current(self) -> None:
        """Pick the current exercise up."""
        index = self.currentIndex()
        if index.isValid() and self.may_lift:
            self.picked.emit(slug_at(index))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.may_lift:
            self._pressed = slug_at(index)
            self._gesture.press(event)
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)
        else:
            self._gesture.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._gesture.release()
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_plus = event.position().x() > self.visualRect(index).right() - PLUS_WIDTH
        if pressed and index.isValid() and on_plus and slug_at(index) == self._pressed:
            self.picked.emit(self._pressed)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.pick_current()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.isAutoRepeat():
            self.pick_current()
            return
        if event.key() == Qt.Key.Key_I and not event.modifiers():
            index = self.currentIndex()
            if index.isValid():
                self.sheet_wanted.emit(slug_at(index))
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model() is not None:
            self.setCurrentIndex(self.model().index(0, 0))

    def _on_lifted(self, place: QPoint) -> None:
        self.setState(QAbstractItemView.State.NoState)
        self.lifted.emit(self._pressed, place)


class LibraryPanel(Card):
    """Search, chips and the list; tells what was lifted, picked or searched."""

    lifted = Signal(str, QPoint)
    picked = Signal(str)
    sheet_wanted = Signal(str)

    def __init__(self, wording: PlannerWords, tiles: FigureTiles, parent: QWidget) -> None:
        super().__init__(parent, margins=(12, 12, 6, 8), spacing=8)
        self.setObjectName("lib")
        self.wished_dose: Prescription | None = None
        self._wording = wording
        self._tiles = tiles
        self.model = LibraryModel(wording, self)
        self._build_title()
        self.search = SearchField(self.tr("Search"), self, key_hint="/", name="lib.search")
        self.search.setProperty("kind", "sunken")
        self.search.setAccessibleName(self.tr("Search exercises"))
        self.search.searched.connect(self._on_searched)
        self.search.stepped.connect(self._on_stepped)
        self.search.returnPressed.connect(self._on_search_entered)
        around = QHBoxLayout()
        around.setContentsMargins(0, 0, 6, 0)
        around.addWidget(self.search)
        self.body.addLayout(around)
        self._build_chips()
        self.body.addWidget(Rule(self))
        self._build_list()
        self._hint = label("", self, px=12, weight=450, color="text_3", name="lib.hint")
        self._hint.setIndent(6)
        self.body.addWidget(self._hint)
        self.setFixedWidth(WIDTH)

    def show_client(self, fitting: Fitting, name: str, *, gentle: bool, may_edit: bool) -> None:
        """Show the library as it suits a client."""
        self.model.show_client(fitting, gentle=gentle)
        self._count.setText(
            self.tr("{count} suit {name}").format(count=self.model.suitable, name=name)
        )
        self.list.may_lift = may_edit
        self._delegate.may_add = may_edit
        self._hint.setText(self.tr("Drag, or Enter then pick a day") if may_edit else "")
        self.list.viewport().update()

    def show_group(self, group: str) -> None:
        """Show one group of movements."""
        self._groups.button(list(filters()).index(group)).setChecked(True)
        self.model.choose_group(group)

    def look_for(self, words: str) -> None:
        """Show what *words* find, as if they had been typed."""
        self.search.setText(words)
        self._on_searched(words)

    def set_lifted(self, slug: str) -> None:
        """Show an exercise as being carried."""
        self.model.set_lifted(slug)

    def grab_face(self, slug: str, size: QSize, ratio: float) -> QPixmap:
        """Return a picture of a row's content, for carrying it."""
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        index = self.model.index_of(slug)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.isValid():
            area = pixmap.rect()
            area.setSize(size)
            paint_library_face(painter, area, index, self._tiles, tokens())
        painter.end()
        return pixmap

    def focus_row(self, slug: str) -> None:
        """Put the keyboard back on an exercise."""
        index = self.model.index_of(slug)
        if index.isValid():
            self.list.setCurrentIndex(index)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_title(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 8, 0)
        row.addWidget(label(self.tr("Exercises"), self, px=14, weight=600))
        row.addStretch(1)
        self._count = label(
            "", self, px=12, weight=450, color="text_2", tabular=True, name="lib.count"
        )
        row.addWidget(self._count)
        self.body.addLayout(row)

    def _build_chips(self) -> None:
        names = {
            "": self.tr("All"),
            "legs": self.tr("Legs"),
            "push": self.tr("Push"),
            "pull": self.tr("Pull"),
            "core": self.tr("Core"),
            "mobility": self.tr("Mobility"),
        }
        self._groups = QButtonGroup(self)
        self._groups.idClicked.connect(self._on_group)
        around = QWidget(self)
        row = WrappingRow(around)
        for number, key in enumerate(filters()):
            chip = Chip(names[key], around, f"lib.group.{key or 'all'}")
            self._groups.addButton(chip, number)
            row.addWidget(chip)
        self._groups.button(0).setChecked(True)
        self.on_hand = Chip(self.tr("On hand"), around, "lib.onHand")
        self.on_hand.set_icon(Icon.CHECK)
        self.on_hand.setChecked(True)
        self.on_hand.clicked.connect(self._on_on_hand)
        row.addWidget(self.on_hand)
        self.body.addWidget(around)

    def _build_list(self) -> None:
        self.list = LibraryList(self)
        self.list.setAccessibleName(self.tr("Exercises"))
        self._delegate = LibraryDelegate(self._tiles, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.lifted.connect(self.lifted)
        self.list.picked.connect(self.picked)
        self.list.sheet_wanted.connect(self.sheet_wanted)
        self.body.addWidget(self.list, 1)

    def _on_searched(self, text: str) -> None:
        # "back squat 3x5 60kg" finds the back squat and wishes for that dose.
        words, self.wished_dose = split_typed(text)
        self.model.search(words)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()

    def _on_stepped(self, step: int) -> None:
        if step > 0:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_search_entered(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_group(self, number: int) -> None:
        self.model.choose_group(filters()[number])
        self.list.scrollToTop()

    def _on_on_hand(self) -> None:
        on_hand = self.on_hand.isChecked()
        self.on_hand.set_icon(Icon.CHECK if on_hand else None)
        self.model.only_on_hand(on_hand=on_hand)

    @property
    def current(self) -> ExerciseSlug | None:
        """Return the current exercise."""
        index: QModelIndex = self.list.currentIndex()
        return slug_at(index) if index.isValid() else None
