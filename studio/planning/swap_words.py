"""What is said about a swap, built from words: what it keeps, what it lowers, what comes next."""

from collections.abc import Callable, Sequence

from studio.exercises.demand import Axis
from studio.exercises.dose_text import kilograms
from studio.exercises.exercise import Exercise, LoadBasis
from studio.planning.offers import Offer, Offers, Rejection
from studio.planning.verdict import HindranceKind
from studio.wording import Words

_HARDLY_ANY = {Axis.CARDIO.value: 2}
_KINDS_WITH_WORDS = {
    HindranceKind.POSITION: "position",
    HindranceKind.PATTERN: "pattern",
    HindranceKind.EQUIPMENT: "equipment",
    HindranceKind.DEMAND: "axis",
    HindranceKind.KIT: "equipment",
    HindranceKind.LEVEL: "level",
}


def swap_line(
    offer: Offer,
    words: Words,
    *,
    name_of: Callable[[str], str],
    review_on: str = "",
) -> str:
    """Return the one line about a swap; *review_on* is a date as it is read.

    Equipment and comfort are never told in one sentence.
    """
    limit = limit_text(offer, words)
    if offer.is_same:
        text = words.fill("swap.same", limit=limit) if limit else words["swap.same_easier"]
    else:
        name = offer.exercise.name
        head = words.fill("swap.head_limit", name=name, limit=limit) if limit else name
        facts = "; ".join(part for part in (_kept(offer, words), _lowered(offer, words)) if part)
        code = "plain" if not facts else "kit" if offer.cause == "kit" else "comfort"
        text = words.fill(f"swap.{code}", head=head, facts=facts)
    following = offer.next_step and inside_sentence(name_of(offer.next_step), words)
    return " ".join(part for part in (text, _ahead(following, review_on, words)) if part)


def keeps_text(keeps: Sequence[str], words: Words) -> str:
    """Return what is kept as a person says it: "the squat pattern, legs and hips"."""
    patterns = _known(keeps, "keeps_pattern", words)
    muscles = list(dict.fromkeys(_known(keeps, "keeps_muscle", words)))
    if len(muscles) > 1:
        last_two = words.fill("swap.list_two", first=muscles[-2], last=muscles[-1])
        muscles = [*muscles[:-2], last_two]
    return ", ".join(patterns + muscles)


def lowers_text(key: str, left: int, words: Words) -> str:
    """Return the line about a demand that came down to *left*.

    Some lines promise that hardly anything is left of a demand; where more is left, another line
    says that there is less of it.
    """
    hardly_any = _HARDLY_ANY.get(key, 1)
    some = words.get(f"lowers_some.{key}") if left > hardly_any else ""
    return some or words[f"lowers.{key}"]


def limit_text(offer: Offer, words: Words) -> str:
    """Return the load, band or effort up to which an offer holds, or nothing."""
    if offer.load_limit_g:
        return words.fill("dose.load", kg=kilograms(offer.load_limit_g))
    if offer.band_limit:
        return words[f"dose.band.{offer.band_limit.value}"]
    if offer.is_same and offer.dose.effort:
        return words.fill("swap.limit_effort", effort=offer.dose.effort)
    return ""


def why_not_text(rejection: Rejection, words: Words) -> str:
    """Return in one sentence why an exercise is not among the options."""
    hindrance = rejection.hindrance
    prefix = _KINDS_WITH_WORDS.get(hindrance.kind)
    names = [words.get(f"{prefix}.{key}", key) for key in hindrance.key.split("|")]
    return words.fill(f"why_not.{hindrance.kind.value}", what=", ".join(names).lower())


def none_text(answer: Offers, words: Words) -> str:
    """Return in one sentence why nothing is offered, or nothing where something is."""
    if answer.none_because is None:
        return ""
    pieces = ", ".join(words.get(f"equipment.{key}", key) for key in answer.would_help)
    return words.fill(f"none_because.{answer.none_because.value}", what=pieces)


def dose_hints(original: Exercise, offer: Offer, words: Words) -> tuple[str, ...]:
    """Return what a trainer should know about the dose of a stand-in."""
    if offer.is_same or original.load_basis is not LoadBasis.EXTERNAL:
        return ()
    if offer.exercise.load_basis is LoadBasis.BODYWEIGHT and offer.dose.reps:
        return (words["swap.slow_lowering"],)
    return (words["swap.first_set"],) if offer.dose.load_g else ()


def inside_sentence(name: str, words: Words) -> str:
    """Return an exercise's name as it stands in the middle of a sentence."""
    first = name.split(" ", 1)[0].split("-", 1)[0]
    keeps_capital = first in words["swap.capital_words"].split() or not first[1:].islower()
    return name if keeps_capital else name[0].lower() + name[1:]


def _known(keys: Sequence[str], section: str, words: Words) -> list[str]:
    return [words[f"{section}.{key}"] for key in keys if f"{section}.{key}" in words.texts]


def _kept(offer: Offer, words: Words) -> str:
    what = keeps_text(offer.keeps, words)
    return words.fill("swap.keeps", what=what) if what else ""


def _lowered(offer: Offer, words: Words) -> str:
    if offer.cause == "kit" or not offer.lowers:
        return ""
    return lowers_text(offer.lowers[0], offer.left_of(offer.lowers[0]), words)


def _ahead(following: str | None, review_on: str, words: Words) -> str:
    if review_on and following:
        return words.fill("swap.look_again_next", date=review_on, next=following)
    if review_on:
        return words.fill("swap.look_again", date=review_on)
    return words.fill("swap.next", next=following) if following else ""
