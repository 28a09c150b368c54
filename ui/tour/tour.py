"""The steps of the tour and what each of them has to show."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from resources import read_folder
from studio.clock import FixedClock
from studio.screening.pages import PageKind
from studio.wording import load_words
from ui.commands.window import make_application
from ui.front_desk import FrontDesk
from ui.opening import Opening
from ui.screening.page_view import Timing
from ui.shell.desk_settings import SettingsFile
from ui.tour.driver import Driver, StepFailed, expect
from ui.tour.sign_up import SignUpDriver

SIZE = (1440, 900)
CTRL = Qt.KeyboardModifier.ControlModifier
BACK = "low_back"
STORY = {
    f"p.now@{BACK}": 4,
    f"p.morning@{BACK}": "not_tried",
    f"p.worst7@{BACK}": 6,
    f"p.weeks@{BACK}": 3,
    f"p.moves@{BACK}": ["bend_sit"],
}
BACK_AREA = "back_lower_back"

Step = tuple[str, Callable[[], str]]


class Tour:
    """Walks through one practice studio; each step says what it saw, or why it fell short."""

    def __init__(self, out: Path, data: Path, clock: FixedClock) -> None:
        self._out = out
        self._words = load_words(read_folder)
        existing = QApplication.instance()
        application = existing if isinstance(existing, QApplication) else make_application()
        self._desk = FrontDesk(
            application,
            Opening(str(data), practice=True),
            clock,
            SettingsFile(out / "settings.json"),
            timing=Timing(guard_ms=0, word_ms=0),
        )
        self._driver = Driver(self._desk.window)

    def steps(self) -> Iterator[tuple[str, bool]]:
        """Do one step after the other; stop at the first that does not hold."""
        self._desk.window.resize(*SIZE)
        self._desk.start()
        try:
            for number, (title, act) in enumerate(self._plan(), start=1):
                held, seen = self._try(act)
                picture = self._out / f"{number:02d}-{title.replace(' ', '-')}.png"
                self._driver.picture(picture)
                mark = "ok  " if held else "FAIL"
                yield f"{mark} {number:2d} {title}: {seen}", held
                if not held:
                    return
        finally:
            self._desk.window.close()
            self._desk.close()

    def _try(self, act: Callable[[], str]) -> tuple[bool, str]:
        try:
            return True, act()
        except StepFailed as failed:
            return False, str(failed)

    def _plan(self) -> Iterator[Step]:
        yield "today", self._open_today
        yield "new client", self._sign_up
        yield "body map", self._mark_the_back
        yield "check answers", self._check_answers
        yield "outcome", self._see_outcome

    # The sign-up (Q1, Q3)

    def _open_today(self) -> str:
        self._driver.wait_for(lambda: self._driver.has("today.attention"), "Today is filled")
        return "the practice studio is open"

    def _sign_up(self) -> str:
        self._driver.press(Qt.Key.Key_N, CTRL)
        for name, text in (
            ("flow.firstName", "Maya"),
            ("flow.lastName", "Okafor"),
            ("flow.birthDay", "3"),
            ("flow.birthMonth", "2"),
            ("flow.birthYear", "1985"),
            ("flow.phone", "07700 900345"),
            ("flow.emergency", "Chidi Okafor, 07700 900346"),
        ):
            self._driver.type_into(name, text)
        self._driver.click("flow.consent")
        self._signing = SignUpDriver(self._driver, STORY, (BACK_AREA,))
        return "Maya Okafor, name and phone"

    def _mark_the_back(self) -> str:
        self._signing.answer_page()
        self._signing.answer_until(PageKind.BODY)
        self._signing.mark()
        return "lower back, 4 of 10"

    def _check_answers(self) -> str:
        self._signing.go_on()
        self._signing.answer_until(PageKind.CHECK)
        return "every question is answered"

    def _see_outcome(self) -> str:
        self._driver.click("check.confirm")
        title = self._text("outcome.title")
        wanted = self._words["tier.rehab_first"]
        expect(title == wanted, f"the outcome is {wanted}, not {title}")
        return title

    def _text(self, name: str) -> str:
        widget = self._driver.find(name, QWidget)
        return widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
