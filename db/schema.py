"""Which file is ours and which form of it this program knows."""

from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = int.from_bytes(b"StPl", "big")
SCHEMA_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Migrations:
    """A folder of migration steps and the number of the newest one."""

    folder: Path
    newest: int


MIGRATIONS = Migrations(Path(__file__).parent / "migrations", SCHEMA_NUMBER)
