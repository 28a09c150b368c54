"""Printing: one sheet value for preview, paper, file and command line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from studio.changes import Changes, Kind
from studio.errors import NotFound
from studio.ids import ClientId, PrintId, TrainerId, new_id
from studio.printing.files import write_file
from studio.printing.sheet import PlanSheet, SheetOptions, build_sheet
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.services.content import Content
from studio.services.standing import Standings, record_of
from studio.services.unit import Desk
from studio.storage import PrintedWeek

Render = Callable[[PlanSheet, Content], bytes]


class PrintingService:
    """Makes sheets and their bytes; freezing keeps what was really printed."""

    def __init__(self, desk: Desk, content: Callable[[], Content], render: Render) -> None:
        self._desk = desk
        self._content = content
        self._render = render
        self._standings = Standings(desk.clock, self._protocol)

    def sheet(self, client_id: ClientId, monday: date, options: SheetOptions) -> PlanSheet:
        """Return the sheet of a stored week as it would be printed now."""
        content = self._content()
        with self._desk.read() as unit:
            client = unit.clients.get(client_id)
            plan = unit.plans.find(client_id, monday)
            if plan is None:
                raise NotFound(kind="week", key=monday.isoformat())
            printed = unit.prints.of_plan(plan.id)
            record = record_of(unit, client_id)
            profile = unit.profile.get()
            trainers = unit.trainers.all()
        return build_sheet(
            plan,
            client,
            self._standings.of(record),
            profile,
            trainers,
            content.catalog,
            content.words,
            today=self._desk.clock.today(),
            number=len(printed) + 1,
            options=options,
        )

    def _protocol(self) -> tuple[Questionnaire, RuleBook]:
        content = self._content()
        return content.questionnaire, content.rules

    def render(self, sheet: PlanSheet) -> bytes:
        """Return the PDF of *sheet*; the same sheet gives the same bytes."""
        return self._render(sheet, self._content())

    def write(self, sheet: PlanSheet, path: Path) -> None:
        """Write the PDF of *sheet* to *path*: whole, or not at all."""
        write_file(path, self.render(sheet))

    def freeze(
        self,
        client_id: ClientId,
        monday: date,
        options: SheetOptions,
        pdf: bytes,
        actor: TrainerId | None = None,
    ) -> PrintedWeek:
        """Keep the bytes that went to paper or into a file as the next version of the week."""
        changes = Changes(frozenset({Kind.PRINT}), frozenset({client_id}))
        with self._desk.write("plan.print", changes, actor) as unit:
            plan = unit.plans.find(client_id, monday)
            if plan is None:
                raise NotFound(kind="week", key=monday.isoformat())
            printed = PrintedWeek(
                id=PrintId(new_id()),
                plan_id=plan.id,
                client_id=client_id,
                monday=monday,
                number=len(unit.prints.of_plan(plan.id)) + 1,
                layout=options.layout,
                paper=options.paper,
                printed_at=self._desk.clock.now(),
                trainer_id=actor,
                pdf=pdf,
            )
            unit.prints.add(printed)
        return printed
