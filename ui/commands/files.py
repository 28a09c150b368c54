"""Files that people hand to the command line."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from studio.errors import BadFile

LARGEST_INPUT = 5_000_000


def read_input(path: Path, largest: int = LARGEST_INPUT) -> str:
    """Return the text of a small UTF-8 file; anything else is a `BadFile` that says why."""
    try:
        content = _beginning(path, largest)
    except FileNotFoundError:
        raise BadFile(file=str(path), problem="there is no such file") from None
    except IsADirectoryError:
        raise BadFile(file=str(path), problem="this is a folder") from None
    except OSError:
        raise BadFile(file=str(path), problem="it cannot be opened") from None
    if len(content) > largest:
        megabytes = largest // 1_000_000
        raise BadFile(file=str(path), problem=f"the file is larger than {megabytes} MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(file=str(path), problem="it is not UTF-8 text") from None


def _beginning(path: Path, largest: int) -> bytes:
    """Return what a file holds, and of one that is too large no more than shows it."""
    if str(path) == "-":
        return sys.stdin.buffer.read(largest + 1)
    with path.open("rb") as file:
        return file.read(largest + 1)


def print_json(document: object) -> None:
    """Print one JSON document, in signs that every terminal and pipe can take."""
    print(json.dumps(document, indent=2))  # noqa: T201


def print_lines(lines: Iterable[str]) -> None:
    """Print lines for people; a sign the terminal does not have becomes a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    print("\n".join(lines).encode(encoding, "replace").decode(encoding), flush=True)  # noqa: T201
