"""The pad: what each hand draws, what is kept of it, and what a screen reader says."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from studio.screening.strokes import MOST_STROKES, WIDTH
from ui.screening.signature_pad import SignaturePad
from ui.widgets.theme import apply_theme, tokens

LEFT = Qt.MouseButton.LeftButton
WAVE = tuple(QPoint(40 + 6 * step, 50 + (step % 3) * 14) for step in range(30))


class Desk(QWidget):
    """A page that would go back or on with the keys the pad leaves alone."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Qt.Key] = []
        self.pad = SignaturePad("Signature", self, name="sign.pad")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad)
        column.addStretch(1)

    @override
    def keyPressEvent(self, event) -> None:
        self.heard.append(Qt.Key(event.key()))


@pytest.fixture
def desk(qtbot, qapp) -> Desk:
    apply_theme(qapp, "light")
    made = Desk()
    made.resize(360, 160)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def by_mouse(pad: SignaturePad, points=WAVE) -> None:
    QTest.mousePress(pad, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, LEFT, pos=points[-1])


def by_pen(pad: SignaturePad, kind: QEvent.Type, point: QPoint) -> None:
    place = QPointF(point)
    device = QPointingDevice.primaryPointingDevice()
    far = QPointF(pad.mapToGlobal(point))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        pad, QTabletEvent(kind, device, place, far, 0.7, 0, 0, 0, 0, 0, none, LEFT, LEFT)
    )


def ink_of(widget: QWidget, ratio: float = 1.0) -> QImage:
    size = widget.size() * ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


def dark_spots(image: QImage) -> int:
    ink = tokens().text
    return sum(
        abs(image.pixelColor(x, y).lightness() - ink.lightness()) < 24
        for x in range(image.width())
        for y in range(image.height())
    )


def test_an_untouched_pad_is_empty(desk: Desk) -> None:
    assert desk.pad.strokes == ()
    assert desk.pad.accessibleName() == "Signature, empty"
    assert "Typing the name is enough" in desk.pad.accessibleDescription()


def test_the_mouse_signs(desk: Desk) -> None:
    by_mouse(desk.pad)
    (stroke,) = desk.pad.strokes
    assert all(0 <= x <= WIDTH and 0 <= y <= WIDTH for x, y in stroke)
    assert stroke[0] == (round(40 * 1000 / 360), round(50 * 1000 / 360))
    assert desk.pad.accessibleName() == "Signature, signed"


def test_another_button_draws_nothing(desk: Desk) -> None:
    QTest.mousePress(desk.pad, Qt.MouseButton.RightButton, pos=WAVE[0])
    QTest.mouseMove(desk.pad, WAVE[-1])
    QTest.mouseRelease(desk.pad, Qt.MouseButton.RightButton, pos=WAVE[-1])
    assert desk.pad.strokes == ()


def test_a_slip_of_the_pen_is_no_signature(desk: Desk) -> None:
    by_mouse(desk.pad, (QPoint(50, 50), QPoint(52, 51)))
    assert desk.pad.strokes == ()
    assert desk.pad.accessibleName() == "Signature, empty"


def test_a_pen_signs_and_takes_over_from_the_palm(desk: Desk) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(desk.pad, screen).press(0, QPoint(200, 90), desk.pad).commit()
    by_pen(desk.pad, QEvent.Type.TabletPress, WAVE[0])
    QTest.touchEvent(desk.pad, screen).move(0, QPoint(300, 20), desk.pad).commit()
    for point in WAVE[1:]:
        by_pen(desk.pad, QEvent.Type.TabletMove, point)
    by_pen(desk.pad, QEvent.Type.TabletRelease, WAVE[-1])
    QTest.touchEvent(desk.pad, screen).release(0, QPoint(300, 20), desk.pad).commit()
    (stroke,) = desk.pad.strokes
    assert max(x for x, _ in stroke) < 700


def test_a_finger_signs(desk: Desk) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(desk.pad, screen).press(0, WAVE[0], desk.pad).commit()
    for point in WAVE[1:]:
        QTest.touchEvent(desk.pad, screen).move(0, point, desk.pad).commit()
    QTest.touchEvent(desk.pad, screen).release(0, WAVE[-1], desk.pad).commit()
    assert len(desk.pad.strokes) == 1
    assert desk.pad.accessibleName() == "Signature, signed"


def test_clear_takes_everything_away(desk: Desk) -> None:
    clear = desk.pad.findChild(QWidget, "sign.pad.clear")
    assert not clear.isVisible()
    by_mouse(desk.pad)
    assert clear.isVisible()
    QTest.mouseClick(clear, LEFT)
    assert desk.pad.strokes == ()
    assert not clear.isVisible()


def test_keys_reach_the_pad_and_only_those_that_clear_stay_there(desk: Desk) -> None:
    assert desk.pad.focusPolicy() & Qt.FocusPolicy.TabFocus
    by_mouse(desk.pad)
    desk.pad.setFocus()
    QTest.keyClick(desk.pad, Qt.Key.Key_Return)
    QTest.keyClick(desk.pad, Qt.Key.Key_Escape)
    assert desk.heard == [Qt.Key.Key_Return, Qt.Key.Key_Escape]
    assert desk.pad.strokes
    QTest.keyClick(desk.pad, Qt.Key.Key_Delete)
    QTest.keyClick(desk.pad, Qt.Key.Key_Backspace)
    assert desk.pad.strokes == ()
    assert len(desk.heard) == 2


def test_what_is_drawn_beside_the_pad_stays_on_it(desk: Desk) -> None:
    by_mouse(desk.pad, (QPoint(20, 20), QPoint(900, 900), QPoint(-50, 40)))
    (stroke,) = desk.pad.strokes
    assert all(0 <= x <= 1000 and 0 <= y <= 333 for x, y in stroke)


def test_strokes_survive_another_size(desk: Desk) -> None:
    by_mouse(desk.pad)
    before = desk.pad.strokes
    desk.resize(700, 300)
    assert desk.pad.strokes == before
    assert dark_spots(ink_of(desk.pad)) > 100
    desk.resize(360, 160)
    assert desk.pad.strokes == before


def test_too_many_strokes_are_not_taken(desk: Desk) -> None:
    for place in range(MOST_STROKES + 5):
        by_mouse(desk.pad, (QPoint(20 + place, 20), QPoint(20 + place, 80)))
    assert len(desk.pad.strokes) == MOST_STROKES


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_ink_is_seen_in_both_themes_and_sharp(desk: Desk, qapp, look: str, ratio: float) -> None:
    by_mouse(desk.pad)
    apply_theme(qapp, look)
    assert dark_spots(ink_of(desk.pad, ratio)) > 150 * ratio
    desk.pad.clear()
    assert dark_spots(ink_of(desk.pad, ratio)) < 60 * ratio * ratio
