"""All rules to read: a search, the list, and one rule with everything that is known of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.screening.outcome import Tier
from studio.screening.questionnaire import Questionnaire
from studio.screening.rule_words import closing_words, condition_words
from studio.screening.rules import Rule, RuleBook
from studio.text import folded
from studio.wording import Words
from ui.settings.rule_list import RuleLine, RuleList
from ui.widgets.card import Card
from ui.widgets.labels import Label, label
from ui.widgets.search_field import SearchField
from ui.widgets.select import Select
from ui.widgets.theme import scaled

HEIGHT = 470
_LIST_SHARE, _DETAIL_SHARE = 5, 6


class RulesPane(QWidget):
    """Finds a rule by any word of it and shows it beside the list."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._rules: RuleBook | None = None
        self._lines: Sequence[RuleLine] = ()
        self._conditions: dict[str, str] = {}
        self._build()

    def show_rules(self, questionnaire: Questionnaire, rules: RuleBook) -> None:
        """Show the rules as they are read by the program."""
        self._rules = rules
        self._conditions = {
            rule.id: condition_words(rule.condition, questionnaire.by_id, self._words)
            for rule in rules.rules
        }
        self._lines = [self._line(rule) for rule in rules.rules]
        self._show_found()

    def _line(self, rule: Rule) -> RuleLine:
        tier = self._words[f"tier.{rule.tier.key}"]
        searched = (
            rule.id,
            tier,
            rule.reason,
            self._conditions[rule.id],
            closing_words(rule, self._words),
            *rule.sources,
            *rule.restrictions,
        )
        title = f"{rule.id}  {tier}"
        return RuleLine(rule.id, rule.tier.key, title, rule.reason, folded(" ".join(searched)))

    def _show_found(self) -> None:
        wanted = folded(self._search.text()).split()
        tier = self._tier.currentData()
        found = [
            line
            for line in self._lines
            if (not tier or line.tier == tier) and all(word in line.found_by for word in wanted)
        ]
        self._list.show_lines(found)
        self._list.setVisible(bool(found))
        self._detail.setVisible(bool(found))
        self._nothing.setVisible(not found and bool(self._lines))
        self._count.setText(self.tr("{n} of {all}").format(n=len(found), all=len(self._lines)))

    def _on_changed(self, _: object) -> None:
        self._show_found()

    def _on_picked(self, rule_id: str) -> None:
        if self._rules is not None:
            self._detail.show_rule(self._rules.get(rule_id), self._conditions[rule_id], self._rules)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._search = SearchField(self.tr("Search rules"), self, name="settings.rules.search")
        self._search.searched.connect(self._on_changed)
        row.addWidget(self._search, 1)
        outcomes = [(tier.key, self._words[f"tier.{tier.key}"]) for tier in reversed(Tier)]
        self._tier = Select(
            [("", self.tr("All outcomes")), *outcomes[:-1]],
            self,
            name="settings.rules.tier",
            accessible=self.tr("Outcome"),
        )
        self._tier.chosen.connect(self._on_changed)
        row.addWidget(self._tier)
        self._count = label("", self, px=13, color="text_2", name="settings.rules.count")
        row.addWidget(self._count)
        column.addLayout(row)
        both = QHBoxLayout()
        both.setSpacing(12)
        self._list = RuleList(self)
        self._list.setFixedHeight(scaled(HEIGHT))
        self._list.picked.connect(self._on_picked)
        self._search.stepped.connect(self._list.step)
        both.addWidget(self._list, _LIST_SHARE)
        self._detail = _RuleDetail(self._words, self)
        both.addWidget(self._detail, _DETAIL_SHARE, Qt.AlignmentFlag.AlignTop)
        column.addLayout(both)
        self._nothing = label(
            self.tr("No rule has all of these words."), self, color="text_2", wrap=True,
            name="settings.rules.nothing",
        )  # fmt: skip
        self._nothing.hide()
        column.addWidget(self._nothing)


class _RuleDetail(Card):
    """One rule: when it applies, what the client reads, what follows, and how it ends."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, margins=16, spacing=2, fill="sunken")
        self.setObjectName("settings.rules.detail")
        self._words = words
        self._title = label("", self, px=16, weight=600, name="settings.rules.title")
        self._outcome = label("", self, px=13, color="text_2", wrap=True)
        self.body.addWidget(self._title)
        self.body.addWidget(self._outcome)
        self._condition = self._add(self.tr("When"), "settings.rules.condition")
        self._reason = self._add(self.tr("What the client reads"), "settings.rules.reason")
        self._for_now = self._add(self.tr("For now"), "settings.rules.forNow")
        self._closes = self._add(self.tr("How it closes"), "settings.rules.closes")
        self._source = self._add(self.tr("Sources"), "settings.rules.source")

    def show_rule(self, rule: Rule, condition: str, rules: RuleBook) -> None:
        """Show one rule."""
        self._title.setText(rule.id)
        self.setAccessibleName(rule.id)
        self._outcome.setText(
            self.tr("{outcome} · {urgency}").format(
                outcome=self._words[f"tier.{rule.tier.key}"],
                urgency=self._words[f"urgency.{rule.urgency.key}"],
            )
        )
        self._condition.setText(condition)
        self._reason.setText(rule.reason)
        shorts = [rules.restrictions[code].short for code in rule.restrictions]
        self._for_now.setText(", ".join(shorts) if shorts else self.tr("Nothing is left out"))
        self._closes.setText(closing_words(rule, self._words))
        self._source.setText("\n".join(rules.sources[key] for key in rule.sources))

    def _add(self, title: str, name: str) -> Label:
        self.body.addSpacing(8)
        self.body.addWidget(label(title, self, px=12, weight=600, color="text_2"))
        text = label("", self, px=14, wrap=True, name=name)
        self.body.addWidget(text)
        return text
