"""One exercise held against one client's limits, as a caller from outside asks it.

A case names the exercise, its dose, the client, what limits the client and what is on hand; the
answer is the verdict with its reasons and the stand-ins.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from studio.errors import MissingValue, UnknownKey, ValueOutOfRange, WrongInput
from studio.exercises.caps import CapTables, caps_for
from studio.exercises.catalog import Catalog
from studio.exercises.dose_text import dose_text, kilograms, parse_dose
from studio.exercises.exercise import Exercise, Level
from studio.exercises.prescription import ONE_SET, Band, Prescription, Span
from studio.planning.affinity import Affinity
from studio.planning.offers import Offer, Offers
from studio.planning.substitution import Substitutes
from studio.planning.suitability import ClientLimits
from studio.planning.swap_words import swap_line
from studio.planning.verdict import VerdictKind
from studio.screening.outcome import PLANNING_BY_TIER, Tier
from studio.strict_json import read_json_table
from studio.wording import Words

_FIELDS = ("exercise", "dose", "client", "restrictions", "sets", "tier", "equipment")
_CLIENT_FIELDS = ("body_mass_kg", "level")
_SET_FIELDS = ("set", "stage")
_SPANS = ("sets", "reps", "seconds", "minutes", "meters", "breaths")
_DOSE_FIELDS = (*_SPANS, "load_kg", "effort", "band", "per_side", "times_a_day", "text")
_MASS_KG = (20, 300)
_HIGHEST_LOAD_KG = 500

_REASON = "case"
"""Carried by every refusal of a value, for its sentence."""


@dataclass(frozen=True, slots=True)
class Case:
    """A checked question."""

    exercise: Exercise
    dose: Prescription
    limits: ClientLimits
    tier: Tier | None = None


def parse_case(text: str, catalog: Catalog, tables: CapTables, file: str = "case") -> Case:
    """Return the question in a JSON text; keys that no list knows raise `UnknownKey`."""
    table = _table(read_json_table(text, file), "case", _FIELDS)
    if "exercise" not in table:
        raise MissingValue(field="exercise")
    slugs = [one.slug for one in catalog]
    exercise = catalog.get(_known("exercise", _text(table["exercise"], "exercise"), slugs))
    client = _table(table.get("client", {}), "client", _CLIENT_FIELDS)
    tier = table.get("tier")
    caps = caps_for(
        tables,
        [
            _text(code, "restrictions")
            for code in _list(table.get("restrictions", []), "restrictions")
        ],
        tier_key=None if tier is None else _text(tier, "tier"),
        sets=[_set(one) for one in _list(table.get("sets", []), "sets")],
    )
    limits = ClientLimits(caps, _kit(table, catalog), _level(client), _body_mass(client))
    dose = _dose(table.get("dose"), exercise)
    return Case(exercise, dose, limits, None if tier is None else Tier.of(str(tier)))


def answer_case(
    case: Case, catalog: Catalog, affinity: Affinity, words: Words
) -> dict[str, object]:
    """Return the answer as the command line prints it.

    A verdict speaks about the exercise; whether a session takes place at all is the tier's.
    """
    answer = Substitutes(case.limits, catalog, affinity).offers(case.exercise, case.dose)
    verdict = answer.verdict
    return {
        "verdict": _verdict_key(answer),
        "exceeded": [
            {"demand": one.axis.value, "value": one.value, "cap": one.cap}
            for one in verdict.exceeded
        ],
        "dose": _dose_json(verdict.dose, words),
        "substitutes": [_offer(offer, catalog, words) for offer in answer.substitutes],
        "hindrances": [
            {"kind": one.kind.value, "key": one.key, "codes": list(one.codes)}
            for one in verdict.hindrances
        ],
        "codes": list(verdict.codes),
        "load_limit_kg": _kilograms(verdict.load_limit_g),
        "band_limit": None if verdict.band_limit is None else verdict.band_limit.value,
        "effort_limit": verdict.effort_limit,
        "planning": None if case.tier is None else PLANNING_BY_TIER[case.tier].value,
        "none_because": None if answer.none_because is None else answer.none_because.value,
        "would_help": list(answer.would_help),
        "instead": [offer.exercise.slug for offer in answer.instead],
    }


def _verdict_key(answer: Offers) -> str:
    kind = answer.verdict.kind
    if kind is VerdictKind.SAME_LIGHTER:
        kind = VerdictKind.SUBSTITUTE
    return kind.value


def _offer(offer: Offer, catalog: Catalog, words: Words) -> dict[str, object]:
    return {
        "exercise": offer.exercise.slug,
        "score": offer.score,
        "dose": _dose_json(offer.dose, words),
        "keeps": list(offer.keeps),
        "lowers": list(offer.lowers),
        "reason": swap_line(offer, words, name_of=lambda slug: catalog.get(slug).name),
        "load_limit_kg": _kilograms(offer.load_limit_g),
        "next_step": offer.next_step,
    }


def _dose_json(dose: Prescription, words: Words) -> dict[str, object]:
    """Return a dose in the form in which a case gives one, with its text."""
    spans = {field: getattr(dose, field) for field in _SPANS}
    found: dict[str, object] = {
        field: span.low if span.low == span.high else list(span)
        for field, span in spans.items()
        if span is not None
    }
    if dose.load_g is not None:
        found["load_kg"] = _kilograms(dose.load_g)
    if dose.band is not None:
        found["band"] = dose.band.value
    if dose.effort is not None:
        found["effort"] = dose.effort
    if dose.per_side:
        found["per_side"] = True
    if dose.times_a_day > 1:
        found["times_a_day"] = dose.times_a_day
    return {**found, "text": dose_text(dose, words)}


def _kilograms(grams: int | None) -> float | None:
    return None if grams is None else float(kilograms(grams) or 0)


def _kit(table: Mapping[str, object], catalog: Catalog) -> frozenset[str] | None:
    if "equipment" not in table:
        return None
    keys = [_text(key, "equipment") for key in _list(table["equipment"], "equipment")]
    return frozenset(_known("equipment", key, catalog.kit) for key in keys)


def _level(client: Mapping[str, object]) -> Level:
    level = _text(client.get("level", Level.BEGINNER.value), "client.level")
    return Level(_known("level", level, [one.value for one in Level]))


def _body_mass(client: Mapping[str, object]) -> int | None:
    value = client.get("body_mass_kg")
    if value is None:
        return None
    return int(_number(value, "client.body_mass_kg", *_MASS_KG))


def _set(value: object) -> tuple[str, str]:
    table = _table(value, "sets", _SET_FIELDS)
    for field in _SET_FIELDS:
        if field not in table:
            raise MissingValue(field=f"sets.{field}")
    return _text(table["set"], "sets.set"), _text(table["stage"], "sets.stage")


def _dose(value: object, exercise: Exercise) -> Prescription:
    try:
        if value is None:
            return exercise.dose
        if isinstance(value, str):
            return _typed_dose(value, "dose")
        table = _table(value, "dose", _DOSE_FIELDS)
        if set(table) == {"text"}:
            return _typed_dose(_text(table["text"], "dose.text"), "dose.text")
        return _counted_dose(table)
    except ValueOutOfRange as error:
        raise ValueOutOfRange(**{**error.values, "reason": _REASON}) from error


def _typed_dose(text: str, field: str) -> Prescription:
    try:
        return parse_dose(text)
    except ValueOutOfRange:
        raise
    except WrongInput as error:
        raise _unfit(field, f"“{text}” is not a dose") from error


def _counted_dose(table: Mapping[str, object]) -> Prescription:
    spans = {field: _span(table[field], f"dose.{field}") for field in _SPANS if field in table}
    load = _optional_number(table, "load_kg", 0, _HIGHEST_LOAD_KG)
    effort = _optional_number(table, "effort", 0, 10)
    band = table.get("band")
    per_side = table.get("per_side", False)
    if not isinstance(per_side, bool):
        raise _unfit("dose.per_side", "true or false is expected")
    return Prescription(
        sets=spans.get("sets", ONE_SET),
        reps=spans.get("reps"),
        seconds=spans.get("seconds"),
        minutes=spans.get("minutes"),
        meters=spans.get("meters"),
        breaths=spans.get("breaths"),
        per_side=per_side,
        times_a_day=_whole(table.get("times_a_day", 1), "dose.times_a_day"),
        load_g=None if load is None else round(load * 1000),
        effort=None if effort is None else math.ceil(effort),
        band=None
        if band is None
        else Band(_known("band", _text(band, "dose.band"), [one.value for one in Band])),
    )


def _span(value: object, field: str) -> Span:
    if isinstance(value, list) and len(value) == 2:
        return Span(_whole(value[0], field), _whole(value[1], field))
    number = _whole(value, field)
    return Span(number, number)


def _table(value: object, field: str, known: Collection[str]) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _unfit(field, "an object is expected")
    for key in value:
        _known("field", key, known)
    return value


def _list(value: object, field: str) -> list[object]:
    if not isinstance(value, list):
        raise _unfit(field, "a list is expected")
    return value


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise _unfit(field, "a text is expected")
    return value


def _whole(value: object, field: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _unfit(field, "a whole number is expected")
    return value


def _number(value: object, field: str, low: float, high: float) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _unfit(field, "a number is expected")
    if not low <= value <= high:
        raise ValueOutOfRange(field=field, value=value, low=low, high=high, reason=_REASON)
    return value


def _optional_number(
    table: Mapping[str, object], key: str, low: float, high: float
) -> float | None:
    value = table.get(key)
    return None if value is None else _number(value, f"dose.{key}", low, high)


def _known(kind: str, key: str, known: Collection[str]) -> str:
    if key not in known:
        near = tuple(get_close_matches(key, known, n=3))
        raise UnknownKey(kind=kind, key=key, near=near, reason="near" if near else "")
    return key


def _unfit(field: str, problem: str) -> WrongInput:
    return WrongInput(field=field, problem=problem, reason=_REASON)
