"""Whether an answer is new or worse than the one before."""

from collections.abc import Sequence

from studio.screening.questionnaire import NOT_SURE, PREFER_NOT, Kind, Question, Worse

_LASTING = frozenset({"p.weeks"})
"""Numbers that grow while nothing new happens: the length of a spell."""
_DOUBT = 0.5


def is_new_or_worse(question: Question | None, before: object, now: object) -> bool:
    """Tell whether *now* asks for more care than *before*, or cannot be compared with it.

    Where answers have no order every other answer is new.
    """
    if before is None or now is None or question is None:
        return before != now
    if question.kind is Kind.MULTI:
        return _has_more(question, before, now)
    first, second = _rank(question, before), _rank(question, now)
    if first is None or second is None:
        return before != now
    if question.id in _LASTING or question.worse is Worse.DOWN:
        return second < first
    return second > first if question.is_ordered else before != now


def _has_more(question: Question, before: object, now: object) -> bool:
    first, second = (set(_several(answer)) for answer in (before, now))
    return not second <= first if question.is_ordered else first != second


def _several(answer: object) -> Sequence[object]:
    return answer if isinstance(answer, list | tuple) else (answer,)


def _rank(question: Question, answer: object) -> float | None:
    if question.is_choice:
        if answer in (NOT_SURE, PREFER_NOT):
            # A doubt stands just before the worst that could be meant.
            return len(question.options) - 1 - _DOUBT
        return question.ranks.get(answer) if isinstance(answer, str) else None
    return answer if isinstance(answer, int | float) else None
