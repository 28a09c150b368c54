"""Where the sessions of a day stand in the diary: columns by trainer, lanes where they overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.ids import TrainerId
from studio.services.planning import DiaryEntry
from studio.settings import OpeningHours
from studio.team import Trainer

HOUR = 60
HOURS_BEFORE_NOW = 2


@dataclass(frozen=True, slots=True)
class Column:
    """The sessions of one trainer; without a trainer, those that nobody has taken yet."""

    trainer: Trainer | None
    entries: tuple[DiaryEntry, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One session with its lane among those that overlap with it."""

    entry: DiaryEntry
    start: int
    end: int
    lane: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Span:
    """The hours that are drawn, and what was folded away before them, in minutes."""

    start: int
    end: int
    folded_from: int | None = None

    @property
    def is_folded(self) -> bool:
        """Tell whether earlier hours are folded away."""
        return self.folded_from is not None


def columns(entries: Sequence[DiaryEntry], trainers: Sequence[Trainer]) -> tuple[Column, ...]:
    """Return a column for each trainer at work, and one for what nobody has taken."""
    by_trainer: dict[TrainerId | None, list[DiaryEntry]] = {}
    known = {trainer.id for trainer in trainers}
    for entry in entries:
        owner = entry.session.trainer_id
        by_trainer.setdefault(owner if owner in known else None, []).append(entry)
    made = [
        Column(trainer, tuple(by_trainer.get(trainer.id, ())))
        for trainer in trainers
        if trainer.is_active or trainer.id in by_trainer
    ]
    if None in by_trainer or not made:
        made.append(Column(None, tuple(by_trainer.get(None, ()))))
    return tuple(made)


def slots(entries: Sequence[DiaryEntry]) -> tuple[Slot, ...]:
    """Return the timed sessions with lanes, so that none covers another."""
    timed = sorted(
        ((e.session.start_minute, e.session.end_minute, e) for e in entries
         if e.session.start_minute is not None and e.session.end_minute is not None),
        key=lambda item: item[:2],
    )  # fmt: skip
    made: list[Slot] = []
    group: list[tuple[int, int, DiaryEntry]] = []
    group_end = -1
    for start, end, entry in timed:
        if group and start >= group_end:
            made += _lanes(group)
            group = []
        group.append((start, end, entry))
        group_end = max(group_end, end) if len(group) > 1 else end
    return tuple(made + _lanes(group))


def span_of_day(
    entries: Sequence[DiaryEntry],
    hours: OpeningHours | None,
    now: int | None,
    *,
    unfolded: bool = False,
) -> Span:
    """Return the hours to draw: those of opening and of every session, finished ones folded."""
    starts = [s for e in entries if (s := e.session.start_minute) is not None]
    ends = [s for e in entries if (s := e.session.end_minute) is not None]
    opens, closes = (hours.opens, hours.closes) if hours else (9 * HOUR, 18 * HOUR)
    start = min([opens, *starts]) // HOUR * HOUR
    end = -(-max([closes, *ends]) // HOUR) * HOUR
    if now is None or unfolded:
        return Span(start, end)
    first = now // HOUR * HOUR - HOURS_BEFORE_NOW * HOUR
    last_useful = max(start, min(first, end - 4 * HOUR))
    return Span(last_useful, end, start) if last_useful > start else Span(start, end)


def _lanes(group: Sequence[tuple[int, int, DiaryEntry]]) -> list[Slot]:
    ends: list[int] = []
    placed: list[tuple[int, int, DiaryEntry, int]] = []
    for start, end, entry in group:
        lane = next((i for i, until in enumerate(ends) if until <= start), len(ends))
        ends[lane : lane + 1] = [end]
        placed.append((start, end, entry, lane))
    return [Slot(entry, start, end, lane, len(ends)) for start, end, entry, lane in placed]
