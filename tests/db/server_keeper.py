"""Runs a throw-away PostgreSQL server for as long as its standard input stays open.

Started as a program: `server_keeper.py BIN_FOLDER PORT [USER]`.  When the tests end, however
they end, the pipe closes, the server stops and its folder goes.  It sorts by the rules of a
language where it can, as real servers do: that must make no difference to the program.
"""

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
ENGLISH = ("--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8")
PLAIN = ("--no-locale",)


def main(binaries: Path, port: str, user: str | None) -> None:
    folder = Path(tempfile.mkdtemp(prefix="studio-server-"))
    if user is not None:
        shutil.chown(folder, user)
    try:
        if not make(binaries, folder, user, ENGLISH) and not make(binaries, folder, user, PLAIN):
            sys.exit("initdb did not work")
        keep(binaries, folder, user, port)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make(binaries: Path, folder: Path, user: str | None, order: tuple[str, ...]) -> bool:
    """Make the server's data and tell whether that worked."""
    shutil.rmtree(folder / "data", ignore_errors=True)
    settings = ("-U", "studio", "-A", "trust", "-E", "UTF8", "--no-sync")
    return run(user, folder, binaries / "initdb", *settings, *order, "-D", folder / "data")


def keep(binaries: Path, folder: Path, user: str | None, port: str) -> None:
    """Run the server until nobody holds the other end of our input."""
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    control = (binaries / "pg_ctl", "-D", folder / "data", "-w")
    if not run(user, folder, *control, "-o", f"-p {port} {options}", "-l", folder / "log", "start"):
        sys.exit((folder / "log").read_text())
    try:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.read()
    finally:
        run(user, folder, *control, "-m", "immediate", "stop")


def run(user: str | None, folder: Path, *command: object) -> bool:
    """Run *command* and tell whether it worked; a server refuses root, so as *user* there."""
    rights = {} if user is None else {"user": user, "group": group_of(user), "extra_groups": []}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        **rights,
    )
    return done.returncode == 0


def group_of(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
