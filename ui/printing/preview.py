"""Print preview of a week: the page from the very bytes that are printed or saved."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from studio.printing.sheet import PlanSheet, SheetOptions
from ui.printing.document_preview import Document, DocumentPreview
from ui.printing.options_card import OptionsCard
from ui.printing.printers import Printers, SystemPrinters
from ui.shell.tasks import TaskRunner

LoadSheet = Callable[[SheetOptions], PlanSheet]


class PrintPreview(DocumentPreview):
    """Shows the sheet of a week with the options that are chosen beside it."""

    def __init__(
        self,
        tasks: TaskRunner,
        load_sheet: LoadSheet,
        render: Callable[[PlanSheet], bytes],
        parent: QWidget | None = None,
        *,
        options: SheetOptions | None = None,
        printers: Printers | None = None,
        unprintable: Callable[[PlanSheet], Sequence[str]] | None = None,
    ) -> None:
        printers = printers or SystemPrinters()
        self._choices = OptionsCard(printers.names(), printers.default())
        self._load_sheet = load_sheet
        super().__init__(tasks, self._choices, printers, render, parent, unprintable=unprintable)
        self._choices.show_options(options or SheetOptions())
        self.reload()

    @property
    def options(self) -> SheetOptions:
        """Return what goes on the page."""
        return self._choices.options

    @override
    def load_job(self) -> Callable[[], Document]:
        return partial(self._load_sheet, self.options)

    @override
    def refusal(self, document: Document) -> str:
        if isinstance(document, PlanSheet) and not document.lines:
            return self.tr("Nothing is planned in this week. Add one session to print.")
        return ""
