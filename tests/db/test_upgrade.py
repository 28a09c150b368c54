"""An older file becomes the newest form as a whole or stays as it was."""

import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from db.checkup import row_counts
from db.engine import migration_engine
from db.file_upgrade import upgrade_file
from db.migrate import upgrade
from db.schema import MIGRATIONS, SCHEMA_NUMBER, Migrations
from db.store import open_store
from studio.errors import DamagedFile, NewerFile, StorageUnavailable, UpgradeFailed
from tests.builders import a_clock
from tests.db import make_sample
from tests.db.desk import add_client
from tests.db.privileges import ordinary_user

CLOCK = a_clock()
SAMPLES = sorted(make_sample.SAMPLES.glob("schema_*.sql"))
NEXT_STEP = f"{SCHEMA_NUMBER + 1:04d}"
COPY = f"before-{SCHEMA_NUMBER}-to-{SCHEMA_NUMBER + 1}"

REBUILD = """
    with op.batch_alter_table("client") as table:
        table.add_column(sa.Column("shoe", sa.Integer(), nullable=False, server_default="0"))
        table.alter_column("email", nullable=True)
"""
HALF = (
    REBUILD
    + """
    raise LookupError("the second half does not work")
"""
)
LOSES = """
    op.execute("DELETE FROM plan_item")
"""
DECLARED = """
CHANGES_ROWS_OF = ("plan_item",)
"""
ORPHANS = """
    op.execute("DELETE FROM plan_session WHERE day = 0")
"""
FOREIGN_KEYS_ON = (
    """
    op.execute("COMMIT")
    op.execute("PRAGMA foreign_keys=ON")
    op.execute("BEGIN IMMEDIATE")
"""
    + REBUILD
)


