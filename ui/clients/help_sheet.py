"""What to do where help comes first, to be read again from the profile."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from studio.screening.outcome import Tier, Urgency
from ui.clients.reading import ClientFile
from ui.clients.sheet import Sheet
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.theme import scaled
from ui.widgets.tier import TierMark

NUMBER_PX = 40


class HelpSheet(Sheet):
    """Three actions and the number to call, as the screening's own page says them."""

    letter_wanted = Signal()
    discharge_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "help")
        self._rule = ""
        row = QHBoxLayout()
        row.setSpacing(18)
        words = around.words
        mark = TierMark(Tier.URGENT_CARE.key, scaled(64), self.content,
                        text=words["tier.urgent_care"])  # fmt: skip
        row.addWidget(mark)
        self._number = label("", self.content, px=NUMBER_PX, weight=700, color="urgent",
                             tabular=True, name="help.number")  # fmt: skip
        row.addWidget(self._number)
        row.addStretch(1)
        self.body.addLayout(row)
        self._actions = [
            label("", self.content, px=17, weight=500, wrap=True, name=f"help.action.{place}")
            for place in range(3)
        ]
        for action in self._actions:
            self.body.addWidget(action)
        self._reasons = label("", self.content, color="text_2", wrap=True, name="help.reasons")
        self.body.addWidget(self._reasons)
        said = self.tr(
            "The plan opens after a discharge is recorded and the whole screening was asked again."
        )
        self.body.addWidget(label(said, self.content, color="text_2", wrap=True))
        self.foot.addLayout(self._build_buttons())

    def show_file(self, file: ClientFile) -> None:
        """Show what to do for a client."""
        outcome = file.standing.outcome
        urgency = outcome.urgency if outcome is not None else Urgency.SAME_DAY
        profile = file.profile
        is_emergency = urgency >= Urgency.EMERGENCY_DEPARTMENT
        number = profile.emergency_number if is_emergency else profile.advice_number
        self._number.setText(number)
        self._number.setAccessibleName(self.tr("Call {number}").format(number=" ".join(number)))
        findings = [f for f in outcome.findings if f.tier is Tier.URGENT_CARE] if outcome else []
        self._rule = findings[0].rule if findings else ""
        self._discharge.setVisible(bool(findings) and not file.client.is_archived)
        for place, text in enumerate(self._said(urgency, file)):
            self._actions[place].setText(f"{place + 1}. {text}")
        self._reasons.setText(" ".join(dict.fromkeys(f.reason for f in findings)))
        self.show_heading(self._around.words["urgent.title"], file.client)

    @override
    def confirm(self) -> None:
        """Ask for the note to take along."""
        self._print()

    def _said(self, urgency: Urgency, file: ClientFile) -> tuple[str, str, str]:
        words, profile = self._around.words, file.profile
        sit = words.fill("urgent.sit", name=file.client.first_name)
        worse = words.fill("urgent.worse", number=profile.emergency_number)
        if urgency is Urgency.EMERGENCY_CALL:
            call = words.fill("urgent.call", number=profile.emergency_number)
            return sit, call, words["urgent.aside"]
        if urgency is Urgency.EMERGENCY_DEPARTMENT:
            return sit, words["urgent.hospital"], worse
        return sit, words.fill("urgent.ring", number=profile.advice_number), worse

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        note = button(
            self.tr("Print a note to take along"), self, kind="primary", icon=Icon.PRINTER,
            name="help.letter",
        )  # fmt: skip
        note.clicked.connect(self._print)
        row.addWidget(note, 0, Qt.AlignmentFlag.AlignLeft)
        self._discharge = button(
            self.tr("A discharge is here"), self, icon=Icon.DOCUMENT, name="help.discharge"
        )
        self._discharge.clicked.connect(self._record)
        row.addWidget(self._discharge)
        row.addStretch(1)
        return row

    def _print(self) -> None:
        self.dismiss()
        self.letter_wanted.emit()

    def _record(self) -> None:
        self.dismiss()
        self.discharge_wanted.emit(self._rule)
