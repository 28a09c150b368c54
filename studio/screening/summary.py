"""What was answered, section by section, for reading out before it is confirmed."""

from dataclasses import dataclass

from studio.screening.flow import ScreeningFlow
from studio.screening.pages import split_key
from studio.screening.questionnaire import Kind

_HEALTH = frozenset("cdefhij")


@dataclass(frozen=True, slots=True)
class Group:
    """Questions read out together: a section, or one marked area.

    `telling` are the answers worth saying; the other `plain` ones are all no.
    """

    section: str
    area: str
    keys: tuple[str, ...]
    telling: tuple[str, ...]

    @property
    def plain(self) -> int:
        """Return how many answers are a plain no."""
        return len(self.keys) - len(self.telling)


def groups_of(flow: ScreeningFlow) -> tuple[Group, ...]:
    """Return everything that was asked, in order."""
    keys: dict[tuple[str, str], list[str]] = {}
    for key in flow.asked_keys():
        home = flow.question(key).section, split_key(key)[1]
        keys.setdefault(home, []).append(key)
    return tuple(
        Group(section, area, tuple(found), _telling(flow, section, found))
        for (section, area), found in keys.items()
    )


def open_questions(flow: ScreeningFlow) -> tuple[str, ...]:
    """Return what still has to be answered before an outcome can be proposed."""
    return tuple(key for key in flow.outcome.missing if flow.page_of(key) is not None)


def _telling(flow: ScreeningFlow, section: str, keys: list[str]) -> tuple[str, ...]:
    if section not in _HEALTH:
        return tuple(keys)
    return tuple(key for key in keys if not _is_plain_no(flow, key))


def _is_plain_no(flow: ScreeningFlow, key: str) -> bool:
    question = flow.question(key)
    return question.kind in (Kind.YES_NO, Kind.CHOICE) and flow.book.value(key) == "no"
