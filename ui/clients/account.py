"""What is taken into account of a client, in words: each limit with what stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from studio.clock import Clock
from studio.screening.answer_words import answer_words, joined, lower_first, said_words
from studio.screening.evidence import Closing, Evidence, Reading
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Finding, Outcome, Restriction
from studio.screening.pages import key_of
from studio.screening.questionnaire import Kind, Questionnaire
from studio.screening.rules import Rule, RuleBook
from studio.screening.screening import Screening
from studio.wording import Words
from ui.clients.needs_words import NeedsWords
from ui.clients.reading import ClientFile
from ui.clients.words import ClientWords
from ui.widgets.dates import plain_date, short_day

_MOST_ANSWERS = 3
_ACTIONS = {"clin": "clinical", "measured": "readings", "log": "log", "staff": "note"}


@dataclass(frozen=True, slots=True)
class Behind:
    """One finding: the client's answer, what would settle it, and what can be done about it.

    `action` is clinical, readings, log, note or ask (again); `key` names the answer behind it.
    """

    rule: str
    answer: str
    settles: str
    action: str
    key: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Considered:
    """One limit for now, or a finding that limits nothing and still has to be settled."""

    code: str
    title: str
    does: str
    swap: str
    about: str
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a clinician wrote, and until when it counts."""

    evidence_id: str
    title: str
    adds: tuple[str, ...]
    fine: str
    avoid: str
    until: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that evidence has closed."""

    closing_id: str
    title: str
    about: str


class Account(QObject):
    """Puts one client's file into words; it asks nobody and changes nothing."""

    def __init__(self, file: ClientFile, words: ClientWords, texts: Words, clock: Clock) -> None:
        super().__init__()
        if file.protocol is None:
            raise ValueError("a file without questions and rules cannot be put into words")
        self._file = file
        self._words = words
        self._texts = texts
        self._clock = clock
        self._questions: Questionnaire = file.protocol[0]
        self._rules: RuleBook = file.protocol[1]
        self._needs = NeedsWords()
        self._flows: dict[str, ScreeningFlow] = {}

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
        entry = self._rules.restrictions[restriction.code]
        since = min((f.since for f in behind if f.since), default=restriction.since)
        areas = joined([self._words.area(area) for area in restriction.regions], self._texts)
        about = (_sentence(areas), self._since(since), self._review(restriction.review_on))
        return Considered(
            code=restriction.code,
            title=entry.short,
            does=entry.meaning,
            swap=entry.swap,
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
        questions = [pair for pair in finding.because if not self._is_map(pair[0])]
        return Behind(
            rule=finding.rule,
            answer=self.answer(finding),
            settles=self.settles(finding),
            action=action,
            key=next(iter(questions or finding.because), ("", "")),
        )

    def answer(self, finding: Finding) -> str:
        """Return what the client said, such as "Lower back: now 4 of 10"."""
        screening = self._screening_of(finding)
        if screening is None:
            return finding.reason
        flow = self._flow(screening)
        keys = [key_of(question, area) for question, area in finding.because]
        asked = [key for key in keys if not self._is_map(key.partition("@")[0])]
        said = said_words((asked or keys)[:_MOST_ANSWERS], flow, self._texts, plain_date)
        if not said:
            return finding.reason
        if screening.id == self._file.standing.screening_id:
            return said
        day = short_day(self._clock.local(screening.started_at).date())
        return self.tr("{said} (said {day})").format(said=said, day=day)

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

    def _is_map(self, question: str) -> bool:
        found = self._questions.find(question)
        return found is not None and found.kind is Kind.BODY_MAP

    def _screening_of(self, finding: Finding) -> Screening | None:
        """Return the screening in which the answers behind a finding were given."""
        standing, history = self._file.standing, self._file.history
        if not finding.carried:
            return next((s for s in history if s.id == standing.screening_id), None)
        return next((s for s in history if _found_in(finding.rule, s)), None)

    def _flow(self, screening: Screening) -> ScreeningFlow:
        flow = self._flows.get(screening.id)
        if flow is None:
            outcome = screening.outcome

            def judged(_: object) -> Outcome:
                if outcome is None:
                    raise LookupError("a draft has no outcome to tell")
                return outcome

            flow = ScreeningFlow(self._questions, judged, today=self._file.today, draft=screening)
            self._flows[screening.id] = flow
        return flow

    # What was written and what is settled

    def written(self) -> tuple[Written, ...]:
        """Return what clinicians wrote and still counts, newest first."""
        counts = [
            evidence
            for evidence in self._file.evidence
            if evidence.kind.is_clinical and self._counts(evidence)
        ]
        told = [e for e in counts if e.restrictions or e.avoid or e.fine]
        told.sort(key=lambda evidence: (evidence.dated, evidence.id), reverse=True)
        return tuple(self._written(evidence) for evidence in told)

    def _counts(self, evidence: Evidence) -> bool:
        until = _last_day(evidence)
        return until is None or self._file.today <= until

    def _written(self, evidence: Evidence) -> Written:
        until = _last_day(evidence)
        text = self.tr("counts until {day}").format(day=plain_date(until)) if until else ""
        return Written(
            evidence_id=evidence.id,
            title=self.source(evidence),
            adds=tuple(self._adds(evidence)),
            fine=evidence.fine,
            avoid=evidence.avoid,
            until=_sentence(text),
        )

    def _adds(self, evidence: Evidence) -> Iterator[str]:
        for added in evidence.restrictions:
            entry = self._rules.restrictions.get(added.code)
            area = self._words.area(added.region) if added.region else ""
            until = added.until
            end = self.tr("until {day}").format(day=plain_date(until)) if until else ""
            parts = (entry.short if entry else added.code, area, end)
            yield " · ".join(part for part in parts if part)

    def source(self, evidence: Evidence) -> str:
        """Return where a piece of evidence comes from: Letter from Ann Lee, GP, 12 May 2026."""
        kind = self._texts[f"evidence.kind.{evidence.kind.value}"]
        author = ", ".join(part for part in (evidence.author, evidence.role) if part)
        day = plain_date(evidence.dated)
        if not author:
            return self._texts.fill("evidence.line.plain", kind=kind, day=day)
        return self._texts.fill("evidence.line.signed", kind=kind, author=author, day=day)

    def told(self, evidence: Evidence) -> tuple[str, ...]:
        """Return what a piece of evidence says, line by line."""
        lines = []
        if evidence.fine:
            lines.append(self.tr("Fine: {text}").format(text=evidence.fine))
        if evidence.avoid:
            lines.append(self.tr("To avoid: {text}").format(text=evidence.avoid))
        lines += self._adds(evidence)
        lines += map(self._reading, evidence.readings)
        if evidence.log is not None:
            text = self.tr("{count} clean sessions over {weeks} weeks")
            count, weeks = evidence.log.clean_sessions, evidence.log.weeks
            lines.append(text.format(count=count, weeks=weeks))
        return (*lines, evidence.note) if evidence.note else tuple(lines)

    def _reading(self, reading: Reading) -> str:
        parts = []
        if reading.systolic is not None and reading.diastolic is not None:
            parts.append(f"{reading.systolic}/{reading.diastolic}")
        if reading.pulse is not None:
            text = self.tr("pulse {pulse}, uneven") if reading.is_irregular else None
            parts.append((text or self.tr("pulse {pulse}")).format(pulse=reading.pulse))
        return f"{plain_date(reading.on)}: {', '.join(parts)}"

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
        on = self.source(evidence) if evidence else ""
        until = closing.valid_until
        end = self.tr("until {day}").format(day=plain_date(until)) if until else ""
        about = (_sentence(by), on, end)
        return Settled(
            closing_id=closing.id,
            title=self.closed_title(closing),
            about=" · ".join(part for part in about if part),
        )

    def closed_title(self, closing: Closing) -> str:
        """Return which finding was closed: the answers it rested on, or its reason."""
        said = []
        for question_id, area, value in closing.answers[:_MOST_ANSWERS]:
            question = self._questions.find(question_id)
            if question is None or question.kind is Kind.BODY_MAP:
                continue
            answer = lower_first(answer_words(question, value, self._texts, plain_date))
            label = self._words.area(area) + " " + question.label if area else question.label
            said.append(self._texts.fill("answer.said", label=_sentence(label), answer=answer))
        if said:
            return "; ".join(said)
        rule = self._rule(closing.rule)
        return rule.reason if rule else closing.rule


_WEEKS_FROM = 14
_MONTHS_FROM = 70


def _rank(behind: list[Finding], review_on: date) -> tuple[int, int, date]:
    tier = max((finding.tier for finding in behind), default=0)
    urgency = max((finding.urgency for finding in behind), default=0)
    return -tier, -urgency, review_on


def _found_in(rule: str, screening: Screening) -> bool:
    if screening.outcome is None or screening.confirmed_at is None:
        return False
    return any(f.rule == rule and not f.carried for f in screening.outcome.findings)


def _last_day(evidence: Evidence) -> date | None:
    # How findings close is loaded with the first piece of evidence, not with the profile.
    from studio.screening.closing import valid_until

    return valid_until(evidence)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
