import pytest

from studio.exercises.figure import (
    Disc,
    Figure,
    FigureBook,
    Frame,
    Ground,
    Ink,
    Ring,
    Shape,
    Stroke,
    fallback_shapes,
)
from studio.exercises.figure_glyphs import SIGN_OF, SIGNS
from studio.exercises.figure_props import KINDS, Layer, Prop
from studio.exercises.shapes import Block, bounds_of, mirrored, outline
from studio.exercises.skeleton import ArmAngles, LegAngles, Pose, Spine, Spot, View
from studio.exercises.vocabulary import PATTERNS
from studio.ids import ExerciseSlug

BENT = Pose(spine=Spine(40), near_leg=LegAngles(100, 90), far_leg=LegAngles(100, 90))


def a_figure(start: Pose, end: Pose | None = None, **changes: object) -> Figure:
    props = changes.pop("props", ())
    assert isinstance(props, tuple)
    frame = Frame(start, props)
    values: dict[str, object] = {
        "slug": ExerciseSlug("some"),
        "start": frame,
        "end": Frame(end, props) if end else frame,
        **changes,
    }
    return Figure(**values)  # type: ignore[arg-type]


def drawn(figure: Figure, frame: str = "start") -> tuple[Shape, ...]:
    return FigureBook({figure.slug: figure}).shapes(figure.slug, frame)


def inks(shapes: tuple[Shape, ...]) -> list[Ink]:
    return [shape.ink for shape in shapes]


def heads(shapes: tuple[Shape, ...]) -> list[Disc]:
    return [shape for shape in shapes if isinstance(shape, Disc) and shape.ink is Ink.BODY]


def test_somebody_standing_fills_the_box_and_stands_on_the_line() -> None:
    shapes = drawn(a_figure(Pose()))
    left, top, right, bottom = bounds_of(shapes)
    assert min(left, top) >= 0
    assert max(right, bottom) <= 100
    assert bottom - top > 80
    line = shapes[0]
    assert isinstance(line, Stroke)
    assert line.ink is Ink.GROUND


def test_both_frames_share_scale_and_floor() -> None:
    figure = a_figure(Pose(), BENT)
    start, end = drawn(figure, "start"), drawn(figure, "end")
    assert heads(start)[0].radius == heads(end)[0].radius
    assert start[0] == end[0]
    assert heads(end)[0].center[1] > heads(start)[0].center[1]


def test_a_mat_and_nothing_may_lie_under_the_figure() -> None:
    lying = Pose(spine=Spine(-90), anchor=Spot(0, 0.08, "hip"))
    assert drawn(a_figure(lying, ground=Ground.MAT))[0].ink is Ink.ACCENT_SOFT
    assert Ink.GROUND not in inks(drawn(a_figure(lying, ground=Ground.NONE)))


def test_a_low_figure_is_larger_than_a_standing_one() -> None:
    legs, arms = LegAngles(80, 90, -85), ArmAngles(80, 10)
    crawling = Pose(View.SIDE, Spine(80), arms, arms, legs, legs, Spot(0, 0.05, "near_knee"))
    assert heads(drawn(a_figure(crawling)))[0].radius > heads(drawn(a_figure(Pose())))[0].radius


def test_far_limbs_are_drawn_lighter_only_where_the_near_ones_do_not_hide_them() -> None:
    assert Ink.FAR not in inks(drawn(a_figure(Pose())))
    stride = Pose(near_leg=LegAngles(25), far_leg=LegAngles(-15, 10))
    assert Ink.FAR in inks(drawn(a_figure(stride)))


def test_a_gap_sets_the_head_and_the_near_arm_off() -> None:
    shapes = drawn(a_figure(Pose(near_arm=ArmAngles(30), far_arm=ArmAngles(30))))
    gaps = [shape for shape in shapes if shape.ink is Ink.GAP]
    assert {type(gap) for gap in gaps} == {Disc, Stroke}


def test_the_head_lies_over_an_arm_that_would_cut_it() -> None:
    up = drawn(a_figure(Pose(near_arm=ArmAngles(178), far_arm=ArmAngles(178))))
    hanging = drawn(a_figure(Pose()))
    assert heads(up)[0] == up[-1]
    assert heads(hanging)[0] != hanging[-1]


