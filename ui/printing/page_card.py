"""The right side of the preview: which page it is, how large, and the pages themselves."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.printing.page_view import PageView
from ui.printing.pages import PageImage
from ui.widgets.buttons import Button, button
from ui.widgets.card import Card
from ui.widgets.icons import Icon
from ui.widgets.labels import label


class PageCard(Card):
    """Shows pages under a bar with their number and the zoom.

    *name* is what the object names of its parts begin with.
    """

    scale_changed = Signal()

    def __init__(self, parent: QWidget, name: str = "print") -> None:
        super().__init__(parent, margins=(16, 8, 8, 8), spacing=4, fill="hover")
        self.view = PageView(self)
        self.view.setObjectName(f"{name}.view")
        self._build_bar(name)
        self.body.addWidget(self.view, 1)
        self.view.page_changed.connect(self._show_page)
        self.view.scale_changed.connect(self._on_scale_changed)

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show these pages."""
        self.view.show_pages(pages)
        self._show_page(self.view.page)
        self._show_zoom()

    def _build_bar(self, name: str) -> None:
        bar = QHBoxLayout()
        self._page = label("", self, px=14, weight=500, tabular=True, name=f"{name}.page")
        bar.addWidget(self._page)
        bar.addStretch(1)
        smaller = self._zoom_button(Icon.ZOOM_OUT, self.tr("Smaller"), f"{name}.zoomOut")
        smaller.clicked.connect(self.view.zoom_out)
        bar.addWidget(smaller)
        self._zoom = button(
            self.tr("Whole page"), self, kind="ghost", size="small", name=f"{name}.zoomFit"
        )
        self._zoom.clicked.connect(self.view.show_whole_page)
        bar.addWidget(self._zoom)
        larger = self._zoom_button(Icon.ZOOM_IN, self.tr("Larger"), f"{name}.zoomIn")
        larger.clicked.connect(self.view.zoom_in)
        bar.addWidget(larger)
        self.body.addLayout(bar)

    def _zoom_button(self, icon: Icon, says: str, name: str) -> Button:
        return button("", self, kind="ghost", size="small", icon=icon, name=name, accessible=says)

    def _show_page(self, page: int) -> None:
        text = self.tr("Page {page} of {pages}")
        self._page.setText(text.format(page=page, pages=self.view.page_count))

    def _on_scale_changed(self) -> None:
        self._show_zoom()
        self.scale_changed.emit()

    def _show_zoom(self) -> None:
        percent = self.tr("{percent} %").format(percent=self.view.percent)
        self._zoom.setText(self.tr("Whole page") if self.view.is_whole_page else percent)
        self._zoom.setAccessibleName(self.tr("Show the whole page"))
