import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.widgets.icons import Icon, glyph, paint_icon, qicon

NO_QTAWESOME = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from ui.widgets.icons import Icon, qicon
qicon(Icon.USER)
sys.exit(any(name.split(".")[0] in ("qtawesome", "qtpy") for name in sys.modules))
"""


@pytest.mark.parametrize("icon", Icon)
@pytest.mark.parametrize("style", ["regular", "fill", "bold"])
def test_every_icon_is_in_the_font(icon: Icon, style: str):
    assert len(glyph(icon, style)) == 1


def test_an_icon_fills_its_square_and_no_more(qapp):
    picture = QImage(60, 60, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_icon(painter, Icon.CIRCLE, QRect(10, 10, 40, 40), QColor("black"), "fill")
    painter.end()
    dark = [
        (x, y) for x in range(60) for y in range(60) if picture.pixelColor(x, y).lightness() < 128
    ]
    left, right = min(x for x, _ in dark), max(x for x, _ in dark)
    top, bottom = min(y for _, y in dark), max(y for _, y in dark)
    assert left >= 10
    assert right < 50
    assert top >= 10
    assert bottom < 50
    assert abs((left + right) - (top + bottom)) <= 2
    assert right - left > 28


def test_menu_icons_have_a_picture(qapp):
    assert not qicon(Icon.USER).pixmap(18, 18).isNull()


def test_painting_icons_imports_no_icon_library():
    assert subprocess.run([sys.executable, "-c", NO_QTAWESOME], check=False).returncode == 0
