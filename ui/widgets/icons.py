"""Icons: glyphs of the Phosphor font, painted in any colour at any size.

QtAwesome ships the font and its table of names.  Importing QtAwesome costs more than the whole
first picture of the window, so only its two files are used; they are found without importing
it and read when the first icon is painted.
"""

import json
from enum import Enum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
)

from ui.widgets.theme import tokens

_MENU_SIZE = 18


class Icon(str, Enum):
    """Every icon the program uses, by its Phosphor name."""

    ARCHIVE = "archive-box"
    ARROW_DOWN = "arrow-down"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    BARBELL = "barbell"
    BODY = "person-simple"
    BUILDING = "storefront"
    CALENDAR = "calendar"
    CALENDAR_BLANK = "calendar-blank"
    CALENDAR_CHECK = "calendar-check"
    CARET_DOWN = "caret-down"
    CARET_LEFT = "caret-left"
    CARET_RIGHT = "caret-right"
    CARET_UP = "caret-up"
    CHECK = "check"
    CHECK_CIRCLE = "check-circle"
    CIRCLE = "circle"
    CLIPBOARD = "clipboard-text"
    CLOCK = "clock"
    COPY = "copy"
    DOCUMENT = "file-text"
    DOTS = "dots-three"
    DOTS_VERTICAL = "dots-three-vertical"
    EYE = "eye"
    EYE_OFF = "eye-slash"
    FILTER = "funnel-simple"
    FIT_PAGE = "corners-out"
    FLAG = "flag"
    FOLDER = "folder-open"
    GEAR = "gear-six"
    GRIP = "dots-six-vertical"
    HEART = "heartbeat"
    HOUSE = "house-line"
    INFO = "info"
    KEYBOARD = "keyboard"
    LIST = "list-bullets"
    LOCK = "lock-simple"
    MINUS = "minus"
    NOTE = "note-pencil"
    PAUSE = "pause"
    PAUSE_CIRCLE = "pause-circle"
    PDF = "file-pdf"
    PENCIL = "pencil-simple"
    PHONE = "phone"
    PLUS = "plus"
    PRINTER = "printer"
    QUESTION = "question"
    REDO = "arrow-clockwise"
    SAVE = "download-simple"
    SEARCH = "magnifying-glass"
    SHIELD = "shield-check"
    SUN = "sun"
    SWAP = "swap"
    TABLE = "table"
    TEMPLATES = "stack"
    TRASH = "trash"
    TRAINER = "identification-badge"
    TURN_DOWN = "arrow-elbow-down-right"
    UNDO = "arrow-counter-clockwise"
    USER = "user"
    USERS = "users"
    USERS_THREE = "users-three"
    USER_PLUS = "user-plus"
    WALK = "person-simple-walk"
    WARNING = "warning-circle"
    WRENCH = "wrench"
    X = "x"
    ZOOM_IN = "magnifying-glass-plus"
    ZOOM_OUT = "magnifying-glass-minus"


def paint_icon(
    painter: QPainter,
    icon: Icon,
    rect: QRect | QRectF,
    color: QColor,
    style: str = "regular",
) -> None:
    """Paint *icon* so that it fills the height of *rect*, centred; *style* regular, fill, bold."""
    box = QRectF(rect)
    painter.save()
    painter.setFont(_icon_font(round(box.height())))
    painter.setPen(color)
    # The em square of the font is the icon's own box and sits on the base line.
    painter.drawText(QPointF(box.center().x() - box.height() / 2, box.bottom()), glyph(icon, style))
    painter.restore()


def qicon(icon: Icon, color: QColor | str = "text_2", style: str = "regular") -> QIcon:
    """Return *icon* for menus and fields, in a colour or in a token's present colour."""
    made = QIcon()
    shade = color if isinstance(color, QColor) else tokens().color(color)
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(_MENU_SIZE, _MENU_SIZE) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, icon, pixmap.rect(), shade, style)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


@lru_cache(maxsize=256)
def glyph(icon: Icon, style: str = "regular") -> str:
    """Return the character of *icon* in the Phosphor font; an unknown style raises `KeyError`."""
    name = icon.value if style == "regular" else f"{icon.value}-{style}"
    return chr(int(_charmap()[name], 16))


def _files() -> tuple[Path, Path]:
    """Return the font and the table of names, wherever QtAwesome is installed."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise RuntimeError("QtAwesome, which brings the icon font, is not installed")
    folder = Path(spec.origin).parent / "fonts"
    return next(folder.glob("phosphor-[0-9]*.ttf")), next(folder.glob("phosphor-charmap-*.json"))


@lru_cache(maxsize=1)
def _charmap() -> dict[str, str]:
    table: dict[str, str] = json.loads(_files()[1].read_text(encoding="utf-8"))
    return table


def _icon_font(pixels: int) -> QFont:
    app = QGuiApplication.instance()
    family = app.property("studioIconFont") if app else None
    if family is None:
        number = QFontDatabase.addApplicationFontFromData(_files()[0].read_bytes())
        family = (QFontDatabase.applicationFontFamilies(number) or ["Phosphor"])[0]
        if app:
            app.setProperty("studioIconFont", family)
    made = QFont(family)
    made.setPixelSize(max(1, pixels))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
