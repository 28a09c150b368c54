"""What an outcome means for training: ready now, another version for now, what comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from studio.clients.client import DEFAULT_BODY_MASS_KG, Client
from studio.exercises.caps import caps_for
from studio.exercises.exercise import Exercise, Level
from studio.planning.substitution import Substitutes
from studio.planning.suitability import ClientLimits
from studio.screening.evaluate import expires_on
from studio.screening.outcome import Outcome, Tier
from studio.services.content import Content
from studio.settings import StudioProfile
from studio.wording import Words
from ui.screening.wording import lower_first
from ui.widgets.dates import short_day

SHOWN = 3

_WALK = "walk_10"
_EASY = (
    *("hip_thrust_band", "row_band_seated", "glute_bridge", "squat_bodyweight", "dead_bug"),
    *("push_up_incline", "cat_cow", "sit_to_stand_high", "breathing_diaphragm_seated"),
)
_WHOLE = ("squat_barbell_back", "deadlift_barbell", "bench_press_barbell", "row_cable_seated")
_USUAL = (
    *("squat_barbell_back", "deadlift_barbell", "box_jump_low", "overhead_press_barbell"),
    *("run_easy", "bench_press_barbell", "lunge_walking_dumbbell", "sit_up", "pull_up"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a column: a title, a line below it, and an exercise to picture it."""

    title: str
    text: str
    slug: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The three columns."""

    ready: tuple[Item, ...]
    changed: tuple[Item, ...]
    ahead: tuple[Item, ...]


def outlook_for(
    outcome: Outcome,
    tier: Tier,
    content: Content,
    client: Client | None,
    profile: StudioProfile | None,
    *,
    trainer: str,
    today: date,
) -> Outlook:
    """Return what *tier* means for this client, with exercises from the library."""
    words = content.words
    engine = Substitutes(
        _limits(outcome, tier, content, client, profile), content.catalog, content.affinity
    )
    return Outlook(
        ready=_ready(tier, engine, words),
        changed=_changed(tier, engine, words),
        ahead=tuple(_ahead(outcome, tier, words, trainer, today))[:SHOWN],
    )


def _limits(
    outcome: Outcome,
    tier: Tier,
    content: Content,
    client: Client | None,
    profile: StudioProfile | None,
) -> ClientLimits:
    return ClientLimits(
        caps=caps_for(content.caps, outcome.restriction_codes, tier_key=tier.key),
        kit=profile.equipment if profile is not None and profile.equipment else None,
        level=Level(client.level) if client is not None else Level.BEGINNER,
        body_mass_kg=(client.body_mass_kg if client else None) or DEFAULT_BODY_MASS_KG,
    )


def _ready(tier: Tier, engine: Substitutes, words: Words) -> tuple[Item, ...]:
    if tier is Tier.URGENT_CARE:
        return (Item(words["outlook.sit"], words["outlook.sit_more"]),)
    everyday = (Item(words["outlook.everyday"], words["outlook.carries_on"], _WALK),)
    if tier is Tier.CLEARANCE_FIRST:
        return everyday
    slugs = _WHOLE if tier is Tier.GYM_READY else (_WALK, *_EASY)
    suitable = (e for e in _known(slugs, engine) if engine.judge(e).is_allowed)
    found = tuple(_ready_item(exercise, words) for exercise in islice(suitable, SHOWN))
    return found or everyday


def _ready_item(exercise: Exercise, words: Words) -> Item:
    if exercise.slug == _WALK:
        title = words.fill("outlook.every_day", name=words["outlook.walk"])
        return Item(title, words["outlook.short_and_often"], exercise.slug)
    text = words[f"pattern.{exercise.pattern}"]
    return Item(exercise.name, text[:1].upper() + text[1:], exercise.slug, exercise.pattern)


def _changed(tier: Tier, engine: Substitutes, words: Words) -> tuple[Item, ...]:
    if tier is Tier.URGENT_CARE:
        return (Item(words["outlook.closed"], words["outlook.closed_more"]),)
    if tier is Tier.CLEARANCE_FIRST:
        return (Item(words["outlook.waiting"], words["outlook.waiting_more"]),)
    found = tuple(islice(_swaps(engine, words), SHOWN))
    if tier is Tier.GYM_READY or found:
        return found or (Item(words["outlook.all_open"], words["outlook.all_open_more"]),)
    return (Item(words["outlook.all_stay"], words["outlook.all_stay_more"]),)


def _swaps(engine: Substitutes, words: Words) -> Iterator[Item]:
    taken: set[str] = set()
    for exercise in _known(_USUAL, engine):
        answer = engine.offers(exercise)
        best = next((o for o in answer.substitutes if o.exercise.slug not in taken), None)
        if answer.verdict.is_allowed or best is None or best.is_same:
            continue
        taken.add(best.exercise.slug)
        text = words.fill("outlook.in_place_of", name=lower_first(exercise.name))
        yield Item(best.exercise.name, text, best.exercise.slug, best.exercise.pattern)


def _ahead(outcome: Outcome, tier: Tier, words: Words, trainer: str, today: date) -> Iterator[Item]:
    if tier is Tier.URGENT_CARE:
        yield Item(words["outlook.help"], words["outlook.help_more"])
        yield Item(words["outlook.discharge"], words["outlook.discharge_more"])
        return
    if tier is Tier.CLEARANCE_FIRST:
        yield Item(words["outlook.letter"], words["outlook.letter_more"])
        yield Item(words["outlook.place_held"], words["outlook.place_held_more"])
        return
    reviews = [restriction.review_on for restriction in outcome.restrictions]
    if reviews:
        text = words.fill("outlook.review", trainer=trainer) if trainer else ""
        yield Item(_day(min(reviews), today), text or words["outlook.review_plain"])
    if tier is Tier.REHAB_FIRST:
        yield Item(words["outlook.physio"], words["outlook.physio_more"])
    if "next_day_log" in outcome.restriction_codes or tier is Tier.REHAB_FIRST:
        yield Item(words["outlook.each_visit"], words["outlook.one_number"])
    last_day = expires_on(tier, today)
    if last_day is not None and last_day not in reviews:
        yield Item(_day(last_day, today), words["outlook.next_check_more"])
    yield Item(words["outlook.tell_us"], words["outlook.tell_us_more"])


def _day(day: date, today: date) -> str:
    """Return a day as people say it, with its year where that is another one."""
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def _known(slugs: Iterable[str], engine: Substitutes) -> Iterator[Exercise]:
    for slug in slugs:
        exercise = engine.catalog.find(slug)
        if exercise is not None:
            yield exercise
