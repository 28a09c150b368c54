"""The overview of a profile: what is taken into account, the week, and how to reach somebody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.planning.week_plan import WeekPlan
from studio.screening.outcome import Planning
from ui.clients.reading import ClientFile
from ui.clients.sections import RecordCard, Section
from ui.clients.words import ClientWords
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn

SIDE_WIDTH = 300


class Overview(QWidget):
    """Two columns: the standing and the week, and beside them contact, goals and notes."""

    review_requested = Signal()
    week_requested = Signal(object)
    edit_requested = Signal()

    def __init__(self, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self._main = ScrollColumn(self, name="clients.overview")
        row.addWidget(self._main, 1)
        self._side = ScrollColumn(self, name="clients.side")
        self._side.setFixedWidth(SIDE_WIDTH)
        row.addWidget(self._side)

    def show_file(self, file: ClientFile) -> None:
        """Show a client."""
        main = [self._account_section(file), *self._week_section(file)]
        self._main.replace(main)
        side: list[QWidget] = [self._contact_section(file)]
        if file.client.goals:
            goals = Section(self.tr("Goals"), self, name="clients.goals")
            for goal in file.client.goals:
                goals.body.addWidget(label(goal, goals, wrap=True))
            side.append(goals)
        if file.client.notes:
            notes = Section(self.tr("Notes"), self, name="clients.noteCard")
            notes.body.addWidget(label(file.client.notes, notes, wrap=True))
            side.append(notes)
        self._side.replace(side)

    def _account_section(self, file: ClientFile) -> Section:
        standing = file.standing
        may_screen = not file.client.is_archived and standing.tier is not None
        section = Section(
            self.tr("What we take into account"),
            self,
            link=self.tr("Review now") if may_screen else "",
            icon=Icon.CLIPBOARD,
            name="clients.account",
        )
        section.linked.connect(self.review_requested)
        entries = self._words.considerations(standing)
        section.show_considerations(entries)
        if not entries:
            section.say(self._nothing_to_consider(file))
        return section

    def _nothing_to_consider(self, file: ClientFile) -> str:
        planning = file.standing.planning
        if planning is Planning.LOCKED and file.standing.locked_because == "expired":
            return self.tr("The answers are older than they count. A short check opens the plan.")
        if planning is Planning.LOCKED:
            return self.tr("The screening says what suits; the plan opens after it.")
        if planning is Planning.ON_HOLD:
            return _reasons(file) or self.tr("The plan is on hold until a letter is here.")
        if planning is Planning.STOPPED:
            return _reasons(file) or self.tr("The plan rests until somebody medical was seen.")
        return self.tr("Nothing for now. The whole library suits.")

    def _week_section(self, file: ClientFile) -> list[QWidget]:
        for plan in reversed(file.weeks):
            if plan.sessions and not self._words.is_past(plan, file.today):
                return [self._week_card(plan)]
        return []

    def _week_card(self, week: WeekPlan) -> QWidget:
        card = RecordCard(
            self,
            week.monday,
            self.tr("Week of {days}").format(days=self._words.week_title(week)),
            (self._words.week_line(week), self._words.week_days(week)),
            action=self.tr("Open week"),
            name="clients.thisWeek",
        )
        card.acted.connect(self.week_requested)
        return card

    def _contact_section(self, file: ClientFile) -> Section:
        section = Section(
            self.tr("Contact"), self, link=self.tr("Edit"), icon=Icon.PENCIL, name="clients.contact"
        )
        section.linked.connect(self.edit_requested)
        pairs = self._words.contact(file.client)
        section.show_pairs(pairs)
        if not pairs:
            section.say(self.tr("No phone or email yet."))
        return section


def _reasons(file: ClientFile) -> str:
    outcome = file.standing.outcome
    findings = outcome.findings if outcome else ()
    return " ".join(dict.fromkeys(f.reason for f in findings if f.tier == file.standing.tier))
