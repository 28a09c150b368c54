"""The steps of the tour and what each of them has to show."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QModelIndex,
    QPoint,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from resources import read_folder
from studio.clock import FixedClock
from studio.screening.pages import PageKind
from studio.wording import load_words
from ui.commands.window import make_application
from ui.front_desk import FrontDesk
from ui.opening import Opening
from ui.planner.exercise_row import ExerciseRow
from ui.planner.session_card import SessionCard
from ui.printing.pages import text_of_pages
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

BACK_SQUAT = "Barbell back squat"
STAND_IN = "Bodyweight squat"
TEMPLATE = "back_friendly_first_week"
NEXT_WEEK = "18"
WEDNESDAY = 2
FEWEST_ROWS = 5

TITLES = (
    *("today", "new client", "body map", "check answers", "outcome", "planner", "template"),
    *("search", "drag", "swap", "undo", "redo", "sheet", "week on paper"),
)
WHILE_DRAGGING = "09-while-dragging.png"
SETTINGS_FILE = "settings.json"
SHEET_FILE = "week.pdf"
PLATFORM_NOTE = "This plugin does not support"

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
            SettingsFile(out / SETTINGS_FILE),
            timing=Timing(guard_ms=0, word_ms=0),
        )
        qInstallMessageHandler(_only_what_matters)
        # A file dialog of the desktop would be out of reach for our hands.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self._driver = Driver(self._desk.window)
        self._before: list[str] = []
        self._after: list[str] = []

    def steps(self) -> Iterator[tuple[str, bool]]:
        """Do one step after the other; stop at the first that does not hold."""
        self._desk.window.resize(*SIZE)
        self._desk.start()
        try:
            for number, (title, act) in enumerate(self._plan(), start=1):
                held, seen = self._try(act)
                self._driver.picture(self._out / picture_name(number, title))
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
        acts = (
            self._open_today,
            self._sign_up,
            self._mark_the_back,
            self._check_answers,
            self._see_outcome,
            self._plan_a_week,
            self._start_from_template,
            self._search,
            self._drag_back_squat,
            self._see_swap,
            self._undo,
            self._redo,
            self._preview,
            self._save,
        )
        return zip(TITLES, acts, strict=True)

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

    # The week (Q6, Q7)

    def _plan_a_week(self) -> str:
        self._driver.click("outcome.primary")
        self._driver.find("week.grid")
        self._driver.press(Qt.Key.Key_BracketRight)
        self._driver.wait_for(
            lambda: NEXT_WEEK in self._text("week.span"), f"the week of {NEXT_WEEK} shows"
        )
        return f"the week of {self._text('week.span')}"

    def _start_from_template(self) -> str:
        self._driver.click("plan.templates")
        self._driver.click(f"template.{TEMPLATE}")
        self._driver.wait_for(
            lambda: len(self._rows()) > FEWEST_ROWS, "the template is on the week"
        )
        return f"{len(self._rows())} exercises on the week"

    def _search(self) -> str:
        self._driver.type_into("lib.search", "back sq 3x5 60kg")
        library = self._driver.find_a(QListView, "lib.list")
        self._driver.wait_for(lambda: self._row_of(BACK_SQUAT).isValid(), f"{BACK_SQUAT} is found")
        said = str(self._row_of(BACK_SQUAT).data(Qt.ItemDataRole.AccessibleTextRole))
        expect(STAND_IN.casefold() in said.casefold(), f"its row names {STAND_IN}: {said}")
        library.scrollTo(self._row_of(BACK_SQUAT))
        return said

    def _drag_back_squat(self) -> str:
        library = self._driver.find_a(QListView, "lib.list")
        grip = library.visualRect(self._row_of(BACK_SQUAT)).center()
        session = self._session_on(WEDNESDAY)
        self._before = self._shown_week()
        first, second = session.rows[0], session.rows[1]
        gap = (first.geometry().bottom() + second.geometry().top()) // 2
        seen: list[str] = []
        self._driver.drag(
            library.viewport(),
            grip,
            session,
            QPoint(session.width() // 2, gap),
            hover=partial(self._look_while_dragging, seen),
        )
        self._driver.wait_for(
            lambda: (
                len(self._session_on(WEDNESDAY).rows) == len(session.rows)
                and self._shown_week() != self._before
            ),
            "something landed on Wednesday",
        )
        return seen[0] if seen else "dropped"

    def _look_while_dragging(self, seen: list[str]) -> None:
        layer = self._driver.find("drag.layer")
        self._driver.wait_for(lambda: bool(layer.accessibleDescription()), "the ghost has words")
        seen.append(layer.accessibleDescription())
        self._driver.picture(self._out / WHILE_DRAGGING)

    def _see_swap(self) -> str:
        card = self._driver.find("swap.card")
        said = " ".join(texts_in(card))
        for part in (STAND_IN, "Keeps", "Lowers", "Review", "Because"):
            expect(part in said, f"the card says {part}: {said}")
        landed = self._session_on(WEDNESDAY).rows[1].accessibleName()
        expect(landed.startswith(STAND_IN), f"{STAND_IN} landed, not {landed}")
        expect("60" not in landed, f"no kilograms came along: {landed}")
        self._after = self._shown_week()
        return card.accessibleName()

    def _undo(self) -> str:
        self._driver.press(Qt.Key.Key_Z, CTRL)
        self._driver.wait_for(lambda: self._shown_week() == self._before, "the week is as before")
        return "the week is as before"

    def _redo(self) -> str:
        self._driver.press(Qt.Key.Key_Y, CTRL)
        self._driver.wait_for(lambda: self._shown_week() == self._after, "the swap is back")
        return "the swap is back"

    # The sheet (Q9)

    def _preview(self) -> str:
        self._driver.wait_for(
            lambda: "saved" in self._text("top.state"), "the week is saved before it is printed"
        )
        self._driver.press(Qt.Key.Key_P, CTRL)
        view = self._driver.find("print.view")
        self._driver.wait_for(
            lambda: any(f" {n} page" in view.accessibleName() for n in (1, 2)), "the page shows"
        )
        return view.accessibleName()

    def _save(self) -> str:
        path = self._out / SHEET_FILE
        self._driver.click("print.save")
        dialog = self._driver.find_a(QFileDialog, "print.saveDialog")
        field = self._driver.find_a(QLineEdit, "fileNameEdit")
        self._driver.wait_for(field.hasFocus, "the dialog takes the keyboard")
        field.selectAll()
        field.insert(str(path.resolve()))  # pasted, since keys pressed for a test know ASCII only
        # A list of completions may have opened over the dialog; its button is what counts.
        buttons = self._driver.find_a(QDialogButtonBox, "buttonBox")
        self._driver.wait_for(lambda: str(path.resolve()) in dialog.selectedFiles(), "it is named")
        self._driver.click_at(buttons.button(QDialogButtonBox.StandardButton.Save))
        self._driver.wait_for(path.exists, f"{path} is written")
        pages = text_of_pages(path.read_bytes())
        for wanted in ("Maya", STAND_IN, BACK_SQUAT.casefold(), "Look again"):
            expect(wanted in pages[0], f"the sheet says {wanted}")
        expect("Okafor" not in "".join(pages), "no surname stands on the sheet")
        return f"{path}, {len(pages)} page" + ("s" if len(pages) > 1 else "")

    # What the window shows

    def _rows(self) -> list[ExerciseRow]:
        return [row for row in self._desk.window.findChildren(ExerciseRow) if row.isVisible()]

    def _shown_week(self) -> list[str]:
        return sorted(row.accessibleName() for row in self._rows())

    def _session_on(self, day: int) -> SessionCard:
        column = self._driver.find(f"week.day.{day + 1}")
        cards = [card for card in column.findChildren(SessionCard) if card.isVisible()]
        expect(cards, f"there is a session on day {day + 1}")
        return cards[0]

    def _row_of(self, name: str) -> QModelIndex:
        model = self._driver.find_a(QListView, "lib.list").model()
        indexes = (model.index(row, 0) for row in range(model.rowCount()))
        return next((i for i in indexes if i.data() == name), QModelIndex())

    def _text(self, name: str) -> str:
        widget = self._driver.find(name)
        return widget.text() if isinstance(widget, QLabel) else widget.accessibleName()


def texts_in(widget: QWidget) -> list[str]:
    """Return what *widget* and everything visible in it says, to eyes or to a screen reader."""
    said = [widget.accessibleName(), widget.accessibleDescription()]
    for child in widget.findChildren(QWidget):
        if child.isVisible():
            said += [child.text() if isinstance(child, QLabel) else "", child.accessibleName()]
    return list(dict.fromkeys(text for text in said if text))


def picture_name(number: int, title: str) -> str:
    """Return the file name of the picture of one step."""
    return f"{number:02d}-{title.replace(' ', '-')}.png"


def made_by_the_tour(data_file: str) -> list[str]:
    """Return the names of all files that a tour leaves in its folder."""
    pictures = [picture_name(number, title) for number, title in enumerate(TITLES, start=1)]
    data = [data_file + ending for ending in ("", "-wal", "-shm", ".lock", ".run.json")]
    return [*pictures, WHILE_DRAGGING, SHEET_FILE, *data]


def _only_what_matters(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Leave out that a picture-only platform has no window manager; pass on the rest."""
    if not text.startswith(PLATFORM_NOTE):
        print(text, file=sys.stderr)  # noqa: T201
