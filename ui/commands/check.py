"""`studio-planner check`: one exercise and dose held against restrictions and equipment."""

import argparse

from resources import read_folder
from studio.planning.case import answer_case, parse_case
from studio.services.content import load_content
from studio.wording import Words
from ui.commands.files import print_json, print_lines, read_input


def run(options: argparse.Namespace) -> int:
    """Print the verdict for people, or as one JSON document."""
    content = load_content(read_folder)
    case = parse_case(
        read_input(options.case), content.catalog, content.caps, file=str(options.case)
    )
    answer = answer_case(case, content.catalog, content.affinity, content.words)
    if options.json:
        print_json(answer)
    else:
        print_lines(lines_of(answer, content.words))
    return 0


def lines_of(answer: dict[str, object], words: Words) -> list[str]:
    """Return the verdict as a person reads it."""
    lines = [words[f"verdict.{answer['verdict']}"]]
    exceeded = answer["exceeded"]
    substitutes = answer["substitutes"]
    if isinstance(exceeded, list):
        lines += [
            words.fill(
                "check.exceeded",
                demand=words[f"axis.{e['demand']}"],
                value=e["value"],
                cap=e["cap"],
            )
            for e in exceeded
        ]
    if isinstance(substitutes, list):
        lines += [f"  {s['score']:>3}  {s['reason']}" for s in substitutes]
    return lines
