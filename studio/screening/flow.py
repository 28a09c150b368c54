"""The conversation of a screening: which page comes next, what is open, when to stop.

Where the conversation stands follows from the answers and the name of the page, so a parked
draft goes on at the same page on any desk.  The flow knows no widget and saves nothing; it
hands out a draft, and whoever shows the pages has it saved before the next one appears.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from studio.errors import UnknownKey
from studio.ids import TrainerId
from studio.screening.answer_book import REGIONS_ID
from studio.screening.facts import may_ask_health
from studio.screening.freshness import still_fresh
from studio.screening.outcome import Outcome
from studio.screening.pages import CHECK, STEPS, URGENT, Page, PageKind
from studio.screening.privacy import allowed_answers, allowed_stamps
from studio.screening.questionnaire import Questionnaire
from studio.screening.replying import Replying
from studio.screening.screening import Answers, Screening
from studio.screening.settling import ASKED_BY_PHONE, Unsettled, to_settle, was_quick

__all__ = ["ScreeningFlow", "Unsettled", "still_fresh"]

_PASSED = "page:"


class ScreeningFlow(Replying):
    """Leads through the questionnaire, one page at a time.

    When an answer means that somebody should be seen at once, `current` is the urgent page and
    stays so until the answer is corrected.  A re-screen asks only what may have changed;
    *last_time* are the answers of the screening before.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        judge: Callable[[Answers], Outcome],
        *,
        today: date,
        draft: Screening | None = None,
        last_time: Answers | None = None,
    ) -> None:
        super().__init__(questionnaire, judge, today=today, draft=draft, last_time=last_time)
        self._reached = draft.progress[0] if draft else 0
        self._correcting: Answers | None = None
        self._detour: list[str] = []
        self._page = self._first_page(draft.page if draft else "")

    @property
    def current(self) -> Page:
        """Return the page to show."""
        if self.interrupt is not None and self._correcting is not self.answers:
            return URGENT
        return self._page

    @property
    def progress(self) -> tuple[int, int]:
        """Return how far the conversation has come, in steps that never go back."""
        return max(self._reached, self._page.step), STEPS

    @property
    def is_first(self) -> bool:
        """Tell whether nothing was asked before the page that is shown."""
        return self.current is not URGENT and not self._detour and not self._before()

    def place_in_section(self, page: Page) -> tuple[int, int]:
        """Return which page of its section *page* is, and of how many."""
        pages = [other for other in self.path() if self._is_on_way(other)]
        mates = [other.id for other in pages if other.section == page.section]
        return (mates.index(page.id) + 1 if page.id in mates else 1), max(1, len(mates))

    @property
    def has_seen(self) -> bool:
        """Tell whether what follows from the answers was on screen."""
        return super().has_seen or self._reached >= CHECK.step

    # Moving

    def next(self) -> bool:
        """Go on to the next open page; `False` while this page still needs something."""
        if self.interrupt is not None:
            self._correcting = None
            return False
        if self.open_keys(self._page) or not self._may_leave_about():
            return False
        self._pass(self._page)
        path = self.path()
        here = self._place(path)
        later = (page for page in path[here + 1 :] if self._is_open(page))
        # What was left out knowingly is not asked twice, so only needed answers lead backwards.
        earlier = (page for page in path[:here] if self.open_keys(page))
        target = next(later, None) or next(earlier, CHECK)
        if self._detour:
            self._detour.append(self._page.id)
        self._go(target)
        return True

    def mark_areas(self) -> None:
        """Go to the picture, because something is sore."""
        if not self.book.blocks:
            self.book.clear(REGIONS_ID)
        if self._detour:
            self._detour.append(self._page.id)
        self._go(self._way.body)

    def back(self) -> bool:
        """Go back one page; `False` on the first.  No answer is lost."""
        if self.current is URGENT:
            self._correcting = self.answers
            return True
        self._correcting = None
        if self._detour:
            target = self._detour.pop()
            self._go(next((page for page in self.path() if page.id == target), CHECK))
            return True
        before = self._before()
        if not before:
            return False
        self._go(before[-1])
        return True

    def go_to(self, key: str) -> None:
        """Go to the page of a question, to come back once what it opens is answered."""
        page = self.page_of(key)
        if page is None:
            raise UnknownKey(kind="question", key=key, near="")
        self._detour = [self._page.id]
        self._correcting = self.answers if self.interrupt is not None else None
        self._go(page)

    # Settling

    @property
    def to_settle(self) -> tuple[Unsettled, ...]:
        """Return what has to be answered, or knowingly left to the careful reading."""
        return to_settle(self)

    def keep(self, item: Unsettled, by: TrainerId | None, at: datetime) -> None:
        """Record that the careful reading stands for *item*, or that it was read out."""
        self.book.stamp(item.stamp, by, at)

    def ask_by_phone(self, by: TrainerId | None, at: datetime) -> None:
        """Record that the questions are asked on the telephone: no outcome comes of it yet."""
        self.book.stamp(ASKED_BY_PHONE, by, at)

    def ask_in_person(self) -> None:
        """Take back that the questions are asked on the telephone."""
        self.book.unstamp(ASKED_BY_PHONE)

    @property
    def is_by_phone(self) -> bool:
        """Tell whether the questions are asked on the telephone.

        How somebody is now, and the closer look at the back, are asked again in person.
        """
        return ASKED_BY_PHONE in self.book.stamps

    @property
    def was_quick(self) -> bool:
        """Tell whether every health answer was a no, all given within a minute."""
        return was_quick(self)

    @property
    def may_finish(self) -> bool:
        """Tell whether everything is answered and settled, so that an outcome can be proposed."""
        if self.outcome.tier is None or self.interrupt is not None or self.is_by_phone:
            return False
        return not self._repeat.is_open and not self.to_settle

    def draft_of(self, screening: Screening) -> Screening:
        """Return *screening* with these answers, this page and this progress.

        Without consent, and for somebody too young, nothing about health is part of it.
        """
        return replace(
            screening,
            answers=allowed_answers(self.answers, self._today),
            stamps=allowed_stamps(self.book.stamps, self.answers, self._today),
            changed=self._repeat.changed,
            page=self._page.id,
            progress=self.progress,
        )

    # Behind the pages

    def _is_asked(self, page: Page) -> bool:
        return page.section in self._repeat.sections

    def _is_on_way(self, page: Page) -> bool:
        """Tell whether *page* is walked through, rather than taken over from the last time."""
        if not self.is_partial or page.kind in (PageKind.CHANGED, PageKind.CHECK):
            return True
        if self._is_asked(page) or self._is_open(page):
            return True
        return any(key in self.book.stamps for key in page.keys)

    def _before(self) -> list[Page]:
        path = self.path()
        return [page for page in path[: self._place(path)] if self._is_on_way(page)]

    def _is_open(self, page: Page) -> bool:
        if page.kind is PageKind.BODY and REGIONS_ID not in self.answers:
            return False  # the page before it asks whether there is anything to mark
        if self.open_keys(page):
            return True
        if f"{_PASSED}{page.id}" in self.book.stamps:
            return False
        blank = [key for key in self.shown_keys(page) if self.book.is_blank(key)]
        if page.kind is PageKind.ABOUT:
            return self.is_partial and not all(self.question(key).optional for key in blank)
        return bool(blank) and self._is_asked(page)

    def _may_leave_about(self) -> bool:
        return self._page.kind is not PageKind.ABOUT or may_ask_health(self.answers, self._today)

    def _pass(self, page: Page) -> None:
        """Remember what may be left out on *page* and was."""
        if not self.book.stamps:
            return
        latest = max(self.book.stamps.values(), key=lambda stamp: stamp.at)
        if any(self.book.is_blank(key) for key in self.shown_keys(page)):
            self.book.stamp(f"{_PASSED}{page.id}", latest.trainer_id, latest.at)
        if page.kind is PageKind.BODY:
            self.leave_neighbors(latest.trainer_id, latest.at)

    def _first_page(self, wanted: str) -> Page:
        path = self.path()
        found = next((page for page in path if page.id == wanted), None)
        return found or next((page for page in path if self._is_open(page)), CHECK)

    def _place(self, path: Sequence[Page]) -> int:
        return next((i for i, page in enumerate(path) if page.id == self._page.id), 0)

    def _go(self, page: Page) -> None:
        self._page = page
        self._reached = max(self._reached, page.step)
        if page.kind is PageKind.CHECK:
            self._detour = []
