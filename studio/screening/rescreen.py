"""What a re-screen asks again, and how it asks what has changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from studio.errors import BadFile
from studio.screening.questionnaire import NOTE_SUFFIX, Questionnaire
from studio.screening.screening import Answers, Scope
from studio.screening.toml_tables import Entry, entries, read_file

FILE = "rescreen.toml"

ALWAYS_ASKED = frozenset({"c", "h", "i", "j"})
"""The sections every re-screen asks again."""

_SECTIONS: Mapping[Scope, frozenset[str]] = {
    Scope.SHORT: ALWAYS_ASKED,
    Scope.MINI: ALWAYS_ASKED | {"e", "f"},
}
_ABOUT_THE_PERSON = "a"
_AGE = "a.age"


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """One answer to what has changed, and the sections it adds to a re-screen.

    The one that adds none and `excludes` the others says that nothing is new.
    """

    key: str
    text: str
    sections: tuple[str, ...] = ()
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class RescreenTexts:
    """How a re-screen asks what has changed since the last time; no rule looks at the answer."""

    version: str
    title: str
    text: str
    hint: str
    why: str
    choices: tuple[ChangeChoice, ...]

    def sections_for(self, keys: Collection[str]) -> tuple[str, ...]:
        """Return the sections that the chosen answers add, in order and each once."""
        chosen = (choice for choice in self.choices if choice.key in keys)
        return tuple(sorted({section for choice in chosen for section in choice.sections}))


def parse_rescreen(text_by_file: Mapping[str, str], questionnaire: Questionnaire) -> RescreenTexts:
    """Read the texts from the file `rescreen.toml`; files of other names are left alone."""
    for file, text in text_by_file.items():
        if file.rpartition("/")[2] == FILE:
            return _read(file, text, questionnaire)
    raise BadFile(file=FILE, problem="it is missing")


def sections_asked(
    scope: Scope, changed: Collection[str], questionnaire: Questionnaire
) -> frozenset[str]:
    """Return the sections a screening asks: those of its *scope* and those named as *changed*."""
    known = frozenset(section.key for section in questionnaire.sections)
    if scope is Scope.FULL:
        return known
    return known & (_SECTIONS[scope] | frozenset(changed))


def carried_answers(
    answers: Answers, sections: Collection[str], questionnaire: Questionnaire
) -> dict[str, object]:
    """Return the *answers* that stay when *sections* are asked again.

    Those about the person last, and a note goes with its question.  What no question asks any
    more is left behind.
    """
    again = frozenset(sections) - {_ABOUT_THE_PERSON}
    kept = {}
    for key, answer in answers.items():
        section = _section_of(key, questionnaire)
        if section and section not in again:
            kept[key] = answer
    return kept


def _section_of(key: str, questionnaire: Questionnaire) -> str:
    if key == _AGE:
        return _ABOUT_THE_PERSON
    question = questionnaire.find(key.removesuffix(NOTE_SUFFIX))
    return question.section if question is not None else ""


def _read(file: str, text: str, questionnaire: Questionnaire) -> RescreenTexts:
    top = read_file(file, text)
    known = [section.key for section in questionnaire.sections]
    choices = tuple(_choice(entry, known) for entry in entries(top, text, "choice", key="key"))
    if not any(choice.excludes for choice in choices):
        top.wrong("choice", "one of them has to say that nothing is new")
    texts = RescreenTexts(
        version=top.text("version"),
        title=top.text("title"),
        text=top.text("text"),
        hint=top.text("hint"),
        why=top.text("why"),
        choices=choices,
    )
    top.finish()
    return texts


def _choice(entry: Entry, known: Collection[str]) -> ChangeChoice:
    sections = entry.texts("sections", ())
    for section in sections:
        if section not in known:
            entry.wrong("sections", f"there is no section {section}")
    choice = ChangeChoice(
        key=entry.text("key"),
        text=entry.text("text"),
        sections=sections,
        excludes=entry.value("excludes", bool, default=False),
    )
    if choice.excludes is bool(sections):
        entry.wrong("sections", "what is new adds sections, and nothing new adds none")
    entry.finish()
    return choice
