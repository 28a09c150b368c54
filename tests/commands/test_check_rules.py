import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from resources import read_folder
from studio.changes import Changes
from studio.clock import Clock
from studio.ids import ScreeningId, new_id
from studio.screening.evaluate import evaluate
from studio.screening.screening import Screening, Status
from studio.services.clients import NewClient
from studio.services.practice import answers_of
from tests.builders import THURSDAY, a_clock
from ui import composition
from ui.__main__ import main

SORE_BACK = {
    "i.regions": [{"region": "low_back", "side": "both", "p.now": 4, "p.worst7": 6, "p.weeks": 3}]
}


@pytest.fixture
def clock() -> Clock:
    return a_clock()


@pytest.fixture
def studio(tmp_path: Path, clock: Clock):
    seen: list[Changes] = []
    path = str(tmp_path / "studio.db")
    with composition.open_studio(
        path, clock, seen.append, read_folder=read_folder, alone=False
    ) as made:
        yield made


def screened(studio, name: str, story: dict[str, object], *, rules: str, missed: str = "") -> None:
    """Store a confirmed outcome of other rules, in which the rule *missed* was not there yet."""
    content = studio.shelf.get()
    client = studio.clients.register(
        NewClient(name, "Okafor", phone=f"07700 90{len(name):04}", birth_date=date(1985, 2, 3))
    )
    answers = answers_of(story, client, content.questionnaire, THURSDAY)
    outcome = evaluate(
        answers,
        content.questionnaire,
        content.rules,
        today=THURSDAY,
        closed=frozenset(missed.split()),
    )
    now = studio.desk.clock.now()
    with studio.desk.write("test", Changes(frozenset())) as unit:
        unit.screenings.add(
            Screening(
                id=ScreeningId(new_id()),
                client_id=client.id,
                started_at=now,
                saved_at=now,
                questions_version=content.questionnaire.version,
                rules_version=rules,
                answers=answers,
                status=Status.CONFIRMED,
                outcome=replace(outcome, session_gates=()),
                chosen_tier=outcome.tier,
                confirmed_at=now,
            )
        )


def told(capsys, tmp_path: Path, *options: str) -> str:
    assert main(["check-rules", "--data", str(tmp_path / "studio.db"), *options]) == 0
    return capsys.readouterr().out


def test_whose_outcome_would_be_different_is_listed(studio, tmp_path, capsys):
    screened(studio, "Maya", SORE_BACK, rules="0", missed="R01 R03")
    screened(studio, "Kit", {"dx.oa": "yes"}, rules="0")
    document = json.loads(told(capsys, tmp_path, "--json"))
    assert document["rules_version"] == studio.shelf.get().rules.version
    [change] = document["changes"]
    assert (change["name"], change["before"], change["after"]) == (
        "Maya Okafor",
        "gym_adapted",
        "rehab_first",
    )
    assert (change["gained"], change["lost"]) == (["R01", "R03"], [])
    read = told(capsys, tmp_path)
    assert "Maya Okafor: Gym with adaptations, now Rehab first" in read
    assert "found now: R01, R03" in read
    assert "Kit" not in read


def test_nothing_is_changed(studio, tmp_path, capsys):
    screened(studio, "Maya", SORE_BACK, rules="0", missed="R01 R03")
    client = studio.clients.overview()[0].client
    before = studio.screenings.history(client.id)
    first = told(capsys, tmp_path, "--json")
    assert studio.screenings.history(client.id) == before
    assert told(capsys, tmp_path, "--json") == first


def test_with_the_same_rules_nobody_is_listed(studio, tmp_path, capsys):
    version = studio.shelf.get().rules.version
    screened(studio, "Maya", SORE_BACK, rules=version)
    assert json.loads(told(capsys, tmp_path, "--json"))["changes"] == []
    assert told(capsys, tmp_path).startswith(f"With version {version} of the rules every")


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_data_file_that_is_not_there_is_named(tmp_path, capsys, form):
    assert main(["check-rules", "--data", str(tmp_path / "none.db"), *form]) == 1
    read = capsys.readouterr()
    assert (read.out, read.err.count("\n")) == ("", 1)
    assert "none.db" in read.err
    assert list(tmp_path.iterdir()) == []
