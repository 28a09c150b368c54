"""`studio-planner import-exercises`: put the exercises of a file on the shelf for review."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence

from resources import read_folder
from studio.changes import Changes
from studio.exercises.catalog_file import parse_catalog
from studio.exercises.importing.families import parse_families
from studio.exercises.importing.files import read_proposals
from studio.exercises.importing.proposal import Proposal
from studio.exercises.importing.reading import LARGEST_FILE
from studio.ids import ImportId
from studio.services.exercises import Imported
from studio.wording import Words, load_words
from ui import composition
from ui.commands.arguments import chosen_day, data_target
from ui.commands.files import print_json, print_lines, read_input

MOST_SHOWN = 20


def run(options: argparse.Namespace) -> int:
    """Propose for every exercise of the file and, unless it is a dry run, store what is new."""
    if options.undo is not None:
        return _undo(options)
    catalog = parse_catalog(read_folder("data/exercises"))
    book = parse_families(read_folder("data/importing"), catalog)
    text = read_input(options.exercises, LARGEST_FILE)
    proposals = read_proposals(text, str(options.exercises), catalog, book)
    done = None if options.dry_run else _bring_in(options, proposals)
    if options.json:
        print_json(as_document(proposals, done))
    else:
        data = composition.shown_target(data_target(options))
        print_lines(lines_of(proposals, done, load_words(read_folder), data))
    return 0


def as_document(proposals: Sequence[Proposal], done: Imported | None) -> dict[str, object]:
    """Return what was proposed and stored as one JSON document."""
    document: dict[str, object] = {"entries": [_entry(proposal) for proposal in proposals]}
    if done is not None:
        document |= {"import": done.id, "added": len(done.added)}
        document |= {"known": len(done.known), "there": len(done.there)}
    return document


def lines_of(
    proposals: Sequence[Proposal], done: Imported | None, words: Words, data: str = ""
) -> Iterator[str]:
    """Return the summary for people: how many, of which patterns, and what to look at first."""
    known = sum(proposal.is_known for proposal in proposals)
    yield words.fill("import_exercises.read", count=len(proposals))
    yield words.fill("import_exercises.known", count=known)
    new = [proposal for proposal in proposals if not proposal.is_known]
    if done is None:
        yield words.fill("import_exercises.would_add", count=len(new))
    else:
        if done.there:
            yield words.fill("import_exercises.there", count=len(done.there))
        yield words.fill("import_exercises.added", count=len(done.added))
    patterns = Counter(proposal.draft.pattern for proposal in new)
    for pattern, count in sorted(patterns.items(), key=lambda one: (-one[1], one[0])):
        yield f"  {count:4}  {words[f'pattern.{pattern}']}"
    doubtful = sorted((one for one in new if one.needs_review), key=lambda one: one.confidence)
    if doubtful:
        yield words.fill("import_exercises.doubtful", count=len(doubtful))
        for one in doubtful[:MOST_SHOWN]:
            yield f"  {one.name}: {words[f'pattern.{one.draft.pattern}']}?"
    if done is not None and done.added:
        yield words.fill("import_exercises.number", number=done.id, data=data)


def _undo(options: argparse.Namespace) -> int:
    with _open(options, composition.existing_target(data_target(options))) as studio:
        gone = studio.exercises.undo_import(ImportId(options.undo))
    if options.json:
        print_json({"import": options.undo, "retired": len(gone)})
    else:
        print_lines([load_words(read_folder).fill("import_exercises.undone", count=len(gone))])
    return 0


def _bring_in(options: argparse.Namespace, proposals: Sequence[Proposal]) -> Imported:
    with _open(options, data_target(options)) as studio:
        return studio.exercises.bring_in(proposals)


def _open(options: argparse.Namespace, target: str) -> composition.Studio:
    clock = composition.clock_for(chosen_day(options))
    return composition.open_studio(target, clock, _ignore, read_folder=read_folder, alone=False)


def _entry(proposal: Proposal) -> dict[str, object]:
    draft = proposal.draft
    return {
        "source_id": proposal.source_id,
        "name": proposal.name,
        "matched": proposal.matched,
        "movement_pattern": draft.pattern,
        "demands": draft.full or draft.light,
        "confidence": proposal.confidence,
        "needs_review": proposal.needs_review,
        "known": proposal.is_known,
        "demands_light": draft.light,
        "because": list(proposal.because),
    }


def _ignore(_: Changes) -> None:
    """Nobody is looking while a command runs."""
