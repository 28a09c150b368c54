"""The outcome: what is still open from earlier, who may confirm, dates, help and the letter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.screening.outcome import Tier
from studio.services.papers import PaperService
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.team import Qualification
from tests.fakes import RecordingBroadcast
from tests.studio.printing.screened import a_paper_pdf
from tests.ui.printing.file_printers import FilePrinters
from tests.ui.screening.desk import ENTER, FlowDesk
from ui.printing.paper_place import PaperPlace
from ui.screening.outlook import outlook_for
from ui.shell.at_desk import AtDesk
from ui.shell.broadcast import Broadcast
from ui.shell.place import Surroundings
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner
from ui.widgets.overlay import OverlayHost


def at_outcome(desk: FlowDesk, **answers: object) -> FlowDesk:
    desk.open()
    desk.sign_up()
    desk.jump("check", **answers)
    desk.click("check.confirm")
    return desk


# Still open from earlier


def asked_again_without_the_finding(desk: FlowDesk) -> None:
    """Confirm an outcome with an open finding, then answer everything anew without it."""
    at_outcome(desk, dx_slip="not_told")
    assert desk.text("outcome.title") == "Rehab first"
    desk.click("outcome.confirm")
    client = desk.view.client
    desk.screenings.end_early(client.id, "health", desk.dana.id)
    desk.open(client)
    desk.sign_up()
    desk.jump("check")
    desk.click("check.confirm")


def test_a_finding_nothing_has_closed_is_still_open_and_says_what_would(desk: FlowDesk) -> None:
    asked_again_without_the_finding(desk)
    assert desk.text("outcome.title") == "Rehab first"
    assert "Still open from 14 May: " in desk.words()
    assert "Settles with " in desk.words()
    desk.click("outcome.changeOutcome")
    assert "A less careful outcome comes by closing" in desk.text("outcome.closing")


def test_at_most_three_reasons_are_shown_at_first(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled", dx_oa="yes", dx_hyper="yes", f_pelvic="yes")
    shown = [w for w in desk.view.findChildren(QWidget, "outcome.reason") if w.isVisible()]
    assert len(shown) == 3
    assert desk.text("outcome.more").startswith("and ")
    desk.click("outcome.more")
    now = [w for w in desk.view.findChildren(QWidget, "outcome.reason") if w.isVisible()]
    assert len(now) > 3
    assert not desk.shows("outcome.more")


# Dates and columns


@pytest.mark.parametrize(
    ("tier", "day"), [("gym_adapted", "14 Nov 2026"), ("rehab_first", "Thu 11 Jun")]
)
def test_a_more_careful_choice_without_restrictions_has_its_date(
    desk: FlowDesk, tier: str, day: str
) -> None:
    at_outcome(desk)
    desk.click("outcome.changeOutcome")
    desk.click(f"outcome.other.{tier}")
    desk.type("outcome.other.reason", "Asked to go slowly")
    desk.click("outcome.other.use")
    assert desk.text("outcome.choice") == "Chosen by Dana Kerr: Asked to go slowly"
    picker = desk.find("outcome.trainer")
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    assert desk.text("outcome.choice") == "Chosen by Sam Reed: Asked to go slowly"
    desk.press("v")
    assert day in desk.words()
    assert "on ." not in desk.text("outcome.sentence")


@pytest.mark.parametrize("tier", list(Tier))
def test_something_is_ready_and_something_comes_next_in_every_tier(
    desk: FlowDesk, tier: Tier
) -> None:
    at_outcome(desk)
    outcome = desk.drafts[0].outcome
    assert outcome is not None
    outlook = outlook_for(
        outcome, tier, desk.content, None, None, trainer="Dana", today=desk.clock.today()
    )
    for column in (outlook.ready, outlook.changed, outlook.ahead):
        assert column
        assert all(item.title and item.text for item in column)


def test_the_client_view_hides_notes_and_rules(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    desk.click("outcome.note")
    desk.type("note.screening", "Prefers mornings")
    desk.click("outcome.audience")
    assert not desk.shows("note.screening")
    assert not desk.shows("outcome.need")
    assert "A19" not in desk.words()
    desk.click("outcome.audience")
    assert desk.text("note.screening") == "Prefers mornings"


# Who may confirm


def test_a_refusal_names_what_is_needed_and_who_holds_it(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    assert desk.text("outcome.need") == "This needs Level 3, personal trainer, or more."
    picker = desk.find("outcome.trainer")
    picker.setCurrentIndex(1)
    desk.press(ENTER)
    said = desk.text("outcome.trouble")
    assert said.startswith("Sam Reed cannot confirm this outcome")
    assert "Level 3, personal trainer" in said
    assert said.endswith("Dana Kerr can confirm it.")


def test_the_settings_say_what_is_needed(desk: FlowDesk) -> None:
    profile = StudioProfile(confirm_adapted=Qualification.LEVEL_4)
    desk.unit.profile.save(profile)
    desk.profile = profile
    desk.dana = desk.unit.trainers.save(replace(desk.dana, qualification=Qualification.LEVEL_3))
    at_outcome(desk, dx_asthma="controlled")
    assert desk.text("outcome.need") == "This needs Level 4, specialist, or more."
    desk.click("outcome.confirm")
    assert desk.text("outcome.trouble").endswith(
        "Nobody on the team holds it yet; Settings lists who holds what."
    )


def test_nothing_is_needed_where_anybody_may_confirm(desk: FlowDesk) -> None:
    at_outcome(desk)
    assert not desk.shows("outcome.need")


def test_answers_nobody_signed_are_refused_with_the_way_to_sign(desk: FlowDesk) -> None:
    at_outcome(desk)
    desk.unit.signatures.kept.clear()
    desk.press(ENTER)
    assert desk.wishes.heard == []
    assert "not signed yet" in desk.text("outcome.trouble")


# Help first


def test_the_team_knows_what_to_do_meanwhile(desk: FlowDesk) -> None:
    desk.open(size=(1180, 700))
    desk.sign_up()
    desk.well_until("c.stroke")
    desk.press("y")
    assert desk.shows("urgent.team")
    told = desk.words()
    for line in ("Stay with Maya", "call 999 at once", "nearest defibrillator", "at 10:40"):
        assert line in told
    assert desk.view.rect().contains(desk.find("urgent.done").geometry().center())


def test_nobody_presses_past_it(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up()
    desk.well_until("c.stroke")
    desk.press("y")
    keys = (ENTER, Qt.Key.Key_Space, "y", "n", "0", "1", "v", "?")
    for key in keys:
        desk.view.setFocus()
        desk.press(key)
        assert desk.page_id == "urgent"
    assert desk.wishes.heard == []


def test_with_names_hidden_the_team_card_is_hidden_too(desk: FlowDesk) -> None:
    desk.open()
    desk.sign_up()
    desk.well_until("c.stroke")
    desk.view.hide_names(hidden=True)
    desk.press("y")
    assert desk.heading == "Please ask a member of staff"
    assert not desk.shows("urgent.team")
    assert not desk.shows("urgent.letter")


def test_help_that_was_chosen_is_kept_from_the_room_too(desk: FlowDesk) -> None:
    at_outcome(desk)
    desk.view.hide_names(hidden=True)
    desk.click("outcome.changeOutcome")
    desk.click("outcome.other.urgent_care")
    desk.type("outcome.other.reason", "Looks unwell")
    desk.click("outcome.other.use")
    desk.click("outcome.primary")
    assert desk.heading == "Please ask a member of staff"
    desk.view.hide_names(hidden=False)
    assert desk.shows("urgent.number")


# The letter, in two actions


class Papers:
    """A place that shows papers of the desk's studio and prints into a folder."""

    def __init__(self, qtbot, desk: FlowDesk, folder: Path) -> None:
        window = self.window = QWidget()
        window.resize(1180, 700)
        qtbot.addWidget(window)
        self.runner = TaskRunner(window)
        around = Surroundings(
            runner=self.runner,
            broadcast=Broadcast(window),
            privacy=Privacy(window),
            at_desk=AtDesk(window),
            overlay=OverlayHost(window),
            clock=desk.clock,
            words=desk.content.words,
        )
        studio = Desk(desk.unit, desk.clock, RecordingBroadcast().publish)  # type: ignore[arg-type]
        papers = PaperService(studio, lambda: desk.content, a_paper_pdf)
        self.printers = FilePrinters(folder, "Front desk laser")
        self.place = PaperPlace(around, papers, window, printers=self.printers)
        self.place.show()
        window.show()

    def print_letter(self, screening) -> int:
        """Show the letter and press Enter once; return how many pages came out."""
        self.place.show_detail(("letter", screening.id))
        assert self.runner.settle()
        QTest.keyClick(self.place._preview, Qt.Key.Key_Return)
        assert self.runner.settle()
        return self.printers.pages("Front desk laser")


