"""The conversation of a screening: which page comes next, what is open, when to stop.

Where the conversation stands follows from the answers and the name of the page, so a parked
draft goes on at the same page on any desk.  The flow knows no widget and saves nothing; it
hands out a draft, and whoever shows the pages has it saved before the next one appears.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from studio.errors import UnknownKey
from studio.ids import TrainerId
from studio.screening import all_over, neighbors
from studio.screening.answer_book import REGIONS_ID, AnswerBook
from studio.screening.facts import may_ask_health, shown_questions
from studio.screening.freshness import still_fresh
from studio.screening.outcome import Finding, Outcome, Tier
from studio.screening.pages import (
    CHANGED,
    CHECK,
    MAY_WAIT,
    STEPS,
    URGENT,
    Page,
    PageKind,
    key_of,
    on_map,
    split_key,
)
from studio.screening.privacy import allowed_answers, allowed_stamps
from studio.screening.questionnaire import BodyArea, Question, Questionnaire
from studio.screening.regions import region_of
from studio.screening.repeat import CHOICE, Repeat
from studio.screening.screening import Answers, Screening
from studio.screening.settling import (
    ASKED_BY_PHONE,
    Unsettled,
    doubts,
    gone_stamps,
    to_settle,
    was_quick,
)
from studio.screening.way import Way, stands_for

__all__ = ["ScreeningFlow", "Unsettled", "still_fresh"]

_PASSED = "page:"


class ScreeningFlow:
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
        self._questionnaire = questionnaire
        self._judge = judge
        self._today = today
        self._repeat = Repeat(questionnaire, last_time=last_time or {})
        if draft is not None:
            self._repeat = replace(self._repeat, scope=draft.scope, changed=draft.changed)
        self._way = Way(questionnaire, asks_what_changed=self._repeat.is_partial)
        self._reached = draft.progress[0] if draft else 0
        self.book = AnswerBook(
            questionnaire, draft.answers if draft else None, draft.stamps if draft else None
        )
        self._judged: tuple[Answers, Outcome] | None = None
        self._seen: tuple[Answers, frozenset[str]] | None = None
        self._correcting = False
        self._detour: list[str] = []
        self._page = self._first_page(draft.page if draft else "")

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

    @property
    def current(self) -> Page:
        """Return the page to show."""
        if self.interrupt is not None and not self._correcting:
            return URGENT
        return self._page

    @property
    def progress(self) -> tuple[int, int]:
        """Return how far the conversation has come, in steps that never go back."""
        return max(self._reached, self._page.step), STEPS

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

    @property
    def is_first(self) -> bool:
        """Tell whether nothing was asked before the page that is shown."""
        return self.current is not URGENT and not self._detour and not self._before()

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

    def place_in_section(self, page: Page) -> tuple[int, int]:
        """Return which page of its section *page* is, and of how many."""
        pages = [other for other in self.path() if self._is_on_way(other)]
        mates = [other.id for other in pages if other.section == page.section]
        return (mates.index(page.id) + 1 if page.id in mates else 1), max(1, len(mates))

    # Answering

    def answer(self, key: str, value: object, by: TrainerId | None, at: datetime) -> None:
        """Take *value* as the answer to *key*; one that cannot be raises `WrongInput`.

        An answer that is corrected after its consequence was seen keeps its stamp as well.
        """
        for single in self._single_keys(key):
            earlier, grave = self.book.value(single), self._grave_before(single)
            stamp = self.book.stamps.get(single)
            corrected = self._has_seen and isinstance(earlier, str | int) and earlier != value
            self.book.answer(single, value, by, at)
            if corrected and stamp is not None:
                self.book.stamp(f"{single}={earlier}", stamp.trainer_id, stamp.at)
            self._remember_gone(grave, single, by, at)
        self._correcting = False

    def clear(self, key: str, by: TrainerId | None, at: datetime) -> None:
        """Take an answer back: the question is open again."""
        for single in self._single_keys(key):
            grave, earlier = self._grave_before(single), self.book.value(single)
            if self._has_seen and isinstance(earlier, str | int):
                self.book.keep_stamp_of(single, earlier)
            self.book.clear(single)
            self._remember_gone(grave, single, by, at)

    def toggle_spot(self, spot: BodyArea, by: TrainerId | None, at: datetime) -> str:
        """Mark a part of the picture, or take its mark away; return the area it counts for."""
        grave = self._grave_before(REGIONS_ID)
        before, told = self.book.areas, self._told_of_all()
        area = self.book.toggle_spot(spot, by, at)
        if area in self.book.areas and area not in before:
            for question, value in told.items():
                self.answer(key_of(question, area), value, by, at)
        self._remember_gone(grave, REGIONS_ID, by, at)
        self._correcting = False
        return area

    def remove_area(self, area: str, by: TrainerId | None, at: datetime) -> None:
        """Take a marked area away with all its answers."""
        grave = self._grave_before(REGIONS_ID)
        self.book.remove_area(area)
        self._remember_gone(grave, REGIONS_ID, by, at)
        self._correcting = False

    # What lies beside a sore place

    @property
    def neighbors(self) -> tuple[str, ...]:
        """Return the areas beside the marked ones that nobody was asked about yet."""
        if len(self.book.areas) >= all_over.MANY_AREAS:
            return ()
        names = [name.removeprefix(neighbors.STAMP) for name in self.book.stamps]
        return neighbors.neighbors_of(self.book.areas, names)

    def mark_area(self, area: str, by: TrainerId | None, at: datetime) -> None:
        """Mark an area beside another one."""
        self.book.mark_area(area, by, at)
        self._correcting = False

    def leave_neighbors(self, by: TrainerId | None, at: datetime) -> None:
        """Record that there is nothing to mark beside what is marked."""
        for area in self.neighbors:
            self.book.stamp(f"{neighbors.STAMP}{region_of(area)}", by, at)

    # All over

    @property
    def may_be_all_over(self) -> bool:
        """Tell whether so much is marked that one answer for all of it is offered."""
        return len(self.book.areas) > all_over.MANY_AREAS

    @property
    def is_all_over(self) -> bool:
        """Tell whether one answer stands for all marked areas."""
        return self.may_be_all_over and all_over.STAMP in self.book.stamps

    def answer_together(self, by: TrainerId | None, at: datetime) -> None:
        """Let one answer stand for all marked areas from now on."""
        self.book.stamp(all_over.STAMP, by, at)

    def answer_apart(self) -> None:
        """Let every area have its own answers again; those given stay."""
        self.book.unstamp(all_over.STAMP)

    # What is new since the last time

    @property
    def is_partial(self) -> bool:
        """Tell whether some answers are taken over from the last time without asking."""
        return self._repeat.is_partial

    @property
    def changes(self) -> tuple[str, ...] | None:
        """Return the keys of what somebody said is new, or `None` while nobody has."""
        if self._repeat.changed is None:
            return None
        names = (name for name in self.book.stamps if name.startswith(CHOICE))
        return tuple(name.removeprefix(CHOICE) for name in names)

    def say_changed(
        self,
        choices: Collection[str],
        sections: Collection[str],
        by: TrainerId | None,
        at: datetime,
    ) -> None:
        """Take what is new, and the *sections* that are asked again because of it."""
        before = self._repeat
        self._repeat = replace(before, changed=tuple(sorted(set(sections))))
        for name in [name for name in self.book.stamps if name.startswith(CHOICE)]:
            self.book.unstamp(name)
        self.book.adopt(self._repeat.turned(self.answers, before, self.book.stamps.keys()))
        for choice in choices:
            self.book.stamp(f"{CHOICE}{choice}", by, at)

    def unsay_changed(self) -> None:
        """Take back what was said to be new: it is asked again."""
        self._repeat = replace(self._repeat, changed=None)

    def is_carried(self, key: str) -> bool:
        """Tell whether an answer was taken over from the last time, without asking."""
        return self.is_partial and not self.book.is_blank(key) and key not in self.book.stamps

    # Moving

    def next(self) -> bool:
        """Go on to the next open page; `False` while this page still needs something."""
        if self.interrupt is not None:
            self._correcting = False
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
            self._correcting = True
            return True
        self._correcting = False
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
        self._correcting = self.interrupt is not None
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

    def _told_of_all(self) -> dict[str, object]:
        """Return what is said of all marked areas, for one that is marked as well."""
        if not self.is_all_over:
            return {}
        areas = self.book.areas
        asked = [q.id for q in self._questionnaire.blocks if self._way.asked_once(q.id, areas)]
        told = {q: self.book.value(key_of(q, all_over.ALL_OVER)) for q in asked}
        return {question: value for question, value in told.items() if value is not None}

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

    def _may_stay_open(self, key: str) -> bool:
        return key in MAY_WAIT or self.question(key).optional

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

    # Answers taken back

    @property
    def _has_seen(self) -> bool:
        """Tell whether what follows from the answers was on screen."""
        return self.interrupt is not None or self._reached >= CHECK.step

    def _grave_before(self, key: str) -> tuple[Finding, ...]:
        """Return the findings that a change of *key* might take back after they were seen.

        Settling a doubt takes nothing back: there is no outcome before it is settled.
        """
        if not self._has_seen:
            return ()
        left = [item for item in doubts(self) if item.stamp not in self.book.stamps]
        in_doubt = any(key in item.questions for item in left)
        return () if in_doubt else self.outcome.findings

    def _remember_gone(
        self, before: Sequence[Finding], key: str, by: TrainerId | None, at: datetime
    ) -> None:
        for name in gone_stamps(before, self.outcome, key) if before else ():
            self.book.stamp(name, by, at)
