"""Reading the picture of a signed page: whatever the file claims, only its pixels are kept."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from studio.errors import WrongInput

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400
_QUALITY = 82
_WEBP_START = 8


class UnusablePicture(WrongInput):
    """A file that is no picture of a page.

    Values: reason (missing, empty, too_big, kind, too_many_pixels or broken) and file.
    """

    code = "unusable_picture"


def read_signed_page(path: Path) -> bytes:
    """Return the page in *path* as a JPEG of its own; the file is left as it is.

    Which kind of picture it is follows from its first bytes, never from its name, and its size is
    read before anything is decoded.  What else the file holds, such as where it was taken, is
    not kept.
    """
    name = path.name
    data = _read(path)
    kind = _kind_of(data)
    if not kind:
        raise UnusablePicture(reason="kind", file=name)
    return _as_jpeg(_on_white(_decoded(data, kind, name)))


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise UnusablePicture(reason="missing", file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnusablePicture(reason="missing", file=path.name) from error
    if not data:
        raise UnusablePicture(reason="empty", file=path.name)
    if len(data) > MOST_BYTES:
        raise UnusablePicture(reason="too_big", file=path.name)
    return data


def _kind_of(data: bytes) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"RIFF") and data[_WEBP_START:].startswith(b"WEBP"):
        return "webp"
    return ""


def _decoded(data: bytes, kind: str, name: str) -> QImage:
    stored = QByteArray(data)
    buffer = QBuffer(stored)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise UnusablePicture(reason="broken", file=name)
    if size.width() * size.height() > MOST_PIXELS:
        raise UnusablePicture(reason="too_many_pixels", file=name)
    image = reader.read()
    if image.isNull():
        raise UnusablePicture(reason="broken", file=name)
    return image


def _on_white(image: QImage) -> QImage:
    size = image.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        size = size.scaled(
            QSize(LONGEST_SIDE, LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio
        ).expandedTo(QSize(1, 1))
        image = image.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, image)
    painter.end()
    return page


def _as_jpeg(page: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(page)
    return bytes(buffer.data().data())
