"""Two programs on one file, against all rules: they wait for each other and lose nothing."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from db.store import open_store
from tests.builders import a_clock
from tests.db.desk import add_client, writing

ROOT = Path(__file__).parents[2]
EDITS = 40
WRITER = """
import json, sys
from dataclasses import replace
from db.store import open_store
from studio.errors import StudioError
from tests.builders import a_clock
from tests.db.desk import writing

store = open_store(sys.argv[1], clock=a_clock(), alone=False)
failures = []
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[3])):
    try:
        with writing(store) as unit:
            client = unit.clients.get(sys.argv[2])
            unit.clients.save(replace(client, notes=str(int(client.notes) + 1)))
    except StudioError as error:
        failures.append(str(error))
store.close()
print(json.dumps(failures))
"""


def test_writers_in_several_processes_lose_no_edit(file: Path):
    store = open_store(file, clock=a_clock())
    client = add_client(store, notes="0")
    command = [sys.executable, "-c", WRITER, str(file), client.id, str(EDITS)]
    writers = [
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for _ in range(EDITS):
        with writing(store) as unit:
            held = unit.clients.get(client.id)
            unit.clients.save(replace(held, notes=str(int(held.notes) + 1)))
    failures = [json.loads(writer.communicate()[0]) for writer in writers]
    assert failures == [[], []]
    with store.unit() as unit:
        final = unit.clients.get(client.id)
    assert (final.notes, final.version) == (str(3 * EDITS), 3 * EDITS + 1)
    store.close()
