"""`studio-planner print`: a client's week as the PDF that the window prints."""

import argparse
from collections.abc import Sequence

from resources import read_folder
from studio.changes import Changes
from studio.clients.client import Client
from studio.errors import UnknownKey
from studio.ids import ClientId
from studio.planning.week_plan import monday_of
from studio.printing.sheet import SheetOptions
from studio.services.clients import ClientRow
from ui import composition
from ui.commands.arguments import chosen_day, data_target
from ui.commands.files import print_json, print_lines


def run(options: argparse.Namespace) -> int:
    """Write the PDF and say where it is."""
    clock = composition.clock_for(chosen_day(options))
    target = composition.existing_target(data_target(options))
    with composition.open_studio(
        target, clock, _ignore, read_folder=read_folder, alone=False
    ) as studio:
        client = _find(studio.clients.overview(), options.client)
        sheet_options = SheetOptions(layout=options.layout, paper=options.paper)
        monday = monday_of(options.week)
        sheet = studio.printing.sheet(client.id, monday, sheet_options)
        studio.printing.write(sheet, options.out)
    if options.json:
        print_json({"file": str(options.out), "name": sheet.file_name})
    else:
        print_lines([str(options.out)])
    return 0


def _find(rows: Sequence[ClientRow], wanted: str) -> Client:
    for row in rows:
        if row.client.id == ClientId(wanted) or str(row.client.number) == wanted:
            return row.client
    raise UnknownKey(kind="client", key=wanted)


def _ignore(_: Changes) -> None:
    """Nobody is looking while a command runs."""
