"""The conversation of a screening: which page comes next, what is open, when to stop.

Where the conversation stands follows from the answers and the name of the page, so a parked
draft goes on at the same page on any desk.  The flow knows no widget and saves nothing; it
hands out a draft, and whoever shows the pages has it saved before the next one appears.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from studio.errors import UnknownKey
from studio.ids import TrainerId
from studio.screening.answer_book import REGIONS_ID, AnswerBook
from studio.screening.facts import may_ask_health, shown_questions
from studio.screening.outcome import Finding, Outcome, Tier
from studio.screening.pages import (
    CHECK,
    MAY_WAIT,
    STEPS,
    URGENT,
    Page,
    PageKind,
    for_area,
    lay_out,
    mentioned,
    on_map,
    split_key,
)
from studio.screening.questionnaire import NOT_SURE, BodyArea, Question, Questionnaire
from studio.screening.screening import Answers, Screening
from studio.screening.settling import (
    ASKED_BY_PHONE,
    QUICK,
    READ_ALOUD_SECTIONS,
    SPOKEN,
    Unsettled,
    gone_stamps,
    is_quick,
    read_back_items,
    spoken_items,
)

__all__ = ["ScreeningFlow", "Unsettled", "still_fresh"]

ASK_HEALTH_AGAIN = timedelta(hours=24)
ASK_ALL_AGAIN = timedelta(days=14)

_CHANGES_OVERNIGHT = frozenset("chj")
_LASTS = frozenset({"a.dob", "a.contact", "a.gp"})
_HEALTH = frozenset("cdefhij")
_FILLED_BY = "a.filled_by"


class ScreeningFlow:
    """Leads through the questionnaire, one page at a time.

    When an answer means that somebody should be seen at once, `current` is the urgent page and
    stays so until the answer is corrected.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        judge: Callable[[Answers], Outcome],
        *,
        today: date,
        draft: Screening | None = None,
    ) -> None:
        self._questionnaire = questionnaire
        self._judge = judge
        self._today = today
        self._layout = lay_out(questionnaire)
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

    def path(self) -> tuple[Page, ...]:
        """Return all pages that belong to these answers, in order."""
        shown = self._shown()
        blocks = [page for page in self._layout if page.kind is PageKind.AREA]
        pages: list[Page] = []
        for page in self._layout:
            if page.kind is not PageKind.AREA:
                pages += [page] if self._belongs(page, shown) else []
            elif page is blocks[0]:
                pages += self._block_pages(blocks, shown)
        return tuple(pages)

    def question(self, key: str) -> Question:
        """Return the question of *key*."""
        return self._questionnaire.get(split_key(key)[0])

    def shown_keys(self, page: Page) -> tuple[str, ...]:
        """Return the keys of *page* that are asked with the answers so far."""
        shown = self._shown()
        return tuple(key for key in page.keys if key in shown)

    def open_keys(self, page: Page) -> tuple[str, ...]:
        """Return what *page* still needs before the conversation can go on."""
        if page.kind is PageKind.BODY and self.book.blocks:
            keys = [key for area in self.book.areas for key in on_map(area)]
        else:
            keys = [key for key in self.shown_keys(page) if not self._may_stay_open(key)]
        return tuple(key for key in keys if self.book.is_blank(key))

    def place_in_section(self, page: Page) -> tuple[int, int]:
        """Return which page of its section *page* is, and of how many."""
        mates = [other.id for other in self.path() if other.section == page.section]
        return (mates.index(page.id) + 1 if page.id in mates else 1), max(1, len(mates))

    # Answering

    def answer(self, key: str, value: object, by: TrainerId | None, at: datetime) -> None:
        """Take *value* as the answer to *key*; one that cannot be raises `WrongInput`.

        An answer that is corrected after its consequence was seen keeps its stamp as well.
        """
        earlier = self.book.value(key)
        grave = self._grave_before(key)
        corrected = self._has_seen and isinstance(earlier, str | int) and earlier != value
        kept = self.book.stamps.get(key) if corrected else None
        self.book.answer(key, value, by, at)
        if kept is not None:
            self.book.stamp(f"{key}={earlier}", kept.trainer_id, kept.at)
        self._remember_gone(grave, key, by, at)
        self._correcting = False

    def clear(self, key: str, by: TrainerId | None, at: datetime) -> None:
        """Take an answer back: the question is open again."""
        grave, earlier = self._grave_before(key), self.book.value(key)
        if self._has_seen and isinstance(earlier, str | int):
            self.book.keep_stamp_of(key, earlier)
        self.book.clear(key)
        self._remember_gone(grave, key, by, at)

    def remove_area(self, area: str, by: TrainerId | None, at: datetime) -> None:
        """Take a marked area away with all its answers."""
        grave = self._grave_before(REGIONS_ID)
        self.book.remove_area(area)
        self._remember_gone(grave, REGIONS_ID, by, at)
        self._correcting = False

    def toggle_spot(self, spot: BodyArea, by: TrainerId | None, at: datetime) -> str:
        """Mark a part of the picture, or take its mark away; return the area it counts for."""
        grave = self._grave_before(REGIONS_ID)
        area = self.book.toggle_spot(spot, by, at)
        self._remember_gone(grave, REGIONS_ID, by, at)
        self._correcting = False
        return area

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
        self._go(next(page for page in self._layout if page.kind is PageKind.BODY))

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
        path = self.path()
        here = self._place(path)
        if here == 0:
            return False
        self._go(path[here - 1])
        return True

    def go_to(self, key: str) -> None:
        """Go to the page of a question, to come back once what it opens is answered."""
        page = self.page_of(key)
        if page is None:
            raise UnknownKey(kind="question", key=key, near="")
        self._detour = [self._page.id]
        self._correcting = self.interrupt is not None
        self._go(page)

    def page_of(self, key: str) -> Page | None:
        """Return the page on which *key* is asked, or `None` while it is hidden."""
        question, area = split_key(key)
        if area and key in on_map(area):
            question, key = REGIONS_ID, REGIONS_ID
        pages = [page for page in self.path() if key in page.keys]
        if question == REGIONS_ID and self.book.blocks:
            pages = [page for page in pages if page.kind is PageKind.BODY]
        return pages[0] if pages else None

    # Settling

    @property
    def to_settle(self) -> tuple[Unsettled, ...]:
        """Return what has to be answered, or knowingly left to the careful reading."""
        items = [*self._doubts(), *self._to_confirm_aloud(), *self._to_read_again()]
        left = [item for item in items if item.stamp not in self.book.stamps]
        return (*left, *self._to_read_back())

    def keep(self, item: Unsettled, by: TrainerId | None, at: datetime) -> None:
        """Record that the careful reading stands for *item*, or that it was read out."""
        self.book.stamp(item.stamp, by, at)

    def ask_by_phone(self, by: TrainerId | None, at: datetime) -> None:
        """Record that the questions are asked on the telephone: no outcome comes of it yet."""
        self.book.stamp(ASKED_BY_PHONE, by, at)

    @property
    def is_by_phone(self) -> bool:
        """Tell whether the questions are asked on the telephone.

        How somebody is now, and the closer look at the back, are asked again in person.
        """
        return ASKED_BY_PHONE in self.book.stamps

    @property
    def was_quick(self) -> bool:
        """Tell whether every health answer was a no, all given within a minute."""
        health = [key for key in self._asked_keys() if self._section_of(key) in _HEALTH]
        given = [key for key in health if not self.book.is_blank(key)]
        plain = all(self.book.value(key) in ("no", []) for key in given)
        stamps = self.book.stamps
        return plain and is_quick(stamps[key].at for key in given if key in stamps)

    @property
    def may_finish(self) -> bool:
        """Tell whether everything is answered and settled, so that an outcome can be proposed."""
        if self.outcome.tier is None or self.interrupt is not None or self.is_by_phone:
            return False
        return not self.to_settle

    def draft_of(self, screening: Screening) -> Screening:
        """Return *screening* with these answers, this page and this progress."""
        return replace(
            screening,
            answers=self.answers,
            stamps=self.book.stamps,
            page=self._page.id,
            progress=self.progress,
        )

    # Behind the pages

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
        doubts = [item for item in self._doubts() if item.stamp not in self.book.stamps]
        in_doubt = any(key in item.questions for item in doubts)
        return () if in_doubt else self.outcome.findings

    def _remember_gone(
        self, before: Sequence[Finding], key: str, by: TrainerId | None, at: datetime
    ) -> None:
        for name in gone_stamps(before, self.outcome, key) if before else ():
            self.book.stamp(name, by, at)

    def _doubts(self) -> list[Unsettled]:
        unsure = [
            Unsettled(NOT_SURE, (key,))
            for key in self._asked_keys()
            if self.book.value(key) == NOT_SURE
        ]
        clashes = [Unsettled(clash.key, clash.questions) for clash in self.outcome.contradictions]
        return [*unsure, *clashes]

    def _to_confirm_aloud(self) -> list[Unsettled]:
        items = spoken_items(self.book.stamps, self.outcome)
        keys = dict.fromkeys(self._askable(item.questions[0]) for item in items)
        return [Unsettled(SPOKEN, (key,)) for key in keys]

    def _to_read_back(self) -> list[Unsettled]:
        if self.answers.get(_FILLED_BY) in (None, "self"):
            return []
        red_flags = [key for key in self._asked_keys() if self.question(key).red_flag]
        given = [key for key in red_flags if not self.book.is_blank(key)]
        return read_back_items(given, self.book.stamps)

    def _to_read_again(self) -> list[Unsettled]:
        if not self.was_quick:
            return []
        given = [key for key in self._asked_keys() if not self.book.is_blank(key)]
        aloud = [key for key in given if self._section_of(key) in READ_ALOUD_SECTIONS]
        return [Unsettled(QUICK, tuple(aloud))]

    def _asked_keys(self) -> list[str]:
        """Return the keys of everything that is asked, in order."""
        keys: dict[str, None] = {}
        for page in self.path():
            keys.update(dict.fromkeys(self.shown_keys(page)))
            if page.kind is PageKind.BODY:
                keys.update(dict.fromkeys(k for area in self.book.areas for k in on_map(area)))
        return list(keys)

    def _askable(self, key: str) -> str:
        """Return *key*, or while it is hidden the question that would show it."""
        question, area = split_key(key)
        if self.page_of(key) is not None:
            return key
        if area or question == REGIONS_ID:
            return REGIONS_ID
        shown_if = self.question(key).shown_if
        parents = sorted(mentioned(shown_if)) if shown_if is not None else []
        return next((parent for parent in parents if self.page_of(parent) is not None), key)

    def _section_of(self, key: str) -> str:
        return self.question(key).section

    def _shown(self) -> frozenset[str]:
        if self._seen is None or self._seen[0] is not self.answers:
            asked = shown_questions(self.answers, self._questionnaire, self._today)
            self._seen = self.answers, frozenset(item.key for item in asked)
        return self._seen[1]

    def _belongs(self, page: Page, shown: frozenset[str]) -> bool:
        if page.kind in (PageKind.ABOUT, PageKind.CHECK):
            return True
        if page.kind is PageKind.BODY and self.answers.get(REGIONS_ID) == []:
            return False
        return any(key in shown for key in page.keys)

    def _block_pages(self, blocks: Sequence[Page], shown: frozenset[str]) -> list[Page]:
        made = [for_area(page, area) for area in self.book.areas for page in blocks]
        return [page for page in made if any(key in shown for key in page.keys)]

    def _is_open(self, page: Page) -> bool:
        if page.kind is PageKind.BODY and REGIONS_ID not in self.answers:
            return False  # the page before it asks whether there is anything to mark
        if self.open_keys(page):
            return True
        left_out = any(self.book.is_blank(key) for key in self.shown_keys(page))
        return left_out and page.kind is not PageKind.ABOUT and _passed(page) not in self._stamps

    @property
    def _stamps(self) -> Mapping[str, object]:
        return self.book.stamps

    def _may_stay_open(self, key: str) -> bool:
        return key in MAY_WAIT or self.question(key).optional

    def _may_leave_about(self) -> bool:
        return self._page.kind is not PageKind.ABOUT or may_ask_health(self.answers, self._today)

    def _pass(self, page: Page) -> None:
        """Remember that what may be left out on *page* was left out."""
        if any(self.book.is_blank(key) for key in self.shown_keys(page)) and self.book.stamps:
            latest = max(self.book.stamps.values(), key=lambda stamp: stamp.at)
            self.book.stamp(_passed(page), latest.trainer_id, latest.at)

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


