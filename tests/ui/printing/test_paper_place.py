from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from studio.errors import NotFound
from studio.ids import ScreeningId
from studio.printing.papers import ClinicianLetter, DeclarationPage, Paper, ScreeningSummary
from studio.services.papers import PaperService
from tests.studio.printing.screened import (
    MAYA_BORN,
    a_letter,
    a_paper_pdf,
    a_screening,
    a_summary,
)
from tests.studio.printing.signed import a_declaration
from tests.ui.printing.file_printers import FilePrinters
from ui.printing.paper_place import PaperPlace
from ui.shell.announce import announced
from ui.shell.place import Surroundings

SCREENING = ScreeningId("screening")


class StoredPapers(PaperService):
    """Papers of one screening in a studio whose usual paper is Letter."""

    def __init__(self) -> None:
        self.client = MAYA_BORN
        self.asked: list[str] = []
        self.is_gone = False

    def letter(self, screening_id: ScreeningId, paper: str = "") -> ClinicianLetter:
        self._ask(screening_id, paper)
        screening = a_screening("urgent_care", client=self.client)
        return a_letter(screening, client=self.client, paper=paper or "Letter")

    def summary(self, screening_id: ScreeningId, paper: str = "") -> ScreeningSummary:
        self._ask(screening_id, paper)
        return a_summary(client=self.client, paper=paper or "Letter")

    def declaration(self, screening_id: ScreeningId, paper: str = "") -> DeclarationPage:
        self._ask(screening_id, paper)
        return a_declaration(client=self.client, paper=paper or "Letter")

    def render(self, paper: Paper) -> bytes:
        return a_paper_pdf(paper)

    def _ask(self, screening_id: ScreeningId, paper: str) -> None:
        if self.is_gone or screening_id != SCREENING:
            raise NotFound(kind="draft", key=screening_id)
        self.asked.append(paper)


@pytest.fixture
def papers() -> StoredPapers:
    return StoredPapers()


@pytest.fixture
def printers(tmp_path: Path) -> FilePrinters:
    return FilePrinters(tmp_path, "Front desk laser")


@pytest.fixture
def place(
    qtbot, around: Surroundings, papers: StoredPapers, printers: FilePrinters
) -> Iterator[PaperPlace]:
    made = PaperPlace(around, papers, printers=printers)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


def opened(place: PaperPlace, around: Surroundings, kind: str = "letter") -> PaperPlace:
    place.show_detail((kind, SCREENING))
    assert around.runner.settle()
    return place


def part(place: PaperPlace, name: str) -> QWidget:
    assert place._preview is not None
    found = place._preview.findChild(QWidget, name)
    assert found is not None, name
    return found


def says(place: PaperPlace, name: str) -> str:
    label = part(place, name)
    assert isinstance(label, QLabel)
    return label.text()


def shown_pdf(place: PaperPlace) -> bytes:
    assert place._preview is not None
    return place._preview.pdf


def test_the_page_comes_from_the_bytes_that_are_printed(place, around):
    opened(place, around)
    assert shown_pdf(place) == a_paper_pdf(a_letter(a_screening("urgent_care"), paper="Letter"))
    assert part(place, "paper.view").accessibleName() == (
        "Preview, 1 page, Letter. Request for advice on exercise."
    )
    assert announced[-1] == "Preview ready, 1 page"
    assert says(place, "paper.title") == "Letter to a clinician"


def test_enter_at_once_prints_the_letter(place, around, printers):
    place.show_detail(("letter", SCREENING))
    QTest.keyClick(place._preview, Qt.Key.Key_Return)
    assert around.runner.settle()
    assert printers.opened == ["Front desk laser"]
    assert printers.pages("Front desk laser") == 1
    assert says(place, "paper.status") == "Sent to Front desk laser"


def test_the_print_button_has_the_focus(place, around):
    opened(place, around)
    place.focus_main()
    assert place.focusWidget() is part(place, "paper.go")


def test_the_studio_s_paper_is_shown_first_and_another_can_be_chosen(place, around, papers):
    opened(place, around)
    assert part(place, "paper.paper.1").isChecked()
    QTest.mouseClick(part(place, "paper.paper.0"), Qt.MouseButton.LeftButton)
    assert around.runner.settle()
    assert papers.asked == ["", "A4"]
    box = PdfReader(BytesIO(shown_pdf(place))).pages[0].mediabox
    assert round(float(box.width)) == 595
    assert "A4" in part(place, "paper.view").accessibleName()


