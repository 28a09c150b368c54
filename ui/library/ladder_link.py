"""The way from an exercise to its easier version and to its next step."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.exercises.exercise import Exercise
from ui.widgets.figure import FigureTiles
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import label
from ui.widgets.theme import font, mix, scaled, tokens

TILE = 46
PADDING = 8
CAPTION_HEIGHT = 18
_TEXT_LEFT = PADDING + TILE + 12
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class LadderLink(QAbstractButton):
    """A figure, what the step is, and the name of the exercise; `opened` carries its slug."""

    opened = Signal(str)

    def __init__(
        self, caption: str, icon: Icon, tiles: FigureTiles, parent: QWidget, *, name: str
    ) -> None:
        super().__init__(parent)
        self._caption = caption
        self._icon = icon
        self._tiles = tiles
        self._exercise: Exercise | None = None
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)

    @property
    def radius(self) -> int:
        """Return the radius of the corners, so that a focus ring can follow them."""
        return 10

    def show_exercise(self, exercise: Exercise) -> None:
        """Lead to another exercise."""
        self._exercise = exercise
        self.setText(exercise.name)
        self.setAccessibleName(f"{self._caption}: {exercise.name}")
        self.updateGeometry()
        self.update()

    def _name_height(self, width: int) -> int:
        room = QRect(0, 0, width - _TEXT_LEFT - PADDING, 1000)
        return QFontMetrics(font(14, 600)).boundingRect(room, _WRAPPED, self.text()).height()

    def _open(self) -> None:
        if self._exercise is not None:
            self.opened.emit(self._exercise.slug)

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, max(TILE + 2 * PADDING, scaled(62)))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        texts = scaled(CAPTION_HEIGHT) + self._name_height(width) + PADDING
        return max(self.sizeHint().height(), texts)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        exercise = self._exercise
        if exercise is None:
            return
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            fill = mix(colors.hover, colors.text, 0.06) if self.isDown() else colors.hover
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()), self.radius, self.radius)
        ratio = self.devicePixelRatioF()
        tile = self._tiles.pixmap(exercise.slug, TILE, ratio, pattern=exercise.pattern)
        painter.drawPixmap(PADDING, (self.height() - TILE) // 2, tile)
        self._paint_texts(painter)

    def _paint_texts(self, painter: QPainter) -> None:
        colors = tokens()
        caption_height, name_height = scaled(CAPTION_HEIGHT), self._name_height(self.width())
        top = (self.height() - caption_height - name_height) // 2
        width = self.width() - _TEXT_LEFT - PADDING
        size = scaled(14)
        mark = QRect(_TEXT_LEFT, top + (caption_height - size) // 2, size, size)
        paint_icon(painter, self._icon, mark, colors.text_3, "bold")
        caption = QRect(mark.right() + 6, top, width - size - 6, caption_height)
        painter.setFont(font(12, 450))
        painter.setPen(colors.text_3)
        painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, self._caption)
        painter.setFont(font(14, 600))
        painter.setPen(colors.primary_hover if self.underMouse() else colors.primary)
        name = QRect(_TEXT_LEFT, top + caption_height, width, name_height)
        painter.drawText(name, _WRAPPED, self.text())


class LadderSide(QWidget):
    """A link, or the words that stand where there is nothing to link to."""

    def __init__(
        self,
        caption: str,
        nothing: str,
        icon: Icon,
        tiles: FigureTiles,
        parent: QWidget,
        *,
        name: str,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.link = LadderLink(caption, icon, tiles, self, name=name)
        self._nothing = label(nothing, self, px=13, color="text_3", wrap=True)
        self._nothing.setContentsMargins(PADDING, 0, PADDING, 0)
        column.addWidget(self.link)
        column.addWidget(self._nothing)

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Lead to an exercise, or say that there is none."""
        self.link.setVisible(exercise is not None)
        self._nothing.setVisible(exercise is None)
        if exercise is not None:
            self.link.show_exercise(exercise)
