"""Buttons, chips and segmented switches, painted from the tokens.

A style sheet knows no gap between icon and text, no key hint and no ring outside the edge, so
buttons paint themselves; everything else about them is Qt's own push button.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.theme import Tokens, font, mix, scaled, tokens

_NO_COLOR = QColor(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Measure:
    """The measures of one button size, before the text scale."""

    height: int
    padding: int
    px: int
    icon: int
    radius: int


_MEASURES = {
    "normal": _Measure(38, 14, 14, 18, 8),
    "small": _Measure(30, 11, 13, 16, 7),
    "large": _Measure(48, 20, 15, 20, 8),
}
_LINK = _Measure(26, 0, 14, 16, 6)
_SMALL_LINK = _Measure(24, 0, 13, 15, 6)


@dataclass(frozen=True, slots=True)
class _Paint:
    """The three colours of a button in one state."""

    fill: QColor
    edge: QColor
    ink: QColor


class Button(QPushButton):
    """A push button of a kind: default, primary, ghost, link or soft."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: str = "default",
        icon: Icon | None = None,
        size: str = "normal",
        key_hint: str = "",
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self._icon_style = "regular"
        self._key_hint = key_hint
        self._measure = (
            (_SMALL_LINK if size == "small" else _LINK) if kind == "link" else _MEASURES[size]
        )
        self._label = ""
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def radius(self) -> int:
        """Return the radius of the corners, so that a focus ring can follow them."""
        return self._measure.radius

    @property
    def label(self) -> str:
        """Return the text as it is read on screen."""
        return self._label

    @override
    def setText(self, text: str) -> None:
        self._label = text
        # Qt reads "&" as the mark of a short cut; in a name it is only a letter.
        super().setText(text.replace("&", "&&"))

    def set_kind(self, kind: str) -> None:
        """Become a button of another kind, where the main action moved."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: Icon | None, style: str = "regular") -> None:
        """Show another icon before the text."""
        self._icon = icon
        self._icon_style = style
        self.updateGeometry()
        self.update()

    def text_font(self) -> QFont:
        """Return the font of the text."""
        heavy = self._kind in ("primary", "link", "soft")
        return font(self._measure.px, 600 if heavy else 500)

    @override
    def sizeHint(self) -> QSize:
        height = scaled(self._measure.height)
        if not self._label:
            return QSize(height, height)
        width = self._content_width() + 2 * self._measure.padding + 1
        if self._key_hint:
            width += 12 + key_cap_size(self._key_hint).width()
        return QSize(width, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = self._paint_of_state(tokens())
        self._paint_frame(painter, paint)
        if self._key_hint:
            self._paint_key_hint(painter, paint)
        self._paint_content(painter, paint.ink)

    def _paint_of_state(self, colors: Tokens) -> _Paint:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        state = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        pressed = bool(state & QStyle.StateFlag.State_Sunken)
        paint = _paint_of_kind(self._kind, colors, hovered=hovered)
        if not self.isEnabled():
            return _Paint(_NO_COLOR, _NO_COLOR, colors.text_3)
        if pressed and paint.fill.alpha():
            return _Paint(mix(paint.fill, colors.text, 0.06), paint.edge, paint.ink)
        return paint

    def _paint_frame(self, painter: QPainter, paint: _Paint) -> None:
        painter.setPen(QPen(paint.edge, 1) if paint.edge.alpha() else Qt.PenStyle.NoPen)
        painter.setBrush(paint.fill)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self.radius, self.radius)

    def _paint_key_hint(self, painter: QPainter, paint: _Paint) -> None:
        size = key_cap_size(self._key_hint)
        left = self.width() - size.width() - 10
        cap = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
        ink = paint.ink if self._kind in ("primary", "soft") else None
        paint_key_cap(painter, cap, self._key_hint, ink=ink)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        width = self._content_width()
        left = (self.width() - width) // 2
        if self._key_hint:
            room = self.width() - key_cap_size(self._key_hint).width() - 10 - 8
            left = max(self._measure.padding, min(left, room - width))
        if self._icon:
            size = scaled(self._measure.icon)
            top = (self.height() - size) // 2
            icon_ink = ink if self._kind != "default" else tokens().text_2
            square = QRect(left, top, size, size)
            paint_icon(painter, self._icon, square, icon_ink, self._icon_style)
            left += size + self._gap()
        painter.setFont(self.text_font())
        painter.setPen(ink)
        place = QRect(left, 0, self.width() - left, self.height())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, align, self._label)

    def _gap(self) -> int:
        return 8 if self._label else 0

    def _content_width(self) -> int:
        text = QFontMetrics(self.text_font()).horizontalAdvance(self._label)
        icon = scaled(self._measure.icon) + self._gap() if self._icon else 0
        return icon + text


class Chip(Button):
    """A round-ended switch for filters and choices; checked, it is filled and carries weight."""

    def __init__(self, text: str, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(text, parent, size="small")
        self._measure = _Measure(28, 11, 13, 16, 14)
        self.setCheckable(True)
        self.setObjectName(name)
        self.setAccessibleName(text)

    @override
    def text_font(self) -> QFont:
        return font(13, 600 if self.isChecked() else 500)

    @override
    def sizeHint(self) -> QSize:
        # Always as wide as the heavier text, so that a choice moves no neighbor.
        width = QFontMetrics(font(13, 600)).horizontalAdvance(self._label) + 2 * 11
        icon = scaled(self._measure.icon) + self._gap() if self._icon else 0
        return QSize(width + icon, scaled(self._measure.height))

    @property
    @override
    def radius(self) -> int:
        return self.height() // 2

    @override
    def _paint_of_state(self, colors: Tokens) -> _Paint:
        if self.isChecked():
            return _Paint(colors.soft, colors.primary, colors.primary)
        fill = colors.hover if self.underMouse() else colors.surface
        return _Paint(fill, colors.border_strong, colors.text_2)


class Segmented(QWidget):
    """A row of options of which one is chosen; `chosen` tells only what a person chose."""

    chosen = Signal(int)

    def __init__(
        self, options: Sequence[str], parent: QWidget | None = None, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for index, text in enumerate(options):
            segment = _Segment(text, self)
            segment.setObjectName(f"{name}.{index}")
            segment.setAccessibleName(text)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self.choose(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def choose(self, index: int) -> None:
        """Show the option at *index* as chosen."""
        button = self._group.button(index)
        if button:
            button.setChecked(True)

    @property
    def current(self) -> int:
        """Return the place of the chosen option."""
        return self._group.checkedId()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.border, 1))
        painter.setBrush(colors.hover)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)


class _Segment(Button):
    """One option of a segmented switch."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent, size="small")
        self._measure = _Measure(28, 14, 13, 16, 7)
        self.setCheckable(True)

    @override
    def text_font(self) -> QFont:
        return font(13, 600 if self.isChecked() else 500)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(13, 600)).horizontalAdvance(self._label) + 2 * 14
        return QSize(width, scaled(self._measure.height))

    @override
    def _paint_of_state(self, colors: Tokens) -> _Paint:
        if self.isChecked():
            return _Paint(colors.surface, colors.border_strong, colors.text)
        ink = colors.text if self.underMouse() else colors.text_2
        return _Paint(_NO_COLOR, _NO_COLOR, ink)


def button(
    text: str,
    parent: QWidget | None = None,
    *,
    kind: str = "default",
    icon: Icon | None = None,
    size: str = "normal",
    key_hint: str = "",
    name: str = "",
    accessible: str = "",
) -> Button:
    """Return a button; one without text needs *accessible*, the name a screen reader says."""
    made = Button(text, parent, kind=kind, icon=icon, size=size, key_hint=key_hint)
    made.setObjectName(name)
    made.setAccessibleName(accessible or text)
    return made


def _paint_of_kind(kind: str, colors: Tokens, *, hovered: bool) -> _Paint:
    if kind == "primary":
        fill = colors.primary_hover if hovered else colors.primary
        return _Paint(fill, fill, colors.on_primary)
    if kind == "soft":
        fill = mix(colors.soft, colors.primary, 0.10) if hovered else colors.soft
        return _Paint(fill, fill, colors.primary)
    if kind == "link":
        return _Paint(_NO_COLOR, _NO_COLOR, colors.primary_hover if hovered else colors.primary)
    if kind == "ghost":
        return _Paint(colors.hover if hovered else _NO_COLOR, _NO_COLOR, colors.text_2)
    return _Paint(colors.hover if hovered else colors.surface, colors.border_strong, colors.text)
