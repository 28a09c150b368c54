"""What the client said, as the reason of a finding that is open or was closed."""

from PySide6.QtCore import QObject

from studio.clock import Clock
from studio.screening.answer_words import answer_words, lower_first, said_words
from studio.screening.evidence import Closing
from studio.screening.flow import ScreeningFlow
from studio.screening.outcome import Finding, Outcome
from studio.screening.pages import key_of, split_key
from studio.screening.questionnaire import Kind, Questionnaire
from studio.screening.rules import RuleBook
from studio.screening.screening import Screening
from studio.wording import Words
from ui.clients.reading import ClientFile
from ui.clients.words import ClientWords
from ui.widgets.dates import plain_date, short_day

_MOST_ANSWERS = 3


class SaidWords(QObject):
    """Finds the answers behind a finding in the screening in which they were given."""

    def __init__(
        self,
        file: ClientFile,
        protocol: tuple[Questionnaire, RuleBook],
        words: ClientWords,
        texts: Words,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._file = file
        self._questions, self._rules = protocol
        self._words = words
        self._texts = texts
        self._clock = clock
        self._flows: dict[str, ScreeningFlow] = {}

    def answer(self, finding: Finding) -> str:
        """Return what the client said, such as "Lower back: now 4 of 10"."""
        screening = self._screening_of(finding)
        if screening is None:
            return finding.reason
        flow = self._flow(screening)
        known = [pair for pair in finding.because if self._questions.find(pair[0]) is not None]
        keys = [key_of(question, area) for question, area in known]
        asked = [key for key in keys if not self.is_map(split_key(key)[0])]
        said = said_words((asked or keys)[:_MOST_ANSWERS], flow, self._texts, plain_date)
        if not said:
            return finding.reason
        if screening.id == self._file.standing.screening_id:
            return said
        day = short_day(self._clock.local(screening.started_at).date())
        return self.tr("{said} (said {day})").format(said=said, day=day)

    def closed(self, closing: Closing) -> str:
        """Return which finding was closed: the answers it rested on, or its reason."""
        said = []
        for question_id, area, value in closing.answers[:_MOST_ANSWERS]:
            question = self._questions.find(question_id)
            if question is None or question.kind is Kind.BODY_MAP:
                continue
            answer = lower_first(answer_words(question, value, self._texts, plain_date))
            label = self._words.area(area) + " " + question.label if area else question.label
            said.append(self._texts.fill("answer.said", label=_sentence(label), answer=answer))
        if said:
            return "; ".join(said)
        rule = self._rules.by_id.get(closing.rule)
        return rule.reason if rule else closing.rule

    def is_map(self, question: str) -> bool:
        """Tell whether a question is the picture itself, which says less than its answers."""
        found = self._questions.find(question)
        return found is not None and found.kind is Kind.BODY_MAP

    def _screening_of(self, finding: Finding) -> Screening | None:
        """Return the screening in which the answers behind a finding were given."""
        standing, history = self._file.standing, self._file.history
        if not finding.carried:
            return next((s for s in history if s.id == standing.screening_id), None)
        return next((s for s in history if _found_in(finding.rule, s)), None)

    def _flow(self, screening: Screening) -> ScreeningFlow:
        flow = self._flows.get(screening.id)
        if flow is None:
            outcome = screening.outcome

            def judged(_: object) -> Outcome:
                if outcome is None:
                    raise LookupError("a draft has no outcome to tell")
                return outcome

            flow = ScreeningFlow(self._questions, judged, today=self._file.today, draft=screening)
            self._flows[screening.id] = flow
        return flow


def _found_in(rule: str, screening: Screening) -> bool:
    if screening.outcome is None or screening.confirmed_at is None:
        return False
    return any(f.rule == rule and not f.carried for f in screening.outcome.findings)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
