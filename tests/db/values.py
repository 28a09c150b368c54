"""Values for property tests: every field of every aggregate, texts as nasty as people's."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from studio.clients.client import Client
from studio.errors import MissingValue
from studio.exercises.prescription import Band, Prescription, Span
from studio.ids import (
    ClientId,
    ExerciseSlug,
    ItemId,
    PlanId,
    ScreeningId,
    SessionId,
    TrainerId,
    new_id,
)
from studio.planning.week_plan import (
    DailyHabit,
    KeptOriginal,
    Place,
    PlannedExercise,
    Substitution,
    TrainingSession,
    WeekPlan,
    monday_of,
)
from studio.screening.outcome import (
    Contradiction,
    Finding,
    Outcome,
    Planning,
    Restriction,
    Tier,
    Urgency,
)
from studio.screening.screening import AnswerStamp, Scope, Screening, Status
from studio.settings import OpeningHours, StudioProfile
from studio.team import Qualification, Trainer
from studio.text import required_line

HOSTILE = (
    "Bob <b",
    "Żółć Ивáн",
    "'; DROP TABLE client; --",
    "100% _sure\\",
    "😀👩‍👩‍👧",
    "אברהם",
    "علي",
    "王小明",
    "नीलम",
    "=1+1",
    "ŷ Ŵyn",
    "O’Brien-Smith",
    "e\u0301",
    "{0} %s {name}",
    "\ufffd",
)
ZONES = [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9, minutes=-30))]

any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
texts = st.sampled_from(HOSTILE) | any_text
keys = st.sampled_from(["core", "hinge", "no_overhead", "P07", "low_back"])
tuples_of_keys = st.lists(keys, max_size=3).map(tuple)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
instants = st.datetimes(
    datetime(1970, 1, 1), datetime(2199, 1, 1), timezones=st.sampled_from(ZONES)  # noqa: DTZ001
)  # fmt: skip
spans = st.tuples(st.integers(1, 10), st.integers(0, 10)).map(lambda p: Span(p[0], p[0] + p[1]))
maybe_spans = st.none() | spans

doses = st.builds(
    Prescription,
    sets=spans,
    reps=maybe_spans,
    seconds=maybe_spans,
    minutes=maybe_spans,
    meters=maybe_spans,
    breaths=maybe_spans,
    per_side=st.booleans(),
    times_a_day=st.integers(1, 24),
    load_g=st.none() | st.integers(0, 500_000),
    band=st.none() | st.sampled_from(Band),
    effort=st.none() | st.integers(0, 10),
    extra=texts,
)


def _is_a_name(text: str) -> bool:
    """Tell whether anything visible is left of *text* after cleaning."""
    try:
        required_line(text, field="name")
    except MissingValue:
        return False
    return True


names = texts.filter(_is_a_name)

trainers = st.builds(
    Trainer,
    id=st.builds(lambda: TrainerId(new_id())),
    name=names,
    qualification=st.sampled_from(Qualification),
    tone=st.sampled_from(["primary", "ready", "rehab"]),
    is_active=st.booleans(),
    version=st.just(0),
)

hours = st.tuples(st.integers(0, 1000), st.integers(1, 440)).map(
    lambda pair: OpeningHours(pair[0], pair[0] + pair[1])
)

profiles = st.builds(
    StudioProfile,
    name=texts,
    phone=texts,
    address=texts,
    hours=st.lists(st.none() | hours, min_size=7, max_size=7).map(tuple),
    equipment=st.frozensets(keys),
    confirm_adapted=st.sampled_from(Qualification),
    confirm_rehab=st.sampled_from(Qualification),
    paper=st.sampled_from(["A4", "Letter"]),
    emergency_number=st.sampled_from(["999", "112"]),
    advice_number=st.just("111"),
    extra=st.dictionaries(keys, texts),
    version=st.just(0),
)


def clients(trainer_ids: list[TrainerId]) -> st.SearchStrategy[Client]:
    return st.builds(
        Client,
        id=st.builds(lambda: ClientId(new_id())),
        number=st.just(1),
        first_name=names,
        last_name=texts,
        phone=texts | st.sampled_from(["07700 900123", "+44 7700 900456", "٠٧٧٠٠"]),
        email=texts,
        birth_date=st.none() | days,
        emergency_contact=texts,
        practice=texts,
        goals=st.lists(texts, max_size=3).map(tuple),
        notes=texts,
        level=st.sampled_from(["beginner", "advanced"]),
        body_mass_kg=st.none() | st.integers(25, 350),
        trainer_id=st.none() | st.sampled_from(trainer_ids),
        created_at=st.none() | instants,
        archived_at=st.none() | instants,
        version=st.just(0),
    )


findings = st.builds(
    Finding,
    rule=keys,
    tier=st.sampled_from(Tier),
    urgency=st.sampled_from(Urgency),
    reason=texts,
    source=texts,
    restrictions=tuples_of_keys,
    closes=tuples_of_keys,
    because=st.lists(st.tuples(keys, keys), max_size=2).map(tuple),
    since=st.none() | days,
    carried=st.booleans(),
)
restrictions = st.builds(
    Restriction,
    code=keys,
    rules=tuples_of_keys,
    reason=texts,
    since=days,
    review_on=days,
    regions=tuples_of_keys,
    evidence_id=st.just("") | st.builds(new_id),
)
outcomes = st.builds(
    Outcome,
    tier=st.none() | st.sampled_from(Tier),
    urgency=st.sampled_from(Urgency),
    planning=st.sampled_from(Planning),
    findings=st.lists(findings, max_size=2).map(tuple),
    restrictions=st.lists(restrictions, max_size=2).map(tuple),
    missing=tuples_of_keys,
    contradictions=st.lists(st.builds(Contradiction, keys, tuples_of_keys), max_size=2).map(tuple),
    gate=st.sampled_from(["", "P01"]),
    session_gates=tuples_of_keys,
)
regions = st.fixed_dictionaries({"region": keys, "side": st.just("both"), "p.now": st.integers()})
answers = st.dictionaries(
    keys, texts | st.integers() | st.lists(texts, max_size=2) | st.lists(regions, max_size=2)
)


def screenings(client_id: ClientId, trainer_ids: list[TrainerId]) -> st.SearchStrategy[Screening]:
    trainer = st.none() | st.sampled_from(trainer_ids)
    return st.builds(
        Screening,
        id=st.builds(lambda: ScreeningId(new_id())),
        client_id=st.just(client_id),
        started_at=instants,
        saved_at=instants,
        questions_version=keys,
        rules_version=keys,
        answers=answers,
        stamps=st.dictionaries(keys, st.builds(AnswerStamp, trainer, instants)),
        status=st.sampled_from(Status),
        page=texts,
        progress=st.tuples(st.integers(0, 12), st.integers(1, 12)),
        started_by=trainer,
        outcome=st.none() | outcomes,
        chosen_tier=st.none() | st.sampled_from(Tier),
        choice_reason=texts,
        note=texts,
        confirmed_by=trainer,
        confirmed_at=st.none() | instants,
        expires_on=st.none() | days,
        scope=st.sampled_from(Scope),
        changed=st.none() | tuples_of_keys,
        ended_on=st.none() | days,
        ended_because=st.sampled_from(["", "health", "new_area"]),
        ended_note=texts,
        ended_by=trainer,
        version=st.just(0),
    )


def sessions(trainer_ids: list[TrainerId]) -> st.SearchStrategy[TrainingSession]:
    slugs = keys.map(ExerciseSlug)
    swaps = st.builds(
        Substitution,
        original=slugs,
        original_dose=doses,
        keeps=tuples_of_keys,
        lowers=tuples_of_keys,
        codes=tuples_of_keys,
        rules=tuples_of_keys,
        review_on=st.none() | days,
        next_step=st.none() | slugs,
        cause=st.sampled_from(["comfort", "kit"]),
        load_limit_g=st.none() | st.integers(0, 500_000),
    )
    kept = st.builds(
        KeptOriginal,
        reason=keys,
        note=texts,
        trainer_id=st.sampled_from(trainer_ids),
        review_on=days,
    )
    items = st.builds(
        PlannedExercise,
        id=st.builds(lambda: ItemId(new_id())),
        exercise=slugs,
        dose=doses,
        substitution=st.none() | swaps,
        kept=st.none() | kept,
        note=texts,
    )
    return st.builds(
        TrainingSession,
        id=st.builds(lambda: SessionId(new_id())),
        day=st.integers(0, 6),
        title=texts,
        items=st.lists(items, max_size=4).map(tuple),
        start_minute=st.none() | st.integers(0, 1439),
        duration_minutes=st.integers(5, 180),
        place=st.sampled_from(Place),
        trainer_id=st.none() | st.sampled_from(trainer_ids),
    )


habits = st.builds(
    DailyHabit,
    exercise=keys.map(ExerciseSlug),
    dose=doses,
    days=st.lists(st.integers(0, 6), unique=True).map(tuple),
)


def weeks(client_id: ClientId, trainer_ids: list[TrainerId]) -> st.SearchStrategy[WeekPlan]:
    return st.builds(
        WeekPlan,
        id=st.builds(lambda: PlanId(new_id())),
        client_id=st.just(client_id),
        monday=days.map(monday_of),
        sessions=st.lists(sessions(trainer_ids), max_size=3).map(tuple),
        habits=st.lists(habits, max_size=2).map(tuple),
        rest_days=st.frozensets(st.integers(0, 6)),
        note=texts,
        version=st.just(0),
    )
