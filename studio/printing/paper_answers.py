"""What a client answered, as it stands on the papers of a screening."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from studio.printing.paper_frame import PaperFrame
from studio.printing.papers import Pair, Part
from studio.printing.phrases import date_text
from studio.screening.answer_words import (
    answer_words,
    area_name,
    joined,
    lower_first,
    said_words,
)
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Finding, Outcome
from studio.screening.pages import key_of, split_key
from studio.screening.questionnaire import Kind, Question, Questionnaire
from studio.screening.screening import Answers
from studio.screening.summary import Group, groups_of

_MOST_ANSWERS = 3
_PRESSURE = ("g.sys", "g.dia")
_ABOUT_PERSON = frozenset({"a.dob"})  # stands in the head of every page


class ToldAnswers:
    """Puts answers into the words of a paper; it adds nothing to what was said."""

    def __init__(self, frame: PaperFrame, questionnaire: Questionnaire) -> None:
        def judge(_: Answers) -> Outcome:
            return frame.outcome

        self._flow = ScreeningFlow(questionnaire, judge, today=frame.done_on, draft=frame.screening)
        self._questionnaire = questionnaire
        self._words = frame.words
        self._say_day = partial(date_text, words=frame.words)

    def sections(self) -> Iterator[Part]:
        """Yield the sections in order: telling answers one by one, every plain no in one line."""
        for group in groups_of(self._flow):
            keys = [key for key in group.keys if key not in _ABOUT_PERSON]
            if keys:
                yield self._section(group, keys)

    def behind(self, finding: Finding) -> str:
        """Return the answers behind a finding, such as "Lower back: now 4 of 10"."""
        keys = self._known(finding)
        asked = [key for key in keys if not self._is_map(key)]
        return said_words((asked or keys)[:_MOST_ANSWERS], self._flow, self._words, self._say_day)

    def quotes(self, findings: Iterable[Finding]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
        """Return questions as they were asked with the client's answers, and what was measured."""
        told: dict[str, Pair] = {}
        measured: dict[str, Pair] = {}
        for finding in findings:
            for key in self._keys_to_quote(finding):
                question = self._flow.question(key)
                answer = self._answer(key)
                if question.staff:
                    measured[key] = Pair(question.label, answer)
                else:
                    quoted = self._words.fill("paper.quoted", text=answer)
                    told[key] = Pair(self._asked(question, key), quoted, _meant(question))
        return tuple(told.values()), tuple(measured.values())

    def _section(self, group: Group, keys: Sequence[str]) -> Part:
        telling = [key for key in keys if key in group.telling and not self._is_left_out(key)]
        plain = [key for key in keys if key not in group.telling]
        is_left_out = not telling and not plain
        return Part(
            label=self._label(group),
            lines=(self._words["paper.summary.answers.left_out"],) if is_left_out else (),
            pairs=tuple(self._pair(key) for key in telling),
            small=self._plain_words(plain, is_all=not telling),
            is_minor=True,
            is_quoted=True,
        )

    def _label(self, group: Group) -> str:
        titles = {section.key: section.title for section in self._questionnaire.sections}
        if group.area:
            return area_name(self._flow.book, group.area)
        return titles[group.section]

    def _pair(self, key: str) -> Pair:
        label = self._flow.question(key).label
        if self._is_map(key):
            areas = [area_name(self._flow.book, area) for area in self._flow.book.areas]
            named = joined([*areas[:1], *map(lower_first, areas[1:])], self._words)
            return Pair(label, named or self._words["answer.nothing_marked"])
        return Pair(label, self._answer(key))

    def _answer(self, key: str) -> str:
        question, value = self._flow.question(key), self._flow.book.value(key)
        answer = answer_words(question, value, self._words, self._say_day)
        note = self._flow.book.note_of(question.id).strip()
        if not note or split_key(key)[1]:
            return answer
        return self._words.fill("paper.summary.answers.with_note", answer=answer, note=note)

    def _plain_words(self, keys: Sequence[str], *, is_all: bool) -> str:
        if not keys:
            return ""
        labels = "; ".join(lower_first(self._flow.question(key).label) for key in keys)
        code = "all_no" if is_all else "rest_no"
        return self._words.fill(f"paper.summary.answers.{code}", labels=labels)

    def _keys_to_quote(self, finding: Finding) -> list[str]:
        """Return what was answered, a blood pressure with both its numbers."""
        keys = self._known(finding)
        if set(_PRESSURE) & set(keys):
            keys = [*(key for key in keys if key not in _PRESSURE), *_PRESSURE]
        answered = [key for key in keys if not self._flow.book.is_blank(key)]
        return [key for key in answered if not self._is_map(key)] or answered

    def _asked(self, question: Question, key: str) -> str:
        area = split_key(key)[1]
        if not area:
            return question.text
        name = area_name(self._flow.book, area)
        asked = lower_first(question.text)
        return self._words.fill("paper.letter.at_area", area=name, question=asked)

    def _known(self, finding: Finding) -> list[str]:
        """Return the keys behind a finding that the questions of today still have."""
        pairs = [pair for pair in finding.because if self._questionnaire.find(pair[0])]
        return list(dict.fromkeys(key_of(question, area) for question, area in pairs))

    def _is_map(self, key: str) -> bool:
        return self._flow.question(key).kind is Kind.BODY_MAP

    def _is_left_out(self, key: str) -> bool:
        return self._flow.book.is_blank(key) and self._flow.question(key).optional


def _meant(question: Question) -> str:
    """Return the hint of a yes or no question, which says what a yes is about."""
    is_about = question.kind is Kind.YES_NO and not question.optional
    return question.hint if is_about else ""
