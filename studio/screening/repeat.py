"""What a re-screen asks of the questionnaire, and what it takes over from the last time."""

from collections.abc import Collection
from dataclasses import dataclass, field
from types import MappingProxyType

from studio.screening.questionnaire import NOTE_SUFFIX, Questionnaire
from studio.screening.rescreen import carried_answers, sections_asked
from studio.screening.screening import Answers, Scope

CHOICE = "changed:"
"""Stamps that begin with this name what somebody said was new."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """How much is asked: the sections of a *scope*, and those named as *changed*.

    While *changed* is `None` nobody has said yet what is new.  *last_time* are the answers of the
    screening before, for what turns out not to be asked after all.
    """

    questionnaire: Questionnaire
    scope: Scope = Scope.FULL
    changed: tuple[str, ...] | None = None
    last_time: Answers = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_partial(self) -> bool:
        """Tell whether some answers are taken over without asking."""
        return self.scope is not Scope.FULL

    @property
    def is_open(self) -> bool:
        """Tell whether it has to be asked what is new."""
        return self.is_partial and self.changed is None

    @property
    def sections(self) -> frozenset[str]:
        """Return the sections that are asked."""
        return sections_asked(self.scope, self.changed or (), self.questionnaire)

    def turned(self, answers: Answers, before: "Repeat", given: Collection[str]) -> Answers:
        """Return *answers* as this repeat begins, after it was understood as *before*.

        A section that is asked now starts empty, and one that is not asked any more has the
        answers of the last time; what was *given* in this conversation stays in any case.
        """
        added, dropped = self.sections - before.sections, before.sections - self.sections
        kept = carried_answers(answers, added, self.questionnaire)
        others = frozenset(section.key for section in self.questionnaire.sections) - dropped
        back = carried_answers(self.last_time, others, self.questionnaire)
        said = {k: answer for k, answer in answers.items() if k.removesuffix(NOTE_SUFFIX) in given}
        return {**back, **kept, **said}
