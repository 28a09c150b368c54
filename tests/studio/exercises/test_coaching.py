"""What a trainer says beside each exercise: two to four short lines of its own, in kind words."""

from collections import Counter

import pytest

from studio.exercises.exercise import Exercise
from tests.avoided_words import AVOIDED
from tests.studio.exercises.library import the_catalog

LINE_LIMIT = 90

every_exercise = pytest.mark.parametrize("exercise", the_catalog(), ids=lambda one: one.slug)


@every_exercise
def test_the_trainer_has_two_to_four_short_lines(exercise: Exercise):
    assert 2 <= len(exercise.coaching) <= 4
    for line in exercise.coaching:
        assert len(line) <= LINE_LIMIT, line
        assert line == line.strip(), line
        assert line[0].isupper(), line
        assert line.endswith("."), line


@every_exercise
def test_no_line_threatens_bans_or_blames(exercise: Exercise):
    for text in (exercise.name, exercise.cue, *exercise.synonyms, *exercise.coaching):
        assert not AVOIDED.search(text), text


@every_exercise
def test_the_lines_add_to_the_printed_cue(exercise: Exercise):
    said = {sentence.strip() for sentence in exercise.cue.split(".")}
    assert not said & {line.rstrip(".") for line in exercise.coaching}


def test_no_two_exercises_share_their_lines():
    sets = Counter(frozenset(exercise.coaching) for exercise in the_catalog())
    assert [lines for lines, times in sets.items() if times > 1] == []
