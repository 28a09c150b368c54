"""The pages as they will lie on the desk, to look at: scroll, zoom, pan."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ui.printing.pages import POINTS_PER_INCH, PageImage
from ui.widgets.theme import font, tokens

MARGIN = 20
GAP = 20
STEP = 1.25
SMALLEST_SCALE, LARGEST_SCALE = 0.4, 6.0
FULL_SIZE = 96 / POINTS_PER_INCH


class PageView(QScrollArea):
    """Shows page pictures; it asks for sharper ones when its scale changes.

    Without a zoom of its own it shows one whole page.  Covered, it shows a sentence instead.
    """

    scale_changed = Signal()
    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = _Desk(self)
        self._zoom: float | None = None
        self._page = 1
        self.setWidget(self._desk)
        self.viewport().setAutoFillBackground(False)
        self._desk.setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show these pages at the present scale."""
        self._desk.show_pages(pages)
        self._lay_out()

    def cover(self, text: str) -> None:
        """Show *text* in place of the pages; an empty text uncovers them."""
        self._desk.cover(text)

    @property
    def page_count(self) -> int:
        """Return how many pages are shown."""
        return len(self._desk.pages)

    @property
    def page(self) -> int:
        """Return the page that fills most of the view, counted from 1."""
        return self._page

    @property
    def is_whole_page(self) -> bool:
        """Tell whether the scale follows the size of the view."""
        return self._zoom is None

    @property
    def scale(self) -> float:
        """Return logical pixels a point."""
        return self._zoom or self._whole_page_scale()

    @property
    def percent(self) -> int:
        """Return the zoom as a share of the size on paper."""
        return round(100 * self.scale / FULL_SIZE)

    @property
    def pixels_per_point(self) -> float:
        """Return the scale at which pictures are sharp on this screen."""
        return self.scale * self.devicePixelRatioF()

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._set_zoom(min(LARGEST_SCALE, self.scale * STEP))

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._set_zoom(max(SMALLEST_SCALE, self.scale / STEP))

    def show_whole_page(self) -> None:
        """Show one whole page."""
        self._set_zoom(None)

    def page_up(self) -> None:
        """Go to the page before."""
        self._go_to(self._page - 1)

    def page_down(self) -> None:
        """Go to the page after."""
        self._go_to(self._page + 1)

    def pan(self, by: QPoint) -> None:
        """Move the pages with the hand that holds them."""
        for bar, amount in (
            (self.horizontalScrollBar(), by.x()),
            (self.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - amount)

    def _go_to(self, page: int) -> None:
        tops = self._desk.page_tops()
        if 1 <= page <= len(tops):
            self.verticalScrollBar().setValue(round(tops[page - 1]) - MARGIN)

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._lay_out()
        self.scale_changed.emit()

    def _whole_page_scale(self) -> float:
        if not self._desk.pages:
            return FULL_SIZE
        size = self._desk.pages[0].size
        room = self.viewport().size()
        fitting = min(
            (room.width() - 2 * MARGIN) / size.width(),
            (room.height() - 2 * MARGIN) / size.height(),
        )
        return max(SMALLEST_SCALE / 2, fitting)

    def _lay_out(self) -> None:
        self._desk.lay_out(self.scale)
        self._tell_page()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = self._desk.page_at(middle)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self._zoom is None:
            self.scale_changed.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()


class _Desk(QWidget):
    """What lies inside the view: the pages below one another."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self.setObjectName("scrollBody")
        self._view = view
        self.pages: Sequence[PageImage] = ()
        self._scale = FULL_SIZE
        self._cover = ""
        self._held: QPointF | None = None

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Take other pages."""
        self.pages = pages
        self.update()

    def cover(self, text: str) -> None:
        """Show *text* in place of the pages."""
        self._cover = text
        self.update()

    def lay_out(self, scale: float) -> None:
        """Take the room that the pages need at *scale*."""
        self._scale = scale
        sizes = [page.size * scale for page in self.pages]
        width = max((size.width() for size in sizes), default=0.0)
        height = sum(size.height() for size in sizes) + GAP * max(0, len(sizes) - 1)
        # Half a pixel of rounding must not bring a scroll bar.
        self.setMinimumSize(QSize(int(width) + 2 * MARGIN - 1, int(height) + 2 * MARGIN - 1))
        self.update()

    def page_at(self, y: float) -> int:
        """Return the page at height *y*, counted from 1."""
        bottoms = [place.bottom() for place in self._places()]
        return 1 + sum(y > bottom for bottom in bottoms[:-1])

    def page_tops(self) -> list[float]:
        """Return the upper edge of each page."""
        return [place.top() for place in self._places()]

    def _places(self) -> list[QRectF]:
        sizes = [page.size * self._scale for page in self.pages]
        steps = [size.height() + GAP for size in sizes]
        total = sum(steps) - GAP if steps else 0.0
        first = max(float(MARGIN), (self.height() - total) / 2)
        return [
            QRectF(
                round((self.width() - size.width()) / 2), round(top), size.width(), size.height()
            )
            for size, top in zip(sizes, accumulate(steps, initial=first), strict=False)
        ]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, page in zip(self._places(), self.pages, strict=True):
            _paint_shadow(painter, place)
            painter.fillRect(place, QColor("white"))  # paper is white in every theme
            if not self._cover:
                painter.drawImage(place, page.image)
        if self._cover:
            self._paint_cover(painter)

    def _paint_cover(self, painter: QPainter) -> None:
        painter.setFont(font(15, 500))
        painter.setPen(QColor("#4A5451") if self.pages else tokens().text_2)
        room = self.visibleRegion().boundingRect().adjusted(40, 40, -40, -40)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._cover)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.globalPosition()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._view.pan((event.globalPosition() - self._held).toPoint())
            self._held = event.globalPosition()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()


def _paint_shadow(painter: QPainter, place: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 6))
    for spread in range(1, 9, 2):
        grown = place.adjusted(-spread, 2 - spread, spread, 2 + spread)
        painter.drawRoundedRect(grown, spread, spread)
