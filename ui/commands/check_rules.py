"""`studio-planner check-rules`: whose tier the present rules would change; nothing is changed."""

import argparse
from collections.abc import Iterator, Sequence

from resources import read_folder
from studio.changes import Changes
from studio.services.due import TierChange
from studio.wording import Words
from ui import composition
from ui.commands.arguments import chosen_day, data_target
from ui.commands.files import print_json, print_lines


def run(options: argparse.Namespace) -> int:
    """Print the list for people, or as one JSON document."""
    clock = composition.clock_for(chosen_day(options))
    target = composition.existing_target(data_target(options), practice=options.practice)
    with composition.open_studio(
        target, clock, _ignore, read_folder=read_folder, alone=False
    ) as studio:
        changes = studio.screenings.rule_changes()
        content = studio.shelf.get()
    if options.json:
        print_json(
            {
                "questions_version": content.questionnaire.version,
                "rules_version": content.rules.version,
                "changes": [_as_json(change) for change in changes],
            }
        )
    else:
        print_lines(lines_of(changes, content.rules.version, content.words))
    return 0


def lines_of(changes: Sequence[TierChange], version: str, words: Words) -> Iterator[str]:
    """Return the list as a person reads it."""
    if not changes:
        yield words.fill("check_rules.none", version=version)
        return
    yield words.fill("check_rules.some", count=len(changes), version=version)
    for change in changes:
        after = (
            words["check_rules.open"] if change.after is None else words[f"tier.{change.after.key}"]
        )
        yield words.fill(
            "check_rules.change",
            number=change.client.number,
            name=change.client.full_name,
            before=words[f"tier.{change.before.key}"],
            after=after,
        )
        for code, rules in (("gained", change.gained), ("lost", change.lost)):
            if rules:
                yield words.fill(f"check_rules.{code}", rules=", ".join(rules))


def _as_json(change: TierChange) -> dict[str, object]:
    return {
        "client": change.client.id,
        "number": change.client.number,
        "name": change.client.full_name,
        "screening": change.screening_id,
        "before": change.before.key,
        "after": None if change.after is None else change.after.key,
        "gained": list(change.gained),
        "lost": list(change.lost),
    }


def _ignore(_: Changes) -> None:
    """Nobody is looking while a command runs."""
