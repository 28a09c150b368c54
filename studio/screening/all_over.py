"""Somebody is sore all over: what is asked of every marked area is answered once for all.

A key such as `p.weeks@*` stands for the question in all marked areas.  It exists while a page is
on screen; what is kept are the answers of each area, the same as if each had been asked.
"""

from collections.abc import Sequence

from studio.screening.pages import key_of, split_key
from studio.screening.questionnaire import Question, Questionnaire
from studio.screening.regions import region_of

ALL_OVER = "*"
MANY_AREAS = 6
"""With more areas than this, one answer for all of them is offered."""
STAMP = "asked:all_over"


def is_common(question: Question, areas: Sequence[str]) -> bool:
    """Tell whether *question* is asked of every one of the marked *areas*."""
    return all(region_of(area) in question.regions for area in areas)


def single_keys(key: str, areas: Sequence[str], questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the keys that *key* stands for: itself, or one for each marked area."""
    question, area = split_key(key)
    if area != ALL_OVER:
        return (key,)
    regions = questionnaire.get(question).regions
    return tuple(key_of(question, area) for area in areas if region_of(area) in regions)
