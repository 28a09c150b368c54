"""A past screening is shown as it was, and nothing on it changes anything."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea

from studio.ids import ClientId, SignatureId, new_id
from studio.screening.outcome import Tier
from studio.screening.screening import Scope, Screening, Status
from studio.screening.signature import Signature, SignedHow, Signer, answers_hash
from studio.services.content import Content
from tests.builders import a_clock, a_trainer
from tests.studio.screening.conversation import NOW, a_draft, a_flow, as_calm, walk
from tests.ui.watch import nameless, too_small
from ui.screening.ink import DrawnInk
from ui.screening.past_screening import PastScreening
from ui.widgets.theme import apply_theme

DANA = a_trainer()
INK = ((100, 120), (220, 60), (300, 200))


def a_past(**answers: object) -> Screening:
    """Return a confirmed screening of a well person whose *answers* differ."""
    given = {name.replace("_", ".", 1): value for name, value in answers.items()}
    flow, _ = walk(a_flow(), lambda q, key: given.get(key, as_calm(q, key)))
    draft = flow.draft_of(a_draft(started_by=DANA.id))
    stamps = {key: replace(stamp, trainer_id=DANA.id) for key, stamp in draft.stamps.items()}
    return replace(
        draft,
        stamps=stamps,
        status=Status.CONFIRMED,
        outcome=flow.outcome,
        chosen_tier=flow.outcome.tier,
        confirmed_by=DANA.id,
        confirmed_at=NOW + timedelta(minutes=12),
        expires_on=date(2027, 5, 14),
    )


def a_signature(screening: Screening, **values: object) -> Signature:
    given = Signature(
        id=SignatureId(new_id()),
        screening_id=screening.id,
        client_id=ClientId("c"),
        signer=Signer.CLIENT,
        name="Maya Okafor",
        how=SignedHow.TYPED,
        signed_at=NOW,
        witness=DANA.id,
        text_version="1",
        text_hash="ab" * 32,
        answers_hash=answers_hash(screening.answers),
        questions_version="1",
        rules_version="1",
    )
    return replace(given, **values)  # type: ignore[arg-type]


def a_scan() -> bytes:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def show(qtbot, qapp, content: Content):
    apply_theme(qapp, "light")

    def show(
        screening: Screening,
        earlier: Screening | None = None,
        *signatures: Signature,
        answer: str = "",
    ) -> PastScreening:
        view = PastScreening(
            screening,
            earlier,
            signatures,
            [DANA],
            content,
            content.words,
            a_clock(),
            name="Maya",
            answer=answer,
        )
        view.resize(1180, 700)
        qtbot.addWidget(view)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return show


def words(view: PastScreening) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


def test_it_says_what_who_and_when(show) -> None:
    view = show(a_past(dx_asthma="controlled"))
    told = words(view)
    assert "Screening of 14 May 2026" in told
    assert "Confirmed by Dana Kerr, 14 May 2026, 10:52; to be asked again by 14 May 2027" in told
    assert "Gym with adaptations" in told
    assert "The inhaler stays near by; review" in told
    assert "Dana Kerr, 14 May, 10:40" in told
    assert "Questions 1, rules 1" in told


def test_every_answer_that_was_given_is_there(show, content: Content) -> None:
    screening = a_past()
    told = words(show(screening))
    for key in screening.answers:
        assert content.questionnaire.get(key).label in told, key


def test_it_opens_at_the_answer_that_is_meant(show, qtbot) -> None:
    view = show(a_past(dx_oa="yes"), answer="dx.oa")
    qtbot.waitUntil(lambda: (view.focusWidget() or view).objectName() == "past.answer.dx.oa")
    answer = view.focusWidget()
    assert answer.accessibleName().endswith(": Yes")
    assert not answer.visibleRegion().isEmpty()


def test_an_answer_that_is_not_there_leaves_it_at_the_top(show) -> None:
    view = show(a_past(), answer="p.now@low_back")
    assert view.findChild(QScrollArea, "past.scroll").verticalScrollBar().value() == 0


def test_nothing_on_it_changes_anything(show) -> None:
    view = show(a_past(dx_asthma="controlled"), None, a_signature(a_past()))
    shown = [b.objectName() for b in view.findChildren(QAbstractButton) if b.isVisibleTo(view)]
    assert shown == ["past.close"]
    assert not view.findChildren(QLineEdit)
    assert nameless(view) == []
    assert too_small(view) == []


def test_it_closes_by_button_and_by_escape(show, qtbot) -> None:
    view = show(a_past())
    with qtbot.waitSignal(view.closed):
        QTest.mouseClick(view.findChild(QAbstractButton, "past.close"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view.focusWidget() or view, Qt.Key.Key_Escape)


def test_an_answer_that_differs_stands_beside_the_earlier_one(show) -> None:
    earlier = a_past(dx_asthma="controlled")
    view = show(replace(a_past(), id="later", earlier_id=earlier.id), earlier)
    assert "No\nBefore: Yes" in words(view)


def test_a_corrected_answer_keeps_the_one_before(show) -> None:
    screening = a_past()
    stamps = {**screening.stamps, "f.pelvic=yes": screening.stamps["f.pelvic"]}
    assert "No\nBefore: Yes" in words(show(replace(screening, stamps=stamps)))


def test_answers_nobody_asked_again_say_so(show) -> None:
    screening = a_past()
    stamps = {key: s for key, s in screening.stamps.items() if key != "dx.heart"}
    check = replace(screening, stamps=stamps, scope=Scope.MINI, changed=())
    assert words(show(check)).count("as last time") == 1
    whole = replace(screening, stamps=stamps)
    assert "as last time" not in words(show(whole))


def test_signatures_of_every_kind_are_shown(show) -> None:
    screening = a_past()
    view = show(
        screening,
        None,
        a_signature(screening, how=SignedHow.DRAWN, strokes=(INK,)),
        a_signature(
            screening, signer=Signer.GUARDIAN, name="Ada Okafor", relation="Mother", witness=None
        ),
        a_signature(screening, how=SignedHow.SCANNED, scan=a_scan()),
    )
    told = words(view)
    assert "Signed on the pad, before Dana Kerr, 14 May 2026, 10:40" in told
    assert "Ada Okafor, Mother, parent or guardian" in told
    assert "Signed by typing, 14 May 2026, 10:40" in told
    assert "Declaration 1, fingerprint abababababab" in told
    assert f"Answers {answers_hash(screening.answers)[:12]}, the same as below" in told
    (drawn,) = view.findChildren(DrawnInk)
    assert drawn.accessibleName() == "Signature of Maya Okafor"
    (scan,) = view.findChildren(QLabel, "past.scan")
    assert not scan.pixmap().isNull()


def test_a_signature_under_other_answers_is_told_apart(show) -> None:
    screening = a_past()
    other = a_signature(screening, answers_hash="00" * 32)
    assert "other ones than below" in words(show(screening, None, other))


def test_a_scan_that_cannot_be_read_says_so(show) -> None:
    screening = a_past()
    scan = a_signature(screening, how=SignedHow.SCANNED, scan=b"not a picture")
    assert "cannot be shown here" in words(show(screening, None, scan))


def test_signatures_of_another_version_stay_there(show) -> None:
    screening = a_past()
    view = show(screening, None, a_signature(screening, screening_id="another"))
    assert "Nobody signed this version." in words(view)


def test_a_chosen_outcome_says_by_whom_in_place_of_what_and_why(show) -> None:
    chosen = replace(a_past(), chosen_tier=Tier.REHAB_FIRST, choice_reason="Asked to go slowly")
    told = words(show(chosen))
    assert "Rehab first" in told
    assert "Dana Kerr chose this in place of Gym-ready: Asked to go slowly" in told


def test_what_an_earlier_screening_found_is_still_open(show) -> None:
    screening = a_past(dx_asthma="controlled")
    found = screening.outcome.findings[0]
    carried = replace(found, carried=True, since=date(2026, 2, 3))
    outcome = replace(screening.outcome, findings=(carried,))
    told = words(show(replace(screening, outcome=outcome)))
    assert f"Still open from 3 Feb: {found.reason}" in told
    assert "Settles with" in told


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"status": Status.PROPOSED, "confirmed_at": None}, "Proposed, not confirmed yet"),
        ({"status": Status.SUPERSEDED, "confirmed_at": None}, "a later version took its place"),
        ({"status": Status.SUPERSEDED}, "; a later one took its place"),
        (
            {"ended_on": date(2026, 6, 3), "ended_because": "operation"},
            "ended 3 Jun 2026: an operation",
        ),
    ],
)
def test_where_it_stands_is_said(show, values: dict[str, object], said: str) -> None:
    assert said in words(show(replace(a_past(), **values)))  # type: ignore[arg-type]


def test_an_older_questionnaire_is_shown_as_far_as_it_is_known(show) -> None:
    screening = a_past()
    finding = replace(
        a_past(dx_asthma="controlled").outcome.findings[0],
        because=(("dx.gone", ""),),
        restrictions=("gone",),
    )
    outcome = replace(screening.outcome, tier=Tier.GYM_ADAPTED, findings=(finding,))
    answers = {**screening.answers, "dx.gone": "yes"}
    told = words(show(replace(screening, answers=answers, outcome=outcome)))
    assert "Answered then, and not asked this way any more" in told
    assert "dx.gone" in told
    assert finding.reason in told
