"""The desk's settings while the program runs: applied at once, written in the background."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.shell.desk_settings import DeskSettings, SettingsFile
from ui.shell.tasks import TaskRunner
from ui.widgets.theme import apply_theme, theme


class Appearance(QObject):
    """Holds the desk's settings and dresses the application as they say.

    "system" follows the platform where it tells its scheme, and is light where it does not.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        settings: DeskSettings,
        file: SettingsFile,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._file = file
        self._runner = runner
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.dress()

    @property
    def settings(self) -> DeskSettings:
        """Return the settings as they are now."""
        return self._settings

    def dress(self) -> None:
        """Apply theme and text size, if they are not what is shown already."""
        name = self._theme_name()
        scale = self._settings.text_scale
        shown = theme()
        if (shown.name, shown.text_scale, shown.has_fonts) != (name, scale, True):
            apply_theme(self._app, name, scale)

    def choose_theme(self, name: str) -> None:
        """Choose system, light or dark."""
        self.keep(replace(self._settings, theme=name))

    def choose_text_scale(self, per_cent: int) -> None:
        """Choose the size of texts."""
        self.keep(replace(self._settings, text_scale=per_cent))

    def keep(self, settings: DeskSettings) -> None:
        """Take over *settings*, apply them and write them."""
        if settings == self._settings:
            return
        self._settings = settings
        self.dress()
        self.changed.emit()
        self._runner.ask(lambda: self._file.save(settings), aside=True)

    def _theme_name(self) -> str:
        if self._settings.theme != "system":
            return self._settings.theme
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _on_scheme_changed(self) -> None:
        self.dress()
