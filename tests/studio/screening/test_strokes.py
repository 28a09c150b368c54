import math

from hypothesis import given
from hypothesis import strategies as st

from studio.screening.strokes import MOST_POINTS, MOST_STROKES, is_signed, thinned, within_limits

POINTS = st.tuples(st.integers(0, 1000), st.integers(0, 333))
STROKES = st.lists(st.lists(POINTS, min_size=1, max_size=60).map(tuple), max_size=20)


def test_points_close_together_are_thinned_and_the_ends_stay() -> None:
    kept = thinned(tuple((x, 100) for x in range(500)))
    assert (kept[0], kept[-1]) == ((0, 100), (499, 100))
    assert len(kept) < 180


def test_a_dot_stays_a_dot_and_nothing_stays_nothing() -> None:
    assert thinned(((5, 5),)) == ((5, 5),)
    assert thinned(()) == ()


@given(STROKES)
def test_thinning_keeps_order_ends_and_place(strokes) -> None:
    for stroke in strokes:
        kept = thinned(stroke)
        assert (kept[0], kept[-1]) == (stroke[0], stroke[-1])
        rest = iter(stroke)
        assert all(point in rest for point in kept)
        near = [min(math.dist(point, other) for other in kept) for point in stroke]
        assert max(near) < 6


@given(STROKES)
def test_what_is_within_the_limits_stays(strokes) -> None:
    assert within_limits(strokes) == tuple(thinned(stroke) for stroke in strokes)


def test_a_scribble_without_end_is_cut_to_the_limits() -> None:
    zigzag = tuple((x % 1000, 300 * (x % 2)) for x in range(3 * MOST_POINTS))
    many = [((1, 1), (9, 9))] * (MOST_STROKES + 50)
    kept = within_limits([zigzag, *many])
    assert len(kept) == MOST_STROKES
    assert sum(map(len, kept)) <= MOST_POINTS


def test_a_tap_is_no_signature_and_a_line_is_one() -> None:
    assert not is_signed(())
    assert not is_signed([((500, 100),), ((500, 100), (510, 100))])
    assert is_signed([((100, 100), (200, 120))])
