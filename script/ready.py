"""Make this checkout ready to run: tools, environment, system libraries.

Only the standard library is used, so that any Python can start here.  Everything lands inside
the checkout (`.venv`, `.tools`); a stamp in `.venv` lets the next start skip it all.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CORE_VENV = ROOT / ".core-venv"
TOOLS = ROOT / ".tools"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST_PYTHON = (3, 11)
WHAT_IS_ENOUGH = {"run": ("run", "test"), "test": ("test",)}

QT_LIBRARIES = [
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xfixes0",
    "libxcb-xkb1",
]

_QT_PROBE = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtWidgets
plugin = pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
if sys.platform == "linux" and plugin.exists():
    ctypes.CDLL(str(plugin))
"""


def stop(sentence: str) -> NoReturn:
    """Say in one sentence what is missing, and end."""
    sys.exit(f"{Path(sys.argv[0]).name}: {sentence}")


def make_ready(kind: str) -> Path:
    """Prepare the environment of *kind* (`run` or `test`) and return its Python."""
    if sys.version_info < OLDEST_PYTHON:
        stop(
            f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer is needed; this is "
            f"{sys.version_info[0]}.{sys.version_info[1]}."
        )
    if not any(_is_ready(able) for able in WHAT_IS_ENOUGH[kind]):
        _build_environment(kind)
        _make_qt_loadable()
        _stamp(kind).write_text(_fingerprint(kind), encoding="utf-8")
    return PYTHON


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


def make_core_ready() -> Path:
    """Prepare the environment without Qt and SQL, and return its Python."""
    python = CORE_VENV / PYTHON.relative_to(VENV)
    stamp = CORE_VENV / "ready"
    wanted = _fingerprint("core")
    if not (python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        _install("core", CORE_VENV, python)
        stamp.write_text(wanted, encoding="utf-8")
    return python


def hand_over(*command: str, python: Path = PYTHON) -> NoReturn:
    """Become *command*, run by the environment's Python from wherever the person is."""
    arguments = [str(python), *command]
    if WINDOWS:
        sys.exit(subprocess.call(arguments))
    os.execv(arguments[0], arguments)


def _is_ready(kind: str) -> bool:
    stamp = _stamp(kind)
    if not (PYTHON.exists() and stamp.is_file()):
        return False
    return stamp.read_text(encoding="utf-8") == _fingerprint(kind)


def _stamp(kind: str) -> Path:
    return VENV / f"ready-{kind}"


def _fingerprint(kind: str) -> str:
    digest = hashlib.sha256(f"{ROOT}|{sys.version_info[:2]}".encode())
    for path in (ROOT / "requirements" / f"{kind}.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _build_environment(kind: str) -> None:
    _install(kind, VENV, PYTHON)
    _run(
        "install the program", *_find_uv(), "pip", "install", "--quiet", "--python", str(PYTHON),
        "--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat",
        "--editable", str(ROOT),
    )  # fmt: skip


def _install(kind: str, venv: Path, python: Path) -> None:
    uv = _find_uv()
    print("Making the environment ready (once) ...", file=sys.stderr, flush=True)
    if not python.exists():
        _run("make the environment", *uv, "venv", "--quiet", "--python", sys.executable, str(venv))
    _run(
        "install the libraries", *uv, "pip", "install", "--quiet", "--python", str(python),
        "--compile-bytecode", "--require-hashes", "-r", str(ROOT / "requirements" / f"{kind}.txt"),
    )  # fmt: skip


def _find_uv() -> tuple[str, ...]:
    found = shutil.which("uv")
    if found:
        return (found,)
    local = TOOLS / "bin" / ("uv.exe" if WINDOWS else "uv")
    if not local.exists():
        print("Fetching uv ...", file=sys.stderr, flush=True)
        _run(
            "fetch uv with pip", sys.executable, "-m", "pip", "install", "--quiet",
            "--disable-pip-version-check", "--no-warn-script-location", "--require-hashes",
            "--target", str(TOOLS), "--upgrade", "-r", str(ROOT / "requirements" / "tools.txt"),
        )  # fmt: skip
    return (str(local),)


def _make_qt_loadable() -> None:
    problem = _qt_problem()
    if not problem:
        return
    installer = _apt_installer()
    if installer:
        print("Installing the system libraries Qt needs ...", file=sys.stderr, flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        quiet = {"stdout": subprocess.DEVNULL, "env": environment, "check": False}
        subprocess.run([*installer, "update", "-qq"], **quiet)
        install = [*installer, "install", "-y", "-qq", "--no-install-recommends", *QT_LIBRARIES]
        subprocess.run(install, **quiet)
        problem = _qt_problem()
    if problem:
        stop(
            f"Qt cannot start ({problem}). Install its system libraries, on Debian and Ubuntu "
            f"with: sudo apt-get install {' '.join(QT_LIBRARIES)}"
        )


def _qt_problem() -> str:
    probe = [str(PYTHON), "-c", _QT_PROBE]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    return done.stderr.strip().rpartition("\n")[2] if done.returncode else ""


def _apt_installer() -> list[str]:
    apt = shutil.which("apt-get")
    if apt is None:
        return []
    if os.geteuid() == 0:
        return [apt]
    sudo = shutil.which("sudo")
    if sudo and subprocess.call([sudo, "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return [sudo, "-n", apt]
    return []


def _run(purpose: str, *command: str) -> None:
    try:
        done = subprocess.run(command, check=False)
    except OSError as error:
        stop(f"could not {purpose}: {error}.")
    if done.returncode:
        stop(f"could not {purpose}; the lines above say why.")
