"""From answers to an outcome: tier, urgency, findings, restrictions, and what is still open.

The rules are data; this module only asks all of them and takes the most careful answer.  Two
things may still be missing afterwards.  While an *eligibility gate* is open there is no tier:

* P06 the birth date cannot be right, P01 the client is too young to be planned for, P02 a
  guardian has not answered along, P03 there is no consent, P04 a question is open.
* Without consent, and for somebody too young, no health answer is looked at, so there are no
  findings either.  Consent that was not asked yet is different: what already stands is told.
* An urgent finding does not wait for open questions: P04 gives way to it, the others do not.

A *session gate* closes one day and changes no tier: D01 unwell, D05 blood pressure today, D08 a
sign to ring about in pregnancy.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from studio.screening.contradictions import find_contradictions
from studio.screening.facts import (
    ADULT_AGE,
    YOUNGEST_AGE,
    AnsweredFacts,
    age_of,
    born_on,
    is_possible,
    read_answers,
)
from studio.screening.outcome import (
    PLANNING_BY_TIER,
    Finding,
    Outcome,
    Planning,
    Tier,
    Urgency,
)
from studio.screening.questionnaire import Questionnaire
from studio.screening.reasons import because
from studio.screening.restrictions import expires_on, restrictions_from
from studio.screening.rules import Rule, RuleBook
from studio.screening.screening import Answers
from studio.screening.session_gates import gates_of_screening

__all__ = ["evaluate", "expires_on"]


def evaluate(
    answers: Answers,
    questionnaire: Questionnaire,
    rules: RuleBook,
    *,
    today: date,
    closed: frozenset[str] = frozenset(),
    unanswered_best: bool = False,
) -> Outcome:
    """Return what *rules* conclude from *answers*, whatever their order.

    *closed* are the rules whose findings recorded evidence has ended.  With *unanswered_best*
    every shown question without an answer counts as its best option, consent and a guardian's
    presence included; an unknown age then keeps all rules about age silent.
    """
    facts = read_answers(answers, questionnaire, today, unanswered_best=unanswered_best)
    gate = _gate(answers, facts, today, assume_consent=unanswered_best)
    if gate == "P01" or answers.get("a.consent") == "no":
        return _locked(gate, _about_person(facts))
    fired = [rule for rule in rules.rules if rule.id not in closed and rule.fires(facts, None)]
    findings = _findings(fired, facts, today, born_on(answers))
    if facts.doubtful and _is_urgent(fired):
        doubt = read_answers(
            answers, questionnaire, today, unanswered_best=unanswered_best, doubt_is_worst=False
        )
        if not any(rule.tier is Tier.URGENT_CARE and rule.fires(doubt, None) for rule in fired):
            findings = [_doubted(finding, rules.doubt_reason) for finding in findings]
    return _outcome(answers, facts, findings, rules, today, gate)


def _findings(
    fired: Iterable[Rule], facts: AnsweredFacts, today: date, born: date | None
) -> list[Finding]:
    return [
        Finding(
            rule=rule.id,
            tier=rule.tier,
            urgency=rule.urgency,
            reason=rule.reason,
            source="; ".join(rule.sources),
            restrictions=rule.restrictions,
            closes=rule.closes,
            because=because(rule.traces, facts),
            since=today,
            closes_on=rule.time.closes_on(today, born) if rule.time is not None else None,
        )
        for rule in fired
    ]


def _is_urgent(fired: Iterable[Rule]) -> bool:
    return any(rule.tier is Tier.URGENT_CARE for rule in fired)


def _doubted(finding: Finding, reason: str) -> Finding:
    """Return an urgent finding that rests on a not sure only as advice to ring the same day."""
    if finding.tier is not Tier.URGENT_CARE:
        return finding
    return replace(finding, tier=Tier.CLEARANCE_FIRST, urgency=Urgency.SAME_DAY, reason=reason)


def _outcome(
    answers: Answers,
    facts: AnsweredFacts,
    findings: list[Finding],
    rules: RuleBook,
    today: date,
    gate: str,
) -> Outcome:
    findings = sorted(findings, key=lambda found: (-found.tier, -found.urgency))
    tier = max((finding.tier for finding in findings), default=Tier.GYM_READY)
    if tier is Tier.URGENT_CARE and gate == "P04":
        gate = ""
    return Outcome(
        tier=None if gate else tier,
        urgency=max((finding.urgency for finding in findings), default=Urgency.NONE),
        planning=Planning.LOCKED if gate else PLANNING_BY_TIER[tier],
        findings=tuple(findings),
        restrictions=restrictions_from(
            findings, rules.restrictions, pain_rules=rules.pain_rules, today=today
        ),
        missing=tuple(facts.missing),
        contradictions=find_contradictions(answers, _age(facts)),
        gate=gate,
        session_gates=gates_of_screening(rules.session, facts),
    )


def _locked(gate: str, missing: tuple[str, ...]) -> Outcome:
    return Outcome(
        tier=None,
        urgency=Urgency.NONE,
        planning=Planning.LOCKED,
        findings=(),
        restrictions=(),
        missing=missing,
        gate=gate,
    )


def _gate(answers: Answers, facts: AnsweredFacts, today: date, *, assume_consent: bool) -> str:
    age = age_of(answers, today)
    unasked = "yes" if assume_consent else None
    if age is not None and not is_possible(age):
        return "P06"
    if age is not None and age < YOUNGEST_AGE:
        return "P01"
    if age is not None and age < ADULT_AGE and answers.get("a.guardian", unasked) != "yes":
        return "P02"
    if answers.get("a.consent", unasked) != "yes":
        return "P03"
    return "P04" if facts.missing else ""


def _about_person(facts: AnsweredFacts) -> tuple[str, ...]:
    asked = {asked.key for asked in facts.asked if asked.question.section == "a"}
    return tuple(key for key in facts.missing if key in asked)


def _age(facts: AnsweredFacts) -> float | None:
    age = facts.values.get("a.age")
    return age if isinstance(age, int | float) else None