def test_a_mirrored_figure_looks_the_other_way() -> None:
    reach = Pose(near_arm=ArmAngles(90), far_arm=ArmAngles(90))
    plain, turned = drawn(a_figure(reach)), drawn(a_figure(reach, is_mirrored=True))
    for before, after in zip(plain[1:], turned[1:], strict=True):
        middle = bounds_of([before])[0] + bounds_of([after])[2]
        assert middle == pytest.approx(100, abs=0.01)


def test_the_key_frame_is_the_one_that_says_most_as_large_as_it_can_be() -> None:
    figure = a_figure(BENT, Pose(near_leg=LegAngles(25), far_leg=LegAngles(-15)), key="start")
    key, start = drawn(figure, "key"), drawn(figure, "start")
    assert inks(key) == inks(start) != inks(drawn(figure, "end"))
    assert heads(key)[0].radius > heads(start)[0].radius


def test_shapes_are_drawn_once() -> None:
    figure = a_figure(Pose())
    book = FigureBook({figure.slug: figure})
    assert book.shapes("some") is book.shapes("some")


def test_a_book_knows_what_it_has() -> None:
    figure = a_figure(Pose())
    book = FigureBook({figure.slug: figure})
    assert book.has("some")
    assert not book.has("other")
    assert len(book) == 1
    assert [entry.slug for entry in book] == ["some"]
    assert book.shapes_or_sign("some", "squat") == book.shapes("some")
    assert book.shapes_or_sign("other", "squat") == fallback_shapes("squat")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_equipment_can_be_drawn(kind: str) -> None:
    places = {"at": Spot(0, 0, "near_hand"), "from": Spot(0.3, 0.2), "to": Spot(0.5, 0.9)}
    spots = {name: places.get(name, Spot(0.1, 0.1)) for name in KINDS[kind].spots}
    shapes = drawn(a_figure(Pose(), props=(Prop(kind, spots),)))
    assert len(shapes) > len(drawn(a_figure(Pose())))
    left, top, right, bottom = bounds_of(shapes)
    assert min(left, top) >= 0
    assert max(right, bottom) <= 100


def test_a_prop_may_be_drawn_in_another_layer() -> None:
    spots = {"at": Spot(0, 0, "near_hand")}
    behind = drawn(a_figure(Pose(), props=(Prop("plate", spots, {}, Layer.BACK),)))
    front = drawn(a_figure(Pose(), props=(Prop("plate", spots, {}, Layer.FRONT),)))
    assert inks(behind).index(Ink.ACCENT) < inks(behind).index(Ink.BODY)
    assert inks(front).index(Ink.ACCENT) > inks(front).index(Ink.BODY)


@pytest.mark.parametrize("view", list(View))
def test_every_view_has_a_body_with_a_head(view: View) -> None:
    assert len(heads(drawn(a_figure(Pose(view=view))))) == 1


def test_every_movement_pattern_has_a_sign() -> None:
    assert set(PATTERNS) <= set(SIGN_OF)
    assert set(SIGN_OF.values()) <= set(SIGNS)
    assert fallback_shapes("never heard of") == SIGNS["plain"]


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_a_sign_stays_within_the_box(sign: str) -> None:
    left, top, right, bottom = bounds_of(SIGNS[sign])
    assert min(left, top) >= 5
    assert max(right, bottom) <= 95


def test_bounds_follow_ink_and_bows() -> None:
    bow = Stroke(((0, 0), (50, 100), (100, 0)), 2, Ink.BODY, curve=True)
    assert bounds_of([bow]) == pytest.approx((-1, -1, 101, 51))
    assert len(outline(bow)) > 3
    assert bounds_of([Ring((10, 10), 5, 2, Ink.BODY)]) == (4, 4, 16, 16)
    assert bounds_of([Block((1, 2), 3, 4, 1, Ink.BODY)]) == (1, 2, 4, 6)
    assert mirrored(Block((1, 2), 3, 4, 1, Ink.BODY)) == Block((-4, 2), 3, 4, 1, Ink.BODY)
