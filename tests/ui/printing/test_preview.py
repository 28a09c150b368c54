from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from studio.errors import NotFound
from studio.printing.sheet import PlanSheet, SheetOptions
from tests.studio.printing.sheets import MAYA, a_pdf, a_sheet, a_week
from tests.ui.printing.file_printers import FilePrinters
from ui.printing.preview import PrintPreview
from ui.shell.announce import announced
from ui.shell.tasks import TaskRunner
from ui.widgets.theme import apply_theme


class Week:
    """Loads sheets as the service would, and remembers what was asked for."""

    def __init__(self) -> None:
        self.count = 8
        self.first_name = "Maya"
        self.asked: list[SheetOptions] = []

    def load(self, options: SheetOptions) -> PlanSheet:
        self.asked.append(options)
        return a_sheet(
            a_week(self.count),
            paper=options.paper,
            pictures=options.pictures,
            log=options.log,
            swaps=options.swaps,
            first_name_only=options.first_name_only,
        )


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    apply_theme(qapp, "light")
    made = TaskRunner()
    yield made
    assert made.close()


@pytest.fixture
def week() -> Week:
    return Week()


@pytest.fixture
def printers(tmp_path: Path) -> FilePrinters:
    return FilePrinters(tmp_path, "Front desk laser", "Office")


@pytest.fixture
def preview(qtbot, runner: TaskRunner, week: Week, printers: FilePrinters) -> PrintPreview:
    return shown(qtbot, runner, PrintPreview(runner, week.load, a_pdf, printers=printers))


def shown(qtbot, runner: TaskRunner, made: PrintPreview) -> PrintPreview:
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    assert runner.settle()
    return made


def part(preview: PrintPreview, name: str) -> QWidget:
    found = preview.findChild(QWidget, name)
    assert found is not None, name
    return found


def says(preview: PrintPreview, name: str) -> str:
    label = part(preview, name)
    assert isinstance(label, QLabel)
    return label.text()


def click(preview: PrintPreview, name: str) -> None:
    QTest.mouseClick(part(preview, name), Qt.MouseButton.LeftButton)


def test_the_page_comes_from_the_bytes_that_are_printed(preview: PrintPreview):
    assert preview.pdf == a_pdf(a_sheet(a_week(8)))
    assert says(preview, "print.page") == "Page 1 of 1"
    assert part(preview, "print.view").accessibleName() == "Preview, 1 page, A4. Maya's week."
    assert announced[-1] == "Preview ready, 1 page"


def test_enter_prints_and_hands_on_the_bytes(preview: PrintPreview, runner, printers, qtbot):
    with qtbot.waitSignal(preview.printed) as printed:
        QTest.keyClick(preview, Qt.Key.Key_Return)
        runner.settle()
    assert printed.args == [preview.pdf]
    assert printers.opened == ["Front desk laser"]
    assert printers.pages("Front desk laser") == 1
    assert says(preview, "print.status") == "Sent to Front desk laser"
    assert announced[-1] == "Sent to Front desk laser"


def test_enter_at_once_prints_as_soon_as_the_page_is_there(qtbot, runner, week, printers):
    preview = PrintPreview(runner, week.load, a_pdf, printers=printers)
    qtbot.addWidget(preview)
    preview.show()
    with qtbot.waitSignal(preview.printed):
        QTest.keyClick(preview, Qt.Key.Key_Return)
        assert runner.settle()
    assert printers.opened == ["Front desk laser"]


def test_the_print_button_has_the_focus(preview: PrintPreview):
    assert preview.focusWidget() is part(preview, "print.go")


def test_pressing_twice_prints_once(preview: PrintPreview, runner, printers):
    preview.print_now()
    preview.print_now()
    runner.settle()
    assert printers.opened == ["Front desk laser"]


