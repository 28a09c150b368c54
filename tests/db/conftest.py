"""A fresh store on both engines for every test that asks for one."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db.records import Record
from db.store import Store, open_store
from tests.builders import a_clock
from tests.db import servers

CLOCK = a_clock()


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    reason = servers.missing()
    if reason:
        pytest.skip(reason)
    with servers.running() as running:
        yield running


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty studio once, to be copied: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "studio.db"
    open_store(path, clock=CLOCK).close()
    return path


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Path:
    """Return the path of an empty studio that nobody has open."""
    folder = tmp_path / "data"
    folder.mkdir()
    for path in (empty_file, empty_file.with_name("studio.db.run.json")):
        shutil.copyfile(path, folder / path.name)
    return folder / "studio.db"


@pytest.fixture
def file_store(file: Path) -> Iterator[Store]:
    store = open_store(file, clock=CLOCK)
    yield store
    store.close()


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Make a folder that every user of the machine can reach."""
    folder = Path(tempfile.mkdtemp(prefix="studio-public-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shared_server_store(server: servers.Server) -> Iterator[Store]:
    store = open_store(server.url("postgres"), clock=CLOCK)
    yield store
    store.close()


@pytest.fixture
def server_store(shared_server_store: Store) -> Store:
    names = ", ".join(table.name for table in Record.metadata.sorted_tables)
    with shared_server_store.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names}"))
    return shared_server_store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """Return an empty store; every test that takes it runs on both engines."""
    name = "file_store" if request.param == "sqlite" else "server_store"
    chosen: Store = request.getfixturevalue(name)
    return chosen


@pytest.fixture
def new_database(server: servers.Server) -> Iterator[Callable[[], str]]:
    """Make databases without any tables; they go with the server."""
    maker = open_store(server.url("postgres"), clock=CLOCK)
    made = 0

    def make() -> str:
        nonlocal made
        made += 1
        name = f"empty_{id(maker)}_{made}"
        autocommit = maker.engine.execution_options(isolation_level="AUTOCOMMIT")
        with autocommit.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        return server.url(name)

    yield make
    maker.close()
