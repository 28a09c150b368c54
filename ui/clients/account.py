"""What is taken into account of a client, in words: each limit with what stands behind it."""

from datetime import date

from PySide6.QtCore import QObject

from studio.clock import Clock
from studio.screening.answer_words import joined
from studio.screening.evidence import Closing
from studio.screening.outcome import Finding, Restriction
from studio.screening.rules import Rule, RuleBook
from studio.wording import Words
from ui.clients.account_entries import Behind, Considered, Settled, Written
from ui.clients.evidence_words import EvidenceWords
from ui.clients.needs_words import NeedsWords
from ui.clients.reading import ClientFile
from ui.clients.said_words import SaidWords
from ui.clients.words import ClientWords
from ui.widgets.dates import plain_date, short_day

_ACTIONS = {"clin": "clinical", "measured": "readings", "log": "log", "staff": "note"}


class Account(QObject):
    """Puts one client's file into words; it asks nobody and changes nothing.

    `said` tells the answers behind a finding, `evidence` what was recorded.
    """

    def __init__(self, file: ClientFile, words: ClientWords, texts: Words, clock: Clock) -> None:
        super().__init__()
        if file.protocol is None:
            raise ValueError("a file without questions and rules cannot be put into words")
        self._file = file
        self._words = words
        self._texts = texts
        self._clock = clock
        self._rules: RuleBook = file.protocol[1]
        self._needs = NeedsWords()
        self.said = SaidWords(file, file.protocol, words, texts, clock)
        self.evidence = EvidenceWords(self._rules.restrictions, words, texts)

    # What is open

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is open today, most pressing first."""
        outcome = self._file.standing.outcome
        found = outcome.findings if outcome else ()
        return tuple(sorted(found, key=lambda finding: (-finding.tier, -finding.urgency)))

    def finding(self, rule: str) -> Finding | None:
        """Return the open finding of a rule."""
        return next((finding for finding in self.findings if finding.rule == rule), None)

    def considered(self) -> tuple[Considered, ...]:
        """Return what is taken into account, most pressing first."""
        found = {finding.rule: finding for finding in self.findings}
        limited = [
            (self._behind_of(restriction, found), restriction)
            for restriction in self._file.standing.restrictions
            if restriction.rules
        ]
        ranked = [
            (_rank(behind, restriction.review_on), self._limit(restriction, behind))
            for behind, restriction in limited
        ]
        told = {finding.rule for behind, _ in limited for finding in behind}
        ranked += [
            (_rank([finding], date.max), self._unlimited(finding))
            for finding in self.findings
            if finding.rule not in told
        ]
        return tuple(entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))

    def _behind_of(self, restriction: Restriction, found: dict[str, Finding]) -> list[Finding]:
        return [found[rule] for rule in found if rule in restriction.rules]

    def _limit(self, restriction: Restriction, behind: list[Finding]) -> Considered:
        entry = self._rules.restrictions.get(restriction.code)
        since = min((f.since for f in behind if f.since), default=restriction.since)
        areas = joined([self._words.area(area) for area in restriction.regions], self._texts)
        about = (_sentence(areas), self._since(since), self._review(restriction.review_on))
        return Considered(
            code=restriction.code,
            title=entry.short if entry else restriction.code,
            does=entry.meaning if entry else restriction.reason,
            swap=entry.swap if entry else "",
            about=" · ".join(part for part in about if part),
            behind=tuple(self.behind(finding) for finding in behind),
        )

    def _unlimited(self, finding: Finding) -> Considered:
        return Considered(
            code="",
            title=_sentence(self._texts[f"so_tier.{finding.tier.key}"]),
            does=finding.reason,
            swap="",
            about=self._until_settled(finding),
            behind=(self.behind(finding),),
        )

    def _until_settled(self, finding: Finding) -> str:
        until = self.tr("until it is settled")
        return f"{self._since(finding.since)} · {until}" if finding.since else until

    def _since(self, day: date) -> str:
        return self.tr("since {day}").format(day=short_day(day))

    def _review(self, day: date) -> str:
        """Return when something is looked at again, and how long that is."""
        left = (day - self._file.today).days
        if left < 0:
            return self.tr("review was due {day}").format(day=short_day(day))
        if left == 0:
            return self.tr("review today")
        text = self.tr("review {day}, in {time}")
        return text.format(day=short_day(day), time=self._span(left))

    def _span(self, days: int) -> str:
        if days == 1:
            return self.tr("a day")
        if days < _WEEKS_FROM:
            return self.tr("{count} days").format(count=days)
        if days < _MONTHS_FROM:
            return self.tr("{count} weeks").format(count=round(days / 7))
        return self.tr("{count} months").format(count=round(days / 30.4))

    # What stands behind it

    def behind(self, finding: Finding) -> Behind:
        """Return a finding in words: answer, what settles it and what to do."""
        ways = finding.closes
        action = next((_ACTIONS[way] for way in ways if way in _ACTIONS), "ask")
        questions = [pair for pair in finding.because if not self.said.is_map(pair[0])]
        return Behind(
            rule=finding.rule,
            answer=self.said.answer(finding),
            settles=self.settles(finding),
            action=action,
            key=next(iter(questions or finding.because), ("", "")),
        )

    def settles(self, finding: Finding) -> str:
        """Return what would settle a finding, as one sentence."""
        texts = self._texts
        ways = [texts[f"closes.{way}"] for way in finding.closes]
        *first, last = ways or [texts["closes.rescreen"]]
        said = last
        if first:
            said = texts.fill("evidence.settles.or", first=", ".join(first), last=last)
        rule = self._rule(finding.rule)
        if finding.closes == ("time",) and self.needs(finding):
            return " ".join(self.needs(finding))
        more = rule.closes_when if rule else ""
        if more:
            return texts.fill("evidence.settles.more", ways=said, more=more)
        return texts.fill("evidence.settles.ways", ways=said)

    def needs(self, finding: Finding) -> tuple[str, ...]:
        """Return the numbers that settle a finding, a line for each way that has some."""
        rule = self._rule(finding.rule)
        return self._needs.lines(rule, finding.since) if rule else ()

    def _rule(self, rule: str) -> Rule | None:
        return self._rules.by_id.get(rule)

    # What was written and what is settled

    def written(self) -> tuple[Written, ...]:
        """Return what clinicians wrote and still counts, newest first."""
        return self.evidence.written(self._file.evidence, self._file.today)

    def settled(self) -> tuple[Settled, ...]:
        """Return the findings that evidence has closed, the latest first."""
        is_open = {finding.rule for finding in self.findings}
        latest: dict[str, Closing] = {}
        for closing in self._file.closings:
            if closing.counts_on(self._file.today) and closing.rule not in is_open:
                latest[closing.rule] = closing
        ordered = sorted(latest.values(), key=lambda closing: closing.closed_at, reverse=True)
        return tuple(self._settled(closing) for closing in ordered)

    def _settled(self, closing: Closing) -> Settled:
        evidence = next((e for e in self._file.evidence if e.id == closing.evidence_id), None)
        day = short_day(self._clock.local(closing.closed_at).date())
        name = self._file.trainer_name(closing.closed_by)
        by = self.tr("by {name}, {day}").format(name=name, day=day) if name else day
        on = self.evidence.source(evidence) if evidence else ""
        until = closing.valid_until
        end = self.tr("until {day}").format(day=plain_date(until)) if until else ""
        about = (_sentence(by), on, end)
        return Settled(
            closing_id=closing.id,
            title=self.said.closed(closing),
            about=" · ".join(part for part in about if part),
        )


_WEEKS_FROM = 14
_MONTHS_FROM = 70


def _rank(behind: list[Finding], review_on: date) -> tuple[int, int, date]:
    tier = max((finding.tier for finding in behind), default=0)
    urgency = max((finding.urgency for finding in behind), default=0)
    return -tier, -urgency, review_on


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
