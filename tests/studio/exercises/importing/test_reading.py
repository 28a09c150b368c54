"""Files that cannot be used are refused as a whole, with their name and the entry."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import BadFile
from tests.studio.exercises.importing.samples import FILE, an_entry, proposals, proposed, read

WHOLE = json.dumps([an_entry("Wall squat"), an_entry("Band row")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "7",
        '"exercises"',
        "{}",
        '{"exercises": {}}',
        '[{"name": NaN}]',
        '[{"name": "a", "x": Infinity}]',
        '[{"name": "a", "name": "b"}]',
        "[" * 100_000,
        '[{"name": "a", "x": ' + "[" * 40 + "]" * 40 + "}]",
        '[{"name": "a", "x": ' + "9" * 10_000 + "}]",
        '{"format": "studio-planner-exercises", "version": 2, "exercises": []}',
        '{"format": "somebody-else", "exercises": []}',
        json.dumps([{"name": "x"}] * 20_001),
    ],
)
def test_what_is_no_list_of_exercises_is_refused(text: str):
    with pytest.raises(BadFile) as caught:
        read(text)
    assert caught.value.values["file"] == FILE


@pytest.mark.parametrize("end", range(1, len(WHOLE) - 1, 37))
def test_a_truncated_file_brings_nothing(end: int):
    with pytest.raises(BadFile):
        read(WHOLE[:end])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", None),
        ("name", ""),
        ("name", " \u200b\n"),
        ("name", 7),
        ("name", ["a"]),
        ("name", "x" * 201),
        ("name", "a\ud800b"),
        ("id", 5),
        ("id", "x" * 201),
        ("equipment", ["barbell"]),
        ("primaryMuscles", {"quadriceps": True}),
        ("primaryMuscles", [1]),
        ("instructions", [None]),
        ("instructions", ["x" * 20_001]),
        ("instructions", ["\udfff"]),
        ("force", 1.5),
    ],
)
def test_a_wrong_field_names_its_entry_and_itself(field: str, value: object):
    with pytest.raises(BadFile) as caught:
        proposals(an_entry("Wall squat"), an_entry("Band row") | {field: value})
    told = caught.value.values
    assert (told["file"], told["field"]) == (FILE, field)
    assert str(told["entry"]).startswith("entry 2")


def test_two_entries_never_share_an_id():
    with pytest.raises(BadFile) as caught:
        proposals(an_entry("Wall squat"), an_entry("Band row", id="Wall_squat"))
    assert caught.value.values["field"] == "id"


@pytest.mark.parametrize("entry", [None, 1, "Wall squat", ["Wall squat"]])
def test_an_entry_is_a_table(entry: object):
    with pytest.raises(BadFile) as caught:
        read(json.dumps([an_entry("Wall squat"), entry]))
    assert caught.value.values["entry"] == "entry 2"


def test_what_is_missing_may_be_missing_and_what_is_unknown_is_left_aside():
    (proposal,) = read(json.dumps([{"name": "Odd thing", "stars": 5, "images": ["../../x"]}]))
    assert (proposal.source_id, proposal.name) == ("Odd thing", "Odd thing")
    assert proposal.needs_review


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>Squat</b>", "<b>Squat</b>"),
        ("Sq\u202euat\u200b", "Squat"),
        ("Squat\r\n\x00\x1b[31m", "Squat [31m"),
        ("'; DROP TABLE own_exercise; --", "'; DROP TABLE own_exercise; --"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("{0} %s {name}", "{0} %s {name}"),
    ],
)
def test_hostile_names_are_only_names(name: str, shown: str):
    assert proposed(name, id="x").name == shown


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["name", "id", "instructions", "equipment", "exercises", "format"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(document: object):
    with suppress(BadFile):
        read(json.dumps(document))
