"""How the tour signs somebody up: it answers every page with what the story says."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from studio.screening.pages import PageKind, split_key
from studio.screening.questionnaire import Kind, Question
from studio.services.practice import best_answer
from ui.screening.body_map import BodyMap
from ui.screening.flow_view import ScreeningFlowView
from ui.screening.page_view import PageView
from ui.tour.driver import Driver, StepFailed

MOST_PAGES = 90


class SignUpDriver:
    """Walks the pages of a sign-up; *story* has the answers that are not the best ones.

    Keys of the story are those of the pages: `c.chest`, or `p.weeks@low_back` for an area.
    """

    def __init__(self, driver: Driver, story: Mapping[str, object], areas: tuple[str, ...]) -> None:
        self._driver = driver
        self._story = story
        self._areas = areas

    @property
    def flow(self) -> ScreeningFlowView:
        """Return the flow that has the window."""
        return self._driver.find_a(ScreeningFlowView, "flow")

    def answer_until(self, wanted: PageKind) -> None:
        """Answer page after page until one of the *wanted* kind shows."""
        for _ in range(MOST_PAGES):
            view = self._page()
            if view.page.kind is wanted:
                return
            self._answer(view)
            self._wait_past(view)
        raise StepFailed(f"there were more than {MOST_PAGES} pages")

    def answer_page(self) -> None:
        """Answer the page that shows and wait for the next."""
        view = self._page()
        self._answer(view)
        self._wait_past(view)

    def _page(self) -> PageView:
        self._driver.wait_for(lambda: self._page_or_none() is not None, "a page shows")
        page = self._page_or_none()
        if page is None:
            raise StepFailed("no page shows")
        return page

    def _page_or_none(self) -> PageView | None:
        page = self.flow.page
        return page if page is not None and page.isVisible() else None

    def _answer(self, view: PageView) -> None:
        kind = view.page.kind
        if kind is PageKind.QUESTION:
            self._answer_question(view)
        elif kind is PageKind.TICKS:
            self._driver.click("tick.none")
            self._continue()
        elif kind is PageKind.ASK_AREAS:
            self._driver.click("flow.yes" if self._areas else "flow.no")
        elif kind is PageKind.BODY:
            self.mark()
            self._continue()
        elif kind is PageKind.ROWS or kind is PageKind.AREA:
            self._answer_rows(view)
        else:
            self._continue()

    def _answer_question(self, view: PageView) -> None:
        key = view.page.questions[0]
        question = view.flow.question(key)
        value = self._wanted(key, question)
        if question.kind is Kind.MULTI:
            chosen = value if isinstance(value, list) and value else [question.options[0].key]
            for option in chosen:
                self._driver.click(f"flow.option.{option}")
            self._continue()
        elif value in ("yes", "no"):
            self._driver.click(f"flow.{value}")
        else:
            self._driver.click(f"flow.option.{value}")

    def _answer_rows(self, view: PageView) -> None:
        for _ in range(len(view.page.keys) * 2):
            still_open = view.flow.open_keys(view.page)
            if not still_open:
                break
            self._answer_row(view, still_open[0])
            before = still_open
            self._driver.wait_for(
                lambda before=before: view.flow.open_keys(view.page) != before,  # type: ignore[misc]
                f"{before[0]} is answered",
            )
        self._continue()

    def _answer_row(self, view: PageView, key: str) -> None:
        question = view.flow.question(key)
        value = self._wanted(key, question)
        if isinstance(value, list):
            for one in value:
                self._driver.click(f"row.{key}.{one}")
            if not value:
                self._driver.click(f"row.{key}.none")
        elif self._driver.has(f"row.{key}.{value}"):
            self._driver.click(f"row.{key}.{value}")
        else:
            field = self._driver.find_a(QLineEdit, f"row.{key}.field")
            self._driver.type_into(field.objectName(), str(value))
            self._driver.press(Qt.Key.Key_Tab)

    def mark(self) -> None:
        """Mark the areas on the picture and answer what stands beside it."""
        view = self._page()
        picture = self._driver.find_a(BodyMap, "body.map")
        for number, area in enumerate(self._areas, start=1):
            self._driver.click_at(picture, picture.point_of(area))
            self._driver.wait_for(
                lambda number=number: len(view.flow.book.areas) == number,  # type: ignore[misc]
                f"{area} is marked",
            )
        for key in view.flow.open_keys(view.page):
            question_id, area = split_key(key)
            name = "score" if question_id == "p.now" else "morning"
            value = self._wanted(key, view.flow.question(key))
            self._driver.click(f"area.{area.replace(':', '_')}.{name}.{value}")
        self._driver.wait_for(
            lambda: not view.flow.open_keys(view.page), "everything beside the picture is answered"
        )

    def _wanted(self, key: str, question: Question) -> object:
        return self._story[key] if key in self._story else best_answer(question)

    def go_on(self) -> None:
        """Press Continue and wait for the next page."""
        view = self._page()
        self._continue()
        self._wait_past(view)

    def _continue(self) -> None:
        self._driver.click("flow.continue")

    def _wait_past(self, view: PageView) -> None:
        self._driver.wait_for(
            lambda: self._page_or_none() not in (view, None), f"the page after {view.page.id} shows"
        )
