"""The whole profile over a real studio on a file: what was really screened, signed and settled."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from studio.clients.consent import Purpose
from studio.screening.outcome import Tier
from studio.screening.screening import Scope
from studio.screening.signature import SignedHow
from tests.ui.clients.evidence_desk import CHEST, SORE_BACK, EvidenceDesk
from tests.ui.clients.profile_desk import ProfileDesk
from tests.ui.watch import clipped, texts
from ui.clients.profile import Tab
from ui.clients.reading import ClientServices
from ui.screening.past_screening import PastScreening
from ui.widgets.buttons import Button


@pytest.fixture
def desk(evidence_desk: EvidenceDesk, qtbot) -> ProfileDesk:
    """Open the place for Maya, whose lower back is sore."""
    real, around = evidence_desk.studio, evidence_desk.around
    evidence_desk.screened(SORE_BACK)
    services = ClientServices(
        real.clients, real.screenings, real.planning, real.studio, real.evidence, real.consents,
        evidence_desk.sessions, evidence_desk.shelf.get,
    )  # fmt: skip
    made = ProfileDesk(around, real, services, qtbot)
    made.open(evidence_desk.maya.id)
    return made


def test_everything_that_was_done_is_on_the_profile(
    evidence_desk: EvidenceDesk, desk: ProfileDesk, qtbot
):
    assert desk.primary.label == "Plan gentle week"
    read = texts(desk.profile.overview)
    assert "now 4 of 10" in read
    assert "Given 14 May on screen, before Dana" in read
    desk.profile.open_tab(Tab.SCREENING)
    history = texts(desk.profile.history)
    assert "Full screening of 14 May 2026" in history
    assert "Signed by Maya Okafor, typed, Thu 14 May, before Dana" in history
    qtbot.waitUntil(lambda: clipped(desk.page) == [])


def test_a_short_check_is_asked_for_and_shows_as_under_way(
    evidence_desk: EvidenceDesk, desk: ProfileDesk, qtbot
):
    desk.click("clients.again")
    menu = desk.profile.findChild(QMenu, "clients.again.menu")
    with qtbot.waitSignal(desk.page.screening_requested):
        menu.actions()[0].trigger()
        desk.around.runner.settle()
    menu.close()
    draft = desk.studio.screenings.drafts()[0][0]
    assert draft.scope is Scope.SHORT
    assert desk.primary.label == "Resume short check"


def test_a_signed_page_is_kept_with_the_screening_it_belongs_to(
    evidence_desk: EvidenceDesk, desk: ProfileDesk, tmp_path: Path
):
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.save(str(tmp_path / "page.png"))
    desk.profile.open_tab(Tab.SCREENING)
    (screening,) = desk.studio.screenings.history(evidence_desk.maya.id)
    desk.click(f"clients.screening.{screening.id}.page")
    dialog = desk.page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "page.png"))
    dialog.close()
    desk.around.runner.settle()
    desk.click("signedPage.keep")
    kept = desk.studio.screenings.signatures(evidence_desk.maya.id)
    assert [s.how for s in kept] == [SignedHow.TYPED, SignedHow.SCANNED]
    desk.click(f"clients.screening.{screening.id}.open")
    assert desk.page.findChild(PastScreening).isVisible()


def test_consent_is_withdrawn_and_given_again(evidence_desk: EvidenceDesk, desk: ProfileDesk):
    desk.click("consent.health.withdraw")
    desk.click("consent.health.yes")
    standing = desk.studio.screenings.standing(evidence_desk.maya.id)
    assert standing.locked_because == "consent_withdrawn"
    desk.click("clients.primary")
    desk.click("consent.health.yes")
    assert desk.studio.screenings.standing(evidence_desk.maya.id).tier is Tier.REHAB_FIRST
    given = desk.studio.consents.history(evidence_desk.maya.id)
    assert [c.purpose for c in given] == [Purpose.HEALTH, Purpose.HEALTH]


def test_a_finding_is_settled_from_its_card(evidence_desk: EvidenceDesk, desk: ProfileDesk):
    evidence_desk.screened(CHEST)
    desk.page.reload()
    desk.around.runner.settle()
    assert desk.primary.label == "Ask for the letter"
    account = desk.profile.overview.account
    found = [b for b in account.findChildren(Button) if b.objectName().endswith("close.M01")]
    found[-1].click()
    assert desk.part("closing").isVisible()
    assert "Chest discomfort" in desk.part("closing.title").text()
