"""The sheets of one profile; what was typed into them is kept until the profile is left."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from studio.services.evidence import EvidenceService
from studio.services.screening import ScreeningService
from studio.services.sessions import SessionService
from ui.clients.change_sheet import ChangeSheet
from ui.clients.closing_sheet import ClosingSheet
from ui.clients.reading import ClientFile
from ui.clients.reopen_sheet import ReopenSheet
from ui.clients.session_sheet import SessionSheet
from ui.clients.sheet import Sheet
from ui.clients.words import ClientWords
from ui.shell.place import Surroundings


@dataclass(frozen=True, slots=True)
class SheetServices:
    """Where the sheets read and write."""

    evidence: EvidenceService
    screenings: ScreeningService
    sessions: SessionService


class ClientSheets(QObject):
    """Opens a sheet for the client whose profile is shown, and keeps it while they stay there.

    `rescreen_requested` carries the client and how much is asked, `None` for what is due.
    """

    rescreen_requested = Signal(str, object)

    def __init__(
        self, around: Surroundings, words: ClientWords, services: SheetServices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._words = words
        self._services = services
        self._file: ClientFile | None = None
        self._kept: dict[str, Sheet] = {}

    def show_file(self, file: ClientFile | None) -> None:
        """Follow the profile; another client, or none, ends what was kept of the last one."""
        before = self._file.client.id if self._file else ""
        self._file = file
        if file is None or file.client.id != before:
            for key in list(self._kept):
                self._drop(key)

    def open_closing(self, rule: str) -> None:
        """Open the sheet that settles the finding of a rule."""
        file, key = self._file, f"closing.{rule}"
        if file is None or file.protocol is None:
            return
        sheet = self._kept.get(key)
        if not isinstance(sheet, ClosingSheet):
            sheet = ClosingSheet(self._around, self._words, self._services.evidence, file)
            sheet.done.connect(self._on_done)
            self._kept[key] = sheet
        if sheet.ask(file, rule):
            sheet.open()

    def open_reopening(self, closing_id: str) -> None:
        """Open the sheet that opens a settled finding again."""
        file, key = self._file, f"reopening.{closing_id}"
        if file is None:
            return
        sheet = self._kept.get(key)
        if not isinstance(sheet, ReopenSheet):
            sheet = ReopenSheet(self._around, self._words, self._services.evidence, file)
            sheet.done.connect(self._on_done)
            self._kept[key] = sheet
        if sheet.ask(file, closing_id):
            sheet.open()

    def open_change(self) -> None:
        """Open the sheet that says that something changed."""
        file, key = self._file, "change"
        if file is None:
            return
        sheet = self._kept.get(key)
        if not isinstance(sheet, ChangeSheet):
            sheet = ChangeSheet(self._around, self._services.screenings, file)
            sheet.done.connect(self._on_done)
            sheet.rescreen_requested.connect(self._on_changed)
            self._kept[key] = sheet
        if sheet.ask(file):
            sheet.open()

    def open_session(self) -> None:
        """Open the questions before a session."""
        file, key = self._file, "session"
        if file is None:
            return
        sheet = self._kept.get(key)
        if not isinstance(sheet, SessionSheet):
            sheet = SessionSheet(self._around, self._services.sessions, file.client, file.profile)
            sheet.done.connect(self._on_done)
            sheet.rescreen_requested.connect(self.rescreen_requested)
            self._kept[key] = sheet
        sheet.ask()

    def _on_changed(self, client_id: str) -> None:
        self.rescreen_requested.emit(client_id, None)

    def _on_done(self) -> None:
        for key, sheet in list(self._kept.items()):
            if sheet is self.sender():
                self._drop(key)

    def _drop(self, key: str) -> None:
        sheet = self._kept.pop(key)
        sheet.hide()
        sheet.deleteLater()
