"""The rules of the screening, to read, and who may confirm what they lead to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.services.due import TierChange
from studio.settings import StudioProfile
from studio.team import Qualification
from studio.wording import Words
from ui.settings.rule_changes_pane import RuleChangesPane
from ui.settings.rule_entries import EntriesPane
from ui.settings.rules_pane import RulesPane
from ui.settings.sections import Section
from ui.settings.team_section import qualifications
from ui.shell.privacy import Privacy
from ui.widgets.card import Rule
from ui.widgets.labels import label
from ui.widgets.select import Select
from ui.widgets.tabs import Tabs


class ScreeningSection(Section):
    """The qualification that two of the outcomes ask for, and below it everything to read.

    `client_requested` carries the id of a client to open.
    """

    client_requested = Signal(str)

    def __init__(
        self, words: Words, privacy: Privacy, title: str, lead: str, parent: QWidget
    ) -> None:
        super().__init__(title, lead, parent, "settings.screening")
        self._build_confirming(words)
        self.body.addWidget(Rule(self))
        self._versions = label("", self, px=13, color="text_2", name="settings.rules.versions")
        self.body.addWidget(self._versions)
        self._tabs = Tabs(
            [
                self.tr("Rules"),
                self.tr("Restrictions"),
                self.tr("Sources"),
                self.tr("Changed outcomes"),
            ],
            self,
            "settings.rules.tabs",
        )
        self._tabs.setAccessibleName(self.tr("What to read"))
        self.body.addWidget(self._tabs)
        self._rules = RulesPane(words, self)
        self._restrictions = EntriesPane("settings.rules.restrictions", self)
        self._sources = EntriesPane("settings.rules.sources", self)
        self._changes = RuleChangesPane(words, privacy, self)
        self._changes.client_requested.connect(self.client_requested)
        self._panes = (self._rules, self._restrictions, self._sources, self._changes)
        for pane in self._panes:
            self.body.addWidget(pane)
        self._tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)
        self.body.addStretch(1)

    def show_profile(self, profile: StudioProfile) -> None:
        """Show who may confirm as it is stored."""
        self._adapted.choose(profile.confirm_adapted)
        self._rehab.choose(profile.confirm_rehab)

    def show_protocol(self, protocol: tuple[Questionnaire, RuleBook]) -> None:
        """Show questions and rules as the program has read them."""
        questionnaire, rules = protocol
        self._versions.setText(
            self.tr(
                "Questions version {questions}, {asked} questions · Rules version {rules}, "
                "{count} rules · Questions of the day version {day}"
            ).format(
                questions=questionnaire.version,
                asked=len(questionnaire.questions),
                rules=rules.version,
                count=len(rules.rules),
                day=rules.session.version,
            )
        )
        self._versions.setWordWrap(True)
        self._rules.show_rules(questionnaire, rules)
        self._restrictions.show_restrictions(rules.restrictions.values())
        self._sources.show_sources(rules.sources.items())

    def show_changes(self, changes: Sequence[TierChange]) -> None:
        """Show whose outcome the rules of today would change."""
        text = self.tr("Changed outcomes")
        if changes:
            text = self.tr("Changed outcomes ({n})").format(n=len(changes))
        self._tabs.setTabText(self._panes.index(self._changes), text)
        self._changes.show_changes(changes)

    def _on_tab(self, place: int) -> None:
        for number, pane in enumerate(self._panes):
            pane.setVisible(number == place)

    def _build_confirming(self, words: Words) -> None:
        row = QHBoxLayout()
        row.setSpacing(24)
        self._adapted = self._add(words, "gym_adapted", "settings.confirmAdapted", row)
        self._adapted.chosen.connect(self._on_adapted)
        self._rehab = self._add(words, "rehab_first", "settings.confirmRehab", row)
        self._rehab.chosen.connect(self._on_rehab)
        row.addStretch(1)
        self.body.addLayout(row)
        rest = self.tr(
            "Gym-ready can be confirmed by everybody in the team. Outcomes that ask for a "
            "clinician need no qualification here, because the clinician decides."
        )
        self.body.addWidget(label(rest, self, px=13, color="text_2", wrap=True))

    def _add(self, words: Words, tier: str, name: str, row: QHBoxLayout) -> Select:
        title = self.tr("“{tier}” is confirmed from").format(tier=words[f"tier.{tier}"])
        made = Select(qualifications(words), self, name=name, accessible=title)
        row.addLayout(self._titled(title, made))
        return made

    def _on_adapted(self, level: Qualification) -> None:
        self._change(self.tr("Who may confirm is saved"), confirm_adapted=level)

    def _on_rehab(self, level: Qualification) -> None:
        self._change(self.tr("Who may confirm is saved"), confirm_rehab=level)
