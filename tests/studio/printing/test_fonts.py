from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from studio.printing.pdf.fonts import FONT_FILES, MARK, Fonts, missing_characters
from studio.printing.pdf.text import Style, Typesetter
from tests.studio.printing.sheets import fonts

NEEDED = "×–·→✓□•…’“”½°≥≤ ŷŵ ąćęłńóśźż ğışİ ăâîșț ñáéíóúü Ωάλφα Єїґ Ёжик ŐŰ"


@pytest.mark.parametrize("name", FONT_FILES)
def test_every_weight_has_its_own_name_and_a_reasonable_size(name):
    face = TTFontFile(BytesIO(fonts()[name]))
    assert face.name.decode() == name
    assert len(fonts()[name]) < 350_000
    assert b"tnum" in fonts()[name]


def test_the_faces_have_the_letters_and_signs_we_print():
    assert missing_characters([NEEDED], fonts()) == ()


def test_missing_characters_are_told_once_and_marked():
    known = Fonts(fonts())
    assert known.missing("健康 健 a") == ("健", "康")
    assert known.printable("a 健") == f"a {MARK}"


def test_a_family_of_joined_signs_is_one_mark_a_sign():
    assert Fonts(fonts()).printable("👍🏽 ❤️") == f"{MARK} {Fonts(fonts()).printable('❤')}"


def test_text_is_composed_and_loses_only_what_nobody_sees():
    assert Fonts(fonts()).printable("e\u0301\u200d\x00\u202eb\tc\u00a0d") == "éb c d"


@given(st.text(max_size=60), st.integers(30, 300))
def test_wrapping_keeps_every_character_and_the_width(text: str, room: int):
    typesetter = Typesetter(Fonts(fonts()))
    style = Style(size=10)
    block = typesetter.block(text, style, room)
    assert "".join("".join(block.lines).split()) == "".join(typesetter.clean(text).split())
    assert all(typesetter.width(line, style) <= room or len(line) == 1 for line in block.lines)


def test_a_headline_shrinks_before_it_wraps_and_never_below_its_smallest():
    typesetter = Typesetter(Fonts(fonts()))
    style = Style(size=24, leading=28)
    assert typesetter.headline("Maya's week", style, 400, 14).style.size == 24
    longer = typesetter.headline("Maximiliana Annabella's week", style, 250, 14)
    assert 14 < longer.style.size < 24
    assert len(longer.lines) == 1
    longest = typesetter.headline("Maximiliana " * 8, style, 250, 14)
    assert longest.style.size == 14
    assert len(longest.lines) > 1
