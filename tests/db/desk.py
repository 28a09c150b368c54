"""What tests do at a desk: write in one edit, read in a unit of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.store import Store
from db.unit_of_work import SqlUnitOfWork
from studio.clients.client import Client
from studio.ids import EditId, new_id
from studio.storage import Edit
from studio.team import Trainer
from tests.builders import a_client, a_clock


def an_edit(edit_id: str | None = None) -> Edit:
    return Edit(EditId(edit_id or new_id()), "test", None, a_clock().now())


@contextmanager
def writing(store: Store) -> Iterator[SqlUnitOfWork]:
    with store.unit() as unit:
        assert unit.begin_edit(an_edit())
        yield unit
        unit.commit()


def add_client(store: Store, **values: object) -> Client:
    with writing(store) as unit:
        number = values.pop("number", None) or unit.clients.next_number()
        return unit.clients.add(a_client(number=number, **values))


def add_trainer(store: Store, trainer: Trainer) -> Trainer:
    with writing(store) as unit:
        return unit.trainers.save(trainer)
