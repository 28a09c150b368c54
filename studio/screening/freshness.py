"""What of a parked draft is too old to rely on when somebody goes on with it."""

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from studio.screening.pages import STEPS
from studio.screening.questionnaire import NOTE_SUFFIX, Questionnaire
from studio.screening.rescreen import carried_answers, sections_asked
from studio.screening.screening import AnswerStamp, Scope, Screening
from studio.screening.settling import ASKED_BY_PHONE, READ_ALOUD_SECTIONS, dropped_stamps

ASK_HEALTH_AGAIN = timedelta(hours=24)
ASK_ALL_AGAIN = timedelta(days=14)

_CHANGES_OVERNIGHT = frozenset("chj")
_LASTS = frozenset({"a.dob", "a.contact", "a.gp"})
_OF_THE_DAY = ("page:", "keep:", "asked:", "neighbors:", "changed:")


def still_fresh(screening: Screening, questionnaire: Questionnaire, now: datetime) -> Screening:
    """Return a parked draft as it goes on in person, without answers too old to rely on.

    After a day, how somebody feels, injuries and the closer look at the back are asked again;
    after two weeks everything is, in a re-screen everything it asks.  What was asked on the
    telephone is asked again at once where it has to be asked in person.
    """
    age = now - screening.saved_at
    if age >= ASK_ALL_AGAIN:
        return _from_the_start(screening, questionnaire)
    sections = frozenset[str]()
    if age >= ASK_HEALTH_AGAIN:
        sections |= _CHANGES_OVERNIGHT
    if ASKED_BY_PHONE in screening.stamps:
        sections |= READ_ALOUD_SECTIONS
        screening = replace(screening, stamps=_without(screening.stamps, ASKED_BY_PHONE))
    return _asking_again(screening, questionnaire, sections) if sections else screening


def _from_the_start(screening: Screening, questionnaire: Questionnaire) -> Screening:
    answers = {key: value for key, value in screening.answers.items() if key in _LASTS}
    if screening.scope is not Scope.FULL:
        sections = sections_asked(screening.scope, screening.changed or (), questionnaire)
        answers = carried_answers(screening.answers, sections, questionnaire)
    dropped = {key for key in screening.answers if key not in answers}
    stamps = {**_without(screening.stamps, *_OF_THE_DAY), **_seen(screening, dropped)}
    return replace(
        screening, answers=answers, stamps=stamps, changed=None, page="", progress=(0, STEPS)
    )


def _asking_again(
    screening: Screening, questionnaire: Questionnaire, sections: frozenset[str]
) -> Screening:
    asked = {q.id for q in questionnaire.questions if q.section in sections}
    again = asked | {f"{question}{NOTE_SUFFIX}" for question in asked}
    kept = {key: value for key, value in screening.answers.items() if key not in again}
    page = "" if again & screening.answers.keys() else screening.page
    stamps = {**screening.stamps, **_seen(screening, asked)}
    return replace(screening, answers=kept, stamps=stamps, page=page)


def _seen(screening: Screening, dropped: Container[str]) -> dict[str, AnswerStamp]:
    """Return the stamps for answers whose consequence was seen before they are asked again."""
    stamp = AnswerStamp(screening.started_by, screening.saved_at)
    return dict.fromkeys(dropped_stamps(screening.outcome, dropped), stamp)


def _without(stamps: Mapping[str, AnswerStamp], *beginnings: str) -> dict[str, AnswerStamp]:
    return {name: at for name, at in stamps.items() if not name.startswith(beginnings)}
