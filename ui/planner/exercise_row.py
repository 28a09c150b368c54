"""One planned exercise as a row of a session: figure, name, dose and what is special about it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from studio.ids import ItemId
from ui.planner.gesture import LiftGesture
from ui.planner.painting import dashed_pen
from ui.widgets.figure import FigureTiles
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import set_tip
from ui.widgets.theme import Tokens, font, scaled, theme, tokens
from ui.widgets.tier import paint_tier

_TILE = 32
_SMALL_TILE = 24
_LARGE_TEXT = 120
_BESIDE_TILE = 9
_TEXT_RIGHT = 2
_LINE = 17
_DOSE_LINE = 17
_PADDING = 9
_MARK = 14


class Mark(str, Enum):
    """What stands at the end of the dose line."""

    NONE = ""
    SWAP = "swap"
    KIT = "kit"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class RowFace:
    """Everything a row shows; two equal faces look the same."""

    slug: str
    pattern: str
    name: str
    full_name: str
    dose: str
    mark: Mark
    spoken: str


class ExerciseRow(QAbstractButton):
    """A focusable row; a click opens it, a drag lifts it, its keys go up to the page."""

    opened = Signal(str)
    lifted = Signal(object, QPoint)
    key_pressed = Signal(object, object)
    menu_wanted = Signal(object, QPoint)
    dose_wanted = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, item_id: ItemId, tiles: FigureTiles, parent: QWidget) -> None:
        super().__init__(parent)
        self.item_id = item_id
        self._tiles = tiles
        self._face = RowFace("", "", "", "", "", Mark.NONE, "")
        self._lines: list[str] = [""]
        self._is_new = False
        self._is_lifted = False
        self._is_selected = False
        self._gesture = LiftGesture(self)
        self._gesture.lifted.connect(self._on_lifted)
        self.setObjectName(f"week.row.{item_id}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_face(self, face: RowFace) -> None:
        """Show an exercise."""
        if face == self._face:
            return
        self._face = face
        self.setAccessibleName(face.spoken)
        self._break_lines()
        self.update()

    @property
    def radius(self) -> int:
        """Return the radius of the corners, for the focus ring."""
        return 8

    @property
    def face(self) -> RowFace:
        """Return what the row shows."""
        return self._face

    def set_new(self, *, new: bool) -> None:
        """Mark the row as just placed, until the next thing happens."""
        self._set("_is_new", new)

    def set_lifted(self, *, lifted: bool) -> None:
        """Show the row as being carried elsewhere."""
        self._set("_is_lifted", lifted)

    def set_selected(self, *, selected: bool) -> None:
        """Show the row as one of several that are chosen."""
        self._set("_is_selected", selected)

    @property
    def dose_rect(self) -> QRect:
        """Return where the dose stands, for editing it in place."""
        top = self._text_top() + scaled(_LINE) * len(self._lines)
        width = self.width() - _text_left() - _TEXT_RIGHT
        return QRect(_text_left(), top, width, scaled(_DOSE_LINE))

    def grab_face(self, width: int, ratio: float) -> QPixmap:
        """Return a picture of the row as it looks at rest, for carrying it."""
        pixmap = QPixmap(QSize(round(width * ratio), round(self.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self._paint_content(painter, tokens())
        painter.end()
        return pixmap

    @override
    def sizeHint(self) -> QSize:
        lines = scaled(_LINE) * len(self._lines) + scaled(_DOSE_LINE)
        return QSize(scaled(132), max(lines + _PADDING, _tile() + 8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break_lines()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._break_lines()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            self._gesture.press(event)
            if not event.modifiers() & control:
                super().mousePressEvent(event)
            return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._gesture.move(event):
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._gesture.release()
        modifiers = event.modifiers()
        if pressed and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.chosen.emit(self.item_id, "toggle")
        elif pressed and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.chosen.emit(self.item_id, "range")
        else:
            super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.dose_rect.contains(event.position().toPoint()):
            self.dose_wanted.emit(self.item_id)
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self, event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(self, event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        self.opened.emit(self.item_id)

    def _on_lifted(self, place: QPoint) -> None:
        self.setDown(False)
        self.lifted.emit(self, place)

    def _set(self, field: str, value: bool) -> None:  # noqa: FBT001 - one of three flags
        if getattr(self, field) != value:
            setattr(self, field, value)
            self._break_lines()
            self.update()

    def _break_lines(self) -> None:
        width = self.width() - _text_left() - _TEXT_RIGHT
        lines, cut = broken(self._face.name, QFontMetrics(self._name_font()), width)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()
        face = self._face
        dose_width = QFontMetrics(font(12, 450, tabular=True)).horizontalAdvance(face.dose)
        told = f"{face.name}, {face.dose}" == face.full_name
        set_tip(self, face.full_name if cut or not told or dose_width > width else "")

    def _name_font(self) -> QFont:
        return font(13, 600 if self._is_new else 500)

    def _text_top(self) -> int:
        height = scaled(_LINE) * len(self._lines) + scaled(_DOSE_LINE)
        return (self.height() - height) // 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter, colors)
        if self._is_lifted:
            painter.setOpacity(0.45)
        self._paint_content(painter, colors)

    def _paint_plate(self, painter: QPainter, colors: Tokens) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen, fill = self._plate(colors)
        if pen is None and fill is None:
            return
        painter.setPen(pen or Qt.PenStyle.NoPen)
        painter.setBrush(fill or Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)

    def _plate(self, colors: Tokens) -> tuple[QPen | None, QColor | None]:
        if self._is_lifted:
            return dashed_pen(colors.border_strong), colors.sunken
        if self._is_new:
            swapped = self._face.mark in (Mark.SWAP, Mark.KIT)
            edge = colors.adapt if swapped else colors.primary
            return QPen(edge, 2), colors.adapt_plate if swapped else colors.soft
        if self._is_selected:
            return QPen(colors.primary, 1), colors.soft
        return (None, colors.hover) if self.underMouse() else (None, None)

    def _paint_content(self, painter: QPainter, colors: Tokens) -> None:
        face = self._face
        tile = self._tiles.pixmap(
            face.slug, _tile(), self.devicePixelRatioF(), pattern=face.pattern
        )
        painter.drawPixmap(QPointF(4, (self.height() - _tile()) / 2), tile)
        name_font = self._name_font()
        painter.setFont(name_font)
        painter.setPen(colors.text)
        baseline = self._text_top() + QFontMetrics(name_font).ascent()
        for number, line in enumerate(self._lines):
            painter.drawText(QPointF(_text_left(), baseline + number * scaled(_LINE)), line)
        painter.setFont(font(12, 450, tabular=True))
        painter.setPen(colors.text_2)
        area = self.dose_rect
        room = area.adjusted(0, 0, -(_MARK + 9) if face.mark is not Mark.NONE else 0, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter, _fitted(face.dose, painter, room.width())
        )
        self._paint_mark(painter, QRectF(self.width() - 21, area.top() + 1, _MARK, _MARK), colors)

    def _paint_mark(self, painter: QPainter, box: QRectF, colors: Tokens) -> None:
        if self._face.mark is Mark.SWAP:
            paint_tier(painter, "gym_adapted", box)
        elif self._face.mark is Mark.KIT:
            paint_icon(painter, Icon.WRENCH, box, colors.adapt, "bold")
        elif self._face.mark is Mark.KEPT:
            paint_icon(painter, Icon.NOTE, box, colors.clear, "bold")


def _fitted(dose: str, painter: QPainter, width: int) -> str:
    """Return *dose* as it fits: whole, without spaces around the sign, or cut."""
    metrics = painter.fontMetrics()
    for text in (dose, dose.replace(" × ", "×")):
        if metrics.horizontalAdvance(text) <= width:
            return text
    return metrics.elidedText(dose.replace(" × ", "×"), Qt.TextElideMode.ElideRight, width)


def _tile() -> int:
    """Return the size of the figure; large text leaves it less room."""
    return _SMALL_TILE if theme().text_scale >= _LARGE_TEXT else _TILE


def _text_left() -> int:
    return _tile() + _BESIDE_TILE


def broken(text: str, metrics: QFontMetrics, width: int) -> tuple[list[str], bool]:
    """Return *text* in at most two lines, and whether something had to be cut."""
    if width <= 0 or metrics.horizontalAdvance(text) <= width:
        return [text], False
    first = _first_line(text, metrics, width)
    rest = text[len(first) :].strip()
    lines = [line for line in (first.rstrip(), rest) if line]
    shown = [
        line
        if metrics.horizontalAdvance(line) <= width
        else metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        for line in lines
    ]
    return shown, shown != lines


def _first_line(text: str, metrics: QFontMetrics, width: int) -> str:
    words = text.split(" ")
    line = words[0]
    for word in words[1:]:
        longer = f"{line} {word}"
        if metrics.horizontalAdvance(longer) > width:
            break
        line = longer
    head, hyphen, _ = text[len(line) :].strip().partition("-")
    with_part = f"{line} {head}{hyphen}"
    if hyphen and metrics.horizontalAdvance(with_part) <= width:
        return with_part
    return line
