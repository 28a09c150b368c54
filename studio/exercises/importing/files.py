"""From the text of a file to proposals: all of them, or the mistake that makes it useless."""

from collections.abc import Mapping, Sequence

from studio.errors import StudioError, UnknownKey
from studio.exercises.catalog import Catalog
from studio.exercises.importing.families import FamilyBook
from studio.exercises.importing.own_format import read_draft
from studio.exercises.importing.proposal import Proposal
from studio.exercises.importing.proposing import KNOWN, Proposer
from studio.exercises.importing.reading import (
    Fields,
    problem_of,
    read_entries,
    read_tables,
)
from studio.exercises.own import Draft, draft_from, exercise_from, is_own_slug
from studio.exercises.vocabulary import NOTE_PATTERN
from studio.ids import ExerciseSlug

_COMPLETE = 0.9
_CHECKED = ExerciseSlug("own_checked")


def read_proposals(
    text: str, file: str, catalog: Catalog, book: FamilyBook
) -> tuple[Proposal, ...]:
    """Return a proposal for every exercise in a file; a mistake raises `BadFile` with its place.

    Every proposal could be stored: what has no pattern or no demands is refused here.
    """
    kind, tables = read_tables(text, file)
    if kind:
        return _complete(tables, file, catalog)
    proposer = Proposer(catalog, book)
    proposals = []
    for number, entry in enumerate(read_entries(tables, file), start=1):
        proposal = proposer.propose(entry)
        place = Fields({}, file, f"entry {number} ({entry.name})")
        if not proposal.is_known:
            _require_whole(proposal.draft, place, catalog)
        proposals.append(proposal)
    return tuple(proposals)


def _complete(
    tables: Sequence[Mapping[str, object]], file: str, catalog: Catalog
) -> tuple[Proposal, ...]:
    found: dict[str, Proposal] = {}
    for number, table in enumerate(tables, start=1):
        fields = Fields(table, file, f"entry {number}")
        source_id = fields.line("id", required=True)
        if source_id in found:
            raise fields.bad("id", "this id stands twice")
        known = catalog.find(source_id)
        if known is not None and not is_own_slug(known.slug):
            found[source_id] = Proposal(
                source_id=source_id,
                name=known.name,
                draft=draft_from(known, known.slug),
                confidence=KNOWN,
                matched=known.slug,
                is_known=True,
                needs_review=False,
            )
        elif fields.line("pattern") != NOTE_PATTERN:
            draft = read_draft(fields)
            _require_whole(draft, fields, catalog)
            found[source_id] = Proposal(
                source_id, draft.name, draft, _COMPLETE, because=("elsewhere",)
            )
    return tuple(found.values())


def _require_whole(draft: Draft, place: Fields, catalog: Catalog) -> None:
    try:
        exercise_from(draft, _CHECKED, catalog.kit)
    except StudioError as error:
        kind = error.values.get("kind") if isinstance(error, UnknownKey) else None
        field = str(error.values.get("field") or kind or "entry")
        raise place.bad(field, problem_of(error)) from error
