"""The questions of the screening, as data with a version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from types import MappingProxyType

from studio.screening.condition_nodes import Condition
from studio.screening.predicates import Predicate, always, predicate
from studio.screening.regions import REGIONS

NOT_SURE = "not_sure"
PREFER_NOT = "prefer_not_to_say"
NOTE_SUFFIX = ".note"
"""A free text beside an answer has the id of its question with this ending."""


class Kind(str, Enum):
    """What an answer looks like."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    MULTI = "multi"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    BODY_MAP = "body_map"
    TASKS = "tasks"


class Worse(str, Enum):
    """In which direction an answer asks for more care."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `options` run from best to worst where `worse` says that they are ordered.

    `best` is what an answer counts as while the question is hidden: an option, a number, or
    `None` where a missing value says nothing.  Questions whose id begins with `p.` are asked once
    for every marked area (`per_region`), and only for the regions in `regions`.  For `is_choice`
    exactly one option is chosen.
    """

    id: str
    kind: Kind
    options: tuple[Option, ...] = ()
    shown_if: Condition | None = None
    section: str = ""
    text: str = ""
    label: str = ""
    why: str = ""
    hint: str = ""
    unit: str = ""
    worse: Worse = Worse.NEITHER
    best: str | int | None = None
    low: int = 0
    high: int = 10
    whole: bool = False
    regions: tuple[str, ...] = REGIONS
    allows_not_sure: bool = False
    prefer_not_counts: bool = False
    not_sure_means: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    optional: bool = False
    red_flag: bool = False
    staff: bool = False
    note: bool = False
    teaches_only: bool = False
    ranks: Mapping[str, int] = field(init=False, repr=False, compare=False)
    is_shown: Predicate = field(init=False, repr=False, compare=False)
    per_region: bool = field(init=False, repr=False, compare=False)
    is_choice: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the options, prepare the condition, and note what every reading asks for."""
        object.__setattr__(self, "per_region", self.id.startswith("p."))
        object.__setattr__(self, "is_choice", self.kind in (Kind.YES_NO, Kind.CHOICE))
        ranks = {option.key: rank for rank, option in enumerate(self.options)}
        object.__setattr__(self, "ranks", MappingProxyType(ranks))
        shown = always if self.shown_if is None else predicate(self.shown_if)
        object.__setattr__(self, "is_shown", shown)

    @property
    def is_ordered(self) -> bool:
        """Tell whether one answer can be worse than another."""
        return self.worse is not Worse.NEITHER

    def option(self, key: str) -> Option:
        """Return the option with this key; raises `KeyError` for any other text."""
        return self.options[self.ranks[key]]


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together, with the words above them."""

    key: str
    title: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class BodyArea:
    """One area of the picture and the region and side whose questions it opens."""

    key: str
    view: str
    shape: str
    name: str
    region: str
    side: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions in the order they are asked, and the areas of the picture.

    `blocks` are the questions that are asked for every marked area.
    """

    version: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    areas: tuple[BodyArea, ...] = ()
    by_id: Mapping[str, Question] = field(init=False, repr=False, compare=False)
    blocks: tuple[Question, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the questions, and part off those that are asked for every marked area."""
        blocks = tuple(question for question in self.questions if question.per_region)
        object.__setattr__(self, "blocks", blocks)
        by_id = {question.id: question for question in self.questions}
        object.__setattr__(self, "by_id", MappingProxyType(by_id))

    def get(self, question_id: str) -> Question:
        """Return the question with this id; raises `KeyError` for any other text."""
        return self.by_id[question_id]

    def find(self, question_id: str) -> Question | None:
        """Return the question with this id, or `None`."""
        return self.by_id.get(question_id)

    def in_section(self, key: str) -> tuple[Question, ...]:
        """Return the questions of one section, in order."""
        return tuple(question for question in self.questions if question.section == key)


DERIVED: Mapping[str, Question] = MappingProxyType(
    {
        question.id: question
        for question in (
            Question("a.age", Kind.NUMBER, low=14, high=110, whole=True),
            Question("p.began", Kind.NUMBER, low=14, high=110),
        )
    }
)
"""Numbers worked out from answers: the age in years, and the age at which a spell began."""

SOURCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"a.age": ("a.dob",), "p.began": ("a.dob", "p.weeks")}
)
"""The questions behind every derived number."""

ACTIVITY = ("b.days", "b.months3", "b.mod_mins", "b.vig_mins")
"""The questions that decide whether somebody is active."""


_LONGEST_KEY = 100


def closest(key: str, known: Iterable[str]) -> str:
    """Return the known key that *key* was probably meant to be, or an empty text."""
    by_key = {candidate.casefold(): candidate for candidate in known}
    matches = get_close_matches(key.strip().casefold()[:_LONGEST_KEY], list(by_key), n=1)
    return by_key[matches[0]] if matches else ""
