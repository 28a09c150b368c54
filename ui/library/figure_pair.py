"""How an exercise looks: where it starts and where it ends."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.exercises.exercise import Exercise
from studio.exercises.figure import FigureBook, Shape
from ui.widgets.figure import FigureTile
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import tokens

LARGEST = 248
LARGE = 200
MEDIUM = 168
_ARROW = 28
_GAP = 12


class FigurePair(QWidget):
    """Start and end with an arrow between them; a hold, or a mere sign, stands alone."""

    def __init__(self, book: FigureBook, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._start = _Captioned("library.figure.start", self)
        self._arrow = _Arrow(self)
        self._end = _Captioned("library.figure.end", self)
        for part in (self._start, self._arrow, self._end):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    @staticmethod
    def width_at(size: int) -> int:
        """Return how wide a pair is with tiles of *size*."""
        return 2 * size + _ARROW + 2 * _GAP

    def show_size(self, size: int) -> None:
        """Make the tiles *size* wide and high."""
        self._start.tile.setFixedSize(size, size)
        self._end.tile.setFixedSize(size, size)
        self._arrow.setFixedSize(_ARROW, size)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show another exercise."""
        book, slug = self._book, exercise.slug
        start, end = (
            book.shapes_or_sign(slug, exercise.pattern, frame) for frame in ("start", "end")
        )
        is_moving = start != end
        self._arrow.setVisible(is_moving)
        self._end.setVisible(is_moving)
        if is_moving:
            self._start.show_figure(exercise, start, self.tr("Start"))
            self._end.show_figure(exercise, end, self.tr("End"))
        elif book.has(slug):
            self._start.show_figure(exercise, book.shapes(slug), self.tr("Hold"))
        else:
            self._start.show_figure(exercise, start, "")


class _Captioned(QWidget):
    """A tile with a word below it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.tile = FigureTile((), LARGE, self, name=name)
        self._caption = label("", self, px=12, weight=500, color="text_2")
        column.addWidget(self.tile)
        column.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_figure(self, exercise: Exercise, shapes: tuple[Shape, ...], caption: str) -> None:
        """Show *shapes* over *caption*."""
        self.tile.show_shapes(shapes, f"{exercise.name}, {caption}" if caption else exercise.name)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))


class _Arrow(QWidget):
    """Points from the start to the end."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        top = (self.height() - self.width()) // 2
        place = QRect(0, top, self.width(), self.width())
        paint_icon(QPainter(self), Icon.ARROW_RIGHT, place, tokens().text_2)
