"""A printed document before it is one: its pages, and the two ways out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from studio.errors import StudioError
from studio.printing.sheet import Header
from ui.printing.output import Output
from ui.printing.page_card import PageCard
from ui.printing.pages import PageImage, page_images
from ui.printing.printers import Printers
from ui.printing.ways_out_card import WaysOutCard
from ui.shell.announce import announce
from ui.shell.tasks import TaskRunner, Ticket

_SAME_SCALE = 0.01
_NO_KEYS = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class Document(Protocol):
    """What a preview has to know of what it shows."""

    @property
    def file_name(self) -> str: ...  # noqa: D102
    @property
    def header(self) -> Header: ...  # noqa: D102

    def texts(self) -> Iterable[str]: ...  # noqa: D102


Render = Callable[[Any], bytes]
Unprintable = Callable[[Any], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document that was drawn: its bytes, and what of its text has no glyph."""

    document: Document
    pdf: bytes
    missing: tuple[str, ...]


class DocumentPreview(QWidget):
    """The page on the right, the choices on the left; Enter prints, S saves, Esc goes back.

    The PDF stays in memory: nothing about a client is left in a folder for temporary files.
    *unprintable* tells which characters of a document no bundled face has.  A preview of one
    kind of document says how to load it.
    """

    back_requested = Signal()
    printed = Signal(bytes)
    saved = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        card: WaysOutCard,
        printers: Printers,
        render: Render,
        parent: QWidget | None = None,
        *,
        unprintable: Unprintable | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._render = render
        self._unprintable = unprintable
        self._tickets: dict[str, Ticket] = {}
        self._drawn: Drawn | None = None
        self._after_drawing: Callable[[], None] | None = None
        self._asked_scale = 0.0
        self._said = ""
        self._is_covered = False
        self._build(card, printers)

    @property
    def pdf(self) -> bytes:
        """Return the bytes that are shown, empty until they are there."""
        return self._drawn.pdf if self._drawn else b""

    def load_job(self) -> Callable[[], Document]:
        """Return what loads the document with the choices of this moment."""
        raise NotImplementedError

    def refusal(self, document: Document) -> str:
        """Return why *document* is not put out, empty where nothing speaks against it."""
        return ""

    def choices_changed(self) -> None:
        """Take in what was chosen, before the document is asked for again."""

    def show_document(self, document: Document) -> None:
        """Take in what was loaded, before it is drawn."""

    def reload(self) -> None:
        """Ask for the document again, after a choice or because it has changed."""
        self._forget("drawn", "pages")
        self._drawn = None
        self._ask("document", self.load_job(), self._draw)

    def cover_pages(self, *, covered: bool) -> None:
        """Cover the page while names are hidden."""
        self._is_covered = covered
        self._show_cover()

    def focus_main(self) -> None:
        """Put the keyboard on the button that Enter stands for."""
        self._card.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_now(self) -> None:
        """Send the page to the chosen printer, as soon as it is there."""
        if self._is_ready(self.print_now):
            self._output.send(self.pdf, self._card.printer, self._card.paper)

    def save_pdf(self) -> None:
        """Ask where to, and write the page there."""
        if not self._is_ready(self.save_pdf) or self._drawn is None:
            return
        dialog = QFileDialog(self, self.tr("Save PDF"))
        dialog.setObjectName(self._card.part("saveDialog"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._drawn.document.file_name)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the page to *path*: whole, or not at all."""
        self._output.save(self.pdf, path)

    def _build(self, card: WaysOutCard, printers: Printers) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        self._card = card
        card.options_changed.connect(self._on_options_changed)
        card.print_asked.connect(self.print_now)
        card.save_asked.connect(self.save_pdf)
        card.back_asked.connect(self.back_requested)
        row.addWidget(card)
        self._pages = PageCard(self, card.name)
        self._pages.scale_changed.connect(self._sharpen)
        row.addWidget(self._pages, 1)
        self._output = Output(self._tasks, printers, self)
        self._output.told.connect(self._tell)
        self._output.sending_changed.connect(card.show_sending)
        self._output.printed.connect(self.printed)
        self._output.saved.connect(self.saved)

    def _on_options_changed(self) -> None:
        self._card.show_status("")
        self.choices_changed()
        self.reload()

    def _draw(self, document: Document) -> None:
        self.show_document(document)
        job = partial(_drawn, document, self._render, self._unprintable)
        self._ask("drawn", job, self._on_drawn, aside=True)

    def _on_drawn(self, drawn: Drawn) -> None:
        self._drawn = drawn
        text = self.tr("Not in the printed typeface, a box stands in its place: {characters}")
        missing = " ".join(drawn.missing)
        self._card.show_note(text.format(characters=missing) if missing else "")
        self._ask_pages()
        waiting, self._after_drawing = self._after_drawing, None
        if waiting is not None:
            waiting()

    def _is_ready(self, again: Callable[[], None]) -> bool:
        """Tell whether there is something to put out; else do it *again* once there is."""
        if self._drawn is None:
            self._after_drawing = again
            return False
        why_not = self.refusal(self._drawn.document)
        if why_not:
            self._tell(why_not)
        return not why_not

    def _sharpen(self) -> None:
        if self._drawn is not None and "pages" not in self._tickets:
            self._ask_pages()

    def _ask_pages(self) -> None:
        self._asked_scale = self._pages.view.pixels_per_point
        job = partial(page_images, self.pdf, self._asked_scale)
        self._ask("pages", job, self._on_pages, aside=True)

    def _on_pages(self, pages: tuple[PageImage, ...]) -> None:
        self._pages.show_pages(pages)
        self._show_cover()
        # The view may have been resized or zoomed while the pictures were made.
        if abs(self._pages.view.pixels_per_point - self._asked_scale) > _SAME_SCALE:
            self._ask_pages()

    def _show_cover(self, otherwise: str = "") -> None:
        hidden = self.tr("Names are hidden. Show names to see the page.")
        self._pages.view.cover(hidden if self._is_covered else otherwise)
        self._describe(self._pages.view.page_count)

    def _describe(self, count: int) -> None:
        pages = self.tr("1 page") if count == 1 else self.tr("{count} pages").format(count=count)
        title = self._drawn.document.header.title if self._drawn else ""
        if self._is_covered:
            title = self.tr("Names are hidden")
        text = self.tr("Preview, {pages}, {paper}. {title}.")
        self._pages.view.setAccessibleName(
            text.format(pages=pages, paper=self._card.paper, title=title)
        )
        if count and pages != self._said:
            self._said = pages
            announce(self, self.tr("Preview ready, {pages}").format(pages=pages))

    def _on_failed(self, error: StudioError) -> None:
        self._after_drawing = None
        self._show_cover(self.tr("The page could not be made."))
        self._tasks.problem.emit(error)

    def _tell(self, text: str) -> None:
        self._card.show_status(text)
        announce(self, text)

    def _ask(
        self,
        key: str,
        function: Callable[[], Any],
        then: Callable[[Any], None],
        *,
        aside: bool = False,
    ) -> None:
        """Ask in the background; a newer question of the same *key* makes the older one moot."""
        self._forget(key)
        answer = partial(self._answer, key, then)
        failed = partial(self._answer, key, self._on_failed)
        self._tickets[key] = self._tasks.ask(function, answer, failed, owner=self, aside=aside)

    def _answer(self, key: str, then: Callable[[Any], None], answer: object) -> None:
        self._tickets.pop(key, None)
        then(answer)

    def _forget(self, *keys: str) -> None:
        for key in keys:
            ticket = self._tickets.pop(key, None)
            if ticket is not None:
                ticket.forget()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_main()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = None if event.modifiers() & _NO_KEYS else self._action_of(event)
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            act()

    def _action_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        view = self._pages.view
        return {
            Qt.Key.Key_Return: self._card.primary.click,
            Qt.Key.Key_Enter: self._card.primary.click,
            Qt.Key.Key_S: self.save_pdf,
            Qt.Key.Key_Escape: self.back_requested.emit,
            Qt.Key.Key_Plus: view.zoom_in,
            Qt.Key.Key_Equal: view.zoom_in,
            Qt.Key.Key_Minus: view.zoom_out,
            Qt.Key.Key_0: view.show_whole_page,
            Qt.Key.Key_PageUp: view.page_up,
            Qt.Key.Key_PageDown: view.page_down,
        }.get(Qt.Key(event.key()))


def _drawn(document: Document, render: Render, unprintable: Unprintable | None) -> Drawn:
    missing = tuple(unprintable(document)) if unprintable else ()
    return Drawn(document, render(document), missing)
