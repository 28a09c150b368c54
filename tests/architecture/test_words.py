"""The words of the product: calm, possible, dated, and never a threat."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.avoided_words import AVOIDED

ROOT = Path(__file__).resolve().parents[2]

# Says of a data file what a person would say of it; it is about no body.
ABOUT_FILES = re.compile(r"^error(_because)?\.damaged_file")
# Not shown to anybody: keys, sources, file metadata.
UNSEEN_KEYS = {"source", "sources", "id", "key", "graded_by", "condition", "slug", "show"}
# What a database, a log or another program says or reads; nobody sees these on a screen.
UNSEEN_WORDS = (
    "UNIQUE constraint failed",
    "FOREIGN KEY constraint failed",
    "damaged settings stay in place: %s",
)


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


def _docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _literals(*folders: str) -> Iterator[tuple[str, str, bool]]:
    """Yield every text in the code with its place, and whether it is marked to be translated."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            unseen = _docstrings(tree)
            shown = {
                id(inner)
                for node in ast.walk(tree)
                if isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"tr", "translate"}
                for argument in node.args
                for inner in ast.walk(argument)
            }
            for node in ast.walk(tree):
                is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if is_text and id(node) not in unseen:
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield place, node.value, id(node) in shown


def _screen_texts() -> Iterator[tuple[str, str]]:
    """Yield what is marked as a text of the screen, however it is put together."""
    return ((place, text) for place, text, is_shown in _literals("ui") if is_shown)


def _spoken_texts() -> Iterator[tuple[str, str]]:
    """Yield whatever else reads like words: the command line, the clauses of mistakes."""
    for place, text, is_shown in _literals("ui", "studio", "db"):
        if not is_shown and " " in text.strip() and text not in UNSEEN_WORDS:
            yield place, text


@pytest.mark.parametrize(
    "texts",
    [_resource_texts, _screen_texts, _spoken_texts],
    ids=["resources", "screens", "other words"],
)
def test_no_text_uses_a_word_of_the_avoid_list(texts):
    found = [f"{place}: {text}" for place, text in texts() if AVOIDED.search(text)]
    assert found == []


@pytest.mark.parametrize("texts", [_resource_texts, _screen_texts], ids=["resources", "screens"])
def test_nothing_is_shouted(texts):
    found = [f"{place}: {text}" for place, text in texts() if re.search(r"\w!", text)]
    assert found == []


def test_the_check_sees_what_it_looks_for():
    for words in (
        "This is NEVER allowed",
        "a contraindicated lift",
        "Don’t lift",
        "It fails, fails, failed",
        "a fragility fracture",
        "you must not",
        "high-risk",
        "unsafe",
        "worn-out",
        "protects the back",
    ):
        assert AVOIDED.search(words), words
    assert not AVOIDED.search("Nevertheless, a comfortable choice, worn loosely on the wrist")
    assert len(list(_resource_texts())) > 2000
    assert len(list(_screen_texts())) > 300
    assert len(list(_spoken_texts())) > 200
