"""Texts that flow over lines: a bold word with what follows it, and sentences that are links."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import font, scaled, tokens

_ICON = 18
_LEFT = 27


def laid_out(text: str, text_font: QFont, width: int, *, bold: int = 0) -> QTextLayout:
    """Return *text* broken into lines of *width*, its first *bold* letters in bold."""
    layout = QTextLayout(text, text_font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    if bold:
        heavy = QTextCharFormat()
        heavy.setFontWeight(QFont.Weight.DemiBold)
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = 0, bold, heavy
        layout.setFormats([part])
    layout.beginLayout()
    top = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top))
        top += scaled(18) if text_font.pixelSize() < scaled(14) else scaled(20)
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> int:
    """Return how high a laid out text is."""
    if not layout.lineCount():
        return 0
    last = layout.lineAt(layout.lineCount() - 1)
    return round(last.position().y() + last.height())


class Fact(QWidget):
    """An icon, a word in bold and what it says, in as many lines as it takes."""

    def __init__(self, icon: Icon, head: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self._head = head
        self._text = ""
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """Return what the fact says."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show the fact; one without a text is left out."""
        self._text = text
        self.setAccessibleName(f"{self._head} {text}")
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(scaled(22), height_of(self._layout_for(width)) + 4)

    @override
    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > _LEFT else scaled(340)
        return QSize(scaled(200), self.heightForWidth(width))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _layout_for(self, width: int) -> QTextLayout:
        whole = f"{self._head} {self._text}"
        return laid_out(whole, font(14, 450), width - _LEFT, bold=len(self._head))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(0, 2, _ICON, _ICON), colors.adapt, "bold")
        painter.setPen(colors.text)
        self._layout_for(self.width()).draw(painter, QPointF(_LEFT, 2))


class LinkText(QAbstractButton):
    """A sentence that leads somewhere; it looks like a sentence until it is pointed at."""

    followed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.followed)

    @property
    def radius(self) -> int:
        """Return the radius of the corners, for the focus ring."""
        return 6

    def show_text(self, text: str, *, leads_on: bool) -> None:
        """Show a sentence; *leads_on* makes it a link."""
        self.setText(text.replace("&", "&&"))
        self._text = text
        self.setAccessibleName(text)
        self.setEnabled(leads_on)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(scaled(24), height_of(laid_out(self._text, font(13, 450), width)) + 4)

    @override
    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > _LEFT else scaled(340)
        return QSize(scaled(200), self.heightForWidth(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        shown = font(13, 450)
        marked = self.isEnabled() and (self.underMouse() or self.hasFocus())
        shown.setUnderline(marked)
        painter.setPen(colors.primary if marked else colors.text_2)
        laid_out(self._text, shown, self.width()).draw(painter, QPointF(0, 2))
