"""What stands beside an answer: what it was before."""

from studio.screening.answer_book import AnswerBook
from studio.screening.flow import ScreeningFlow
from studio.screening.questionnaire import Questionnaire
from studio.screening.screening import Answers


class AnswerMarks:
    """Compares the answers of a conversation with those of the version before it."""

    def __init__(self, flow: ScreeningFlow, questionnaire: Questionnaire, earlier: Answers) -> None:
        self._flow = flow
        self._earlier = AnswerBook(questionnaire, earlier)

    def before(self, key: str) -> object:
        """Return the answer that another one replaced, or `None`.

        It was corrected once its consequence was seen, or it stands in the version before.
        """
        value = self._flow.book.value(key)
        start = f"{key}="
        corrected = [name for name in self._flow.book.stamps if name.startswith(start)]
        found: object = self._earlier.value(key)
        if corrected:
            found = corrected[-1].removeprefix(start)
        same = found == value or str(found) == str(value)
        return None if found is None or same else found
