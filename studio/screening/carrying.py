"""What an earlier screening found and nobody has closed, taken along into a later one.

Answering differently closes nothing: a finding ends by evidence, or by another answer or by time
where its rule says so.  What cannot wait ends by a clinician's information alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from studio.screening.closed import time_is_up
from studio.screening.findings import with_findings
from studio.screening.outcome import Finding, Outcome, Urgency
from studio.screening.rules import Rule, RuleBook

_BY_ANSWERS = frozenset({"rescreen", "choice"})


def carry_over(
    outcome: Outcome,
    earlier_open: Sequence[Finding],
    *,
    closed: Collection[str],
    rules: RuleBook,
    day: date,
) -> Outcome:
    """Return *outcome* with the findings of *earlier_open* that are not closed yet.

    What is found again keeps its earlier day and is at least as urgent as before.  An earlier
    finding that *closed* names and that was open all the same had answers of its own by then: it
    stays open as well.
    """
    again = {finding.rule for finding in outcome.findings}
    earlier = {finding.rule: finding for finding in earlier_open}
    findings = [
        _found_again(finding, earlier[finding.rule], rules, in_doubt=finding.rule in closed)
        if finding.rule in earlier
        else finding
        for finding in outcome.findings
    ]
    findings += [
        replace(finding, carried=True)
        for finding in earlier.values()
        if finding.rule not in again | set(closed) and not _closes_itself(finding, rules, day)
    ]
    return with_findings(
        outcome,
        _in_order(findings, rules),
        rules.restrictions,
        pain_rules=rules.pain_rules,
        judged_on=day,
    )


def _found_again(finding: Finding, earlier: Finding, rules: RuleBook, *, in_doubt: bool) -> Finding:
    rule = rules.by_id.get(finding.rule)
    if rule is not None and rule.time is not None and rule.time.begins_anew:
        return replace(finding, carried=in_doubt)
    found = replace(
        finding,
        since=earlier.since or finding.since,
        closes_on=earlier.closes_on if earlier.since else finding.closes_on,
        carried=in_doubt,
    )
    if (earlier.tier, earlier.urgency) <= (finding.tier, finding.urgency):
        return found
    # A doubt now does not take back what was said plainly before.
    return replace(
        found,
        tier=earlier.tier,
        urgency=earlier.urgency,
        reason=earlier.reason,
        carried=True,
    )


def _closes_itself(finding: Finding, rules: RuleBook, day: date) -> bool:
    """Tell whether a finding that is not found any more is closed by that."""
    if finding.urgency >= Urgency.SAME_DAY:
        return False
    rule = rules.by_id.get(finding.rule)
    if _BY_ANSWERS & set(rule.closes if rule is not None else finding.closes):
        return True
    return _has_come_of_age(rule) or time_is_up(finding, rule, day)


def _has_come_of_age(rule: Rule | None) -> bool:
    """Tell whether a rule that does not hold any more ended with a birthday."""
    return rule is not None and rule.time is not None and rule.time.age is not None


def _in_order(findings: Iterable[Finding], rules: RuleBook) -> Iterator[Finding]:
    places: Mapping[str, int] = {rule.id: place for place, rule in enumerate(rules.rules)}
    yield from sorted(
        findings,
        key=lambda found: (-found.tier, -found.urgency, places.get(found.rule, len(places))),
    )
