"""New drafts: everything for a first screening, what may have changed for a later one."""

from dataclasses import replace

from studio.clock import Clock
from studio.ids import ClientId, ScreeningId, TrainerId, new_id
from studio.screening.screening import Answers, Scope, Screening, Status
from studio.services.standing import Protocol

_NARROW_TO_WIDE = (Scope.SHORT, Scope.MINI, Scope.FULL)


class Drafting:
    """Makes drafts; a re-screen starts with the answers it does not ask again."""

    def __init__(self, clock: Clock, protocol: Protocol) -> None:
        self._clock = clock
        self._protocol = protocol

    def new(
        self, client_id: ClientId, actor: TrainerId | None, last: Screening | None, scope: Scope
    ) -> Screening:
        """Return a draft, after *last* where something was confirmed before."""
        questionnaire, rules = self._protocol()
        now = self._clock.now()
        draft = Screening(
            id=ScreeningId(new_id()),
            client_id=client_id,
            started_at=now,
            saved_at=now,
            questions_version=questionnaire.version,
            rules_version=rules.version,
            started_by=actor,
        )
        if last is None:
            return draft
        answers = {} if scope is Scope.FULL else self._without(last.answers, scope, None)
        return replace(draft, scope=scope, earlier_id=last.id, answers=answers)

    def widened(self, draft: Screening, wanted: Scope) -> Screening:
        """Return a parked re-screen as it is, or asking more where more is due by now."""
        if draft.status is Status.PROPOSED or wider(draft.scope, wanted) is draft.scope:
            return draft
        answers = self._without(draft.answers, wanted, draft)
        return replace(draft, scope=wanted, answers=answers)

    def _without(self, answers: Answers, scope: Scope, draft: Screening | None) -> Answers:
        """Return *answers* without what *scope* asks, except what *draft* has asked already."""
        from studio.screening.rescreen import carried_answers, sections_asked

        questionnaire, _ = self._protocol()
        changed = draft.changed or () if draft else ()
        sections = sections_asked(scope, changed, questionnaire)
        if draft is not None:
            sections -= sections_asked(draft.scope, changed, questionnaire)
        return carried_answers(answers, sections, questionnaire)


def wider(scope: Scope, other: Scope | None) -> Scope:
    """Return the one of two that asks more."""
    return scope if other is None else max(scope, other, key=_NARROW_TO_WIDE.index)
