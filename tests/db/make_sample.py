"""Writes the sample of the newest schema: `python -m tests.db.make_sample`.

A sample is made once, when a schema is released, and never again: what old programs wrote does
not change.  It is kept as SQL, so that a reader can see what is in it.
"""

import sqlite3
import tempfile
from pathlib import Path

from sqlcipher3 import dbapi2

from db.schema import APPLICATION_ID, SCHEMA_NUMBER
from db.store import Store, open_store
from studio.clock import FixedClock
from studio.ids import EditId
from studio.storage import Edit
from tests.db import sample_evidence as later
from tests.db import sample_exercises as library
from tests.db import sample_values as first

SAMPLES = Path(__file__).parent / "samples"


def write(path: Path) -> None:
    """Store the sample's values in a new studio at *path*."""
    store = open_store(path, clock=FixedClock(first.NOW))
    fill(store)
    store.close()


def fill(store: Store) -> None:
    """Store the sample's values in an empty studio."""
    add_first_values(store)
    add_later_values(store)
    add_own_exercises(store)


def add_first_values(store: Store) -> None:
    """Store people, their screenings, a week and a print."""
    with store.unit() as unit:
        unit.begin_edit(Edit(EditId(first.an_id(71)), "sample", first.DANA.id, first.NOW))
        unit.trainers.save(first.DANA)
        unit.profile.save(first.PROFILE)
        for client in first.CLIENTS:
            unit.clients.add(client)
        for screening in first.SCREENINGS:
            unit.screenings.add(screening)
        unit.plans.save(first.PLAN)
        unit.prints.add(first.PRINT)
        unit.commit()


def add_later_values(store: Store) -> None:
    """Store what came with re-screens, for the same people."""
    with store.unit() as unit:
        unit.begin_edit(Edit(EditId(first.an_id(72)), "sample", first.DANA.id, later.LATER))
        for screening in later.RESCREENS:
            unit.screenings.add(screening)
        for consent in later.CONSENTS:
            unit.consents.add(consent)
        for evidence in later.EVIDENCE:
            unit.evidence.add(evidence)
        for closing in later.CLOSINGS:
            unit.evidence.add_closing(closing)
        for signature in later.SIGNATURES:
            unit.signatures.add(signature)
        for check in later.SESSION_CHECKS:
            unit.session_checks.add(check)
        unit.commit()


def add_own_exercises(store: Store) -> None:
    """Store what came with the studio's own exercises."""
    with store.unit() as unit:
        unit.begin_edit(Edit(EditId(first.an_id(73)), "sample", first.DANA.id, later.LATER))
        for exercise in library.OWN_EXERCISES:
            unit.own_exercises.add(exercise)
        unit.commit()


def dump(path: Path) -> str:
    """Return the database at *path* as SQL, with the two numbers that name its kind and form."""
    connection = sqlite3.connect(path)
    lines = [
        f"PRAGMA application_id={APPLICATION_ID};",
        f"PRAGMA user_version={SCHEMA_NUMBER};",
        *connection.iterdump(),
    ]
    connection.close()
    return "\n".join(lines) + "\n"


def load(sample: Path, path: Path) -> None:
    """Make the database of *sample* at *path*."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.executescript(sample.read_text(encoding="utf-8"))
    connection.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "studio.db"
        write(made)
        target = SAMPLES / f"schema_{SCHEMA_NUMBER}.sql"
        target.write_text(dump(made), encoding="utf-8")
