"""What follows once a finding is settled, said before anybody confirms it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from studio.ids import EvidenceId
from studio.screening.answer_words import joined
from studio.screening.closing import open_outcome
from studio.screening.evidence import Evidence
from studio.screening.outcome import Finding, Restriction, Tier
from studio.screening.rules import RuleBook
from studio.wording import Words
from ui.clients.account import Account
from ui.clients.reading import ClientFile
from ui.clients.words import ClientWords

DRAFT = EvidenceId("draft")
_MOST_OPEN = 2


class WhatFollows(QObject):
    """Works out the outcome that is left, and puts it into one or two sentences."""

    def __init__(self, words: ClientWords, texts: Words) -> None:
        super().__init__()
        self._words = words
        self._texts = texts

    def text(
        self, file: ClientFile, account: Account, rule: str, written: Sequence[Evidence]
    ) -> str:
        """Return what follows when the finding of *rule* closes and *written* counts.

        A piece of evidence that is not stored yet goes by the id `DRAFT`.
        """
        standing, protocol = file.standing, file.protocol
        if standing.outcome is None or protocol is None:
            return ""
        left = open_outcome(
            standing.outcome,
            frozenset({rule}),
            written=written,
            vocabulary=protocol[1].restrictions,
            day=file.today,
        )
        tier = left.tier or Tier.GYM_READY
        found = standing.outcome.tier or Tier.GYM_READY
        if standing.tier is not None and standing.tier > found:
            tier = standing.tier  # a trainer chose it, and only a new screening takes it back
        said = self.tr("Then: {tier}.").format(tier=self._words.tier_text(tier))
        added = [r for r in left.restrictions if r.evidence_id == DRAFT]
        if added:
            names = joined([_short(r, protocol[1]) for r in added], self._texts)
            said = f"{said} {self.tr('Added: {limits}.').format(limits=names)}"
        said = f"{said} {self._still_open(account, left.findings)}"
        if standing.tier is Tier.URGENT_CARE and tier is not Tier.URGENT_CARE:
            rest = self.tr("The whole screening is asked again before anything is planned.")
            return f"{said} {rest}"
        return said

    def _still_open(self, account: Account, findings: Sequence[Finding]) -> str:
        if not findings:
            return self.tr("Nothing else is open.")
        said = list(dict.fromkeys(account.said.answer(finding) for finding in findings))
        more = len(said) - _MOST_OPEN
        what = "; ".join(said[:_MOST_OPEN])
        if more > 0:
            text = self.tr("Still open: {what}; and {count} more.")
            return text.format(what=what, count=more)
        return self.tr("Still open: {what}.").format(what=what)


def _short(restriction: Restriction, rules: RuleBook) -> str:
    entry = rules.restrictions.get(restriction.code)
    short = entry.short if entry else restriction.code
    return short[:1].lower() + short[1:]
