"""The command line: what can be asked, and how a mistake is told."""

import argparse
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeAlias

from typing_extensions import override

from studio.version import VERSION

PROGRAM = "studio-planner"
WRONG_INPUT = 2
REFUSED = 1
FIRST_YEAR, LAST_YEAR = 1900, 2999


class _Parser(argparse.ArgumentParser):
    """A parser that tells a mistake in one sentence."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_INPUT, f"{PROGRAM}: {message}\n")


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the parsed command line; `command` is empty for the window."""
    return _build().parse_args(arguments)


def _build() -> argparse.ArgumentParser:
    common = _common()
    parser = _Parser(prog=PROGRAM, description="Front desk of a fitness studio.", parents=[common])
    parser.add_argument("--version", action="version", version=f"Studio Planner {VERSION}")
    parser.add_argument(
        "--practice", action="store_true", help="open the practice studio; nothing in it is real"
    )
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", parser_class=_Parser, required=False
    )
    _add_tour(commands, common)
    _add_screen(commands, common)
    _add_check(commands, common)
    _add_check_rules(commands, common)
    _add_print(commands, common)
    _add_import_exercises(commands, common)
    _add_doctor(commands, common)
    return parser


def _common() -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument(
        "--data",
        metavar="FILE|URL",
        default=argparse.SUPPRESS,
        help="the studio's data file, or the address of its PostgreSQL database",
    )
    common.add_argument(
        "--today",
        metavar="DATE",
        type=_day,
        default=argparse.SUPPRESS,
        help="act as if today were DATE (YYYY-MM-DD)",
    )
    return common


# argparse has no public name for what add_subparsers returns.
Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001


def _add_tour(commands: Commands, common: _Parser) -> None:
    tour = commands.add_parser(
        "tour",
        parents=[common],
        help="walk through sign-up, screening, week and sheet in the real windows",
    )
    tour.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder for pictures")


def _add_screen(commands: Commands, common: _Parser) -> None:
    screen = commands.add_parser(
        "screen", parents=[common], help="run the screening protocol over a file of answers"
    )
    screen.add_argument("answers", metavar="ANSWERS.json", type=Path)
    screen.add_argument("--json", action="store_true", help="print one JSON document")


def _add_check(commands: Commands, common: _Parser) -> None:
    check = commands.add_parser(
        "check", parents=[common], help="hold one exercise and dose against restrictions"
    )
    check.add_argument("case", metavar="CASE.json", type=Path)
    check.add_argument("--json", action="store_true", help="print one JSON document")


def _add_check_rules(commands: Commands, common: _Parser) -> None:
    rules = commands.add_parser(
        "check-rules",
        parents=[common],
        help="list the clients whose outcome the present rules would change; changes nothing",
    )
    rules.add_argument("--json", action="store_true", help="print one JSON document")


def _add_print(commands: Commands, common: _Parser) -> None:
    printing = commands.add_parser("print", parents=[common], help="write a client's week as PDF")
    printing.add_argument("--client", metavar="ID", required=True, help="client id or number")
    printing.add_argument("--week", metavar="DATE", type=_day, required=True)
    printing.add_argument("--layout", type=_layout, default="P")
    printing.add_argument("--paper", type=_paper, default="A4")
    printing.add_argument("--out", metavar="FILE", type=Path, required=True)
    printing.add_argument("--json", action="store_true", help="print one JSON document")


def _add_import_exercises(commands: Commands, common: _Parser) -> None:
    importing = commands.add_parser(
        "import-exercises",
        parents=[common],
        help="put the exercises of a file on the shelf of what is to be reviewed",
    )
    what = importing.add_mutually_exclusive_group(required=True)
    what.add_argument("exercises", metavar="FILE", type=Path, nargs="?")
    what.add_argument(
        "--undo", metavar="IMPORT", help="retire all that the import of this number brought"
    )
    importing.add_argument(
        "--dry-run", action="store_true", help="only say what would be proposed; store nothing"
    )
    importing.add_argument("--json", action="store_true", help="print one JSON document")


def _add_doctor(commands: Commands, common: _Parser) -> None:
    doctor = commands.add_parser(
        "doctor", parents=[common], help="say what is installed and whether a window can open"
    )
    doctor.add_argument("--json", action="store_true", help="print one JSON document")


def data_target(arguments: argparse.Namespace) -> str:
    """Return the data file or URL that was asked for, or "" for the default."""
    given: str = getattr(arguments, "data", "") or os.environ.get("STUDIO_PLANNER_DATA", "")
    return given


def chosen_day(arguments: argparse.Namespace) -> date | None:
    """Return the day given with `--today`, or `None`."""
    day: date | None = getattr(arguments, "today", None)
    return day


def _layout(text: str) -> str:
    return _one_of(text, ("P",))


def _paper(text: str) -> str:
    return _one_of(text, ("A4", "Letter"))


def _one_of(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise argparse.ArgumentTypeError(f"{text!r} is not known here; there is {', '.join(known)}")
    return text


def _day(text: str) -> date:
    with suppress(ValueError):
        day = date.fromisoformat(text)
        # Reviews and weeks are counted from it, and the calendar has an end.
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    raise argparse.ArgumentTypeError(
        f"{text!r} is not a day; write it as year-month-day, like 2026-05-18"
    )
