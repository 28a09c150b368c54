"""What a screening asks: its pages and questions, and what of them is still open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from studio.screening import all_over
from studio.screening.answer_book import REGIONS_ID, AnswerBook
from studio.screening.facts import may_ask_health, shown_questions
from studio.screening.outcome import Outcome, Tier
from studio.screening.pages import CHANGED, MAY_WAIT, Page, PageKind, on_map, split_key
from studio.screening.questionnaire import Question, Questionnaire
from studio.screening.repeat import Repeat
from studio.screening.screening import Answers, Screening
from studio.screening.way import Way, stands_for


class Asking:
    """Knows which pages belong to the answers so far, and what each of them still needs."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        judge: Callable[[Answers], Outcome],
        *,
        today: date,
        draft: Screening | None,
        last_time: Answers | None,
    ) -> None:
        self._questionnaire = questionnaire
        self._judge = judge
        self._today = today
        self._repeat = Repeat(questionnaire, last_time=last_time or {})
        if draft is not None:
            self._repeat = replace(self._repeat, scope=draft.scope, changed=draft.changed)
        self._way = Way(questionnaire, asks_what_changed=self._repeat.is_partial)
        self.book = AnswerBook(
            questionnaire, draft.answers if draft else None, draft.stamps if draft else None
        )
        self._judged: tuple[Answers, Outcome] | None = None
        self._seen: tuple[Answers, frozenset[str]] | None = None

    @property
    def answers(self) -> Answers:
        """Return the answers so far."""
        return self.book.answers

    @property
    def outcome(self) -> Outcome:
        """Return what the rules say of the answers so far."""
        if self._judged is None or self._judged[0] is not self.answers:
            self._judged = self.answers, self._judge(self.answers)
        return self._judged[1]

    @property
    def interrupt(self) -> Outcome | None:
        """Return the outcome while an answer means that somebody should be seen at once."""
        if not may_ask_health(self.answers, self._today):
            return None
        urgent = any(finding.tier is Tier.URGENT_CARE for finding in self.outcome.findings)
        return self.outcome if urgent else None

    # Pages and questions

    def path(self) -> tuple[Page, ...]:
        """Return all pages that belong to these answers, in order.

        In a re-screen those whose answers are taken over are among them: they can be gone to.
        """
        return tuple(
            self._way.pages(
                self._shown(),
                self.book.areas,
                nowhere=self.answers.get(REGIONS_ID) == [],
                all_over=self.is_all_over,
            )
        )

    def question(self, key: str) -> Question:
        """Return the question of *key*."""
        return self._questionnaire.get(split_key(key)[0])

    def shown_keys(self, page: Page) -> tuple[str, ...]:
        """Return the keys of *page* that are asked with the answers so far."""
        shown, areas = self._shown(), self.book.areas
        return tuple(key for key in page.keys if self._way.is_shown(key, shown, areas))

    def open_keys(self, page: Page) -> tuple[str, ...]:
        """Return what *page* still needs before the conversation can go on."""
        if page.kind is PageKind.CHANGED:
            return (CHANGED.id,) if self._repeat.is_open else ()
        keys = self._keys_on_map() if page.kind is PageKind.BODY else ()
        if not keys:
            keys = tuple(key for key in self.shown_keys(page) if not self._may_stay_open(key))
        return tuple(key for key in keys if self.book.is_blank(key))

    def asked_keys(self) -> tuple[str, ...]:
        """Return the keys of everything that belongs to these answers, area by area."""
        keys: dict[str, None] = {}
        for page in self.path():
            on_picture = self._keys_on_map() if page.kind is PageKind.BODY else ()
            for key in (*self.shown_keys(page), *on_picture):
                keys.update(dict.fromkeys(self._single_keys(key)))
        return tuple(keys)

    def page_of(self, key: str) -> Page | None:
        """Return the page on which *key* is asked, or `None` while it is hidden."""
        question, area = split_key(key)
        if area and key in on_map(area):
            question, key = REGIONS_ID, REGIONS_ID
        pages = [page for page in self.path() if stands_for(key, question, page)]
        if question == REGIONS_ID and self.book.blocks:
            pages = [page for page in pages if page.kind is PageKind.BODY]
        return pages[0] if pages else None

    # Sore all over

    @property
    def may_be_all_over(self) -> bool:
        """Tell whether so much is marked that one answer for all of it is offered."""
        return len(self.book.areas) > all_over.MANY_AREAS

    @property
    def is_all_over(self) -> bool:
        """Tell whether one answer stands for all marked areas."""
        return self.may_be_all_over and all_over.STAMP in self.book.stamps

    # A re-screen

    @property
    def is_partial(self) -> bool:
        """Tell whether some answers are taken over from the last time without asking."""
        return self._repeat.is_partial

    def is_carried(self, key: str) -> bool:
        """Tell whether an answer was taken over from the last time, without asking."""
        return self.is_partial and not self.book.is_blank(key) and key not in self.book.stamps

    # Behind the pages

    def _shown(self) -> frozenset[str]:
        if self._seen is None or self._seen[0] is not self.answers:
            asked = shown_questions(self.answers, self._questionnaire, self._today)
            self._seen = self.answers, frozenset(item.key for item in asked)
        return self._seen[1]

    def _single_keys(self, key: str) -> tuple[str, ...]:
        return all_over.single_keys(key, self.book.areas, self._questionnaire)

    def _keys_on_map(self) -> tuple[str, ...]:
        areas = (all_over.ALL_OVER,) if self.is_all_over else self.book.areas
        return tuple(key for area in areas for key in on_map(area))

    def _may_stay_open(self, key: str) -> bool:
        return key in MAY_WAIT or self.question(key).optional
