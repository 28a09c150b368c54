from studio.screening.pages import MOST_ROWS, PageKind, for_area, key_of, lay_out, split_key
from studio.screening.questionnaire import Kind
from tests.studio.screening.protocol import QUESTIONNAIRE

PAGES = lay_out(QUESTIONNAIRE)


def test_every_question_stands_on_a_page() -> None:
    asked = {question for page in PAGES for question in page.questions}
    beside_the_picture = {"p.now", "p.morning"}
    assert asked | beside_the_picture == {question.id for question in QUESTIONNAIRE.questions}


def test_no_question_stands_on_two_pages() -> None:
    asked = [q for page in PAGES for q in page.questions if page.kind is not PageKind.BODY]
    assert len(asked) == len(set(asked))


def test_red_flags_have_a_page_each() -> None:
    for page in PAGES:
        for question_id in page.questions:
            question = QUESTIONNAIRE.get(question_id)
            if question.red_flag and not question.per_region:
                assert page.questions == (question_id,)


def test_a_tick_list_has_at_most_eight_rows_and_no_red_flag() -> None:
    lists = [page for page in PAGES if page.kind is PageKind.TICKS]
    assert {page.section for page in lists} == set("cdeh")
    for page in lists:
        questions = [QUESTIONNAIRE.get(question_id) for question_id in page.questions]
        assert sum(question.shown_if is None for question in questions) <= MOST_ROWS
        assert not any(question.red_flag for question in questions)
        assert all(question.kind in (Kind.YES_NO, Kind.CHOICE) for question in questions)


def test_a_follow_up_stands_right_below_the_line_that_opens_it() -> None:
    page = next(page for page in PAGES if "dx.diab_trouble" in page.questions)
    place = page.questions.index("dx.diab_trouble")
    assert page.questions[place - 1] == "dx.diabetes"


def test_steps_only_go_forward_and_end_before_the_outcome() -> None:
    steps = [page.step for page in PAGES]
    assert steps == sorted(steps)
    assert steps[0] == 1
    assert steps[-1] == 11


def test_a_block_page_carries_its_area_in_its_keys() -> None:
    block = next(page for page in PAGES if page.kind is PageKind.AREA)
    page = for_area(block, "knee:left")
    assert page.id.endswith("@knee:left")
    assert all(key.endswith("@knee:left") for key in page.keys)


def test_a_key_can_be_taken_apart_again() -> None:
    assert split_key(key_of("p.now", "knee:left")) == ("p.now", "knee:left")
    assert split_key(key_of("c.chest")) == ("c.chest", "")


def test_page_ids_are_unique() -> None:
    ids = [page.id for page in PAGES]
    assert len(ids) == len(set(ids))
