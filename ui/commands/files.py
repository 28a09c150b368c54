"""Files that people hand to the command line."""

import json
import sys
from pathlib import Path

from studio.errors import BadFile

LARGEST_INPUT = 5_000_000


def read_input(path: Path) -> str:
    """Return the text of a small UTF-8 file; anything else is a `BadFile` that says why."""
    try:
        if str(path) == "-":
            return sys.stdin.read()
        if path.stat().st_size > LARGEST_INPUT:
            raise BadFile(file=str(path), problem="the file is larger than 5 MB")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadFile(file=str(path), problem="there is no such file") from None
    except IsADirectoryError:
        raise BadFile(file=str(path), problem="this is a folder") from None
    except PermissionError:
        raise BadFile(file=str(path), problem="it cannot be read") from None
    except UnicodeDecodeError:
        raise BadFile(file=str(path), problem="it is not UTF-8 text") from None


def print_json(document: object) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2))  # noqa: T201
