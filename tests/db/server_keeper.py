"""Runs a throw-away PostgreSQL server for as long as its standard input stays open.

Started as a program: `server_keeper.py BIN_FOLDER PORT [USER]`.  When the tests end, however
they end, the pipe closes, the server stops and its folder goes.
"""

import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "''",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "40",
    "shared_buffers": "32MB",
}


def main(binaries: Path, port: str, user: str | None) -> None:
    folder = Path(tempfile.mkdtemp(prefix="studio-server-"))
    if user is not None:
        shutil.chown(folder, user)
    try:
        run(user, folder, binaries / "initdb", "-U", "studio", "-A", "trust", "--no-sync",
            "-E", "UTF8", "--no-locale", "-D", folder / "data")  # fmt: skip
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        control = (binaries / "pg_ctl", "-D", folder / "data", "-w")
        run(user, folder, *control, "-o", f"-p {port} {options}", "-l", folder / "log", "start")
        try:
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            sys.stdin.read()
        finally:
            run(user, folder, *control, "-m", "immediate", "stop", may_fail=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(user: str | None, folder: Path, *command: object, may_fail: bool = False) -> None:
    """Run *command*; the server refuses to be started by root, so as *user* there."""
    subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        user=user,
        group=None if user is None else pwd.getpwnam(user).pw_gid,
        extra_groups=None if user is None else [],
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr,
        check=not may_fail,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