def test_another_printer_can_be_chosen(preview: PrintPreview, runner, printers):
    choice = part(preview, "print.printer")
    menu = choice.findChild(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert menu is not None
    office = next(action for action in menu.actions() if action.data() == "Office")
    office.trigger()
    preview.print_now()
    runner.settle()
    assert printers.opened == ["Office"]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_silent_printer_is_told_and_saving_still_works(qtbot, runner, week, tmp_path):
    printers = FilePrinters(tmp_path / "nowhere", "Front desk laser")
    preview = shown(qtbot, runner, PrintPreview(runner, week.load, a_pdf, printers=printers))
    preview.print_now()
    runner.settle()
    text = "Front desk laser is not answering. Save a PDF or try again."
    assert says(preview, "print.status") == text
    preview.save_to(str(tmp_path / "week.pdf"))
    runner.settle()
    assert (tmp_path / "week.pdf").read_bytes() == preview.pdf


def test_s_asks_for_a_place_under_a_name_without_a_person(preview: PrintPreview, runner, qtbot):
    QTest.keyClick(preview, Qt.Key.Key_S)
    dialog = preview.findChild(QFileDialog, "print.saveDialog")
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "2026-05-18_0147_v2.pdf"
    dialog.close()


def test_a_saved_page_is_the_one_that_is_shown(preview: PrintPreview, runner, tmp_path, qtbot):
    path = tmp_path / "2026-05-18_0147_v2.pdf"
    with qtbot.waitSignal(preview.saved) as saved:
        preview.save_to(str(path))
        runner.settle()
    assert saved.args == [str(path)]
    assert path.read_bytes() == preview.pdf
    assert says(preview, "print.status") == "Saved as 2026-05-18_0147_v2.pdf"


def test_a_place_that_cannot_be_written_is_told(preview: PrintPreview, runner, tmp_path):
    preview.save_to(str(tmp_path / "nowhere" / "week.pdf"))
    runner.settle()
    assert says(preview, "print.status").startswith("The PDF could not be saved there.")


def test_without_a_printer_saving_is_the_main_way_out(qtbot, runner, week, tmp_path):
    preview = shown(
        qtbot, runner, PrintPreview(runner, week.load, a_pdf, printers=FilePrinters(tmp_path))
    )
    assert not part(preview, "print.go").isVisible()
    assert preview.focusWidget() is part(preview, "print.save")
    sentence = "No printer found. Save a PDF or add one in the system settings."
    assert says(preview, "print.status") == sentence
    QTest.keyClick(preview, Qt.Key.Key_Return)
    dialog = preview.findChild(QFileDialog, "print.saveDialog")
    assert dialog is not None
    dialog.close()


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("print.pictures", "pictures"),
        ("print.log", "log"),
        ("print.swaps", "swaps"),
        ("print.firstName", "first_name_only"),
    ],
)
def test_every_choice_changes_the_page(preview: PrintPreview, runner, week, name, field):
    before = preview.pdf
    click(preview, name)
    runner.settle()
    assert getattr(week.asked[-1], field) is False
    assert preview.pdf != before
    click(preview, name)
    runner.settle()
    assert preview.pdf == before


def test_letter_paper_is_letter_paper(preview: PrintPreview, runner):
    click(preview, "print.paper.1")
    runner.settle()
    box = PdfReader(BytesIO(preview.pdf)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)
    assert "Letter" in part(preview, "print.view").accessibleName()


def test_a_choice_made_in_a_hurry_shows_only_the_last_page(preview: PrintPreview, runner):
    for name in ("print.log", "print.log", "print.paper.1", "print.paper.0", "print.pictures"):
        click(preview, name)
    runner.settle()
    assert preview.options == SheetOptions(pictures=False)
    assert preview.pdf == a_pdf(a_sheet(a_week(8), pictures=False))


def test_more_exercises_make_two_pages_and_page_down_goes_there(
    preview: PrintPreview, runner, week
):
    week.count = 12
    preview.reload()
    runner.settle()
    QApplication.sendPostedEvents()
    assert says(preview, "print.page") == "Page 1 of 2"
    assert announced[-1] == "Preview ready, 2 pages"
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert says(preview, "print.page") == "Page 2 of 2"
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert says(preview, "print.page") == "Page 1 of 2"


