"""What has to be settled between the last answer and the outcome.

Everything here follows from answers and stamps, so that a parked draft asks for the same.  A
stamp `keep:<key>:<question>` says that the careful reading was kept, `keep:spoken:<question>`
that a change was confirmed aloud, `keep:read_back` and `keep:quick` that answers were read
aloud once more.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from studio.screening.answer_book import REGIONS_ID, AnswerBook
from studio.screening.outcome import Finding, Outcome, Tier
from studio.screening.pages import Page, key_of, mentioned, split_key
from studio.screening.questionnaire import NOT_SURE, Question

SPOKEN = "spoken"
"""An answer that asked for a clinician was changed after it was seen what follows from it."""
READ_BACK = "read_back"
"""Somebody else held the pen, so the red flags are read back."""
QUICK = "quick"
"""Every health answer was a no within a minute, so some of them are read aloud once more."""

ASKED_BY_PHONE = "asked:phone"
"""The stamp of a conversation on the telephone."""

READ_ALOUD_SECTIONS = frozenset("cj")
"""What is asked in person in any case: how somebody is now, and the closer look at the back."""

_ONCE = frozenset({READ_BACK, QUICK})
_GONE = "gone:"
_A_MINUTE = timedelta(minutes=1)
_HEALTH = frozenset("cdefhij")
_FILLED_BY = "a.filled_by"


class Conversation(Protocol):
    """What has to be known of a conversation to say what is left to settle."""

    book: AnswerBook

    @property
    def outcome(self) -> Outcome:
        """Return what the rules say of the answers."""
        ...

    def asked_keys(self) -> tuple[str, ...]:
        """Return the keys of everything that is asked."""
        ...

    def question(self, key: str) -> Question:
        """Return the question of *key*."""
        ...

    def page_of(self, key: str) -> Page | None:
        """Return the page on which *key* is asked, or `None` while it is hidden."""
        ...


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something to settle before the outcome.

    `key` is `not_sure`, `spoken`, `read_back`, `quick`, or the name of a contradiction.
    """

    key: str
    questions: tuple[str, ...]

    @property
    def is_contradiction(self) -> bool:
        """Tell whether answers do not go together."""
        return self.key not in (NOT_SURE, SPOKEN, *_ONCE)

    @property
    def stamp(self) -> str:
        """Return the name under which it is recorded that this was settled."""
        return f"keep:{self.key}" if self.key in _ONCE else f"keep:{self.key}:{self.questions[-1]}"


def to_settle(talk: Conversation) -> tuple[Unsettled, ...]:
    """Return what is left: doubts, clashes, changes to confirm aloud, answers to read aloud."""
    items = [*doubts(talk), *_to_confirm(talk), *_to_read_again(talk)]
    left = [item for item in items if item.stamp not in talk.book.stamps]
    return (*left, *_to_read_back(talk))


def doubts(talk: Conversation) -> list[Unsettled]:
    """Return every not sure, and the answers that do not go together."""
    unsure = [
        Unsettled(NOT_SURE, (key,)) for key in talk.asked_keys() if talk.book.value(key) == NOT_SURE
    ]
    clashes = [Unsettled(clash.key, clash.questions) for clash in talk.outcome.contradictions]
    return [*unsure, *clashes]


# Answers taken back after their consequence was seen


def gone_stamps(before: Iterable[Finding], outcome: Outcome, key: str) -> list[str]:
    """Return the names of the stamps that record which grave findings a change of *key* ended."""
    left = {finding.rule for finding in outcome.findings}
    gone = [finding for finding in before if finding.rule not in left]
    return [_gone(finding, key) for finding in gone if _is_grave(finding)]


def dropped_stamps(outcome: Outcome | None, dropped: Container[str]) -> list[str]:
    """Return the names of the stamps that record which grave findings stand on *dropped* answers.

    They were seen in a proposed *outcome*, so their answers are not changed without a word.
    """
    names: list[str] = []
    for finding in outcome.findings if outcome is not None else ():
        behind = finding.because
        keys = [key_of(q, area) for q, area in behind if (REGIONS_ID if area else q) in dropped]
        if _is_grave(finding):
            names += [_gone(finding, key) for key in keys[:1]]
    return names


def _gone(finding: Finding, key: str) -> str:
    return f"{_GONE}{finding.rule}:{key}"


def _is_grave(finding: Finding) -> bool:
    return finding.tier >= Tier.CLEARANCE_FIRST


def _to_confirm(talk: Conversation) -> list[Unsettled]:
    """Return the changes a trainer confirms aloud: what they ended has not come back."""
    firing = {finding.rule for finding in talk.outcome.findings}
    changed: dict[str, None] = {}
    for name in talk.book.stamps:
        if name.startswith(_GONE):
            rule, _, key = name.removeprefix(_GONE).partition(":")
            if rule not in firing:
                changed[_askable(talk, key)] = None
    return [Unsettled(SPOKEN, (key,)) for key in changed]


def _askable(talk: Conversation, key: str) -> str:
    """Return *key*, or while it is hidden the question that would show it."""
    if talk.page_of(key) is not None:
        return key
    question, area = split_key(key)
    if area or question == REGIONS_ID:
        return REGIONS_ID
    shown_if = talk.question(key).shown_if
    parents = sorted(mentioned(shown_if)) if shown_if is not None else []
    return next((parent for parent in parents if talk.page_of(parent) is not None), key)


# Reading aloud


def was_quick(talk: Conversation) -> bool:
    """Tell whether every health answer was a no, all given within a minute.

    Answers that all came at one instant were not spoken, but copied from somewhere.
    """
    stamps = talk.book.stamps
    given = [key for key in _given(talk) if talk.question(key).section in _HEALTH]
    times = [stamps[key].at for key in given]
    if not times or not timedelta() < max(times) - min(times) < _A_MINUTE:
        return False
    return all(talk.book.value(key) in ("no", []) for key in given)


def _to_read_again(talk: Conversation) -> list[Unsettled]:
    if not was_quick(talk):
        return []
    aloud = [key for key in _given(talk) if talk.question(key).section in READ_ALOUD_SECTIONS]
    return [Unsettled(QUICK, tuple(aloud))] if aloud else []


def _to_read_back(talk: Conversation) -> list[Unsettled]:
    """Return the red flags that somebody else filled in.

    Those that were read back before are left alone, unless they were answered again since.
    """
    if talk.book.value(_FILLED_BY) in (None, "self"):
        return []
    stamps = talk.book.stamps
    done = stamps.get(f"keep:{READ_BACK}")
    red_flags = [key for key in _given(talk) if talk.question(key).red_flag]
    since = [key for key in red_flags if done is None or stamps[key].at > done.at]
    return [Unsettled(READ_BACK, tuple(since))] if since else []


def _given(talk: Conversation) -> list[str]:
    """Return the keys of what was answered in this conversation."""
    keys = talk.asked_keys()
    return [key for key in keys if key in talk.book.stamps and not talk.book.is_blank(key)]