@pytest.fixture
def next_step(tmp_path: Path) -> Callable[..., Migrations]:
    """Make our migrations with one more step that does what is given."""

    def make(body: str, head: str = "") -> Migrations:
        folder = tmp_path / "100% migrations"
        shutil.copytree(MIGRATIONS.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
        number = SCHEMA_NUMBER + 1
        step = (
            f'"""A step of the tests."""\nimport sqlalchemy as sa\nfrom alembic import op\n'
            f'revision = "{number:04d}"\ndown_revision = "{SCHEMA_NUMBER:04d}"\n{head}\n'
            f"def upgrade():\n    connection = op.get_bind()\n{body}\n"
        )
        (folder / "versions" / f"{number:04d}_step.py").write_text(step)
        return Migrations(folder, number)

    return make


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """Return a file of the newest schema with rows in every table."""
    path = tmp_path / "old" / "studio.db"
    path.parent.mkdir()
    make_sample.load(SAMPLES[-1], path)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def counts(path: Path) -> dict[str, int]:
    connection = dbapi2.connect(str(path))
    found = row_counts(connection)
    connection.close()
    return found


def number_in_header(path: Path) -> int:
    number: int = struct.unpack_from(">I", path.read_bytes()[:100], 60)[0]
    return number


def backups(path: Path) -> list[str]:
    return sorted(copy.name for copy in (path.parent / "backups").glob("*"))


def test_the_steps_are_numbered_without_gaps_and_the_last_one_is_known():
    names = sorted(path.name for path in (MIGRATIONS.folder / "versions").glob("*.py"))
    numbers = [int(re.match(r"(\d{4})_", name)[1]) for name in names]
    assert numbers == list(range(1, SCHEMA_NUMBER + 1))
    assert [path.stem for path in SAMPLES] == [f"schema_{number}" for number in numbers]


def test_a_rebuilt_table_keeps_its_rows_and_those_below_it(
    old_file: Path, next_step: Callable[..., Migrations]
):
    before = counts(old_file)
    migrations = next_step(REBUILD)
    store = open_store(old_file, clock=CLOCK, migrations=migrations)
    assert store.kept_copy == old_file.parent / "backups" / f"{COPY}-studio.db"
    with store.engine.connect() as connection:
        rows = connection.execute(text("SELECT practice, shoe FROM client ORDER BY number")).all()
    assert [tuple(row) for row in rows] == [("Elm Road", 0), ("", 0)]
    assert store.check() == ()
    store.close()
    assert counts(old_file) == before
    assert number_in_header(old_file) == migrations.newest
    with pytest.raises(NewerFile):
        open_store(old_file, clock=CLOCK)


def test_the_copy_before_an_upgrade_opens_as_it_was(
    old_file: Path, next_step: Callable[..., Migrations]
):
    before = counts(old_file)
    open_store(old_file, clock=CLOCK, migrations=next_step(REBUILD)).close()
    copy = old_file.parent / "backups" / f"{COPY}-studio.db"
    assert counts(copy) == before
    store = open_store(copy, clock=CLOCK)
    assert store.check() == ()
    store.close()


@pytest.mark.parametrize(
    "body",
    [HALF, LOSES, ORPHANS, "    syntax error("],
    ids=["raises half-way", "loses rows", "leaves orphans", "cannot be read"],
)
def test_a_step_that_fails_leaves_the_old_form_and_is_named(
    old_file: Path, next_step: Callable[..., Migrations], body: str
):
    before = counts(old_file)
    with pytest.raises(UpgradeFailed) as caught:
        open_store(old_file, clock=CLOCK, migrations=next_step(body))
    assert caught.value.values["step"] == NEXT_STEP
    assert counts(old_file) == before
    assert number_in_header(old_file) == SCHEMA_NUMBER
    assert backups(old_file) == []
    store = open_store(old_file, clock=CLOCK)
    assert store.check() == ()
    add_client(store)
    store.close()


def test_a_step_may_change_the_rows_it_names(old_file: Path, next_step: Callable[..., Migrations]):
    open_store(old_file, clock=CLOCK, migrations=next_step(LOSES, DECLARED)).close()
    assert counts(old_file)["plan_item"] == 0


def test_rows_that_would_refer_to_nothing_stop_an_upgrade(
    old_file: Path, next_step: Callable[..., Migrations]
):
    declared = 'CHANGES_ROWS_OF = ("plan_session",)'
    with pytest.raises(UpgradeFailed) as caught:
        open_store(old_file, clock=CLOCK, migrations=next_step(ORPHANS, declared))
    assert caught.value.values["step"] == "references"
    assert number_in_header(old_file) == SCHEMA_NUMBER


def test_foreign_keys_on_during_a_rebuild_would_be_noticed(
    old_file: Path, next_step: Callable[..., Migrations]
):
    with pytest.raises(UpgradeFailed) as caught:
        open_store(old_file, clock=CLOCK, migrations=next_step(FOREIGN_KEYS_ON))
    assert "client_name_word had" in str(caught.value.values["problem"]) or "FOREIGN" in str(
        caught.value.values["problem"]
    )


def test_migrations_run_with_foreign_keys_off(old_file: Path):
    engine = migration_engine(old_file)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0
    engine.dispose()


def test_a_file_that_is_not_whole_afterwards_is_replaced_by_the_copy(
    old_file: Path, next_step: Callable[..., Migrations], monkeypatch: pytest.MonkeyPatch
):
    before = counts(old_file)

    def find_damage(path: Path, *, thorough: bool = False) -> None:
        raise DamagedFile(path=str(path), problem="a page is bad")

    monkeypatch.setattr("db.file_upgrade.require_whole", find_damage)
    with pytest.raises(UpgradeFailed) as caught:
        upgrade_file(old_file, SCHEMA_NUMBER, next_step(REBUILD), now=CLOCK.now())
    assert caught.value.values["step"] == "check"
    assert counts(old_file) == before
    assert number_in_header(old_file) == SCHEMA_NUMBER
    aside = old_file.with_name("studio.db.damaged-20260514T104000")
    assert number_in_header(aside) == SCHEMA_NUMBER + 1
    assert backups(old_file) == [f"{COPY}-studio.db"]


def test_a_second_copy_does_not_replace_the_first(
    old_file: Path, next_step: Callable[..., Migrations]
):
    original = old_file.read_bytes()
    migrations = next_step(REBUILD)
    for _ in range(2):
        old_file.write_bytes(original)
        open_store(old_file, clock=CLOCK, migrations=migrations).close()
    assert backups(old_file) == [f"{COPY}-2-studio.db", f"{COPY}-studio.db"]


def test_a_damaged_file_is_not_upgraded(old_file: Path, next_step: Callable[..., Migrations]):
    content = bytearray(old_file.read_bytes())
    content[4096 * 5 : 4096 * 6] = b"\x07" * 4096
    old_file.write_bytes(content)
    before = digest(old_file)
    with pytest.raises(DamagedFile):
        open_store(old_file, clock=CLOCK, migrations=next_step(REBUILD))
    assert digest(old_file) == before
    assert backups(old_file) == []


def test_a_file_that_may_only_be_read_is_not_upgraded(
    old_file: Path, next_step: Callable[..., Migrations], public_folder: Path
):
    path = public_folder / "studio.db"
    shutil.copyfile(old_file, path)
    path.chmod(0o444)
    migrations = next_step(REBUILD)
    with ordinary_user(public_folder), pytest.raises(StorageUnavailable) as caught:
        open_store(path, clock=CLOCK, migrations=migrations)
    assert caught.value.values["reason"] == "read_only"


@pytest.mark.kill
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are made by fork")
def test_a_kill_during_an_upgrade_leaves_the_old_form_or_the_new(
    old_file: Path, next_step: Callable[..., Migrations]
):
    migrations = next_step(REBUILD)
    before = counts(old_file)
    killer = Path(__file__).with_name("kill_helper.py")
    command = [
        sys.executable, str(killer), "upgrade", str(old_file), "10",
        str(migrations.folder), str(migrations.newest),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rounds = json.loads(done.stdout)
    assert len(rounds) == 10
    for result in rounds:
        assert result["number"] in {SCHEMA_NUMBER, migrations.newest}
        assert result["has_new_column"] == (result["number"] == migrations.newest)
        assert result["counts"] == before
        assert result["problems"] == []
        assert result["opened_as"] == migrations.newest


def test_a_server_is_upgraded_in_one_transaction(
    new_database: Callable[[], str], next_step: Callable[..., Migrations]
):
    url = new_database()
    store = open_store(url, clock=CLOCK)
    client = add_client(store)
    failing = next_step(HALF)
    with pytest.raises(UpgradeFailed):
        open_store(url, clock=CLOCK, migrations=failing)
    with store.unit() as unit:
        assert unit.clients.get(client.id) == client
    step = failing.folder / "versions" / f"{NEXT_STEP}_step.py"
    step.write_text(step.read_text().split("    raise LookupError")[0])
    newer = open_store(url, clock=CLOCK, migrations=failing)
    with newer.engine.connect() as connection:
        assert connection.execute(text("SELECT shoe FROM client")).scalar() == 0
    newer.close()
    with pytest.raises(NewerFile):
        open_store(url, clock=CLOCK)
    store.engine.dispose()
    with pytest.raises(NewerFile), store.unit() as unit:
        unit.clients.all()
    store.close()


def test_an_upgrade_from_nothing_makes_every_table(tmp_path: Path):
    path = tmp_path / "made.db"
    engine = migration_engine(path, mode="rwc", journal="delete")
    with engine.begin() as connection:
        upgrade(connection, MIGRATIONS, start=0, path=str(path))
    engine.dispose()
    in_sample = re.findall(r'CREATE TABLE "?(\w+)', SAMPLES[-1].read_text(encoding="utf-8"))
    assert set(counts(path)) == set(in_sample)
