"""How near movement patterns are to each other, and with what weight a stand-in starts."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.errors import BadFile
from studio.exercises.entry import Entry, read_toml
from studio.exercises.exercise import Exercise
from studio.exercises.vocabulary import PATTERNS

_FIRST_LOAD_KEYS = ("from_pattern", "from_equipment", "to", "share", "body_mass_share")


@dataclass(frozen=True, slots=True)
class FirstLoad:
    """A first weight for *to* when it stands in for a pattern done with some equipment.

    It is a share of the original's weight, or of body mass where the body was the weight.
    """

    from_pattern: str
    from_equipment: str
    to: frozenset[str]
    share: float = 0
    body_mass_share: float = 0

    def is_for(self, original: Exercise, substitute: Exercise) -> bool:
        """Return whether this entry speaks about the pair."""
        return (
            original.pattern == self.from_pattern
            and substitute.slug in self.to
            and any(self.from_equipment in group for group in original.equipment)
        )


@dataclass(frozen=True, slots=True)
class Affinity:
    """What ranking and dosing know about kinship between movements."""

    percent: Mapping[tuple[str, str], int]
    first_loads: tuple[FirstLoad, ...] = ()

    def between(self, original: str, substitute: str) -> int:
        """Return how well a pattern stands in for another, in percent; the way back may differ."""
        return 100 if original == substitute else self.percent.get((original, substitute), 0)

    def first_load(self, original: Exercise, substitute: Exercise) -> FirstLoad | None:
        """Return what is known about the first weight of a pair."""
        return next((one for one in self.first_loads if one.is_for(original, substitute)), None)


def parse_affinity(files: Mapping[str, str]) -> Affinity:
    """Read kinship from TOML texts by file name; files of other kinds are left alone."""
    percent: dict[tuple[str, str], int] = {}
    first_loads: list[FirstLoad] = []
    for file, content in files.items():
        tree = read_toml(file, content)
        table = tree.get("affinity", {})
        if not isinstance(table, dict):
            raise BadFile(file=file, entry="affinity", problem="a table is expected")
        start = Entry(file, "affinity", table, PATTERNS)
        for pattern in table:
            row = Entry(file, f"affinity.{pattern}", start.raw(pattern), PATTERNS)
            for other in PATTERNS:
                if other in row:
                    percent[pattern, other] = round(row.number(other, 0, 1) * 100)
        tables = tree.get("first_load", [])
        if not isinstance(tables, list):
            raise BadFile(file=file, entry="first_load", problem="a list of tables is expected")
        first_loads += [_first_load(file, n, one) for n, one in enumerate(tables, start=1)]
    return Affinity(percent, tuple(first_loads))


def _first_load(file: str, number: int, table: object) -> FirstLoad:
    entry = Entry(file, f"first_load {number}", table, _FIRST_LOAD_KEYS)
    return FirstLoad(
        from_pattern=entry.choice("from_pattern", PATTERNS),
        from_equipment=entry.text("from_equipment"),
        to=frozenset(entry.texts("to")),
        share=entry.number("share", 0, 3) if "share" in entry else 0,
        body_mass_share=entry.number("body_mass_share", 0, 3) if "body_mass_share" in entry else 0,
    )
