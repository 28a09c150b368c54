from typing import Any

import pytest

from studio.errors import BadFile
from studio.exercises.figure import FigureBook, Ground
from studio.exercises.figure_file import parse_figures
from studio.exercises.skeleton import ArmAngles, FootTarget, HandTarget, LegAngles, Spot

SQUAT = """
[squat]
props = [{ kind = "weight", at = ["near_hand", 0.02, 0] }]
start = { arm = [20, 10] }
end = { spine = [40, 0, 0, -20], arm = [100, 5], leg = [108, 100] }
"""


def read(text: str) -> FigureBook:
    return parse_figures({"some.toml": text})


def problem(text: str) -> dict[str, Any]:
    with pytest.raises(BadFile) as caught:
        read(text)
    return caught.value.values


def test_an_entry_has_two_frames_and_shared_equipment() -> None:
    squat = read(SQUAT).figures["squat"]
    assert squat.start.pose.near_arm == squat.start.pose.far_arm == ArmAngles(20, 10)
    assert squat.end.pose.near_leg == LegAngles(108, 100, None)
    assert squat.end.pose.spine.neck == -20
    assert [prop.kind for prop in squat.start.props] == ["weight"]
    assert squat.start.props == squat.end.props
    assert squat.ground is Ground.FLOOR
    assert not squat.is_hold


def test_a_hold_is_one_frame() -> None:
    plank = read('[plank]\nground = "mat"\nhold = { spine = [80] }').figures["plank"]
    assert plank.is_hold
    assert plank.ground is Ground.MAT


def test_like_takes_everything_and_changes_what_it_names() -> None:
    book = read(
        SQUAT
        + """
[heavy]
like = "squat"
add = [{ kind = "block", x = -0.4 }]
both = { far_arm = [0, 0] }
end = { leg = [90, 90] }
"""
    )
    squat, heavy = book.figures["squat"], book.figures["heavy"]
    assert [prop.kind for prop in heavy.end.props] == ["weight", "block"]
    assert heavy.start.pose.near_arm == squat.start.pose.near_arm
    assert heavy.start.pose.far_arm == ArmAngles(0, 0)
    assert heavy.end.pose.near_leg == LegAngles(90, 90)
    assert heavy.end.pose.spine == squat.end.pose.spine


def test_an_end_may_exchange_the_sides_of_its_start() -> None:
    walk = read(
        """
[walk]
start = { arm = [-20], far_arm = [20], leg = [25], far_leg = [-15], depth = { near_shank = 0.9 } }
end = { like = "walk.start", flip = true }
"""
    ).figures["walk"]
    assert walk.end.pose.near_arm == walk.start.pose.far_arm
    assert walk.end.pose.far_leg == walk.start.pose.near_leg
    assert walk.end.pose.anchor == Spot(0, 0, "far_heel")
    assert walk.end.pose.depth == {"far_shank": 0.9}


def test_a_hold_replaces_the_frames_it_is_like() -> None:
    pause = read(SQUAT + '[pause]\nlike = "squat"\nhold = { leg = [80, 80] }').figures["pause"]
    assert pause.is_hold
    assert pause.start.pose.near_arm == ArmAngles()


def test_limbs_may_reach_for_places() -> None:
    pose = (
        read(
            '[a]\nhold = { at = ["hip", 0, 0.4], arm = { to = "near_knee", flat = 90 },'
            ' leg = { to = [0.1, 0], by = "ball", pitch = -20, bend = -1 } }'
        )
        .figures["a"]
        .start.pose
    )
    assert pose.near_arm == HandTarget(Spot(0, 0, "near_knee"), 90)
    assert pose.near_leg == FootTarget(Spot(0.1, 0), "ball", -20, -1)


def test_entries_to_build_upon_are_no_figures() -> None:
    book = read('[_base]\nstart = { arm = [30] }\n[real]\nlike = "_base"')
    assert not book.has("_base")
    assert book.has("real")


@pytest.mark.parametrize(
    ("text", "entry", "field"),
    [
        ("[a]\ncolor = 1", "a", "color"),
        ("[a]\nend = { arms = [1] }", "a", "end.arms"),
        ("[a]\nend = { arm = [1, 2, 3, 4] }", "a", "end.arm"),
        ('[a]\nend = { arm = ["x"] }', "a", "end.arm"),
        ("[a]\nend = { leg = { to = [1], by = 'heel' } }", "a", "end.leg.to"),
        ("[a]\nend = { leg = { to = [1, 2], by = 'toe' } }", "a", "end.leg.by"),
        ("[a]\nend = { leg = { to = [1, 2], knee = 2 } }", "a", "end.leg.knee"),
        ("[a]\nend = { arm = { to = ['near_ear', 0, 0] } }", "a", "end.arm.to"),
        ("[a]\nend = { arm = { to = [0, 0], bend = 3 } }", "a", "end.arm.bend"),
        ("[a]\nend = { at = [0, 0] }", "a", "end.at"),
        ("[a]\nend = { leg = { to = [0, 0] } }", "a", "end.at"),
        ("[a]\nend = { depth = { neck = 0.5 } }", "a", "end.depth.neck"),
        ("[a]\nend = 3", "a", "end"),
        ("[a]\nview = 'back'", "a", "start.view"),
        ("[a]\nground = 'sand'", "a", "ground"),
        ("[a]\nkey = 'middle'", "a", "key"),
        ("[a]\nlike = 'b'", "a", "like"),
        ("[a]\nend = { like = 'b.end' }", "a", "end"),
        ("[a]\nend = { like = 'a.middle' }", "a", "end"),
        ("[a]\nlike = 'b'\n[b]\nlike = 'a'", "a", "like"),
        ("[a]\nprops = [{ kind = 'anvil' }]", "a", "props.kind"),
        ("[a]\nprops = [{ kind = 'plate' }]", "a", "props.plate.at"),
        ("[a]\nprops = [{ kind = 'block', size = 3 }]", "a", "props.block.size"),
        ("[a]\nprops = [{ kind = 'block', layer = 'top' }]", "a", "props.block.layer"),
        ("[a]\nprops = [{ kind = 'block', x = true }]", "a", "props.block.x"),
        ("[a]\nprops = [1]", "a", "props"),
        ("a = 1", "a", ""),
    ],
)
def test_a_mistake_names_entry_and_field(text: str, entry: str, field: str) -> None:
    values = problem(text)
    assert (values["file"], values["entry"], values["field"]) == ("some.toml", entry, field)


def test_broken_text_and_repeated_entries_name_the_file() -> None:
    assert problem("[a")["file"] == "some.toml"
    with pytest.raises(BadFile) as caught:
        parse_figures({"one.toml": "[a]", "two.toml": "[a]"})
    assert caught.value.values["file"] == "two.toml"
    assert caught.value.values["entry"] == "a"