def still_fresh(screening: Screening, questionnaire: Questionnaire, now: datetime) -> Screening:
    """Return a parked draft as it goes on in person, without answers too old to rely on.

    After a day, how somebody feels, injuries and the closer look at the back are asked again;
    after two weeks everything is.  What was asked on the telephone is asked again at once where
    it has to be asked in person.
    """
    age = now - screening.saved_at
    if age >= ASK_ALL_AGAIN:
        lasting = {key: value for key, value in screening.answers.items() if key in _LASTS}
        return replace(_in_person(screening), answers=lasting, page="", progress=(0, STEPS))
    sections = frozenset[str]()
    if age >= ASK_HEALTH_AGAIN:
        sections |= _CHANGES_OVERNIGHT
    if ASKED_BY_PHONE in screening.stamps:
        sections |= READ_ALOUD_SECTIONS
        screening = _in_person(screening)
    return _without(screening, questionnaire, sections) if sections else screening


def _without(
    screening: Screening, questionnaire: Questionnaire, sections: frozenset[str]
) -> Screening:
    again = {q.id for q in questionnaire.questions if q.section in sections}
    kept = {key: value for key, value in screening.answers.items() if key not in again}
    page = "" if again & screening.answers.keys() else screening.page
    return replace(screening, answers=kept, page=page)


def _in_person(screening: Screening) -> Screening:
    kept = {name: at for name, at in screening.stamps.items() if name != ASKED_BY_PHONE}
    return replace(screening, stamps=kept)


def _passed(page: Page) -> str:
    return f"page:{page.id}"