def test_the_keys_zoom(preview: PrintPreview, runner):
    fit = part(preview, "print.zoomFit")
    assert isinstance(fit, QPushButton)
    assert fit.text() == "Whole page"
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    runner.settle()
    larger = fit.text()
    assert larger.endswith("%")
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert fit.text() != larger
    QTest.keyClick(preview, Qt.Key.Key_0)
    runner.settle()
    assert fit.text() == "Whole page"


def test_the_picture_is_as_sharp_as_the_screen(preview: PrintPreview, runner):
    view = preview._pages.view
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    runner.settle()
    image = view._desk.pages[0].image
    assert image.width() == pytest.approx(595.3 * view.pixels_per_point, abs=2)


def test_the_page_can_be_moved_with_the_hand(preview: PrintPreview, runner):
    for _ in range(4):
        QTest.keyClick(preview, Qt.Key.Key_Plus)
    runner.settle()
    QApplication.sendPostedEvents()
    view = preview._pages.view
    bar = view.verticalScrollBar()
    before = bar.value()
    desk = view._desk
    QTest.mousePress(desk, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(desk, QPoint(300, 250))
    QTest.mouseRelease(desk, Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    assert bar.value() > before


def test_escape_and_the_arrow_go_back(preview: PrintPreview, qtbot):
    with qtbot.waitSignal(preview.back_requested):
        QTest.keyClick(preview, Qt.Key.Key_Escape)
    with qtbot.waitSignal(preview.back_requested):
        click(preview, "print.back")


def test_an_empty_week_is_not_printed(preview: PrintPreview, runner, week, printers):
    week.count = 0
    preview.reload()
    runner.settle()
    preview.print_now()
    runner.settle()
    assert printers.opened == []
    assert "Add one session to print" in says(preview, "print.status")


def test_a_week_that_is_gone_is_told_by_the_window(qtbot, runner):
    def load(_options: SheetOptions) -> PlanSheet:
        raise NotFound(kind="week", key="2026-05-18")

    problems: list[object] = []
    runner.problem.connect(problems.append)
    preview = shown(qtbot, runner, PrintPreview(runner, load, a_pdf))
    assert isinstance(problems[0], NotFound)
    assert preview.pdf == b""


def test_characters_without_a_glyph_are_named_beside_the_page(qtbot, runner, week, printers):
    def unprintable(_sheet: PlanSheet) -> tuple[str, ...]:
        return ("健", "😀")

    preview = shown(
        qtbot,
        runner,
        PrintPreview(runner, week.load, a_pdf, printers=printers, unprintable=unprintable),
    )
    assert says(preview, "print.note").endswith("健 😀")


def test_hidden_names_cover_the_page(preview: PrintPreview):
    preview.cover_pages(covered=True)
    covered = preview.grab().toImage()
    assert MAYA.first_name not in part(preview, "print.view").accessibleName()
    preview.cover_pages(covered=False)
    assert preview.grab().toImage() != covered
    assert MAYA.first_name in part(preview, "print.view").accessibleName()


def test_everything_that_takes_the_keyboard_has_a_name(preview: PrintPreview):
    focusable = [
        child
        for child in preview.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()
    ]
    assert len(focusable) >= 10
    for child in focusable:
        assert child.objectName(), child
        assert child.accessibleName(), child.objectName()
        assert min(child.width(), child.height()) >= 24, child.objectName()


def test_nothing_is_left_in_the_folder_for_temporary_files(
    qtbot, runner, week, printers, tmp_path, monkeypatch
):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    preview = shown(qtbot, runner, PrintPreview(runner, week.load, a_pdf, printers=printers))
    preview.print_now()
    runner.settle()
    assert list(temporary.iterdir()) == []
