"""How a service writes: one edit, one transaction, one notice of what changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from studio.changes import Changes
from studio.clock import Clock
from studio.ids import EditId, TrainerId, new_id
from studio.storage import Edit, OpenUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class Desk:
    """What every service needs: the store, the clock and somebody to tell about changes."""

    open_unit: OpenUnit
    clock: Clock
    publish: Callable[[Changes], None]

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Open a unit that is only read."""
        with self.open_unit() as unit:
            yield unit

    @contextmanager
    def write(
        self, kind: str, changes: Changes, actor: TrainerId | None = None
    ) -> Iterator[UnitOfWork]:
        """Open a unit, record the edit, and commit and publish when the block ends well."""
        edit = Edit(EditId(new_id()), kind, actor, self.clock.now())
        with self.open_unit() as unit:
            unit.begin_edit(edit)
            yield unit
            unit.commit()
        self.publish(changes)
