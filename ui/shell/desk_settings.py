"""What this desk remembers about itself, in a JSON file beside the studio's data.

The file is written whole or not at all and the one before is kept.  A file that cannot be read
is set aside, never deleted, and the desk goes on with what the other one says.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from studio.errors import StorageUnavailable
from studio.printing.files import write_file

SCHEMA = 1
THEMES = ("system", "light", "dark")
TEXT_SCALES = (100, 112, 125)
_SMALLEST = 400
_LARGEST = 20_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Look, window and printer of one desk; `unknown` keeps what a newer program wrote."""

    theme: str = "system"
    text_scale: int = 100
    window_width: int = 1440
    window_height: int = 900
    is_maximized: bool = False
    printer: str = ""
    hide_names_at_start: bool = False
    at_desk: str = ""
    unknown: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def parse_settings(text: str) -> DeskSettings:
    """Return the settings in a file's text; a single wrong value counts as not written.

    Text that is no JSON object raises `ValueError`.
    """
    tree = json.loads(text)
    if not isinstance(tree, dict):
        raise ValueError("a settings file holds one object")  # noqa: TRY004  the text is wrong
    known = {name: tree[name] for name in _CHECKS if name in tree and _CHECKS[name](tree[name])}
    unknown = {key: value for key, value in tree.items() if key not in {*_CHECKS, "schema"}}
    return replace(DeskSettings(unknown=MappingProxyType(unknown)), **known)


def settings_text(settings: DeskSettings) -> str:
    """Return the file's text; what is not known here is written back as it was."""
    known = {f.name: getattr(settings, f.name) for f in fields(settings) if f.name != "unknown"}
    tree = {**settings.unknown, "schema": SCHEMA, **known}
    return json.dumps(tree, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


class SettingsFile:
    """Reads and writes the settings at one path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = path.with_name(path.name + ".old")

    def load(self, now: datetime) -> DeskSettings:
        """Return what is stored, from the file or the one before it; defaults if neither reads."""
        for path in (self._path, self._before):
            try:
                return parse_settings(path.read_text(encoding="utf-8"))
            except FileNotFoundError:
                continue
            except (OSError, ValueError) as error:
                _log.warning("settings not readable: %s", type(error).__name__)
                self._set_aside(path, now)
        return DeskSettings()

    def save(self, settings: DeskSettings) -> bool:
        """Write *settings*; `False` if the folder does not take them, which loses nothing else."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists():
                write_file(self._before, self._path.read_bytes())
            write_file(self._path, settings_text(settings).encode())
        except (OSError, StorageUnavailable) as error:
            _log.warning("settings not written: %s", type(error).__name__)
            return False
        return True

    def _set_aside(self, path: Path, now: datetime) -> None:
        aside = self._path.with_name(f"{self._path.stem}.bad-{now:%Y%m%d-%H%M%S}")
        number = 1
        while aside.exists():
            number += 1
            aside = aside.with_name(f"{self._path.stem}.bad-{now:%Y%m%d-%H%M%S}-{number}")
        try:
            path.rename(aside)
        except OSError as error:
            _log.warning("damaged settings stay in place: %s", type(error).__name__)


def _is_size(value: object) -> bool:
    return type(value) is int and _SMALLEST <= value <= _LARGEST


def _is_flag(value: object) -> bool:
    return type(value) is bool


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 500


def _is_theme(value: object) -> bool:
    return value in THEMES


def _is_scale(value: object) -> bool:
    return type(value) is int and value in TEXT_SCALES


_CHECKS = {
    "theme": _is_theme,
    "text_scale": _is_scale,
    "window_width": _is_size,
    "window_height": _is_size,
    "is_maximized": _is_flag,
    "printer": _is_text,
    "hide_names_at_start": _is_flag,
    "at_desk": _is_text,
}
