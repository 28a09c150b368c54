"""`studio-planner screen`: the whole result of the protocol for a file of answers."""

import argparse
from dataclasses import replace

from resources import read_folder
from studio.clock import SystemClock
from studio.screening.answers_file import outcome_as_json, parse_answers_file
from studio.screening.evaluate import evaluate
from studio.screening.outcome import Outcome
from studio.screening.rules import RuleBook
from studio.services.content import load_protocol
from studio.wording import Words, load_words
from ui.commands.arguments import chosen_day
from ui.commands.files import print_json, print_lines, read_input


def run(options: argparse.Namespace) -> int:
    """Print the outcome for people, or as one JSON document."""
    questionnaire, rules = load_protocol(read_folder)
    day = chosen_day(options)
    asked = parse_answers_file(
        read_input(options.answers),
        questionnaire,
        str(options.answers),
        today=day or SystemClock().today(),
    )
    if day is not None:
        asked = replace(asked, today=day)
    outcome = evaluate(
        asked.answers,
        questionnaire,
        rules,
        today=asked.today,
        unanswered_best=asked.unanswered_best,
    )
    if options.json:
        print_json(outcome_as_json(outcome))
    else:
        print_lines(lines_of(outcome, rules, load_words(read_folder)))
    return 0


def lines_of(outcome: Outcome, rules: RuleBook, words: Words) -> list[str]:
    """Return the outcome as a person reads it."""
    title = words["screen.not_yet"] if outcome.tier is None else words[f"tier.{outcome.tier.key}"]
    lines = [title]
    lines += [f"  {finding.rule}  {finding.reason}" for finding in outcome.findings]
    if outcome.restrictions:
        lines.append(words["screen.for_now"])
        lines += [
            f"  {restriction.code}  {rules.restrictions[restriction.code].short}"
            for restriction in outcome.restrictions
        ]
    if outcome.missing:
        lines.append(words.fill("screen.open_questions", questions=", ".join(outcome.missing)))
    lines += [
        words.fill("screen.contradiction", questions=", ".join(contradiction.questions))
        for contradiction in outcome.contradictions
    ]
    return lines
