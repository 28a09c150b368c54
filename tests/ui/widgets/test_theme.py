import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.widgets.labels import label
from ui.widgets.style_sheet import style_sheet
from ui.widgets.theme import (
    DARK,
    FONT_FAMILY,
    LIGHT,
    Tokens,
    apply_theme,
    font,
    inverse_tokens,
    mix,
    scaled,
    tokens,
)

TEXT_LIMIT = 4.5
SHAPE_LIMIT = 3.0
GROUNDS = ("bg", "surface", "sunken", "hover", "soft")
TIERS = ("ready", "adapt", "rehab", "clear", "urgent")
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]

# A few figures of the design's own table, so that the formula itself is held to something.
KNOWN = [
    (LIGHT, "text", "bg", 14.35),
    (LIGHT, "text_3", "hover", 4.95),
    (LIGHT, "border_strong", "hover", 3.22),
    (LIGHT, "clear", "clear_plate", 5.68),
    (DARK, "text_3", "soft", 4.52),
    (DARK, "focus", "surface", 7.74),
    (DARK, "on_primary", "primary_hover", 10.45),
]


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pair(colors: Tokens, ink: str, ground: str) -> float:
    return contrast(colors.color(ink), colors.color(ground))


@pytest.mark.parametrize(("colors", "ink", "ground", "ratio"), KNOWN)
def test_contrast_is_computed_as_the_guideline_says(
    colors: Tokens, ink: str, ground: str, ratio: float
):
    assert pair(colors, ink, ground) == pytest.approx(ratio, abs=0.011)


@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize("ink", ["text", "text_2", "text_3", "primary"])
def test_texts_read_on_every_ground(colors: Tokens, ink: str):
    assert min(pair(colors, ink, ground) for ground in GROUNDS) >= TEXT_LIMIT


@pytest.mark.parametrize("colors", THEMES)
def test_rings_and_outlines_are_visible(colors: Tokens):
    assert min(pair(colors, "focus", ground) for ground in GROUNDS) >= TEXT_LIMIT
    assert min(pair(colors, "border_strong", ground) for ground in GROUNDS[:4]) >= SHAPE_LIMIT


@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize("tier", TIERS)
def test_tiers_read_on_plate_and_surface_and_carry_their_sign(colors: Tokens, tier: str):
    for ground in (f"{tier}_plate", "surface", "bg"):
        assert pair(colors, tier, ground) >= TEXT_LIMIT
    assert pair(colors, "on_primary", tier) >= TEXT_LIMIT


@pytest.mark.parametrize("colors", THEMES)
def test_buttons_read_when_pointed_at(colors: Tokens):
    assert pair(colors, "on_primary", "primary") >= TEXT_LIMIT
    assert pair(colors, "on_primary", "primary_hover") >= TEXT_LIMIT
    hovered = mix(colors.soft, colors.primary, 0.10)
    assert contrast(colors.primary, hovered) >= TEXT_LIMIT


def test_the_style_sheet_stays_short():
    colors = dict.fromkeys(Tokens.__dataclass_fields__, "#000000")
    assert len(style_sheet(colors, 100).splitlines()) < 120


def test_the_theme_reaches_palette_tokens_and_labels(qapp: QApplication, qtbot):
    apply_theme(qapp, "light")
    shown = label("Maya", color="text_2")
    qtbot.addWidget(shown)
    apply_theme(qapp, "dark")
    assert tokens() is DARK
    assert inverse_tokens() is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.bg
    assert shown.palette().color(QPalette.ColorRole.WindowText) == DARK.text_2
    apply_theme(qapp, "light")
    assert shown.palette().color(QPalette.ColorRole.WindowText) == LIGHT.text_2


def test_the_text_size_multiplies_every_font(qapp: QApplication, qtbot):
    apply_theme(qapp, "light")
    shown = label("Maya", px=20)
    qtbot.addWidget(shown)
    assert shown.font().pixelSize() == 20
    apply_theme(qapp, "light", 125)
    assert shown.font().pixelSize() == 25
    assert scaled(38) == 48
    assert font(14, 600).pixelSize() == 18
    apply_theme(qapp, "light")
    assert shown.font().pixelSize() == 20


def test_inter_is_bundled(qapp: QApplication):
    apply_theme(qapp, "light")
    assert font(14).families()[0] == FONT_FAMILY
