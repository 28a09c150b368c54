"""How this desk looks: theme, text size, and whether names are hidden at the start."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui.settings.sections import Section
from ui.shell.appearance import Appearance
from ui.shell.desk_settings import TEXT_SCALES, THEMES
from ui.widgets.buttons import Segmented
from ui.widgets.switch import Switch


class LookSection(Section):
    """Changes this desk only; nothing here is stored with the studio."""

    def __init__(self, appearance: Appearance, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent, "settings.look")
        self._appearance = appearance
        names = [self.tr("System"), self.tr("Light"), self.tr("Dark")]
        self._theme = Segmented(names, self, "settings.theme")
        self._theme.chosen.connect(self._on_theme)
        self.body.addLayout(self._titled(self.tr("Theme"), self._theme))
        sizes = [f"{scale}%" for scale in TEXT_SCALES]
        self._scale = Segmented(sizes, self, "settings.textScale")
        self._scale.chosen.connect(self._on_scale)
        self.body.addLayout(self._titled(self.tr("Size of texts"), self._scale))
        self._hide = Switch(
            "hide", self.tr("Hide names when the program starts"), self, name="settings.hideAtStart"
        )
        self._hide.switched.connect(self._on_hide)
        self.body.addWidget(self._hide)
        self.body.addStretch(1)
        appearance.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        settings = self._appearance.settings
        self._theme.choose(THEMES.index(settings.theme))
        self._scale.choose(TEXT_SCALES.index(settings.text_scale))
        self._hide.setChecked(settings.hide_names_at_start)

    def _on_theme(self, place: int) -> None:
        self._appearance.choose_theme(THEMES[place])

    def _on_scale(self, place: int) -> None:
        self._appearance.choose_text_scale(TEXT_SCALES[place])

    def _on_hide(self, key: str, is_on: bool) -> None:  # noqa: FBT001  as the signal gives it
        self._appearance.keep(replace(self._appearance.settings, hide_names_at_start=is_on))
