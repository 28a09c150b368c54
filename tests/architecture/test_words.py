"""The words of the product: calm, possible, dated, and never a threat."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

AVOIDED = re.compile(
    r"\b("
    r"contraindicat\w*|fragile|damage\w*|degenerat\w*|wear and tear|worn out|slipped|crumbling|"
    r"misalign\w*|out of place|unstable|weak core|danger\w*|forbidden|prohibited|banned|failed|"
    r"invalid|must not|never|don't|high risk|unfortunately|abnormal|safe|safely|safety|"
    r"submit|are you sure"
    r")\b",
    re.IGNORECASE,
)
# Says of a data file what a person would say of it; it is about no body.
ABOUT_FILES = re.compile(r"^error(_because)?\.damaged_file")
# Not shown to anybody: keys, sources, file metadata.
UNSEEN_KEYS = {"source", "sources", "id", "key", "graded_by", "condition", "slug"}


def _texts(tree: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key not in UNSEEN_KEYS:
                yield from _texts(value, f"{path}.{key}" if path else str(key))
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value, path)
    elif isinstance(tree, str):
        yield path, tree


def _resource_texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "resources" / "data").rglob("*.toml")):
        for place, text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            if not ABOUT_FILES.match(place):
                yield f"{path.name}: {place}", text


def _screen_texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"tr", "translate"}
            ):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", argument.value


@pytest.mark.parametrize("texts", [_resource_texts, _screen_texts], ids=["resources", "screens"])
def test_no_text_uses_a_word_of_the_avoid_list(texts):
    found = [f"{place}: {text}" for place, text in texts() if AVOIDED.search(text)]
    assert found == []


def test_the_check_sees_what_it_looks_for():
    assert AVOIDED.search("This is NEVER allowed")
    assert AVOIDED.search("a contraindicated lift")
    assert not AVOIDED.search("Nevertheless, a comfortable choice")
    assert len(list(_resource_texts())) > 2000
    assert len(list(_screen_texts())) > 300
