"""A client who was screened before, so that the next screening is a re-screen."""

from dataclasses import replace
from datetime import date

from studio.clients.client import Client
from studio.screening.screening import Answers
from studio.screening.signature import Ink, Signer
from studio.services.clients import NewClient
from tests.studio.screening.conversation import a_flow, as_calm, walk
from tests.ui.screening.desk import FlowDesk


def last_answers(**answers: object) -> Answers:
    """Return the answers of a calm person with *answers* in place of theirs.

    `c_dizzy` stands for `c.dizzy`, and `p_now__low_back` for `p.now@low_back`.
    """
    given = {name.replace("_", ".", 1).replace("__", "@"): value for name, value in answers.items()}
    return walk(a_flow(), lambda q, key: given.get(key, given.get(q.id, as_calm(q, key))))[
        0
    ].answers


def a_known_client(desk: FlowDesk, **answers: object) -> Client:
    """Store a client with a confirmed screening."""
    dana = desk.dana.id
    new = NewClient("Maya", "Okafor", "07700 900123", birth_date=date(1990, 2, 3))
    client = desk.clients.register(new, dana)
    draft = desk.screenings.start(client.id, dana)
    done = desk.screenings.save_draft(replace(draft, answers=last_answers(**answers)), dana)
    ink = Ink(Signer.CLIENT, "Maya Okafor")
    proposed = desk.screenings.propose(done, dana, inks=[ink])
    desk.screenings.confirm(proposed.id, dana)
    return client


def a_re_screen(desk: FlowDesk, client: Client, because: str = "new_area") -> None:
    """Let something change that makes a re-screen due: `new_area` a short one."""
    desk.screenings.end_early(client.id, because, desk.dana.id)
