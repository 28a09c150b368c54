"""The conversation of a screening: which page comes next, what is open, when to stop.

Where the conversation stands follows from the answers and the name of the page, so a parked
draft goes on at the same page on any desk.  The flow knows no widget and saves nothing; it
hands out a draft, and whoever shows the pages has it saved before the next one appears.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from studio.errors import UnknownKey
from studio.ids import TrainerId
from studio.screening.answer_book import REGIONS_ID, AnswerBook
from studio.screening.facts import may_ask_health, shown_questions
from studio.screening.outcome import Outcome, Tier
from studio.screening.pages import (
    CHECK,
    MAY_WAIT,
    STEPS,
    URGENT,
    Page,
    PageKind,
    for_area,
    lay_out,
    on_map,
    split_key,
)
from studio.screening.questionnaire import NOT_SURE, BodyArea, Question, Questionnaire
from studio.screening.screening import Answers, Screening

ASK_HEALTH_AGAIN = timedelta(hours=24)
ASK_ALL_AGAIN = timedelta(days=14)

_CHANGES_OVERNIGHT = frozenset("chj")
_LASTS = frozenset({"a.dob", "a.contact", "a.gp"})


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something to settle before the outcome: a not sure, or answers that do not go together."""

    key: str
    questions: tuple[str, ...]

    @property
    def is_contradiction(self) -> bool:
        """Tell whether answers do not go together, rather than one being unsure."""
        return self.key != NOT_SURE

    @property
    def stamp(self) -> str:
        """Return the name under which it is recorded that the careful reading was kept."""
        return f"keep:{self.key}:{self.questions[-1]}"


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
        seen = self.interrupt is not None or self._reached >= CHECK.step
        if seen and isinstance(earlier, str | int) and earlier != value:
            self.book.keep_stamp_of(key, earlier)
        self.book.answer(key, value, by, at)
        self._correcting = False

    def toggle_spot(self, spot: BodyArea, by: TrainerId | None, at: datetime) -> str:
        """Mark a part of the picture, or take its mark away; return the area it counts for."""
        area = self.book.toggle_spot(spot, by, at)
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
        unsure = [
            Unsettled(NOT_SURE, (key,))
            for page in self.path()
            for key in self.shown_keys(page)
            if self.book.value(key) == NOT_SURE
        ]
        clashes = [Unsettled(clash.key, clash.questions) for clash in self.outcome.contradictions]
        return tuple(item for item in (*unsure, *clashes) if item.stamp not in self.book.stamps)

    def keep(self, item: Unsettled, by: TrainerId | None, at: datetime) -> None:
        """Record that the careful reading stands for *item*."""
        self.book.stamp(item.stamp, by, at)

    @property
    def may_finish(self) -> bool:
        """Tell whether everything is answered and settled, so that an outcome can be proposed."""
        return self.outcome.tier is not None and not self.to_settle and self.interrupt is None

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
    """Return a parked draft without the answers that are too old to rely on.

    After a day, how somebody feels, injuries and the closer look at the back are asked again;
    after two weeks everything is.
    """
    age = now - screening.saved_at
    if age < ASK_HEALTH_AGAIN:
        return screening
    if age >= ASK_ALL_AGAIN:
        lasting = {key: value for key, value in screening.answers.items() if key in _LASTS}
        return replace(screening, answers=lasting, page="", progress=(0, STEPS))
    again = {q.id for q in questionnaire.questions if q.section in _CHANGES_OVERNIGHT}
    kept = {key: value for key, value in screening.answers.items() if key not in again}
    page = "" if again & screening.answers.keys() else screening.page
    return replace(screening, answers=kept, page=page)


def _passed(page: Page) -> str:
    return f"page:{page.id}"
