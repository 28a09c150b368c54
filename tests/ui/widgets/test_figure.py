import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from resources import read_folder
from studio.exercises.figure import FigureBook, Ink, Shape
from studio.exercises.figure_file import parse_figures
from studio.exercises.figure_glyphs import SIGNS
from studio.printing.pdf.figure import COLOR, draw_figure
from ui.widgets.figure import (
    FigureColors,
    FigureTile,
    FigureTiles,
    paint_figure,
    paint_figure_tile,
)
from ui.widgets.theme import DARK, LIGHT, Tokens, apply_theme, tokens

SIDE = 120
BOOK = parse_figures(read_folder("data/figures"))
SAMPLE = (
    "squat_bodyweight",
    "deadlift_barbell",
    "cat_cow",
    "leg_press",
    "pull_up",
    "rower_easy",
    "battle_ropes",
    "glute_bridge_march",
)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


def picture(color: str = "#FFFFFF") -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def colors_in(image: QImage) -> set[str]:
    pixels = bytes(image.convertToFormat(QImage.Format.Format_RGBX8888).constBits())
    return {"#" + pixels[start : start + 3].hex() for start in range(0, len(pixels), 4)}


def painted(shapes: tuple[Shape, ...], colors: FigureColors) -> QImage:
    image = picture(colors.tile.name())
    painter = QPainter(image)
    paint_figure(painter, QRectF(0, 0, SIDE, SIDE), shapes, colors)
    painter.end()
    return image


def tile(shapes: tuple[Shape, ...], *, muted: bool = False, ring: QColor | None = None) -> QImage:
    image = picture()
    painter = QPainter(image)
    paint_figure_tile(painter, QRectF(0, 0, SIDE, SIDE), shapes, muted=muted, ring=ring)
    painter.end()
    return image


def printed(shapes: tuple[Shape, ...]) -> QImage:
    canvas = Canvas("figure.pdf", pagesize=(SIDE, SIDE), invariant=1)
    draw_figure(canvas, shapes, 0, 0, SIDE, palette=COLOR)
    page = PdfDocument(canvas.getpdfdata())[0].render(scale=1).to_pil().convert("RGB")
    data = page.tobytes()
    return QImage(data, SIDE, SIDE, SIDE * 3, QImage.Format.Format_RGB888).copy()


def difference(first: QImage, second: QImage) -> float:
    """Return how far apart two pictures are on average, 0 to 1."""
    grey = QImage.Format.Format_Grayscale8
    pixels = zip(
        bytes(first.convertToFormat(grey).constBits()),
        bytes(second.convertToFormat(grey).constBits()),
        strict=True,
    )
    return sum(abs(one - other) for one, other in pixels) / (255 * SIDE * SIDE)


def png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def paper_colors() -> FigureColors:
    inks = {ink: QColor(color.hexval().replace("0x", "#")) for ink, color in COLOR.inks.items()}
    return FigureColors(inks, inks[Ink.GAP])


@pytest.mark.parametrize("slug", SAMPLE)
@pytest.mark.parametrize("frame", ["start", "end"])
def test_screen_and_paper_show_the_same_picture(slug: str, frame: str) -> None:
    shapes = BOOK.shapes(slug, frame)
    screen, paper = painted(shapes, paper_colors()), printed(shapes)
    assert difference(screen, paper) < 0.012
    assert difference(screen, picture()) > 0.05


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_screen_and_paper_show_the_same_sign(sign: str) -> None:
    screen, paper = painted(SIGNS[sign], paper_colors()), printed(SIGNS[sign])
    assert difference(screen, paper) < 0.012


def test_the_figure_keeps_its_shape_in_a_wide_place() -> None:
    image = QImage(3 * SIDE, SIDE, QImage.Format.Format_RGB32)
    colors = FigureColors.on_tile(LIGHT)
    image.fill(colors.tile)
    painter = QPainter(image)
    paint_figure(painter, QRectF(0, 0, 3 * SIDE, SIDE), BOOK.shapes("squat_bodyweight"), colors)
    painter.end()
    middle = image.copy(SIDE, 0, SIDE, SIDE)
    assert png(middle) == png(painted(BOOK.shapes("squat_bodyweight"), colors))


def test_equipment_takes_the_accent_and_a_muted_tile_has_none() -> None:
    shapes = BOOK.shapes("squat_barbell_back")
    accent = LIGHT.primary.name()
    assert accent in colors_in(tile(shapes))
    assert accent not in colors_in(tile(shapes, muted=True))


def test_a_ring_sets_a_tile_off() -> None:
    shapes = BOOK.shapes("plank")
    ring = QColor("#1B5AA8")
    assert ring.name() in colors_in(tile(shapes, ring=ring))
    assert ring.name() not in colors_in(tile(shapes))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_body_stands_out_from_its_tile(theme: Tokens) -> None:
    colors = FigureColors.on_tile(theme)
    body, far = colors.inks[Ink.BODY].lightness(), colors.inks[Ink.FAR].lightness()
    ground = colors.tile.lightness()
    assert abs(body - ground) > 120
    assert 40 < abs(far - ground) < abs(body - ground)


def test_tiles_are_kept_until_the_theme_changes(qapp: QApplication) -> None:
    tiles = FigureTiles(BOOK)
    first = tiles.pixmap("plank", 40)
    assert tiles.pixmap("plank", 40) is first
    assert tiles.pixmap("plank", 32) is not first
    assert tiles.pixmap("plank", 40, 2.0) is not first
    assert tiles.pixmap("plank", 40, muted=True) is not first
    apply_theme(qapp, "dark")
    dark = tiles.pixmap("plank", 40)
    assert dark is not first
    assert png(dark.toImage()) != png(first.toImage())


def test_tiles_are_sharp_on_dense_screens(qapp: QApplication) -> None:
    pixmap = FigureTiles(BOOK).pixmap("plank", 40, 1.5)
    assert pixmap.size() == QSize(60, 60)
    assert pixmap.devicePixelRatio() == 1.5


def test_an_exercise_without_a_picture_gets_the_sign_of_its_pattern() -> None:
    tiles = FigureTiles(FigureBook({}))
    squat = tiles.pixmap("one", 40, pattern="squat")
    assert tiles.pixmap("two", 40, pattern="squat") is squat
    assert png(tiles.pixmap("one", 40, pattern="stretch").toImage()) != png(squat.toImage())


def test_the_widget_shows_what_it_is_told_and_says_its_name(qtbot) -> None:
    widget = FigureTile(BOOK.shapes("plank"), 60, name="figure", accessible="Forearm plank")
    qtbot.addWidget(widget)
    before = png(widget.grab().toImage())
    assert widget.size() == QSize(60, 60)
    assert widget.accessibleName() == "Forearm plank"
    widget.show_shapes(BOOK.shapes("bird_dog"), "Bird dog", ring=tokens().primary)
    assert widget.shapes == BOOK.shapes("bird_dog")
    assert widget.accessibleName() == "Bird dog"
    assert png(widget.grab().toImage()) != before


def test_the_contact_sheet_draws_what_is_asked_for(tmp_path: Path) -> None:
    script = Path(__file__).parents[3] / "script" / "contact-sheet"
    sheet, pdf = tmp_path / "sheet.png", tmp_path / "sheet.pdf"
    done = subprocess.run(
        [sys.executable, script, sheet, "--only", "squat_goblet", "--pdf", pdf],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not QImage(str(sheet)).isNull()
    assert len(PdfDocument(pdf)) == 1
