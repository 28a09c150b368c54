"""What an importer thinks of one entry of a file, for a person to look at."""

from dataclasses import dataclass

from studio.exercises.own import Draft


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry, as its file names it, with its proposed pattern and demands.

    `matched` is the slug of the library's exercise that it is, or looks like; only where it
    `is_known` the two are taken for the same.  `confidence` goes from 0 to 1, and `because` names
    in keys what asks for a closer look.
    """

    source_id: str
    name: str
    draft: Draft
    confidence: float
    matched: str | None = None
    is_known: bool = False
    needs_review: bool = True
    because: tuple[str, ...] = ()
