import pytest

from studio.errors import BadFile
from studio.exercises.catalog_file import parse_catalog
from studio.exercises.demand import AXES, Axis
from studio.exercises.exercise import LoadBasis
from studio.exercises.prescription import Prescription, Span

KIT = "[kit]\nnone = { size = 1 }\ndumbbell = { size = 2, step_kg = 1 }\nbox = { size = 2 }\n"
ENTRY = """
[[exercise]]
slug = "squat_goblet_box"
name = "Goblet squat to a box"
synonyms = ["goblet box squat"]
pattern = "squat"
equipment = ["dumbbell", "box"]
muscles = ["quads", "glutes"]
level = "beginner"
laterality = "bilateral"
position = "standing"
ladder = "squat"
rung = 7
intents = ["strength"]
load_basis = "external"
load_full_share = 0.4
min_load_kg = 1
dose = "3x8-12"
light = { comp = 1, knee = 2 }
full = { comp = 3 }
cue = "Sit to the box and stand up."
graded_by = "a test"
sources = ["SOME"]
"""
SOURCES = '[source]\nSOME = "Some literature"\n'


def read(entry: str = ENTRY, kit: str = KIT, **more: str):
    return parse_catalog({"kit.toml": kit, "sources.toml": SOURCES, "squat.toml": entry, **more})


def the_mistake(entry: str, **files: str) -> dict[str, object]:
    with pytest.raises(BadFile) as caught:
        read(entry, **files)
    return caught.value.values


def test_an_entry_is_read_whole():
    exercise = read().get("squat_goblet_box")
    assert exercise.name == "Goblet squat to a box"
    assert exercise.equipment == (frozenset({"dumbbell"}), frozenset({"box"}))
    assert exercise.load_basis is LoadBasis.EXTERNAL
    assert (exercise.load_full_share, exercise.min_load_g, exercise.load_step_g) == (
        0.4,
        1000,
        1000,
    )
    assert exercise.dose == Prescription(sets=Span(3, 3), reps=Span(8, 12))
    light = dict(zip(AXES, exercise.light, strict=True))
    full = dict(zip(AXES, exercise.full, strict=True))
    assert (light[Axis.COMPRESSION], full[Axis.COMPRESSION]) == (1, 3)
    assert light[Axis.KNEE] == full[Axis.KNEE] == 2
    assert full[Axis.GRIP] == 0


@pytest.mark.parametrize(
    ("was", "becomes", "field"),
    [
        ('name = "Goblet squat to a box"', 'nmae = "x"', "nmae"),
        ("rung = 7", "rung = 0", "rung"),
        ("comp = 1,", "comp = 5,", "comp"),
        ("comp = 1,", "comp = -1,", "comp"),
        ("comp = 1,", "comp = 1.5,", "comp"),
        ("comp = 1,", "comp = true,", "comp"),
        ("comp = 1,", "comb = 1,", "comb"),
        ("knee = 2 }", "knee = 0 }", "light"),
        ("full = { comp = 3 }", "full = { knee = 1 }", "full.knee"),
        ("full = { comp = 3 }", "full = { comp = 1 }", "full.comp"),
        ('cue = "Sit to the box and stand up."', f'cue = "{"x" * 111}"', "cue"),
        ('cue = "Sit to the box and stand up."', 'cue = ""', "cue"),
        ('dose = "3x8-12"', 'dose = "three of eight"', "dose"),
        ('dose = "3x8-12"', 'dose = "3x12-8"', "dose"),
        ('dose = "3x8-12"', 'dose = "3x900"', "dose"),
        ('pattern = "squat"', 'pattern = "sqaut"', "pattern"),
        ('["quads", "glutes"]', '["quads", "gluts"]', "muscles"),
        ('["quads", "glutes"]', '["quads", "quads"]', "muscles"),
        ('["quads", "glutes"]', "[]", "muscles"),
        ('"dumbbell", "box"', '"dumbell", "box"', "equipment"),
        ('level = "beginner"', 'level = "expert"', "level"),
        ('position = "standing"', 'position = "upright"', "position"),
        ('intents = ["strength"]', "intents = []", "intents"),
        ("load_full_share = 0.4", "load_full_share = 40", "load_full_share"),
        ("load_full_share = 0.4", "", "load_full_share"),
        ('load_basis = "external"', 'load_basis = "bodyweight"', "full"),
        ('graded_by = "a test"', "", "graded_by"),
        ('sources = ["SOME"]', 'sources = ["OTHER"]', "sources"),
        ('sources = ["SOME"]', "sources = 3", "sources"),
    ],
)
def test_every_mistake_names_file_entry_and_field(was, becomes, field):
    assert was in ENTRY
    values = the_mistake(ENTRY.replace(was, becomes))
    assert (values["file"], values["field"]) == ("squat.toml", field)
    assert values["entry"] == "squat_goblet_box"
    assert values["problem"]


def test_the_nearest_known_word_is_named():
    values = the_mistake(ENTRY.replace('pattern = "squat"', 'pattern = "sqaut"'))
    assert "did you mean squat?" in str(values["problem"])


def test_a_slug_stands_once():
    values = the_mistake(ENTRY, **{"more.toml": ENTRY})
    assert (values["file"], values["entry"], values["field"]) == (
        "more.toml",
        "squat_goblet_box",
        "slug",
    )


@pytest.mark.parametrize(
    "text",
    [
        "not toml at all",
        "exercise = 3",
        "exercise = [3]",
        "[kit]\nbox = 3",
        "kit = 3",
        "source = 3",
        "[source]\nA = 3",
        "[exercises]\na = 1",
        "[[exercise]]\nslug = 3",
        "[[exercise]]\nname = 'nobody'",
    ],
)
def test_files_of_another_shape_are_refused_by_name(text):
    values = the_mistake(ENTRY, **{"odd.toml": text})
    assert values["file"] == "odd.toml"


def test_own_weight_has_no_second_value():
    entry = ENTRY.replace('"external"', '"bodyweight"').replace("load_full_share = 0.4", "")
    values = the_mistake(entry.replace("full = { comp = 3 }", ""))
    assert values["field"] == "load_basis"
