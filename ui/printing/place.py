"""Print as the window shows it: the preview of one client's week, opened over the planner."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.ids import ClientId
from studio.printing.sheet import PlanSheet, SheetOptions
from studio.services.clients import ClientService
from studio.services.printing import PrintingService
from studio.storage import PrintedWeek
from ui.printing.preview import PrintPreview
from ui.shell.place import Place, Surroundings
from ui.widgets.dates import month_day


class PrintPlace(Place):
    """Holds one preview at a time; what is printed or saved is kept as a numbered version."""

    back_requested = Signal()

    def __init__(
        self,
        surroundings: Surroundings,
        printing: PrintingService,
        clients: ClientService,
        unprintable: Callable[[PlanSheet], Sequence[str]],
        parent: QWidget | None = None,
        *,
        paper: str = "A4",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("place.print")
        self._around = surroundings
        self._printing = printing
        self._clients = clients
        self._unprintable = unprintable
        self._options = SheetOptions(paper=paper)
        self._client: Client | None = None
        self._week: tuple[ClientId, date] | None = None
        self._preview: PrintPreview | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        surroundings.privacy.changed.connect(self._show_privacy)

    @override
    def show_detail(self, detail: object) -> None:
        if not isinstance(detail, tuple):
            return
        client_id, monday = detail
        self._close_preview()
        self._week = (client_id, monday)
        self._around.runner.ask(partial(self._clients.get, client_id), self._on_client, owner=self)
        self._preview = PrintPreview(
            self._around.runner,
            partial(self._printing.sheet, client_id, monday),
            self._printing.render,
            self,
            options=self._options,
            unprintable=self._unprintable,
        )
        self._preview.back_requested.connect(self.back_requested)
        self._preview.printed.connect(self._keep)
        self._preview.saved.connect(self._keep_saved)
        self._column.addWidget(self._preview)
        self._show_privacy()

    @override
    def focus_main(self) -> None:
        if self._preview is not None:
            self._preview.focus_main()

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Enter", self.tr("Print, or save where there is no printer")),
            ("S", self.tr("Save PDF")),
            ("PgUp PgDown", self.tr("Page before, page after")),
            ("0", self.tr("Whole page")),
            ("Esc", self.tr("Back to the planner")),
        ]

    def _close_preview(self) -> None:
        if self._preview is not None:
            self._options = self._preview.options
            self._column.removeWidget(self._preview)
            self._preview.hide()
            self._preview.deleteLater()
            self._preview = None

    def _on_client(self, client: Client) -> None:
        self._client = client
        self._show_state()

    def _show_state(self) -> None:
        if self._client is None or self._week is None:
            return
        name = self._around.privacy.shown_name(self._client, full=True)
        text = self.tr("{name}, week of {day}")
        self.state_changed.emit(text.format(name=name, day=month_day(self._week[1])))

    def _show_privacy(self) -> None:
        if self._preview is not None:
            self._preview.cover_pages(covered=self._around.privacy.is_hidden)
        self._show_state()

    def _keep_saved(self) -> None:
        if self._preview is not None:
            self._keep(self._preview.pdf)

    def _keep(self, pdf: bytes) -> None:
        if self._week is None or self._preview is None:
            return
        client_id, monday = self._week
        self._around.runner.ask(
            partial(
                self._printing.freeze,
                client_id,
                monday,
                self._preview.options,
                bytes(pdf),
                self._around.at_desk.trainer_id,
            ),
            self._on_kept,
            owner=self,
        )

    def _on_kept(self, _: PrintedWeek) -> None:
        # The next print is the next version, and says so on the page.
        if self._preview is not None:
            self._preview.reload()
