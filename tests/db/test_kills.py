"""A killed program loses nothing that it said was saved."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from db.store import open_store
from studio.errors import AlreadyOpen
from tests.builders import a_clock

ROUNDS = 20
SIGN_UPS = 5

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


def kill_screenings(kind: str, file: Path, rounds: int) -> dict[str, Any]:
    helper = Path(__file__).with_name("screening_kills.py")
    command = [sys.executable, str(helper), kind, str(file), str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_a_killed_sign_up_goes_on_at_its_page_with_every_answer(file: Path):
    found = kill_screenings("answer", file, SIGN_UPS)
    unbroken = found["unbroken"]
    assert len(found["rounds"]) == SIGN_UPS
    for result in found["rounds"]:
        told = len(result["told"])
        assert result["told"] == unbroken[:told]
        # What was being saved when the kill came may be on disk as well.
        assert result["stored"] in unbroken[told - 1 : told + 1]
        assert result["resumed"] == result["stored"].split("/")[0]
        assert result["end"] == unbroken[-1]
        assert result["same_outcome"]
        assert result["problems"] == []


def test_a_proposal_is_replaced_as_a_whole_or_not_at_all(file: Path):
    rounds = kill_screenings("change", file, SIGN_UPS)["rounds"]
    assert sum(result["acknowledged"] for result in rounds) > SIGN_UPS
    for result in rounds:
        (still_open,) = result["open"]
        if still_open != result["last"]:  # one more save, whose word did not get out
            assert is_proposal(still_open) != is_proposal(result["last"])
        assert (result["lost"], result["problems"]) == ([], [])
        assert (result["unjudged"], result["in_line"]) == (0, True)


def is_proposal(state: str) -> bool:
    return "/proposed/" in state
