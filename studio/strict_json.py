"""JSON from outside, read strictly: no key twice, no numbers that are none."""

import json
from collections.abc import Iterable
from typing import NoReturn

from studio.errors import BadFile


def read_json(text: str, file: str) -> object:
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
        return json.loads(text, object_pairs_hook=unique, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadFile(file=file, problem=f"this is not JSON: {error}") from error
