"""JSON from outside, read strictly: no key twice, no numbers that are none, nothing without end."""

import json
from collections.abc import Iterable
from typing import NoReturn

from studio.errors import BadFile

DEEPEST = 8
"""How often lists and tables may lie in each other."""


def read_json(text: str, file: str, *, deepest: int = DEEPEST) -> object:
    """Return what a JSON text says; raises `BadFile` naming *file* when it is none."""

    def refuse_constant(name: str) -> NoReturn:
        raise BadFile(file=file, problem=f"{name} is not a number")

    def unique(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
        table: dict[str, object] = {}
        for key, value in pairs:
            if key in table:
                raise BadFile(file=file, entry=key, problem=f"the key {key} stands twice")
            table[key] = value
        return table

    try:
        document: object = json.loads(
            text.removeprefix("\ufeff"), parse_constant=refuse_constant, object_pairs_hook=unique
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadFile(file=file, problem=f"it is not JSON at {where}") from error
    except (RecursionError, ValueError) as error:
        # A number of thousands of digits, or brackets inside brackets without end.
        raise BadFile(file=file, problem="it holds something far too long") from error
    if _is_deeper(document, deepest):
        raise BadFile(file=file, problem="it is nested too deeply")
    return document


def read_json_table(text: str, file: str) -> dict[str, object]:
    """Return the keys and values of a JSON text; raises `BadFile` when it holds anything else."""
    document = read_json(text, file)
    if not isinstance(document, dict):
        raise BadFile(file=file, problem="keys with values are expected at its top")
    return document


def _is_deeper(value: object, levels: int) -> bool:
    inner: Iterable[object] = ()
    if isinstance(value, dict):
        inner = value.values()
    elif isinstance(value, list):
        inner = value
    else:
        return False
    return levels == 0 or any(_is_deeper(item, levels - 1) for item in inner)
