"""Adding by typing: a field in a session, what it finds below, Enter adds and stays."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ids import SessionId
from studio.planning.fitting import Fitting
from studio.planning.typed_line import split_typed
from ui.planner.library_delegate import LibraryDelegate
from ui.planner.library_model import ROW_HEIGHT, LibraryModel, slug_at
from ui.planner.wording import PlannerWords
from ui.widgets.card import Card
from ui.widgets.figure import FigureTiles
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import font, scaled

_SHOWN = 5
_WIDTH = 300


class AddLine(QWidget):
    """The field; it tells which exercise at which dose, again and again until it is closed."""

    added = Signal(str, str, object)
    finished = Signal()

    def __init__(
        self,
        session_id: SessionId,
        host: OverlayHost,
        wording: PlannerWords,
        tiles: FigureTiles,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.session_id = session_id
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 2, 2)
        self._field = _Typed(self)
        self._field.setObjectName("session.add")
        self._field.setPlaceholderText(self.tr("goblet 3x8"))
        self._field.setAccessibleName(self.tr("Add an exercise by name, such as goblet 3x8"))
        self._field.textEdited.connect(self._on_edited)
        self._field.stepped.connect(self._on_stepped)
        self._field.entered.connect(self._on_entered)
        self._field.left.connect(self._on_left)
        self.setFocusProxy(self._field)
        column.addWidget(self._field)
        self._results = _Results(host, wording, tiles)
        self._results.chosen.connect(self._add)

    def open(self, fitting: Fitting) -> None:
        """Take the keyboard and look for what suits a client."""
        self._results.model.show_client(fitting, gentle=False)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Take the results away; the field goes with its session card."""
        self._results.hide()
        self._results.deleteLater()

    def _on_edited(self, text: str) -> None:
        words, _ = split_typed(text)
        self._results.look_for(words, self._field)

    def _on_stepped(self, step: int) -> None:
        self._results.step(step)

    def _on_entered(self) -> None:
        slug = self._results.current
        if slug and self._field.text().strip():
            self._add(slug)

    def _add(self, slug: str) -> None:
        _, dose = split_typed(self._field.text())
        self._field.clear()
        self._results.hide()
        self.added.emit(self.session_id, slug, dose)

    def _on_left(self) -> None:
        self._results.hide()
        self.finished.emit()


class _Typed(QLineEdit):
    """The line edit: arrows belong to the results, Enter adds, Esc leaves."""

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font(13))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != font(13):
            self.setFont(font(13))


class _Results(Card):
    """What the typed words find, in the overlay below the field."""

    chosen = Signal(str)

    def __init__(self, host: OverlayHost, wording: PlannerWords, tiles: FigureTiles) -> None:
        super().__init__(host, margins=6, spacing=0, radius=12, shadow=True)
        self.setObjectName("session.add.results")
        self._host = host
        self.model = LibraryModel(wording, self)
        self.model.only_on_hand(on_hand=True)
        self._list = QListView(self)
        self._list.setObjectName("session.add.list")
        self._list.setAccessibleName(self.tr("Exercises found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self.model)
        delegate = LibraryDelegate(tiles, self._list)
        delegate.may_add = False
        self._list.setItemDelegate(delegate)
        self._list.clicked.connect(self._on_clicked)
        self.body.addWidget(self._list)
        self.hide()

    @property
    def current(self) -> str:
        """Return the exercise that Enter would add, or nothing."""
        index = self._list.currentIndex()
        return slug_at(index) if index.isValid() and self.isVisible() else ""

    def look_for(self, words: str, field: QWidget) -> None:
        """Show what *words* find below *field*."""
        self.model.search(words)
        found = min(self.model.rowCount(), _SHOWN)
        if not words or not found:
            self.hide()
            return
        self._list.setCurrentIndex(self.model.index(0))
        self.setFixedSize(_WIDTH, found * scaled(ROW_HEIGHT) + 12)
        corner = self._host.mapFromGlobal(field.mapToGlobal(QPoint(0, field.height() + 4)))
        left = max(12, min(corner.x(), self._host.width() - _WIDTH - 12))
        top = corner.y()
        if top + self.height() > self._host.height() - 12:
            top = corner.y() - field.height() - self.height() - 8
        self.move(left, max(12, top))
        self.show()
        self._host.raise_()
        self.raise_()

    def step(self, step: int) -> None:
        """Move the choice up or down."""
        row = self._list.currentIndex().row() + step
        self._list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1))))

    def _on_clicked(self, index: QObject) -> None:
        self.chosen.emit(self.current)