@pytest.fixture
def papers(qtbot, desk: FlowDesk, tmp_path: Path):
    made = Papers(qtbot, desk, tmp_path)
    yield made
    made.runner.close()


def test_from_urgent_the_letter_is_printed_with_two_actions(desk: FlowDesk, papers: Papers) -> None:
    desk.open()
    desk.sign_up()
    desk.well_until("c.stroke")
    desk.press("y")
    before = desk.clicks
    desk.click("urgent.letter")
    assert desk.clicks - before == 1
    (screening,) = desk.wishes.of("letter")
    assert papers.print_letter(screening) == 1


def test_from_clearance_the_letter_is_printed_with_two_actions(
    desk: FlowDesk, papers: Papers
) -> None:
    at_outcome(desk, dx_kidney="yes")
    before = desk.keys
    desk.press(ENTER)
    assert desk.keys - before == 1
    (screening,) = desk.wishes.of("letter")
    assert papers.print_letter(screening) >= 1


def test_dates_of_restrictions_win_over_the_last_day(desk: FlowDesk) -> None:
    at_outcome(desk, dx_asthma="controlled")
    view = desk.view.page
    first = view.outcome.restrictions[0]
    sooner = replace(first, review_on=date(2026, 6, 1))
    view._screening = replace(
        view._screening, outcome=replace(view.outcome, restrictions=(sooner,))
    )
    desk.press("v")
    assert "1 Jun 2026" in desk.text("outcome.sentence")
