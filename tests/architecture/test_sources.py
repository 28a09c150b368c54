"""Habits that a reader may rely on, held by looking at the sources."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("studio", "db", "ui", "resources")
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]

BROAD_EXCEPTIONS_ALLOWED = {"ui/shell/crash.py", "ui/shell/tasks.py"}
# The program itself, and the tour, which waits as a person would.
MAY_RUN_A_LOOP = {"ui/commands/window.py", "ui/tour/driver.py"}
LABEL_MAKERS = {"ui/widgets/labels.py"}


@cache
def _trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for path in MODULES
    )


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            yield (function.id if isinstance(function, ast.Name) else name), node


def test_broad_exceptions_are_caught_in_the_allowed_places_only():
    found = {
        name
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    }
    assert found <= BROAD_EXCEPTIONS_ALLOWED


def test_no_lambda_is_connected_to_a_signal():
    found = [
        f"{name}:{call.lineno}"
        for name, tree in _trees()
        for function, call in _calls(tree)
        if function == "connect"
        and any(isinstance(node, ast.Lambda) for arg in call.args for node in ast.walk(arg))
    ]
    assert found == []


@pytest.mark.parametrize(
    "banned", ["processEvents", "QSettings", "QDrag", "QDataStream", "eval", "exec_", "pickle"]
)
def test_banned_calls_do_not_occur(banned: str):
    found = [
        f"{name}:{call.lineno}"
        for name, tree in _trees()
        for function, call in _calls(tree)
        if function == banned
    ]
    assert found == []


def test_dialogs_and_menus_are_opened_and_never_executed():
    found = [
        f"{name}:{call.lineno}"
        for name, tree in _trees()
        for function, call in _calls(tree)
        if function == "exec" and name not in MAY_RUN_A_LOOP
    ]
    assert found == []


def test_nothing_sleeps():
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
        for function, call in _calls(ast.parse(path.read_text(encoding="utf-8")))
        if function in {"sleep", "msleep"} or (function == "wait" and _is_qtbot(call))
    ]
    assert found == []


def test_labels_and_message_boxes_come_from_the_kit():
    found = [
        f"{name}:{call.lineno}"
        for name, tree in _trees()
        for function, call in _calls(tree)
        if function in {"QLabel", "QMessageBox"} and name not in LABEL_MAKERS
    ]
    assert found == []


def test_texts_handed_to_tr_are_plain_constants():
    found = [
        f"{name}:{call.lineno}"
        for name, tree in _trees()
        for function, call in _calls(tree)
        if function == "tr" and not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert found == []


def test_bulk_changes_of_versioned_tables_do_not_occur():
    found = [
        f"{name}:{node.lineno}"
        for name, tree in _trees()
        if name.startswith("db/repositories/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "sqlalchemy"
        and {"update"} & {alias.name for alias in node.names}
    ]
    assert found == []


def test_every_module_says_what_is_in_it():
    silent = [name for name, tree in _trees() if not ast.get_docstring(tree)]
    assert silent == []


def _is_qtbot(call: ast.Call) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and ast.unparse(function.value).endswith("qtbot")
