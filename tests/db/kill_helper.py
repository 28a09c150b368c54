"""Kills writers and looks at what they leave; a program of its own, because it forks.

`kill_helper.py write FILE ROUNDS` or `kill_helper.py upgrade FILE ROUNDS FOLDER NUMBER`.  Each
round forks a child that works on the file and kills it with signal 9 after a random time; the
findings of all rounds are printed as JSON.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from alembic import command  # noqa: F401 - so that children need not load it
from sqlcipher3 import dbapi2

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.checkup import problems, row_counts
from db.file_upgrade import upgrade_file  # noqa: F401 - so that children need not load it
from db.schema import MIGRATIONS, Migrations
from db.store import open_store
from studio.ids import SessionId, new_id
from tests.builders import a_clock, a_session, a_week, an_item
from tests.db.desk import add_client, writing

CLOCK = a_clock()
WEEK = 3  # sessions of each plan that is written


def run_and_kill(
    work: Callable[[Callable[[str], None]], None], longest: float, *, once_told: bool = False
) -> list[str]:
    """Run *work* in a child, kill it after at most *longest* seconds, return what it told.

    With *once_told* the time runs from the first thing it told, however busy the machine is.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        work(lambda line: os.write(writer, f"{line}\n".encode()) and None)
        os._exit(0)
    os.close(writer)
    told = os.read(reader, 65536) if once_told else b""
    end = time.monotonic() + random.uniform(0.001, longest)
    while (left := end - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            chunk = os.read(reader, 65536)
            if not chunk:
                break
            told += chunk
    os.kill(child, signal.SIGKILL)
    while chunk := os.read(reader, 65536):
        told += chunk
    os.close(reader)
    os.waitpid(child, 0)
    return told.decode().split()


def write_weeks(path: Path) -> Callable[[Callable[[str], None]], None]:
    """Return work that adds a client with a week, then changes the week, telling each commit."""

    def work(tell: Callable[[str], None]) -> None:
        store = open_store(path, clock=CLOCK)
        while True:
            client = add_client(store)
            sessions = tuple(
                a_session(day, id=SessionId(new_id()), items=(an_item(), an_item()))
                for day in range(WEEK)
            )
            with writing(store) as unit:
                plan = unit.plans.save(a_week(client, sessions=sessions))
            tell(f"{client.id}:1")
            with writing(store) as unit:
                unit.plans.save(replace(plan, note="changed"))
                unit.clients.save(replace(client, notes="changed"))
            tell(f"{client.id}:2")

    return work


def after_writing(path: Path, told: list[str]) -> dict[str, object]:
    """Open the file as the program would, and hold it against what was acknowledged."""
    store = open_store(path, clock=CLOCK)
    with store.unit() as unit:
        clients = unit.clients.all()
        plans = {c.id: unit.plans.of_client(c.id) for c in clients}
    lost = []
    for line in told:
        client_id, version = line.split(":")
        found = plans.get(client_id, ())
        if not found or found[0].version < int(version):
            lost.append(line)
    torn = [
        client.id
        for client in clients
        for plan in plans[client.id]
        if [len(session.items) for session in plan.sessions] != [2] * WEEK
        or (plan.note == "changed") != (client.notes == "changed")
        or (plan.version == 2) != (client.version == 2)
    ]
    result = {
        "acknowledged": len(told),
        "lost": lost,
        "torn": torn,
        "problems": list(store.check()),
        "was_clean": store.was_clean,
    }
    store.close()
    return result


def kill_writers(path: Path, rounds: int) -> list[dict[str, object]]:
    results = []
    for _ in range(rounds):
        told = run_and_kill(write_weeks(path), 0.15, once_told=True)
        results.append(after_writing(path, told))
    return results


def kill_upgrades(path: Path, rounds: int, migrations: Migrations) -> list[dict[str, object]]:
    results = []
    original = path.read_bytes()
    for _ in range(rounds):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        path.write_bytes(original)
        run_and_kill(
            lambda tell: open_store(path, clock=CLOCK, migrations=migrations).close(), 0.12
        )
        results.append(after_upgrade(path, migrations))
    return results


def after_upgrade(path: Path, migrations: Migrations) -> dict[str, object]:
    connection = dbapi2.connect(str(path), isolation_level=None)
    result = {
        "number": connection.execute("PRAGMA user_version").fetchone()[0],
        "has_new_column": "shoe" in str(connection.execute("PRAGMA table_info(client)").fetchall()),
        "counts": row_counts(connection),
        "problems": list(problems(connection, thorough=True)),
    }
    connection.close()
    store = open_store(path, clock=CLOCK, migrations=migrations)
    with store.engine.connect() as reader:
        result["opened_as"] = reader.exec_driver_sql("PRAGMA user_version").scalar()
    store.close()
    return result


if __name__ == "__main__":
    kind, file, count, *rest = sys.argv[1:]
    if kind == "write":
        found = kill_writers(Path(file), int(count))
    else:
        known = Migrations(Path(rest[0]), int(rest[1])) if rest else MIGRATIONS
        found = kill_upgrades(Path(file), int(count), known)
    sys.stdout.write(json.dumps(found))
