"""Which pages belong to a set of answers, in the order they are shown."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from studio.screening.all_over import ALL_OVER, is_common, single_keys
from studio.screening.pages import CHANGED, Page, PageKind, for_area, key_of, lay_out
from studio.screening.questionnaire import Questionnaire

_ABOUT_THE_PERSON = "a"


class Way:
    """Lays the pages of a questionnaire out for what is shown and which areas are marked."""

    def __init__(self, questionnaire: Questionnaire, *, asks_what_changed: bool) -> None:
        self._questionnaire = questionnaire
        self.layout = lay_out(questionnaire)
        self._blocks = [page for page in self.layout if page.kind is PageKind.AREA]
        self._asks_what_changed = asks_what_changed

    @property
    def body(self) -> Page:
        """Return the page with the picture."""
        return next(page for page in self.layout if page.kind is PageKind.BODY)

    def pages(
        self, shown: Collection[str], areas: Sequence[str], *, nowhere: bool, all_over: bool
    ) -> Iterator[Page]:
        """Yield all pages of which something is *shown*, first to last.

        *nowhere* says that nothing is to be marked, *all_over* that one answer stands for all
        marked areas.
        """
        to_ask = self._asks_what_changed
        for page in self.layout:
            if to_ask and page.section != _ABOUT_THE_PERSON:
                yield CHANGED
                to_ask = False
            if page.kind is PageKind.AREA:
                if page is self._blocks[0]:
                    yield from self._block_pages(shown, areas, all_over=all_over)
            elif self._belongs(page, shown, nowhere=nowhere):
                yield page

    def is_shown(self, key: str, shown: Collection[str], areas: Sequence[str]) -> bool:
        """Tell whether a key, or one of those it stands for, is shown."""
        return any(single in shown for single in single_keys(key, areas, self._questionnaire))

    def asked_once(self, question: str, areas: Sequence[str]) -> bool:
        """Tell whether one answer to *question* may stand for all marked areas."""
        return is_common(self._questionnaire.get(question), areas)

    def _belongs(self, page: Page, shown: Collection[str], *, nowhere: bool) -> bool:
        if page.kind in (PageKind.ABOUT, PageKind.CHECK):
            return True
        if page.kind is PageKind.BODY and nowhere:
            return False
        return any(key in shown for key in page.keys)

    def _block_pages(
        self, shown: Collection[str], areas: Sequence[str], *, all_over: bool
    ) -> Iterator[Page]:
        if all_over:
            yield from self._pages_for_all(shown, areas)
        for area in areas:
            for page in self._blocks:
                made = for_area(page, area)
                if all_over:
                    made = self._only(made, areas, common=False)
                if any(key in shown for key in made.keys):
                    yield made

    def _pages_for_all(self, shown: Collection[str], areas: Sequence[str]) -> Iterator[Page]:
        for page in self._blocks:
            made = self._only(for_area(page, ALL_OVER), areas, common=True)
            if any(self.is_shown(key, shown, areas) for key in made.keys):
                yield made

    def _only(self, page: Page, areas: Sequence[str], *, common: bool) -> Page:
        asked = [q for q in page.questions if self.asked_once(q, areas) is common]
        return replace(page, questions=tuple(asked))


def stands_for(key: str, question: str, page: Page) -> bool:
    """Tell whether *page* asks *key*, for its area or for all of them at once."""
    return key in page.keys or key_of(question, ALL_OVER) in page.keys
