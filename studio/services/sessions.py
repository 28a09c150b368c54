"""Sessions: ask what is asked on the day, and keep what was answered."""

from collections.abc import Callable

from studio.changes import Changes, Kind
from studio.errors import ScreeningIncomplete
from studio.ids import ClientId, SessionCheckId, TrainerId, new_id
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.screening.screening import Answers, Standing
from studio.screening.session_check import SessionCheck
from studio.screening.session_gates import (
    SessionProtocol,
    SessionQuestion,
    SessionVerdict,
    checked_answers,
    judge_session,
    questions_for,
)
from studio.services.content import Content
from studio.services.standing import Standings, record_of
from studio.services.unit import Desk
from studio.storage import UnitOfWork


class SessionService:
    """The gates of a day; they close that day and change no tier."""

    def __init__(self, desk: Desk, content: Callable[[], Content]) -> None:
        self._desk = desk
        self._content = content
        self._standings = Standings(desk.clock, self._rules)

    def protocol(self) -> SessionProtocol:
        """Return all questions and gates, with what the client is told about each gate."""
        return self._content().rules.session

    def questions(self, client_id: ClientId) -> tuple[SessionQuestion, ...]:
        """Return what a client is asked today, in order."""
        with self._desk.read() as unit:
            standing = self._standing(unit, client_id)
        return questions_for(self.protocol(), standing)

    def judge(self, client_id: ClientId, answers: Answers) -> SessionVerdict:
        """Return what *answers* mean for today's session; nothing is stored.

        An answer that does not fit its question raises `WrongInput`.
        """
        protocol = self.protocol()
        checked = checked_answers(protocol, answers)
        with self._desk.read() as unit:
            return judge_session(protocol, checked, self._standing(unit, client_id))

    def check(self, client_id: ClientId, answers: Answers, actor: TrainerId | None) -> SessionCheck:
        """Store today's answers and the gates they close.

        While questions are open that could still close the day, nothing is stored and
        `ScreeningIncomplete` names them.
        """
        protocol = self.protocol()
        checked = checked_answers(protocol, answers)
        with self._desk.write("session.check", _changes(client_id), actor) as unit:
            unit.clients.get(client_id)
            verdict = judge_session(protocol, checked, self._standing(unit, client_id))
            if not verdict.is_settled:
                raise ScreeningIncomplete(verdict.missing, "session")
            return unit.session_checks.add(
                SessionCheck(
                    id=SessionCheckId(new_id()),
                    client_id=client_id,
                    day=self._desk.clock.today(),
                    checked_at=self._desk.clock.now(),
                    checked_by=actor,
                    answers=checked,
                    gates=verdict.gates,
                )
            )

    def of_client(self, client_id: ClientId) -> tuple[SessionCheck, ...]:
        """Return all checks of a client, newest first."""
        with self._desk.read() as unit:
            return tuple(reversed(unit.session_checks.of_client(client_id)))

    def _standing(self, unit: UnitOfWork, client_id: ClientId) -> Standing:
        return self._standings.of(record_of(unit, client_id))

    def _rules(self) -> tuple[Questionnaire, RuleBook]:
        content = self._content()
        return content.questionnaire, content.rules


def _changes(client_id: ClientId) -> Changes:
    return Changes(frozenset({Kind.SCREENING}), frozenset({client_id}))
