"""The look: colour tokens, the application's palette and style sheet, fonts and text size.

Both palettes are our own, because not every platform tells which scheme it uses.  The theme
lives with the QApplication, just as its palette does; widgets ask `tokens()` while painting.
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.widgets.style_sheet import style_sheet

FONT_FAMILY = "Inter"
FONT_FILES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
TEXT_SCALES = (100, 112, 125)

_PROPERTY = "studioTheme"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the program by its use; nothing else names a colour."""

    bg: QColor
    surface: QColor
    sunken: QColor
    hover: QColor
    border: QColor
    border_strong: QColor
    text: QColor
    text_2: QColor
    text_3: QColor
    primary: QColor
    primary_hover: QColor
    on_primary: QColor
    soft: QColor
    focus: QColor
    ready: QColor
    ready_plate: QColor
    adapt: QColor
    adapt_plate: QColor
    rehab: QColor
    rehab_plate: QColor
    clear: QColor
    clear_plate: QColor
    urgent: QColor
    urgent_plate: QColor

    @property
    def is_dark(self) -> bool:
        """Tell whether text is lighter than the window."""
        return self.text.lightness() > self.bg.lightness()

    def color(self, name: str) -> QColor:
        """Return the token called *name*; other text is read as a colour of its own."""
        value = getattr(self, name, None)
        return value if isinstance(value, QColor) else QColor(name)


def _tokens(*colors: str) -> Tokens:
    return Tokens(*(QColor(color) for color in colors))


LIGHT = _tokens(
    *("#F4F2EE", "#FFFFFF", "#FAF8F5", "#EFECE6", "#E1DDD5", "#85837B"),
    *("#1B2321", "#4A5451", "#5E6763"),
    *("#0C6B68", "#095452", "#FFFFFF", "#DCEEEB", "#0B57D0"),
    *("#1B6E36", "#E2F2E5", "#1B5AA8", "#E2ECFA", "#6A3FB5", "#EEE7FA"),
    *("#845300", "#FAEED8", "#B3261E", "#FCE7E5"),
)
DARK = _tokens(
    *("#121718", "#1B2223", "#161C1D", "#273031", "#323D3E", "#7C8988"),
    *("#E8EDEB", "#B5C0BD", "#93A09D"),
    *("#63CBC3", "#86DAD3", "#04211F", "#153B39", "#8AB4FF"),
    *("#7FD394", "#15301D", "#8DBBF5", "#152A44", "#C3A6F5", "#2A2041"),
    *("#EFBE68", "#36280E", "#FF9A90", "#421819"),
)


class Theme(QObject):
    """What the running application looks like; `changed` follows every switch."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = "light"
        self.tokens = LIGHT
        self.text_scale = 100
        self.has_fonts = False


def theme() -> Theme:
    """Return the theme of the running application, a light one until another is applied."""
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("the theme needs a QApplication")
    found = app.property(_PROPERTY)
    if found is None:
        found = Theme(app)
        app.setProperty(_PROPERTY, found)
    return cast(Theme, found)


def tokens() -> Tokens:
    """Return the colours of the running application."""
    return theme().tokens


def inverse_tokens() -> Tokens:
    """Return the colours of the opposite theme, for pills that float over everything."""
    return LIGHT if tokens().is_dark else DARK


def scaled(px: int) -> int:
    """Return *px* multiplied by the text scale, for heights that hold text."""
    return round(px * theme().text_scale / 100)


def apply_theme(app: QApplication, name: str, text_scale: int = 100) -> None:
    """Dress the application as "light" or "dark", with texts at *text_scale* per cent."""
    current = theme()
    if not current.has_fonts:
        _load_fonts()
        app.setStyle("Fusion")
        current.has_fonts = True
    current.name = name
    current.tokens = DARK if name == "dark" else LIGHT
    current.text_scale = text_scale
    app.setFont(font(14))
    app.setPalette(_palette(current.tokens))
    # Taking the sheet away first makes a switch ten times faster than replacing it.
    app.setStyleSheet("")
    app.setStyleSheet(style_sheet(_hex_colors(current.tokens), text_scale))
    current.changed.emit()
    for window in app.topLevelWidgets():
        window.update()


def font(px: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the interface font at *px* (before the text scale) and *weight*."""
    return QFont(_font(scaled(px), weight, tabular))


def mix(a: QColor, b: QColor, t: float) -> QColor:
    """Return the colour that lies at share *t* of the way from *a* to *b*."""
    return QColor(
        round(a.red() * (1 - t) + b.red() * t),
        round(a.green() * (1 - t) + b.green() * t),
        round(a.blue() * (1 - t) + b.blue() * t),
    )


@lru_cache(maxsize=128)
def _font(pixels: int, weight: int, tabular: bool) -> QFont:  # noqa: FBT001 - a cache key
    made = QFont([FONT_FAMILY, "Noto Sans", "DejaVu Sans"])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(
        QFont.HintingPreference.PreferNoHinting
        if pixels >= 15
        else QFont.HintingPreference.PreferVerticalHinting
    )
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _load_fonts() -> None:
    for name in FONT_FILES:
        file = resource(f"fonts/{name}.ttf")
        if file.is_file():
            QFontDatabase.addApplicationFontFromData(file.read_bytes())


def _hex_colors(colors: Tokens) -> dict[str, str]:
    return {field.name: getattr(colors, field.name).name() for field in fields(colors)}


def _palette(colors: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, color in (
        (role.Window, colors.bg),
        (role.WindowText, colors.text),
        (role.Base, colors.surface),
        (role.AlternateBase, colors.sunken),
        (role.Text, colors.text),
        (role.Button, colors.surface),
        (role.ButtonText, colors.text),
        (role.BrightText, colors.text),
        (role.Highlight, colors.primary),
        (role.HighlightedText, colors.on_primary),
        (role.PlaceholderText, colors.text_3),
        (role.ToolTipBase, colors.surface),
        (role.ToolTipText, colors.text),
        (role.Accent, colors.primary),
        (role.Link, colors.primary),
        (role.Light, colors.surface),
        (role.Midlight, colors.hover),
        (role.Mid, colors.border),
        (role.Dark, colors.border_strong),
        (role.Shadow, colors.border_strong),
    ):
        palette.setColor(target, color)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, colors.text_3)
    return palette
