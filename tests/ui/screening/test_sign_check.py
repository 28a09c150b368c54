"""Signing at the end of the answers: who, how, before whom, and what else is agreed to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from studio.clients.consent import Purpose
from studio.clock import FixedClock
from studio.screening.outcome import Tier
from studio.screening.screening import Status
from studio.screening.signature import SignedHow, Signer, answers_hash
from tests.ui.screening.desk import ENTER, FlowDesk
from ui.screening.form_parts import TickBox

LEFT = Qt.MouseButton.LeftButton


def at_check(desk: FlowDesk, **answers: object) -> FlowDesk:
    desk.open(size=(1180, 700))
    desk.sign_up()
    desk.jump("check", **answers)
    return desk


def at_check_of_kai(desk: FlowDesk) -> FlowDesk:
    """Lead a well person of 16, with a guardian, to the check page."""
    desk.open(size=(1180, 700))
    desk.about(firstName="Kai", birthYear="2010")
    desk.click("flow.guardian")
    desk.click("flow.consent")
    desk.press(ENTER)
    desk.jump("check")
    return desk


def draw(desk: FlowDesk, name: str) -> None:
    pad = desk.find(name)
    QTest.mousePress(pad, LEFT, pos=QPoint(40, 50))
    for step in range(1, 20):
        QTest.mouseMove(pad, QPoint(40 + 8 * step, 50 + 12 * (step % 3)))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(200, 60))
    desk.settle()


# Who and how


def test_enter_signs_with_the_typed_name_before_the_named_trainer(desk: FlowDesk) -> None:
    at_check(desk)
    assert desk.text("sign.name") == "Maya Okafor"
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"
    (signature,) = desk.signatures
    assert (signature.signer, signature.how) == (Signer.CLIENT, SignedHow.TYPED)
    assert signature.name == "Maya Okafor"
    assert signature.witness == desk.dana.id
    assert signature.text_hash == desk.content.consents.declaration.hash
    assert signature.answers_hash == answers_hash(desk.drafts[0].answers)


def test_lines_on_the_pad_are_stored_and_said_beforehand(desk: FlowDesk) -> None:
    at_check(desk)
    draw(desk, "sign.pad")
    assert desk.text("flow.note") == "Signed on the pad, before Dana, 14 May, 10:40"
    desk.click("check.confirm")
    (signature,) = desk.signatures
    assert signature.how is SignedHow.DRAWN
    assert signature.strokes


def test_clearing_the_pad_leaves_the_typed_name(desk: FlowDesk) -> None:
    at_check(desk)
    draw(desk, "sign.pad")
    desk.click("sign.pad.clear")
    assert desk.text("flow.note").startswith("Signed by typing, before Dana")


def test_enter_on_the_pad_confirms_and_backspace_only_clears(desk: FlowDesk) -> None:
    at_check(desk)
    draw(desk, "sign.pad")
    desk.find("sign.pad").setFocus()
    desk.press(Qt.Key.Key_Backspace)
    assert desk.page_id == "check"
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"


def test_somebody_else_may_sign_by_name_and_nobody_may_not(desk: FlowDesk) -> None:
    at_check(desk)
    desk.type("sign.name", "")
    desk.press(ENTER)
    assert not desk.shows("outcome.title")
    assert desk.text("flow.note") == "Who signs: please fill it in."
    assert desk.view.focusWidget() is desk.find("sign.name")
    desk.type("sign.name", "Maya O.")
    desk.press(ENTER)
    assert desk.signatures[0].name == "Maya O."


def test_confirming_twice_without_a_change_signs_once(desk: FlowDesk) -> None:
    at_check(desk)
    desk.press(ENTER)
    desk.click("flow.back")
    desk.press(ENTER)
    assert len(desk.signatures) == 1


def test_on_paper_it_counts_as_typed_and_the_page_is_offered_to_print(desk: FlowDesk) -> None:
    at_check(desk)
    draw(desk, "sign.pad")
    desk.click("sign.paper")
    assert not desk.shows("sign.pad")
    assert desk.text("flow.note").startswith("Typed for now, to be signed on paper, before Dana")
    desk.press(ENTER)
    assert desk.signatures[0].how is SignedHow.PAPER
    assert "Sign the declaration on paper" in desk.words()
    heard: list[object] = []
    desk.view.declaration_requested.connect(heard.append)
    desk.click("outcome.declaration")
    assert [screening.id for screening in heard] == [desk.drafts[0].id]


def test_paper_can_be_taken_back(desk: FlowDesk) -> None:
    at_check(desk)
    desk.click("sign.paper")
    desk.click("sign.paper")
    assert desk.shows("sign.pad")
    assert desk.text("flow.note").startswith("Signed by typing")


def test_the_privacy_notice_unfolds(desk: FlowDesk) -> None:
    at_check(desk)
    assert not desk.shows("sign.privacy.text")
    desk.click("sign.privacy")
    assert "a named trainer looks at the reasons" in desk.text("sign.privacy.text")


def test_below_18_a_guardian_signs_beside_the_young_person(desk: FlowDesk) -> None:
    at_check_of_kai(desk)
    desk.press(ENTER)
    assert desk.text("flow.note") == "Parent or guardian: please fill it in."
    desk.type("sign.guardian.name", "Ada Okafor")
    desk.press(ENTER)
    assert desk.text("flow.note") == "Relation: please fill it in."
    desk.type("sign.guardian.relation", "Mother")
    draw(desk, "sign.guardian.pad")
    assert desk.text("flow.note").startswith("Signed on the pad and by typing, before Dana")
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym with adaptations"
    kai, ada = desk.signatures
    assert (kai.signer, kai.name, kai.how) == (Signer.CLIENT, "Kai Okafor", SignedHow.TYPED)
    assert (ada.signer, ada.name, ada.how) == (Signer.GUARDIAN, "Ada Okafor", SignedHow.DRAWN)
    assert ada.relation == "Mother"
    desk.press(ENTER)
    assert desk.wishes.of("plan")


@pytest.mark.parametrize("size", [(1180, 700), (1440, 900)])
def test_pad_and_confirm_stay_in_the_window(desk: FlowDesk, size: tuple[int, int]) -> None:
    desk.open(size=size)
    desk.sign_up()
    desk.jump("check", dx_asthma="controlled", c_dizzy="not_sure")
    for name in ("sign.name", "sign.pad", "check.confirm", "check.trainer"):
        widget = desk.find(name)
        assert desk.view.rect().contains(
            widget.rect().translated(widget.mapTo(desk.view, QPoint()))
        ), name
        assert not widget.visibleRegion().isEmpty()


# Other consents


def test_other_consents_are_not_ticked_and_not_needed(desk: FlowDesk) -> None:
    at_check(desk)
    for purpose in ("sharing", "reminders", "photos"):
        box = desk.find(f"consent.{purpose}")
        assert isinstance(box, TickBox)
        assert not box.isChecked()
        assert box.accessibleDescription().startswith("I agree that the studio")
    desk.press(ENTER)
    given = {consent.purpose for consent in desk.unit.consents.shelf.values.values()}
    assert given == {Purpose.HEALTH}


def test_what_is_ticked_is_given_by_whoever_signs(desk: FlowDesk) -> None:
    at_check(desk)
    desk.find("consent.reminders").setFocus()
    desk.press(Qt.Key.Key_Space, ENTER)
    client = desk.view.client
    given = desk.consents.current(client.id)[Purpose.REMINDERS]
    assert (given.given_by, given.witness) == ("Maya Okafor", desk.dana.id)
    assert given.text_hash == desk.content.consents.purposes[Purpose.REMINDERS].hash


def test_a_guardian_agrees_for_somebody_below_18(desk: FlowDesk) -> None:
    at_check_of_kai(desk)
    desk.type("sign.guardian.name", "Ada Okafor")
    desk.type("sign.guardian.relation", "Mother")
    box = desk.find("consent.photos")
    box.setChecked(True)
    desk.press(ENTER)
    given = desk.consents.current(desk.view.client.id)[Purpose.PHOTOS]
    assert (given.given_by, given.relation) == ("Ada Okafor", "Mother")


def test_what_was_agreed_to_before_is_told_with_its_day(desk: FlowDesk) -> None:
    at_check(desk)
    client = desk.view.client
    desk.consents.give(client.id, Purpose.PHOTOS, desk.dana.id, given_by="Maya Okafor")
    desk.open(client, size=(1180, 700))
    assert desk.page_id == "check"
    assert "Photos: agreed 14 May 2026" in desk.words()
    assert not desk.shows("consent.photos")
    assert desk.shows("consent.reminders")


def test_consent_to_health_answers_has_the_words_that_are_kept(desk: FlowDesk) -> None:
    desk.open()
    text = desk.content.consents.purposes[Purpose.HEALTH].text
    assert desk.find("flow.consent").accessibleName() == text


# Versions


def test_a_change_after_the_outcome_is_a_new_version_with_both_values(desk: FlowDesk) -> None:
    at_check(desk, dx_asthma="controlled")
    desk.press(ENTER)
    first = desk.drafts[0]
    desk.click("outcome.change.dx.asthma")
    desk.click("tick.dx.asthma")
    desk.click("tick.none")
    desk.press(ENTER)
    assert desk.page_id == "check"
    assert "Version 2, earlier answers are kept." in desk.words()
    assert "asthma was yes, well controlled before" in desk.words()
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"
    stored = {s.id: s for s in desk.unit.screenings.shelf.values.values()}
    assert stored[first.id].status is Status.SUPERSEDED
    assert stored[first.id].outcome == first.outcome
    (second,) = desk.drafts
    assert second.earlier_id == first.id
    assert {signature.screening_id for signature in desk.signatures} == {first.id, second.id}
    desk.press(ENTER)
    assert desk.screenings.standing(second.client_id).tier is Tier.GYM_READY


def test_the_version_is_counted_when_somebody_comes_back_to_it(desk: FlowDesk) -> None:
    at_check(desk, dx_asthma="controlled")
    desk.press(ENTER)
    desk.click("flow.back")
    desk.click("check.change.k.sure")
    desk.press("3")
    desk.open(desk.view.client, size=(1180, 700))
    assert desk.page_id == "check"
    assert "Version 2, earlier answers are kept." in desk.words()
    assert "confidence to keep going was 8 of 10 before" in desk.words()


def test_unfolded_answers_show_what_they_replaced(desk: FlowDesk) -> None:
    at_check(desk)
    desk.press(ENTER)
    desk.click("flow.back")
    desk.click("check.show.dx.heart")
    desk.click("check.change.dx.oa")
    desk.click("tick.dx.oa")
    desk.press(ENTER)
    desk.click("check.show.dx.heart")
    assert "Yes\nBefore: No" in desk.words()


# Said and read aloud once more


def test_a_grave_answer_taken_back_is_said_again(desk: FlowDesk) -> None:
    at_check(desk, dx_kidney="yes")
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Clearance first"
    desk.click("outcome.change.dx.kidney")
    desk.click("tick.dx.kidney")
    desk.click("tick.none")
    desk.press(ENTER)
    assert desk.page_id == "check"
    assert desk.text("check.keep.dx.kidney") == "Said again: No"
    desk.press(ENTER)
    assert not desk.shows("outcome.title")
    desk.click("check.keep.dx.kidney")
    assert not desk.shows("check.settle")
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"


def test_all_noes_within_a_minute_are_read_aloud(desk: FlowDesk) -> None:
    at_check(desk)
    flow = desk.view.flow
    now = desk.clock.now()
    flow.answer("c.chest", "no", desk.dana.id, now - timedelta(seconds=20))
    desk.view.page.refresh()
    assert "Everything was a no within a minute." in desk.words()
    assert desk.text("check.keep.quick") == "Read back and confirmed"
    desk.click("check.keep.quick")
    assert not desk.shows("check.settle")


# By telephone


def test_by_telephone_everything_is_kept_for_the_visit(desk: FlowDesk) -> None:
    at_check(desk)
    desk.click("check.asked.1")
    assert desk.text("check.confirm") == "Save for the visit"
    assert not desk.shows("sign.pad")
    assert not desk.shows("consent.photos")
    assert not desk.shows("check.trainer")
    desk.press(ENTER)
    assert [name for name, _ in desk.wishes.heard] == ["parked"]
    assert desk.signatures == ()
    client = desk.view.client
    desk.open(client, size=(1180, 700))
    assert desk.page_id.startswith("c."), "how somebody is now is asked again in person"


def test_the_telephone_can_be_taken_back(desk: FlowDesk) -> None:
    at_check(desk)
    desk.click("check.asked.1")
    desk.click("check.asked.0")
    assert desk.text("check.confirm") == "Confirm and see the outcome"
    desk.press(ENTER)
    assert desk.text("outcome.title") == "Gym-ready"


# Asked again later


def test_answers_that_were_not_asked_again_stand_as_last_time(desk: FlowDesk) -> None:
    at_check(desk)
    desk.press(ENTER)
    desk.click("outcome.confirm")
    client = desk.view.client
    desk.screenings.end_early(client.id, "new_area", desk.dana.id)
    draft = desk.screenings.start(client.id, desk.dana.id)
    asked = {key: value for key, value in desk.view.flow.answers.items() if key[0] in "chij"}
    at = desk.clock.now()
    stamps = {key: replace(desk.view.flow.book.stamps[key], at=at) for key in asked}
    stamps = {key: stamp for key, stamp in stamps.items() if not key.startswith("p.")}
    answers = {**draft.answers, **asked}
    changed = replace(draft, answers=answers, stamps=stamps, changed=(), page="check")
    desk.screenings.save_draft(changed, desk.dana.id)
    desk.open(client, size=(1180, 700))
    assert desk.page_id == "check"
    assert "No to all 24; as last time" in desk.words()
    assert "No to all 10; as last time" not in desk.words()


def test_leaving_a_name_field_tells_nothing_and_loses_nothing(desk: FlowDesk) -> None:
    at_check(desk)
    field = desk.find("sign.name")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QApplication.sendEvent(field, QEvent(QEvent.Type.Leave))
    desk.press(Qt.Key.Key_Tab)
    assert desk.text("sign.name") == "Maya Okafor"


def test_the_time_of_signing_is_the_studio_s(desk: FlowDesk) -> None:
    at_check(desk)
    assert isinstance(desk.clock, FixedClock)
    desk.press(ENTER)
    assert desk.signatures[0].signed_at == desk.clock.now()
