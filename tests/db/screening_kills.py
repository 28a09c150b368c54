"""Kills sign-ups and looks at what they leave; a program of its own, because it forks.

`screening_kills.py answer FILE ROUNDS` kills somebody who answers page by page, and
`screening_kills.py change FILE ROUNDS` somebody who changes an answer of a proposal again and
again.  The findings of all rounds are printed as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from typing_extensions import override

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.store import Store, open_store
from resources import read_folder
from studio.clients.client import Client
from studio.ids import ClientId
from studio.screening.flow import ScreeningFlow, still_fresh
from studio.screening.outcome import Outcome
from studio.screening.pages import CHECK
from studio.screening.screening import Screening
from studio.screening.signature import answers_hash
from studio.services.content import load_content
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from tests.builders import a_clock, a_trainer
from tests.db.desk import add_client, add_trainer
from tests.db.kill_helper import run_and_kill
from tests.studio.screening.conversation import NOW, as_calm, judge, walk
from tests.studio.screening.protocol import QUESTIONNAIRE, RULES, TODAY

CLOCK = a_clock()
CONSENTS = load_content(read_folder).consents
SAM = a_trainer()
SORE = {"i.regions": ["back_lower_back", "front_left_knee"], "p.now": 4, "p.worst7": 6}

Tell = Callable[[str], object]
Heard = Callable[[Screening], object]


class FlowOfSam(ScreeningFlow):
    """A conversation that Sam leads, who is on the team."""

    @override
    def answer(self, key, value, by, at):
        super().answer(key, value, SAM.id, at)


class SignUp:
    """One sign-up at a desk: every answer is on disk before the next one is given."""

    def __init__(self, store: Store, client_id: ClientId, kept: Heard) -> None:
        desk = Desk(store.unit, CLOCK, lambda changes: None)
        self._service = ScreeningService(desk, lambda: (QUESTIONNAIRE, RULES), lambda: CONSENTS)
        self._kept = kept
        self.stored = self._service.start(client_id)
        fresh = still_fresh(self.stored, QUESTIONNAIRE, CLOCK.now())
        self.flow = FlowOfSam(QUESTIONNAIRE, judge, today=TODAY, draft=fresh)

    def save(self) -> None:
        self.stored = self._service.save_draft(self.flow.draft_of(self.stored))
        self._kept(self.stored)

    def propose(self) -> None:
        self.stored = self._service.propose(self.flow.draft_of(self.stored))
        self._kept(self.stored)

    def answer_to_the_end(self) -> Outcome | None:
        """Answer every page that is left and have the answers judged."""
        walk(self.flow, self._answer, between=self._between)
        assert self.flow.current is CHECK
        self.propose()
        return self.stored.outcome

    def change(self, times: int) -> None:
        """Change an answer of a proposal and have it judged again."""
        for number in range(times):
            self.flow.answer("b.days", number % 2 + 3, SAM.id, NOW)
            self.save()
            self.propose()

    def _answer(self, question, key):
        self.save()
        return SORE.get(question.id, as_calm(question, key))

    def _between(self, flow: ScreeningFlow) -> ScreeningFlow:
        self.save()
        return flow


def state_of(screening: Screening) -> str:
    """Return what a draft holds in one word: its page, status and answers."""
    answers = answers_hash(screening.answers)[:12]
    return f"{screening.page}/{screening.status.value}/{answers}/{len(screening.answers)}"


def named_state_of(screening: Screening) -> str:
    return f"{screening.id}/{state_of(screening)}"


def answering(path: Path, client: Client) -> Callable[[Tell], None]:
    """Return work that signs *client* up from the first answer to the proposal."""

    def work(tell: Tell) -> None:
        store = open_store(path, clock=CLOCK)
        SignUp(store, client.id, lambda s: tell(state_of(s))).answer_to_the_end()

    return work


def changing(path: Path, client: Client) -> Callable[[Tell], None]:
    """Return work that goes on changing the answers of the proposal of *client*."""

    def work(tell: Tell) -> None:
        store = open_store(path, clock=CLOCK)
        SignUp(store, client.id, lambda s: tell(named_state_of(s))).change(1_000)

    return work


def open_ones(store: Store, client: Client) -> list[Screening]:
    with store.unit() as unit:
        return [s for s in unit.screenings.of_client(client.id) if s.is_open]


def kill_while_answering(path: Path, rounds: int) -> dict[str, object]:
    """Kill *rounds* sign-ups after a random page each, and go on with what is on disk."""
    store = open_store(path, clock=CLOCK)
    add_trainer(store, SAM)
    unbroken: list[str] = []
    began = time.monotonic()
    sign_up = SignUp(store, add_client(store).id, lambda s: unbroken.append(state_of(s)))
    whole = sign_up.answer_to_the_end()
    lasts = time.monotonic() - began
    store.close()
    return {
        "unbroken": unbroken,
        "rounds": [_kill_one(path, lasts, unbroken, whole) for _ in range(rounds)],
    }


def _kill_one(
    path: Path, lasts: float, unbroken: list[str], whole: Outcome | None
) -> dict[str, object]:
    store = open_store(path, clock=CLOCK)
    client = add_client(store)
    store.close()
    told = run_and_kill(answering(path, client), lasts, once_told=True)
    again = open_store(path, clock=CLOCK)
    (stored,) = open_ones(again, client)
    found: dict[str, object] = {"told": told, "stored": state_of(stored)}
    sign_up = SignUp(again, client.id, lambda screening: None)
    found["resumed"] = sign_up.flow.current.id
    found["same_outcome"] = sign_up.answer_to_the_end() == whole
    found["end"] = state_of(sign_up.stored)
    found["problems"] = list(again.check())
    again.close()
    return found


def kill_while_changing(path: Path, rounds: int) -> dict[str, object]:
    """Kill *rounds* times whoever changes a proposal, and look at what is left each time."""
    store = open_store(path, clock=CLOCK)
    add_trainer(store, SAM)
    client = add_client(store)
    SignUp(store, client.id, lambda screening: None).answer_to_the_end()
    store.close()
    return {"rounds": [_kill_one_change(path, client) for _ in range(rounds)]}


def _kill_one_change(path: Path, client: Client) -> dict[str, object]:
    told = run_and_kill(changing(path, client), 0.1, once_told=True)
    store = open_store(path, clock=CLOCK)
    with store.unit() as unit:
        screenings = unit.screenings.of_client(client.id)
    ids = [screening.id for screening in screenings]
    proposals = {named_state_of(s).replace("superseded", "proposed") for s in screenings}
    found: dict[str, object] = {
        "acknowledged": len(told),
        "lost": [line for line in told if "/proposed/" in line and line not in proposals],
        "last": told[-1],
        "open": [named_state_of(s) for s in screenings if s.is_open],
        "unjudged": sum(s.outcome is None for s in screenings if not s.is_open),
        "in_line": [s.earlier_id for s in screenings] == [None, *ids[:-1]],
        "problems": list(store.check()),
    }
    store.close()
    return found


if __name__ == "__main__":
    kind, file, count = sys.argv[1:]
    kill = kill_while_answering if kind == "answer" else kill_while_changing
    sys.stdout.write(json.dumps(kill(Path(file), int(count))))
