"""The printers of this computer, and sending pages to one of them."""

from typing import Protocol

from PySide6.QtCore import QMarginsF, QPoint
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from studio.errors import StudioError
from ui.printing.pages import POINTS_PER_INCH, page_count, page_image

HIGHEST_RESOLUTION = 600
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


class PrinterSilent(StudioError):
    """The printer took no pages; values: printer."""

    code = "printer_silent"


class Printers(Protocol):
    """Where a preview gets its printers from."""

    def names(self) -> tuple[str, ...]:
        """Return the printers that can be chosen."""
        ...

    def default(self) -> str:
        """Return the name of the usual printer, empty if there is none."""
        ...

    def open(self, name: str) -> QPrinter:
        """Return the printer called *name*, ready to be set up."""
        ...


class SystemPrinters:
    """The printers that the system knows."""

    def names(self) -> tuple[str, ...]:
        """Return the printers that can be chosen."""
        return tuple(QPrinterInfo.availablePrinterNames())

    def default(self) -> str:
        """Return the name of the usual printer, empty if there is none."""
        return QPrinterInfo.defaultPrinterName()

    def open(self, name: str) -> QPrinter:
        """Return the printer called *name*, ready to be set up."""
        return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


def print_pages(pdf: bytes, printer: QPrinter, paper: str) -> int:
    """Send every page, never scaled, and return how many; raises `PrinterSilent`."""
    _set_up(printer, paper)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterSilent(printer=printer.printerName())
    try:
        count = page_count(pdf)
        for index in range(count):
            if index and not printer.newPage():
                raise PrinterSilent(printer=printer.printerName())
            _paint(painter, printer, pdf, index)
    finally:
        finished = painter.end()
    if not finished or printer.printerState() == QPrinter.PrinterState.Error:
        raise PrinterSilent(printer=printer.printerName())
    return count


def _set_up(printer: QPrinter, paper: str) -> None:
    printer.setPageSize(QPageSize(PAPERS[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF())
    printer.setDocName("Studio Planner")  # print queues are read by others


def _paint(painter: QPainter, printer: QPrinter, pdf: bytes, index: int) -> None:
    resolution = min(printer.resolution(), HIGHEST_RESOLUTION)
    gray = printer.colorMode() == QPrinter.ColorMode.GrayScale
    page = page_image(pdf, index, resolution / POINTS_PER_INCH, gray=gray)
    enlarge = printer.resolution() / resolution
    painter.save()
    painter.scale(enlarge, enlarge)
    painter.drawImage(QPoint(0, 0), page.image)
    painter.restore()
