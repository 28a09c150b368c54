"""The two ways out of the preview: to a printer, and into a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.errors import DiskFull, StudioError
from studio.printing.files import write_file
from ui.printing.printers import Printers, print_pages
from ui.shell.tasks import TaskRunner

_MEGABYTE = 1_000_000


class Output(QObject):
    """Prints and saves off the GUI thread, and says in one sentence what became of it."""

    printed = Signal(bytes)
    saved = Signal(str)
    told = Signal(str)
    sending_changed = Signal(bool)

    def __init__(self, tasks: TaskRunner, printers: Printers, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._printers = printers
        self._pdf: bytes | None = None
        self._printer = ""

    def send(self, pdf: bytes, printer: str, paper: str) -> None:
        """Print *pdf*; while pages are on their way to a printer nothing is sent twice."""
        if self._pdf is not None:
            return
        self._pdf, self._printer = pdf, printer
        self.sending_changed.emit(True)  # noqa: FBT003 - a signal knows no keywords
        job = partial(print_pages, pdf, self._printers.open(printer), paper)
        self._tasks.ask(job, self._on_printed, self._on_print_failed, aside=True)

    def save(self, pdf: bytes, path: str) -> None:
        """Write *pdf* to *path*: whole, or not at all."""
        job = partial(_write, path, pdf)
        self._tasks.ask(job, self._on_saved, self._on_save_failed, aside=True)

    def _on_printed(self, _pages: int) -> None:
        pdf = self._finished()
        self.told.emit(self.tr("Sent to {printer}").format(printer=self._printer))
        self.printed.emit(pdf)

    def _on_print_failed(self, _error: StudioError) -> None:
        self._finished()
        text = self.tr("{printer} is not answering. Save a PDF or try again.")
        self.told.emit(text.format(printer=self._printer))

    def _finished(self) -> bytes:
        pdf, self._pdf = self._pdf or b"", None
        self.sending_changed.emit(False)  # noqa: FBT003
        return pdf

    def _on_saved(self, path: str) -> None:
        self.told.emit(self.tr("Saved as {name}").format(name=Path(path).name))
        self.saved.emit(path)

    def _on_save_failed(self, error: StudioError) -> None:
        if isinstance(error, DiskFull):
            free = int(str(error.values.get("free_bytes", 0))) // _MEGABYTE
            text = self.tr(
                "There is no room for the PDF there, {free} MB are free. Nothing was left behind. "
                "Choose another place, or print it: that needs no room."
            ).format(free=free)
        else:
            text = self.tr("The PDF could not be saved there. Choose another place, or print it.")
        self.told.emit(text)


def _write(path: str, pdf: bytes) -> str:
    write_file(Path(path), pdf)
    return path
