from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from studio.errors import StorageUnavailable
from tests.builders import a_client
from tests.ui.clients.profile_desk import ProfileDesk
from tests.ui.memory import MemoryStudio
from ui.clients.notes_page import NotesPage
from ui.clients.profile import Tab

MAYA = a_client(notes="Likes mornings.")
AISHA = a_client(first_name="Aisha", last_name="Khan", number=8)

Open = Callable[[], ProfileDesk]


@pytest.fixture
def desk(studio: MemoryStudio, open_desk: Open) -> ProfileDesk:
    studio.put(MAYA, AISHA)
    made = open_desk()
    made.open(MAYA.id).open_tab(Tab.NOTES)
    return made


def notes(desk: ProfileDesk, client_id: str = MAYA.id) -> str:
    return desk.studio.clients.get(client_id).notes


def write(desk: ProfileDesk, text: str) -> None:
    editor = desk.part("clients.notes")
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, text)


def test_notes_save_themselves_after_a_pause(desk: ProfileDesk, qtbot):
    write(desk, " And tea.")
    assert notes(desk) == "Likes mornings."
    qtbot.waitUntil(lambda: notes(desk) == "Likes mornings. And tea.", timeout=5000)
    qtbot.waitUntil(lambda: desk.part("clients.notesState").text() == "saved 10:40")


def test_notes_are_stored_when_the_keyboard_leaves_them(desk: ProfileDesk):
    write(desk, " And tea.")
    desk.card.view.setFocus()
    desk.around.runner.settle()
    assert notes(desk) == "Likes mornings. And tea."


def test_going_to_another_client_loses_nothing(desk: ProfileDesk):
    write(desk, " And tea.")
    desk.open(AISHA.id)
    assert notes(desk) == "Likes mornings. And tea."
    assert notes(desk, AISHA.id) == ""
    assert desk.part("clients.notes").toPlainText() == ""


def test_going_on_typing_moves_no_cursor(desk: ProfileDesk):
    write(desk, " And tea. ")
    desk.profile.notes.flush()
    desk.around.runner.settle()
    assert notes(desk) == "Likes mornings. And tea."
    write(desk, "Or coffee.")
    assert desk.part("clients.notes").toPlainText() == "Likes mornings. And tea. Or coffee."


def test_what_another_desk_wrote_meanwhile_is_kept_below(desk: ProfileDesk):
    write(desk, " And tea.")
    desk.around.broadcast.blockSignals(True)
    desk.studio.clients.save(replace(MAYA, notes="Away in June."))
    desk.around.broadcast.blockSignals(False)
    desk.profile.notes.flush()
    desk.around.runner.settle()
    both = "Likes mornings. And tea.\n\nAway in June."
    assert notes(desk) == both
    assert desk.part("clients.notes").toPlainText() == both
    assert "Both are kept" in desk.part("clients.notesTrouble").text()


def test_what_cannot_be_stored_stays_and_is_tried_again(desk: ProfileDesk, monkeypatch):
    def away(*_: object) -> None:
        raise StorageUnavailable(reason="busy", path="")

    with monkeypatch.context() as patch:
        patch.setattr(desk.studio.unit.clients, "save", away)
        write(desk, " And tea.")
        desk.profile.notes.flush()
        desk.around.runner.settle()
    assert "try again" in desk.part("clients.notesTrouble").text()
    assert desk.part("clients.notes").toPlainText() == "Likes mornings. And tea."
    desk.page.reload()
    desk.around.runner.settle()
    assert notes(desk) == "Likes mornings. And tea."
    assert desk.part("clients.notesTrouble").isHidden()


def test_notes_that_are_too_long_say_so_and_stay(desk: ProfileDesk):
    editor = desk.part("clients.notes")
    editor.setPlainText("x" * 20_001)
    desk.profile.notes.flush()
    assert "20000" in desk.part("clients.notesTrouble").text()
    assert notes(desk) == "Likes mornings."
    assert len(editor.toPlainText()) == 20_001


def test_what_is_shown_is_not_stored_again(desk: ProfileDesk):
    before = desk.studio.clients.get(MAYA.id)
    desk.open(AISHA.id)
    desk.open(MAYA.id)
    desk.page.findChild(NotesPage).flush()
    desk.around.runner.settle()
    assert desk.studio.clients.get(MAYA.id) == before
