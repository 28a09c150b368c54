"""What the program writes it reads again, and what was changed on the way is held to all rules."""

import json
from dataclasses import replace

import pytest

from studio.errors import BadFile
from studio.exercises.importing.own_format import export_text
from studio.exercises.own import draft_from
from tests.db.sample_exercises import OWN_EXERCISES
from tests.studio.exercises.importing.samples import read
from tests.studio.exercises.library import the_catalog


def exported() -> dict[str, object]:
    document: dict[str, object] = json.loads(export_text((), OWN_EXERCISES))
    return document


def test_own_exercises_come_back_as_they_were_and_wait_for_review():
    found = {proposal.source_id: proposal for proposal in read(json.dumps(exported()))}
    assert set(found) == {own.slug for own in OWN_EXERCISES}
    for own in OWN_EXERCISES:
        assert found[own.slug].draft == draft_from(own.exercise, own.figure)
        assert found[own.slug].needs_review
        assert not found[own.slug].is_known


def test_the_library_is_known_whatever_the_file_makes_of_it():
    document = json.loads(export_text(the_catalog(), ()))
    document["exercises"][0]["light"] = {}
    found = read(json.dumps(document))
    assert len(found) == len(the_catalog())
    assert all(one.is_known and one.matched == one.source_id for one in found)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pattern", ""),
        ("pattern", "flying"),
        ("demands", None),
        ("demands.comp", 9),
        ("full.knee", 0),
        ("equipment", [["chainsaw"]]),
        ("equipment", "barbell"),
        ("load_full_share", "much"),
        ("load_full_share", 1e999),
        ("min_load_g", True),
        ("dose", {"reps": [5]}),
        ("dose", {"reps": [9, 5]}),
        ("dose", {"laps": 3}),
        ("dose", {"band": "mighty"}),
        ("muscles", []),
    ],
)
def test_a_wrong_field_is_named(field: str, value: object):
    document = exported()
    entry = document["exercises"][0]
    if "." in field:
        table, axis = field.split(".")
        entry["light" if table == "demands" else table][axis] = value
    else:
        entry["light" if field == "demands" else field] = value
    with pytest.raises(BadFile) as caught:
        read(json.dumps(document).replace("Infinity", "1e999"))
    told = caught.value.values
    assert str(told["entry"]).startswith("entry 1")
    assert field.split(".")[0] in str(told["problem"]) + str(told["field"])


def test_an_export_holds_no_reviews_that_anybody_would_believe():
    reviewed = replace(OWN_EXERCISES[0], retired_at=None)
    (proposal,) = read(export_text((), [reviewed]))
    assert proposal.needs_review
