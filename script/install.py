"""Put into this checkout what is missing: uv, an environment, the libraries, Qt's system ones.

Everything lands in the checkout (`.venv`, `.tools`), nothing in the person's home; only Qt's
system libraries go where such libraries belong, and only if this person may install them.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ready

TOOLS = ready.ROOT / ".tools"
REQUIREMENTS = ready.ROOT / "requirements"
WAIT_FOR_APT_SECONDS = 120

QT_LIBRARIES = [
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libdbus-1-3",
    "libfontconfig1",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xfixes0",
    "libxcb-xkb1",
]

_APT_STEPS = (
    ("apt-get", "update"),
    ("apt-get", "install", "-y", "--no-install-recommends", *QT_LIBRARIES),
)

_QT_PROBE = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtNetwork, QtPrintSupport, QtWidgets
plugins = pathlib.Path(PySide6.__file__).parent / "Qt/plugins"
if sys.platform == "linux":
    for plugin in ("platforms/libqoffscreen.so", "platforms/libqxcb.so"):
        ctypes.CDLL(str(plugins / plugin))
"""


def prepare(wanted: tuple[str, ...], venv: Path) -> None:
    """Put the *wanted* parts into *venv*, while other starts wait."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with _alone():
        for part in wanted:
            if ready.is_ready(part, venv):
                continue
            if part == "qt":
                _make_qt_loadable()
            else:
                _fill(part, venv)
            ready.mark_ready(part, venv)


@contextmanager
def _alone() -> Iterator[None]:
    try:
        TOOLS.mkdir(exist_ok=True)
        lock = (TOOLS / "lock").open("w")
    except OSError as error:
        ready.stop(f"could not write into this folder: {error}.")
    with lock:
        if not ready.WINDOWS:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fill(part: str, venv: Path) -> None:
    uv, python = _find_uv(), ready.python_of(venv)
    print("Making the environment ready (once) ...", file=sys.stderr, flush=True)
    if not python.exists():
        shutil.rmtree(venv, ignore_errors=True)
        # The version's own name: a link to just "python3" would follow the system to the next one.
        base = os.path.realpath(sys.executable)
        _run("make the environment", uv, "venv", "--quiet", "--python", base, str(venv))
    into = (uv, "pip", "install", "--quiet", "--python", str(python))
    _run(
        "install the libraries", *into,
        "--compile-bytecode", "--require-hashes", "-r", str(REQUIREMENTS / f"{part}.txt"),
    )  # fmt: skip
    if part != "core":
        _run(
            "install the program", *into, "--no-deps", "--no-build-isolation",
            "--config-settings", "editable_mode=compat", "--editable", str(ready.ROOT),
        )  # fmt: skip


def _find_uv() -> str:
    local = TOOLS / "bin" / ("uv.exe" if ready.WINDOWS else "uv")
    for found in (shutil.which("uv"), str(local)):
        if found and _works(found, "--version"):
            return found
    print("Fetching uv ...", file=sys.stderr, flush=True)
    _run(
        "fetch uv with pip", sys.executable, "-m", "pip", "install", "--quiet", "--no-cache-dir",
        "--disable-pip-version-check", "--no-warn-script-location", "--require-hashes",
        "--target", str(TOOLS), "--upgrade", "-r", str(REQUIREMENTS / "tools.txt"),
    )  # fmt: skip
    return str(local)


def _make_qt_loadable() -> None:
    problem = _qt_problem()
    rights = _rights_of_root()
    if problem and rights is not None and shutil.which("apt-get"):
        print("Installing the system libraries Qt needs ...", file=sys.stderr, flush=True)
        wait = ("-o", f"DPkg::Lock::Timeout={WAIT_FOR_APT_SECONDS}")
        for step in _APT_STEPS:
            _works(*rights, "env", "DEBIAN_FRONTEND=noninteractive", *step, *wait)
        problem = _qt_problem()
    if problem and sys.platform == "linux":
        problem += f"; on Debian and Ubuntu its system libraries come with: {_apt_line(rights)}"
    if problem:
        ready.stop(f"Qt cannot start, {problem}")


def _qt_problem() -> str:
    probe = [str(ready.PYTHON), "-c", _QT_PROBE]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    reason = done.stderr.strip().rpartition("\n")[2]
    return reason.partition(": ")[2] or reason if done.returncode else ""


def _rights_of_root() -> list[str] | None:
    if ready.WINDOWS or os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and _works(sudo, "-n", "true") else None


def _apt_line(rights: list[str] | None) -> str:
    line = " && ".join(" ".join(step) for step in _APT_STEPS)
    if rights == []:
        return line
    return f"sudo sh -c '{line}'" if shutil.which("sudo") else f"su -l -c '{line}'"


def _works(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _run(purpose: str, *command: str) -> None:
    own = {"PIP_REQUIRE_VIRTUALENV": "0", "PIP_ROOT_USER_ACTION": "ignore"}
    environment = {"UV_CACHE_DIR": str(TOOLS / "cache"), **os.environ, **own}
    try:
        done = subprocess.run(command, env=environment, check=False)
    except OSError as error:
        ready.stop(f"could not {purpose}: {error}.")
    if done.returncode:
        ready.stop(f"could not {purpose}; the lines above say why.")
