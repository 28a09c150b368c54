"""Printers that print into files, for the tests of previews."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter


class FilePrinters:
    """Printers that print into files."""

    def __init__(self, folder: Path, *names: str) -> None:
        self._names = names
        self._folder = folder
        self.opened: list[str] = []

    def names(self) -> tuple[str, ...]:
        return self._names

    def default(self) -> str:
        return self._names[0] if self._names else ""

    def open(self, name: str) -> QPrinter:
        self.opened.append(name)
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._folder / f"{name}.pdf"))
        return printer

    def pages(self, name: str) -> int:
        return len(PdfReader(self._folder / f"{name}.pdf").pages)
