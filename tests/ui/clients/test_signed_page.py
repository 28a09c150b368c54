"""A page signed in ink is added as a picture; hostile files change nothing."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog

from studio.ids import ScreeningId, TrainerId
from studio.screening.outcome import Tier
from studio.screening.signature import SignedHow, Signer, answers_hash
from tests.builders import a_client, a_trainer
from tests.ui.clients.profile_desk import ProfileDesk
from tests.ui.memory import MemoryStudio
from tests.ui.watch import clipped, nameless
from ui.clients.profile import Tab
from ui.clients.signed_page import (
    LONGEST_SIDE,
    MOST_BYTES,
    UnusablePicture,
    read_signed_page,
)
from ui.clients.signed_page_sheet import SignedPageSheet

DANA = a_trainer("Dana Kerr", id=TrainerId("dana"))
MAYA = a_client()

Open = Callable[[], ProfileDesk]


def picture(path: Path, width: int = 600, height: int = 800) -> Path:
    """Write a picture in the format of its name."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    assert image.save(str(path))
    return path


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_that_claims(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    data = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
def test_a_picture_becomes_a_jpeg_of_its_own_on_white(tmp_path: Path, qapp, kind: str):
    jpeg = read_signed_page(picture(tmp_path / f"page.{kind}"))
    assert jpeg.startswith(b"\xff\xd8\xff")
    page = QImage.fromData(jpeg)
    assert (page.width(), page.height()) == (600, 800)
    if kind != "jpg":
        assert page.pixelColor(300, 400).lightness() > 250


def test_a_large_picture_is_made_smaller(tmp_path: Path, qapp):
    page = QImage.fromData(read_signed_page(picture(tmp_path / "page.png", 3000, 6000)))
    assert (page.width(), page.height()) == (LONGEST_SIDE // 2, LONGEST_SIDE)


def test_the_kind_follows_from_the_content_and_never_from_the_name(tmp_path: Path, qapp):
    path = picture(tmp_path / "page.png")
    renamed = path.rename(tmp_path / "page.txt")
    assert read_signed_page(renamed).startswith(b"\xff\xd8\xff")


def test_nothing_else_a_file_holds_is_kept(tmp_path: Path, qapp):
    path = tmp_path / "page.png"
    picture(path)
    data = path.read_bytes()
    end = data.index(b"IEND") - 4
    path.write_bytes(data[:end] + chunk(b"tEXt", b"Comment\0secret place") + data[end:])
    assert b"secret place" not in read_signed_page(path)


HOSTILE = {
    "text.png": (b"not a picture at all", "kind"),
    "empty.png": (b"", "empty"),
    "huge.png": (png_that_claims(60_000, 60_000), "too_many_pixels"),
    "tall.png": (png_that_claims(1, 30_000_000), "broken"),
    "page.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "kind"),
    "drawn.png": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "kind"),
    "page.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "kind"),
    "page.gif": (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "kind"),
    "page.bmp": (b"BM" + b"\0" * 60, "kind"),
    "start.jpg": (b"\xff\xd8\xff\xe0", "broken"),
    "start.webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "broken"),
    "big.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * MOST_BYTES, "too_big"),
}


@pytest.mark.qt_log_ignore("JPEG", extend=True)
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_usable_picture_is_refused_and_left_as_it_is(tmp_path: Path, qapp, name: str):
    data, reason = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(data)
    limit = QImageReader.allocationLimit()
    with pytest.raises(UnusablePicture) as refused:
        read_signed_page(path)
    assert refused.value.values == {"reason": reason, "file": name}
    assert path.read_bytes() == data
    assert QImageReader.allocationLimit() == limit > 0


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_picture_cut_short_is_refused(tmp_path: Path, qapp, part: float):
    data = picture(tmp_path / "whole.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(data[: int(len(data) * part)])
    with pytest.raises(UnusablePicture) as refused:
        read_signed_page(tmp_path / "cut.png")
    assert refused.value.values["reason"] == "broken"


@pytest.mark.parametrize("name", ["nowhere.png", "folder"])
def test_what_is_no_file_is_refused(tmp_path: Path, qapp, name: str):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnusablePicture) as refused:
        read_signed_page(tmp_path / name)
    assert refused.value.values["reason"] == "missing"


# From the button to the stored page


@pytest.fixture
def desk(studio: MemoryStudio, open_desk: Open) -> ProfileDesk:
    studio.put(DANA, MAYA)
    studio.screened(
        MAYA, Tier.GYM_READY, id=ScreeningId("s"), confirmed_by=DANA.id, answers={"c.chest": "no"}
    )
    made = open_desk()
    made.around.at_desk.show_team([DANA])
    made.open(MAYA.id).open_tab(Tab.SCREENING)
    return made


def choose(desk: ProfileDesk, path: Path) -> None:
    dialog = desk.page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.around.runner.settle()


def test_a_page_is_stored_under_the_answers_it_was_signed_for(desk: ProfileDesk, tmp_path: Path):
    desk.click("clients.screening.s.page")
    choose(desk, picture(tmp_path / "page.png"))
    assert desk.part("signedPage.name").text() == "Maya Okafor"
    desk.click("signedPage.keep")
    (signed,) = desk.studio.screenings.signatures(MAYA.id)
    assert (signed.signer, signed.how) == (Signer.CLIENT, SignedHow.SCANNED)
    assert signed.witness == DANA.id
    assert signed.answers_hash == answers_hash({"c.chest": "no"})
    assert signed.scan.startswith(b"\xff\xd8\xff")
    assert desk.toast.text == "Signed page added"
    assert desk.window.findChild(SignedPageSheet).isHidden()


def test_the_name_under_the_page_is_asked_for(desk: ProfileDesk, tmp_path: Path):
    desk.click("clients.screening.s.page")
    choose(desk, picture(tmp_path / "page.png"))
    desk.click("signedPage.who.1")
    desk.click("signedPage.keep")
    assert desk.part("signedPage.name.error").text().startswith("Write the name")
    desk.type("signedPage.name", "Ann Okafor")
    desk.type("signedPage.relation", "mother")
    desk.click("signedPage.keep")
    (signed,) = desk.studio.screenings.signatures(MAYA.id)
    assert (signed.signer, signed.name, signed.relation) == (
        Signer.GUARDIAN, "Ann Okafor", "mother",
    )  # fmt: skip


def test_under_18_the_guardians_page_comes_second(desk: ProfileDesk, tmp_path: Path):
    desk.studio.clients.save(replace(MAYA, birth_date=date(2010, 3, 4)))
    desk.around.runner.settle()
    for place in range(2):
        desk.click("clients.screening.s.page")
        choose(desk, picture(tmp_path / "page.png"))
        if place:
            desk.type("signedPage.name", "Ann Okafor")
        desk.click("signedPage.keep")
    signed = desk.studio.screenings.signatures(MAYA.id)
    assert [s.signer for s in signed] == [Signer.CLIENT, Signer.GUARDIAN]


def test_a_file_that_cannot_be_used_says_so_and_offers_another(desk: ProfileDesk, tmp_path: Path):
    (tmp_path / "page.png").write_bytes(b"not a picture")
    desk.click("clients.screening.s.page")
    choose(desk, tmp_path / "page.png")
    assert desk.toast.text == (
        "page.png is not a PNG, JPEG or WEBP picture. Take a photo or a scan of the page."
    )
    assert desk.studio.screenings.signatures(MAYA.id) == ()
    desk.toast.act()
    choose(desk, picture(tmp_path / "good.png"))
    assert desk.part("signedPage").isVisible()


def test_another_file_that_cannot_be_used_keeps_the_page_that_is_shown(
    desk: ProfileDesk, tmp_path: Path
):
    desk.click("clients.screening.s.page")
    choose(desk, picture(tmp_path / "page.png"))
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7")
    desk.click("signedPage.other")
    choose(desk, tmp_path / "page.pdf")
    assert desk.part("signedPage.trouble").text().startswith("page.pdf is not a PNG")
    desk.click("signedPage.keep")
    assert len(desk.studio.screenings.signatures(MAYA.id)) == 1


def test_another_client_puts_the_sheet_away(desk: ProfileDesk, tmp_path: Path):
    other = a_client(first_name="Aisha", last_name="Khan", number=8)
    desk.studio.put(other)
    desk.page.reload()
    desk.around.runner.settle()
    desk.click("clients.screening.s.page")
    choose(desk, picture(tmp_path / "page.png"))
    desk.open(other.id)
    assert all(not s.isVisible() for s in desk.window.findChildren(SignedPageSheet))


def test_the_sheet_holds(desk: ProfileDesk, tmp_path: Path, qtbot):
    desk.click("clients.screening.s.page")
    choose(desk, picture(tmp_path / "page.png"))
    desk.click("signedPage.who.1")
    qtbot.waitUntil(lambda: clipped(desk.part("signedPage")) == [])
    assert nameless(desk.part("signedPage")) == []
