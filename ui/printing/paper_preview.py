"""The preview of a screening's paper: the page from the very bytes that are printed or saved."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.printing.papers import ClinicianLetter, DeclarationPage, Paper, ScreeningSummary
from ui.printing.document_preview import Document, DocumentPreview
from ui.printing.paper_card import PaperCard
from ui.printing.printers import Printers
from ui.shell.tasks import TaskRunner

LoadPaper = Callable[[str], Paper]
"""Loads a paper in a size; an empty size is the studio's usual one."""


class PaperPreview(DocumentPreview):
    """Shows one paper of a screening; *kind* is letter, summary or declaration.

    `loaded` carries the paper before it is drawn.
    """

    loaded = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        kind: str,
        load_paper: LoadPaper,
        render: Callable[[Paper], bytes],
        printers: Printers,
        parent: QWidget | None = None,
        *,
        unprintable: Callable[[Paper], Sequence[str]] | None = None,
    ) -> None:
        card = PaperCard(kind, printers.names(), printers.default())
        self._load_paper = load_paper
        self._size = ""
        super().__init__(tasks, card, printers, render, parent, unprintable=unprintable)
        self.reload()

    @override
    def load_job(self) -> Callable[[], Document]:
        return partial(self._load_paper, self._size)

    @override
    def choices_changed(self) -> None:
        self._size = self._card.paper

    @override
    def show_document(self, document: Document) -> None:
        if isinstance(document, ScreeningSummary | ClinicianLetter | DeclarationPage):
            self._size = document.paper
            self._card.show_paper(document.paper)
            self.loaded.emit(document)
