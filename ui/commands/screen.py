"""`studio-planner screen`: the whole result of the protocol for a file of answers."""

import argparse
from collections.abc import Iterator, Sequence

from resources import read_folder
from studio.clock import SystemClock
from studio.screening.answers_file import (
    AnswersFile,
    left_out,
    outcome_as_json,
    parse_answers_file,
)
from studio.screening.evaluate import evaluate, expires_on
from studio.screening.outcome import Outcome
from studio.screening.rules import RuleBook
from studio.services.content import load_protocol
from studio.wording import Words, load_words
from ui.commands.arguments import chosen_day
from ui.commands.files import print_json, print_lines, read_input


def run(options: argparse.Namespace) -> int:
    """Print the outcome for people, or as one JSON document."""
    questionnaire, rules = load_protocol(read_folder)
    asked = parse_answers_file(
        read_input(options.answers),
        questionnaire,
        str(options.answers),
        rules=rules,
        today=SystemClock().today(),
        instead=chosen_day(options),
    )
    outcome = evaluate(
        asked.answers,
        questionnaire,
        rules,
        today=asked.today,
        closed=asked.closed,
        unanswered_best=asked.unanswered_best,
    )
    words = load_words(read_folder)
    unasked = left_out(asked, questionnaire)
    if options.json:
        label = "" if outcome.tier is None else words[f"tier_client.{outcome.tier.key}"]
        print_json(outcome_as_json(outcome, today=asked.today, client_label=label, unasked=unasked))
    else:
        print_lines(lines_of(outcome, rules, words, asked, unasked))
    return 0


def lines_of(
    outcome: Outcome, rules: RuleBook, words: Words, asked: AnswersFile, unasked: Sequence[str]
) -> Iterator[str]:
    """Return the outcome as a person reads it."""
    if outcome.tier is None:
        yield words["screen.not_yet"]
        yield "  " + words[f"error_because.screening_incomplete.{outcome.gate}"]
    else:
        yield words[f"tier.{outcome.tier.key}"]
        expiry = expires_on(outcome.tier, asked.today)
        if expiry is not None:
            yield "  " + words.fill("screen.counts_until", day=expiry.isoformat())
    yield from (f"  {finding.rule}  {finding.reason}" for finding in outcome.findings)
    yield from _for_now(outcome, rules, words)
    if outcome.session_gates:
        yield words["screen.today"]
        yield from (f"  {said}" for said in rules.session.sentences(outcome.session_gates))
    if outcome.missing:
        yield words.fill("screen.open_questions", questions=", ".join(outcome.missing))
    if unasked and outcome.gate not in ("P01", "P03"):
        yield words.fill("screen.not_asked", questions=", ".join(unasked))
    for contradiction in outcome.contradictions:
        yield words.fill("screen.contradiction", questions=", ".join(contradiction.questions))


def _for_now(outcome: Outcome, rules: RuleBook, words: Words) -> Iterator[str]:
    if outcome.restrictions:
        yield words["screen.for_now"]
        for restriction in outcome.restrictions:
            yield f"  {restriction.code}  {rules.restrictions[restriction.code].short}"