def test_a_paper_chosen_before_the_first_page_is_there_counts(place, around, papers):
    place.show_detail(("letter", SCREENING))
    QTest.mouseClick(part(place, "paper.paper.1"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(part(place, "paper.paper.0"), Qt.MouseButton.LeftButton)
    assert around.runner.settle()
    assert papers.asked[-1] == "A4"
    assert part(place, "paper.paper.0").isChecked()


def test_s_asks_for_a_place_under_a_name_without_a_person(place, around):
    opened(place, around, "summary")
    QTest.keyClick(place._preview, Qt.Key.Key_S)
    dialog = place.findChild(QFileDialog, "paper.saveDialog")
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "2026-05-14_0147_summary.pdf"
    dialog.close()


def test_a_saved_paper_is_the_one_that_is_shown_and_nothing_else_is_left(
    place, around, tmp_path, monkeypatch
):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    opened(place, around, "summary")
    path = tmp_path / "2026-05-14_0147_summary.pdf"
    place._preview.save_to(str(path))
    assert around.runner.settle()
    assert path.read_bytes() == shown_pdf(place)
    assert list(temporary.iterdir()) == []


def test_without_a_printer_enter_saves(qtbot, around, papers, tmp_path):
    place = PaperPlace(around, papers, printers=FilePrinters(tmp_path))
    qtbot.addWidget(place)
    place.show()
    opened(place, around)
    assert not part(place, "paper.go").isVisible()
    QTest.keyClick(place._preview, Qt.Key.Key_Return)
    dialog = place.findChild(QFileDialog, "paper.saveDialog")
    assert dialog is not None
    dialog.close()


def test_escape_and_the_arrow_go_back(place, around, qtbot):
    opened(place, around)
    with qtbot.waitSignal(place.back_requested):
        QTest.keyClick(place._preview, Qt.Key.Key_Escape)
    with qtbot.waitSignal(place.back_requested):
        QTest.mouseClick(part(place, "paper.back"), Qt.MouseButton.LeftButton)


def test_hidden_names_cover_page_and_title(place, around, qtbot):
    states: list[str] = []
    place.state_changed.connect(states.append)
    opened(place, around)
    assert states[-1] == "Maya Okafor"
    assert place.windowTitle() == "Letter"
    before = place.grab().toImage()
    around.privacy.hide_names(hidden=True)
    assert states[-1] == ""
    assert place.grab().toImage() != before
    assert "Names are hidden" in part(place, "paper.view").accessibleName()
    around.privacy.hide_names(hidden=False)
    assert states[-1] == "Maya Okafor"


def test_another_paper_takes_the_place_of_the_first(place, around):
    opened(place, around)
    opened(place, around, "summary")
    assert says(place, "paper.title") == "Screening summary"
    assert len(PdfReader(BytesIO(shown_pdf(place))).pages) >= 3
    shown = [view for view in place.findChildren(QWidget, "paper.view") if view.isVisible()]
    assert len(shown) == 1


def test_the_page_to_sign_is_shown_and_printed_like_the_others(place, around, printers):
    opened(place, around, "declaration")
    assert place.windowTitle() == "Declaration to sign"
    assert says(place, "paper.title") == "Declaration to sign"
    QTest.keyClick(place._preview, Qt.Key.Key_Return)
    assert around.runner.settle()
    assert printers.pages("Front desk laser") >= 2


def test_characters_without_a_glyph_are_named_beside_the_page(place, around, papers):
    papers.client = replace(MAYA_BORN, first_name="Mei 健")
    opened(place, around)
    assert says(place, "paper.note").endswith("健")


def test_a_screening_that_is_gone_is_told_by_the_window(place, around, papers):
    papers.is_gone = True
    problems: list[object] = []
    around.runner.problem.connect(problems.append)
    opened(place, around)
    assert isinstance(problems[0], NotFound)
    assert shown_pdf(place) == b""


def test_everything_that_takes_the_keyboard_has_a_name(place, around):
    opened(place, around)
    focusable = [
        child
        for child in place.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()
    ]
    assert len(focusable) >= 7
    for child in focusable:
        assert child.objectName().startswith("paper."), child
        assert child.accessibleName(), child.objectName()
