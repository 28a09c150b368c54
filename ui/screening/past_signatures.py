"""Signatures of a past screening, to look at: drawn, typed or scanned."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.clock import Clock
from studio.ids import TrainerId
from studio.screening.screening import Screening
from studio.screening.signature import Signature, SignedHow, Signer, answers_hash
from studio.wording import Words
from ui.screening.ink import DrawnInk
from ui.widgets.card import Card, Rule
from ui.widgets.dates import plain_date, time_text
from ui.widgets.labels import Label, label
from ui.widgets.theme import scaled

_WIDE = 240
_SHORT = 12


class SignatureRow(QWidget):
    """One signature: what was given, by whom, before whom, and under which text and answers."""

    def __init__(
        self,
        signature: Signature,
        screening: Screening,
        names: Mapping[TrainerId, str],
        words: Words,
        clock: Clock,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"past.signature.{signature.signer.value}")
        self._signature = signature
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(20)
        holder = QVBoxLayout()
        holder.addWidget(self._build_mark(), 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(holder)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(self._who(), self, px=15, weight=600, wrap=True))
        text.addWidget(
            label(self._how(names, clock), self, px=14, weight=450, color="text_2", wrap=True)
        )
        for line in self._under(screening):
            text.addWidget(label(line, self, px=13, color="text_3", wrap=True, tabular=True))
        text.addStretch(1)
        row.addLayout(text, 1)

    def _build_mark(self) -> QWidget:
        signature = self._signature
        said = self.tr("Signature of {name}").format(name=signature.name)
        if signature.how is SignedHow.DRAWN:
            return DrawnInk(signature.strokes, said, self, width=_WIDE)
        if signature.how is SignedHow.SCANNED:
            return self._scan(said)
        made = label(signature.name, self, px=20, weight=500, wrap=True)
        made.setFixedWidth(scaled(_WIDE))
        return made

    def _scan(self, said: str) -> Label:
        image = QImage.fromData(self._signature.scan or b"")
        made = label("", self, px=14, color="text_2", wrap=True, name="past.scan")
        made.setFixedWidth(scaled(_WIDE))
        if image.isNull():
            made.setText(self.tr("The scan cannot be shown here; the signed page is on paper."))
            return made
        ratio = self.devicePixelRatioF()
        wide = round(scaled(_WIDE) * ratio)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = QPixmap.fromImage(image.scaledToWidth(min(wide, image.width()), smooth))
        shown.setDevicePixelRatio(ratio)
        made.setPixmap(shown)
        made.setAccessibleName(said)
        return made

    def _who(self) -> str:
        signature = self._signature
        who = self._words[f"signer.{signature.signer.value}"]
        if signature.signer is Signer.GUARDIAN and signature.relation:
            who = f"{signature.relation}, {who}"
        return f"{signature.name}, {who}"

    def _how(self, names: Mapping[TrainerId, str], clock: Clock) -> str:
        signature = self._signature
        at = clock.local(signature.signed_at)
        said = self._words[f"signed_how.{signature.how.value}"]
        witness = names.get(signature.witness, "") if signature.witness else ""
        if witness:
            said = self.tr("{how}, before {trainer}").format(how=said, trainer=witness)
        return f"{said}, {plain_date(at.date())}, {time_text(at)}"

    def _under(self, screening: Screening) -> tuple[str, ...]:
        signature = self._signature
        text = self.tr("Declaration {version}, fingerprint {hash}").format(
            version=signature.text_version, hash=signature.text_hash[:_SHORT]
        )
        same = signature.answers_hash == answers_hash(screening.answers)
        answers = (
            self.tr("Answers {hash}, the same as below")
            if same
            else self.tr("Answers {hash}, other ones than below")
        )
        asked = self.tr("Questions {questions}, rules {rules}").format(
            questions=signature.questions_version, rules=signature.rules_version
        )
        return text, answers.format(hash=signature.answers_hash[:_SHORT]), asked


def signatures_card(rows: list[SignatureRow], parent: QWidget) -> Card:
    """Return the card with all signatures, or with the word that there is none."""
    card = Card(parent, margins=(20, 14, 20, 10), spacing=4)
    card.setObjectName("past.signatures")
    card.body.addWidget(label(card.tr("Signatures"), card, px=16, weight=600))
    if not rows:
        text = card.tr("Nobody signed this version.")
        card.body.addWidget(label(text, card, px=14, color="text_2", wrap=True))
    for number, row in enumerate(rows):
        if number:
            card.body.addWidget(Rule(card))
        card.body.addWidget(row)
    return card
