"""An editor for an opened week."""

from studio.clock import Clock
from studio.exercises.catalog import Catalog
from studio.ids import new_id
from studio.planning.affinity import Affinity
from studio.planning.editor import PlanEditor
from studio.planning.fitting import Fitting
from studio.planning.rules import access_for
from studio.services.planning import OpenWeek


def editor_for(week: OpenWeek, catalog: Catalog, affinity: Affinity, clock: Clock) -> PlanEditor:
    """Return an editor of *week*, holding every edit against what suits the client."""
    return PlanEditor(
        week.plan,
        Fitting(week.limits, week.standing, catalog, affinity),
        access_for(week.standing.planning, is_past=week.is_past),
        new_id=new_id,
        clock=clock,
        hours=week.profile.hours,
    )
