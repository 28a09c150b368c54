"""The papers of a screening as the window shows them: one preview, opened over anything."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.ids import ScreeningId
from studio.printing.papers import Paper
from studio.services.papers import PaperService
from ui.printing.paper_preview import PaperPreview
from ui.printing.printers import Printers, SystemPrinters
from ui.printing.unprintable import unprintable_characters
from ui.shell.place import Place, Surroundings


class PaperPlace(Place):
    """Shows one paper of a screening at a time; nothing of it is kept.

    A detail is ("letter", "summary" or "declaration", screening id).  Enter prints at once, so
    that a note is on paper with two actions from the page that asks for it.
    """

    back_requested = Signal()

    def __init__(
        self,
        surroundings: Surroundings,
        papers: PaperService,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("place.paper")
        self._around = surroundings
        self._papers = papers
        self._printers = printers or SystemPrinters()
        self._client_name = ""
        self._preview: PaperPreview | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        surroundings.privacy.changed.connect(self._show_privacy)

    @override
    def show_detail(self, detail: object) -> None:
        if not isinstance(detail, tuple):
            return
        kind, screening_id = detail
        self._close_preview()
        self._client_name = ""
        self.setWindowTitle(self._title(kind))
        self._preview = PaperPreview(
            self._around.runner,
            kind,
            partial(self._load(kind), ScreeningId(screening_id)),
            self._papers.render,
            self._printers,
            self,
            unprintable=unprintable_characters,
        )
        self._preview.back_requested.connect(self.back_requested)
        self._preview.loaded.connect(self._on_loaded)
        self._column.addWidget(self._preview)
        self._show_privacy()

    @override
    def focus_main(self) -> None:
        if self._preview is not None:
            self._preview.focus_main()

    def _title(self, kind: str) -> str:
        if kind == "letter":
            return self.tr("Letter")
        if kind == "declaration":
            return self.tr("Declaration to sign")
        return self.tr("Screening summary")

    def _load(self, kind: str) -> Callable[[ScreeningId, str], Paper]:
        if kind == "letter":
            return self._papers.letter
        return self._papers.declaration if kind == "declaration" else self._papers.summary

    def _close_preview(self) -> None:
        if self._preview is not None:
            self._column.removeWidget(self._preview)
            self._preview.hide()
            self._preview.deleteLater()
            self._preview = None

    def _on_loaded(self, paper: Paper) -> None:
        self._client_name = paper.client_name
        self._show_privacy()

    def _show_privacy(self) -> None:
        is_hidden = self._around.privacy.is_hidden
        if self._preview is not None:
            self._preview.cover_pages(covered=is_hidden)
        self.state_changed.emit("" if is_hidden else self._client_name)
