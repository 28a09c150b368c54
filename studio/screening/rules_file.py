"""Rules from TOML texts, refused where they could not fire or could make care depend on luck."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from studio.screening.closing_numbers import LogLimits
from studio.screening.closing_numbers_file import log_limits, reading_limits, time_limit
from studio.screening.condition_checks import careless_part, teaching_part
from studio.screening.condition_nodes import Condition
from studio.screening.conditions import ConditionError, parse_condition
from studio.screening.outcome import Tier, Urgency
from studio.screening.questionnaire import Questionnaire
from studio.screening.questionnaire_file import common_version
from studio.screening.reachability import example_answers
from studio.screening.restrictions import RestrictionEntry
from studio.screening.rules import Rule, RuleBook
from studio.screening.toml_tables import Entry, entries, read_file

_TIERS = tuple(tier.key for tier in Tier if tier is not Tier.GYM_READY)
_Numbers = TypeVar("_Numbers")
CLOSES = ("clin", "log", "rescreen", "staff", "measured", "choice", "time")


def parse_rules(files: Mapping[str, str], questionnaire: Questionnaire) -> RuleBook:
    """Return the rules in TOML texts by file name, most careful tier first."""
    tops = [(read_file(file, text), text) for file, text in files.items()]
    version = common_version([top for top, _ in tops])
    vocabulary = {
        entry.name: _restriction(entry, top)
        for top, text in tops
        for entry in entries(top, text, "restriction", key="code")
    }
    sources = {
        entry.name: _source(entry)
        for top, text in tops
        for entry in entries(top, text, "source", key="key")
    }
    reader = _RuleReader(questionnaire, vocabulary, sources)
    for top, text in tops:
        if "rule" in top.table:
            reader.read(top, text)
    doubt_reason = _doubt_reason([top for top, _ in tops])
    for top, _ in tops:
        top.finish()
    rules = sorted(reader.rules.values(), key=lambda rule: (-rule.tier, rule.id))
    return RuleBook(
        version,
        tuple(rules),
        MappingProxyType(vocabulary),
        MappingProxyType(sources),
        doubt_reason,
    )


class _RuleReader:
    """Reads the rules of one tier after the other."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        vocabulary: Mapping[str, RestrictionEntry],
        sources: Mapping[str, str],
    ) -> None:
        self.rules: dict[str, Rule] = {}
        self._questions = questionnaire.by_id
        self._usual_log: LogLimits | None = None
        self._vocabulary = vocabulary
        self._sources = sources

    def read(self, top: Entry, text: str) -> None:
        """Take in all rules of one file, which belong to one tier."""
        tier = Tier.of(top.one_of("tier", _TIERS))
        self._usual_log = log_limits(top.inner("log")) if "log" in top.table else None
        for entry in entries(top, text, "rule"):
            rule = self._rule(entry, tier)
            if rule.id in self.rules:
                entry.wrong("id", "this rule stands twice")
            self.rules[rule.id] = rule

    def _rule(self, entry: Entry, tier: Tier) -> Rule:
        urgency = Urgency.of(entry.one_of("urgency", [urgency.key for urgency in Urgency]))
        # What cannot wait is urgent care and nothing else, or a doubt could not be told from it.
        if (urgency >= Urgency.SAME_DAY) is not (tier is Tier.URGENT_CARE):
            entry.wrong("urgency", f"{urgency.key} does not go with {tier.key}")
        closes = _known(entry, "closes", CLOSES)
        rule = Rule(
            id=entry.text("id"),
            tier=tier,
            urgency=urgency,
            condition=self._condition(entry),
            reason=entry.text("reason"),
            sources=_known(entry, "sources", self._sources),
            closes=closes,
            restrictions=_known(entry, "restrictions", self._vocabulary, ()),
            closes_when=entry.text("closes_when", ""),
            measured=_numbers(entry, "measured", closes, reading_limits),
            log=_numbers(entry, "log", closes, log_limits, self._usual_log),
            time=_numbers(entry, "time", closes, time_limit),
        )
        entry.finish()
        return rule

    def _condition(self, entry: Entry) -> Condition:
        try:
            condition = parse_condition(entry.text("condition"), self._questions)
        except ConditionError as error:
            entry.wrong("condition", str(error))
        teaching = teaching_part(condition, self._questions)
        if teaching:
            entry.wrong("condition", f"{teaching} is asked to teach and decides nothing")
        careless = careless_part(condition, self._questions)
        if careless:
            entry.wrong("condition", f"a worse answer to {careless} would count for less")
        if example_answers(condition, self._questions) is None:
            entry.wrong("condition", "it cannot come true")
        return condition


def _numbers(
    entry: Entry,
    way: str,
    closes: tuple[str, ...],
    read: Callable[[Entry], _Numbers],
    usual: _Numbers | None = None,
) -> _Numbers | None:
    """Return the numbers of one way to close, which a rule has if and only if it closes so.

    Numbers the rule does not give itself are the *usual* ones of its file.
    """
    if way not in closes:
        if way in entry.table:
            entry.wrong(way, f"the rule does not close by {way}")
        return None
    if way not in entry.table:
        if usual is None:
            entry.wrong(way, "its numbers are missing")
        return usual
    line = entry.lines.get(way, entry.line)
    return read(Entry(entry.file, entry.name, line, entry.value(way, dict)))


def _doubt_reason(tops: list[Entry]) -> str:
    """Return the one sentence said when an urgent rule rests on a not sure."""
    urgent = [top for top in tops if top.table.get("tier") == Tier.URGENT_CARE.key]
    with_one = [top for top in tops if "doubt_reason" in top.table]
    for top in with_one[1:]:
        top.wrong("doubt_reason", "it stands twice")
    return next(iter([*with_one, *urgent]), tops[0]).text("doubt_reason") if tops else ""


def _known(
    entry: Entry,
    name: str,
    known: Mapping[str, object] | tuple[str, ...],
    default: tuple[str, ...] | None = None,
) -> tuple[str, ...]:
    found = entry.texts(name, default)
    for item in found:
        if item not in known:
            entry.wrong(name, f"{item} is not known")
    if not found and default is None:
        entry.wrong(name, "it is empty")
    return found


def _restriction(entry: Entry, top: Entry) -> RestrictionEntry:
    restriction = RestrictionEntry(
        code=entry.text("code"),
        short=entry.text("short"),
        meaning=entry.text("meaning"),
        swap=entry.text("swap"),
        is_private=entry.value("private", bool, default=False),
        written=top.text("written_reason"),
    )
    entry.finish()
    return restriction


def _source(entry: Entry) -> str:
    entry.text("key")
    title = entry.text("title")
    entry.finish()
    return title
