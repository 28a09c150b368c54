"""A killed program loses nothing that it said was saved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.store import open_store
from studio.errors import AlreadyOpen
from tests.builders import a_clock

ROUNDS = 20

pytestmark = [
    pytest.mark.kill,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are made by fork"),
]


def test_what_was_acknowledged_survives_a_kill_and_nothing_is_torn(file: Path):
    helper = Path(__file__).with_name("kill_helper.py")
    command = [sys.executable, str(helper), "write", str(file), str(ROUNDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rounds = json.loads(done.stdout)
    assert len(rounds) == ROUNDS
    assert sum(result["acknowledged"] for result in rounds) > ROUNDS
    for result in rounds:
        assert (result["lost"], result["torn"], result["problems"]) == ([], [], [])


def test_the_lock_of_a_killed_program_is_free(file: Path):
    holder = (
        "import sys\n"
        "from pathlib import Path\n"
        "from db.lock import FileLock\n"
        "FileLock(Path(sys.argv[1])).take()\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(file)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyOpen) as caught:
            open_store(file, clock=a_clock())
        assert caught.value.values["pid"] == process.pid
        process.kill()
    assert file.with_name("studio.db.lock").exists()
    open_store(file, clock=a_clock()).close()
    assert not file.with_name("studio.db.lock").exists()
