"""Adding the picture of a signed page: choose a file, look at it, say whose signature it is."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.errors import StudioError
from studio.ids import ScreeningId
from ui.clients.deeds import ClientDeeds
from ui.clients.reading import ClientFile
from ui.clients.signed_page_sheet import SignedPageSheet
from ui.shell.errors import sentence
from ui.shell.place import Surroundings


class SignedPages(QObject):
    """Leads from the button to the stored page; a file that cannot be used changes nothing."""

    def __init__(self, around: Surroundings, deeds: ClientDeeds, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._deeds = deeds
        self._window = parent
        self._file: ClientFile | None = None
        self._screening_id = ScreeningId("")
        self._title = ""
        self._sheet: SignedPageSheet | None = None
        deeds.page_read.connect(self._on_read)
        deeds.page_refused.connect(self._on_unusable)
        deeds.page_kept.connect(self._on_kept)
        deeds.page_not_kept.connect(self._on_not_kept)

    def choose(self, file: ClientFile, screening_id: str, title: str) -> None:
        """Ask for the file of a page signed under one screening."""
        self._file, self._screening_id, self._title = file, ScreeningId(screening_id), title
        self._open_dialog()

    def leave(self) -> None:
        """Put the sheet away, because another client is shown."""
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
        self._file = None

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Add the signed page"))
        dialog.setObjectName("signedPage.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        pictures = self.tr("Pictures (*.png *.jpg *.jpeg *.webp)")
        dialog.setNameFilters([pictures, self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, path: str) -> None:
        self._deeds.read_page(Path(path))

    def _on_read(self, jpeg: bytes) -> None:
        if self._file is None:
            return
        if self._sheet is None:
            self._sheet = SignedPageSheet(self._around)
            self._sheet.kept.connect(self._deeds.keep_page)
            self._sheet.other_wanted.connect(self._open_dialog)
        self._sheet.ask(self._file, self._screening_id, self._title, jpeg)

    def _on_unusable(self, error: StudioError) -> None:
        said = sentence(error, self._around.words)
        if self._sheet is not None and not self._sheet.isHidden():
            self._sheet.show_refusal(error)
        else:
            self._around.overlay.show_toast(
                said, action=self.tr("Another file"), then=self._open_dialog
            )

    def _on_kept(self) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()

    def _on_not_kept(self, error: StudioError) -> None:
        if self._sheet is not None:
            self._sheet.show_refusal(error)
