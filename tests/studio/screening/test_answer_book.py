from hypothesis import given
from hypothesis import strategies as st

from studio.screening.answer_book import AnswerBook, typical_spots
from studio.screening.answers import SPOTS, check_answers
from studio.screening.regions import REGIONS
from tests.studio.screening.conversation import DANA, NOW, SPOT
from tests.studio.screening.protocol import QUESTIONNAIRE


def a_book(**answers: object) -> AnswerBook:
    return AnswerBook(QUESTIONNAIRE, answers)


def mark(book: AnswerBook, *spots: str) -> None:
    for spot in spots:
        book.toggle_spot(SPOT[spot], DANA, NOW)


def test_marking_and_unmarking_leaves_the_question_open() -> None:
    book = a_book()
    mark(book, "back_lower_back")
    assert book.areas == ("low_back",)
    mark(book, "back_lower_back")
    assert book.areas == ()
    assert "i.regions" not in book.answers


def test_left_and_right_are_areas_of_their_own() -> None:
    book = a_book()
    mark(book, "front_left_knee", "front_right_knee")
    assert book.areas == ("knee:left", "knee:right")


def test_two_parts_of_one_region_share_its_questions() -> None:
    book = a_book()
    mark(book, "back_left_calf", "back_left_heel")
    assert book.areas == ("ankle:left",)
    assert [spot.key for spot in book.spots_of("ankle:left")] == [
        "back_left_calf",
        "back_left_heel",
    ]


def test_a_part_on_the_middle_line_takes_in_both_sides_and_keeps_their_answers() -> None:
    book = a_book()
    mark(book, "front_left_chest", "front_right_chest")
    book.answer("p.now@chest_wall:left", 3, DANA, NOW)
    mark(book, "front_stomach")
    assert book.areas == ("chest_wall",)
    assert book.value("p.now@chest_wall") == 3
    assert len(book.spots_of("chest_wall")) == 3


def test_removing_an_area_takes_its_answers_and_stamps_along() -> None:
    book = a_book()
    mark(book, "back_lower_back", "front_left_knee")
    book.answer("p.now@low_back", 4, DANA, NOW)
    book.remove_area("low_back")
    assert book.areas == ("knee:left",)
    assert not any("@low_back" in stamp for stamp in book.stamps)


def test_what_was_handed_out_for_saving_never_changes() -> None:
    book = a_book()
    mark(book, "back_lower_back")
    before = book.answers
    copy = {key: list(value) for key, value in before.items()}
    book.answer("p.now@low_back", 4, DANA, NOW)
    assert dict(before) == copy


def test_an_area_nobody_pointed_at_is_shown_at_its_usual_place() -> None:
    book = a_book(**{"i.regions": [{"region": "knee", "side": "left"}]})
    assert [spot.key for spot in book.spots_of("knee:left")] == ["front_left_knee"]


def test_every_region_has_a_usual_place() -> None:
    for region in REGIONS:
        for side in ("left", "right", "both"):
            spots = typical_spots(QUESTIONNAIRE.areas, region, side)
            assert spots
            assert all(spot.region == region for spot in spots)
    (low_back,) = typical_spots(QUESTIONNAIRE.areas, "low_back", "both")
    assert low_back.key == "back_lower_back"


@given(st.lists(st.sampled_from(sorted(SPOT)), max_size=12))
def test_whatever_is_marked_can_be_checked_and_read_again(spots: list[str]) -> None:
    book = a_book()
    mark(book, *spots)
    again = AnswerBook(QUESTIONNAIRE, check_answers(dict(book.answers), QUESTIONNAIRE))
    assert again.areas == book.areas
    for area in book.areas:
        assert again.spots_of(area) == book.spots_of(area)
        assert (again.block(area) or {})[SPOTS]
