"""Finding PostgreSQL on this machine and running one for the tests."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KEEPER = Path(__file__).with_name("server_keeper.py")


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int

    def url(self, database: str) -> str:
        return f"postgresql://studio@127.0.0.1:{self.port}/{database}"


def binaries() -> Path | None:
    """Return the folder of initdb and pg_ctl, or `None` where no server is installed."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


def missing() -> str:
    """Return why no server can run here, or an empty text."""
    if binaries() is None:
        return "no PostgreSQL (initdb, pg_ctl) on PATH or below /usr/lib/postgresql"
    if _is_root() and _ordinary_user() is None:
        return "PostgreSQL refuses to run as root and there is no other user here"
    return ""


@contextmanager
def running() -> Iterator[Server]:
    """Run a server on a free port of this machine until the block ends."""
    folder, user = binaries(), _ordinary_user() if _is_root() else None
    port = _free_port()
    command = [sys.executable, str(KEEPER), str(folder), str(port), *([user] if user else [])]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # what ends the tests must not end the one who cleans up
    ) as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == "ready\n", "the server did not start"
        yield Server(port)
        keeper.communicate()


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _ordinary_user() -> str | None:
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
