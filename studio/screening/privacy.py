"""What of a conversation may be kept: without consent, or of a child, nothing about health."""

from collections.abc import Mapping
from datetime import date

from studio.screening.facts import YOUNGEST_AGE, age_of
from studio.screening.screening import Answers, AnswerStamp

_CONSENT = "a.consent"
_ABOUT_THE_PERSON = "a."


def may_keep_health(answers: Answers, today: date) -> bool:
    """Tell whether health answers may be kept: nobody said no, and nobody is too young."""
    age = age_of(answers, today)
    is_child = age is not None and 0 <= age < YOUNGEST_AGE
    return not is_child and answers.get(_CONSENT) != "no"


def without_health(answers: Answers) -> Answers:
    """Return only what is about the person: who they are, and what they agreed to."""
    return {key: value for key, value in answers.items() if key.startswith(_ABOUT_THE_PERSON)}


def allowed_answers(answers: Answers, today: date) -> Answers:
    """Return what of *answers* may be kept."""
    return answers if may_keep_health(answers, today) else without_health(answers)


def allowed_stamps(
    stamps: Mapping[str, AnswerStamp], answers: Answers, today: date
) -> Mapping[str, AnswerStamp]:
    """Return what of *stamps* may be kept; some of them tell an answer by their name."""
    if may_keep_health(answers, today):
        return stamps
    return {name: stamp for name, stamp in stamps.items() if name.startswith(_ABOUT_THE_PERSON)}
