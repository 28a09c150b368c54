"""Tell whether this checkout is ready to run, have it made ready where not, and hand over.

Only the standard library is used, so that any Python can start here.  Stamps in `.venv` say what
is there already; what they lack is put there by `install.py`, which a second start never loads.
"""

import hashlib
import os
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CORE_VENV = ROOT / ".core-venv"
WINDOWS = os.name == "nt"
OLDEST_PYTHON = (3, 11)
NEWEST_TRIED = 20
SERVED_BY = {"run": ("run", "test"), "test": ("test",), "core": ("core",), "qt": ("qt",)}


def python_of(venv: Path) -> Path:
    """Return the Python of the environment *venv*, whether it is there or not."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


PYTHON = python_of(VENV)


def stop(sentence: str) -> NoReturn:
    """Say in one sentence what is missing, and end."""
    sys.exit(f"{Path(sys.argv[0]).name}: {sentence}")


def make_ready(kind: str, *, qt: bool = True) -> Path:
    """Prepare the environment of *kind* (`run`, `test` or `core`) and return its Python.

    *qt* says whether Qt has to be loadable as well.
    """
    if sys.version_info < OLDEST_PYTHON:
        _start_again_newer()
    venv = CORE_VENV if kind == "core" else VENV
    wanted = (kind, "qt") if qt else (kind,)
    if not all(is_ready(part, venv) for part in wanted):
        import install

        install.prepare(wanted, venv)
    return python_of(venv)


def is_ready(part: str, venv: Path) -> bool:
    """Tell whether *part* was put into *venv* as it should be now."""
    return python_of(venv).exists() and any(
        _read(venv / f"ready-{able}") == _fingerprint(able) for able in SERVED_BY[part]
    )


def mark_ready(part: str, venv: Path) -> None:
    """Keep in mind that *part* is in *venv*."""
    (venv / f"ready-{part}").write_text(_fingerprint(part), encoding="utf-8")


def has_screen() -> bool:
    """Tell whether a window could be shown."""
    if sys.platform != "linux":
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    host, _, number = display.rpartition(":")
    if not display or (host not in {"", "unix"}):
        return bool(display)
    return Path(f"/tmp/.X11-unix/X{number.partition('.')[0]}").exists()  # noqa: S108


def folder(*names: str) -> Path:
    """Return a folder of the checkout to write into, or one among temporary files instead.

    A checkout that an administrator tried first may be another's in parts.
    """
    path = ROOT.joinpath(*names)
    there = next(part for part in (path, *path.parents) if part.exists())
    if os.access(there, os.W_OK):
        return path
    import tempfile

    person = getattr(os, "getuid", int)()
    return Path(tempfile.gettempdir(), f"studio-planner-{person}", *names)


def run_tests(*options: str, python: Path = PYTHON) -> NoReturn:
    """Become pytest with *options* and with what was typed after the script's name."""
    os.chdir(ROOT)
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(folder(".hypothesis")))
    cache = f"cache_dir={folder('.pytest_cache')}"
    workers = [] if any(part.startswith("-n") for part in sys.argv[1:]) else ["-n", "auto"]
    hand_over("-m", "pytest", *options, "-o", cache, *workers, *sys.argv[1:], python=python)


def hand_over(*command: str, python: Path = PYTHON) -> NoReturn:
    """Become *command*, run by the environment's Python from wherever the person is."""
    arguments = [str(python), *command]
    if WINDOWS:
        import subprocess

        sys.exit(subprocess.call(arguments))
    os.execv(arguments[0], arguments)


def _start_again_newer() -> NoReturn:
    import shutil
    import subprocess

    names = [f"python3.{minor}" for minor in range(NEWEST_TRIED, OLDEST_PYTHON[1] - 1, -1)]
    for found in filter(None, map(shutil.which, names)):
        # Version managers leave names on the path behind which there is nothing.
        if subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            hand_over("-B", *sys.argv, python=Path(found))
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    stop(f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer is needed; this is {here}.")


def _read(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def _fingerprint(part: str) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    lock = "run" if part == "qt" else part
    for path in (ROOT / "requirements" / f"{lock}.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()
