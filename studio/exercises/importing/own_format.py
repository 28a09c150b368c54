"""The program's own file of exercises: complete entries, written and read without loss.

A file says its format and version.  What it says of reviews is told on, not believed: another
studio's review is not this studio's.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields

from studio.errors import StudioError
from studio.exercises.exercise import Exercise
from studio.exercises.importing.reading import FORMAT, FORMAT_VERSION, Fields, problem_of
from studio.exercises.own import Draft, OwnExercise, by_axis
from studio.exercises.prescription import ONE_SET, Band, Prescription, Span

_SPANS = ("sets", "reps", "seconds", "minutes", "meters", "breaths")
_LISTS = ("muscles", "intents", "synonyms", "coaching")
_DOSE_KEYS = tuple(field.name for field in fields(Prescription))
_PLAIN_DOSE = Prescription()


def export_text(library: Iterable[Exercise], own: Iterable[OwnExercise]) -> str:
    """Return the library and the studio's own exercises as one JSON text."""
    entries = [_document(exercise) | {"origin": "library"} for exercise in library]
    for one in own:
        entry = _document(one.exercise)
        entry |= {"origin": one.origin.value, "review": one.review.value, "figure": one.figure}
        entry |= {"source_id": one.source_id, "retired": one.is_retired}
        entries.append(entry)
    document = {"format": FORMAT, "version": FORMAT_VERSION, "exercises": entries}
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def read_draft(fields_of: Fields) -> Draft:
    """Return what one entry of such a file says; `exercise_from` holds it against all rules."""
    return Draft(
        name=fields_of.line("name", required=True),
        light=_demands(fields_of, "light"),
        full=_demands(fields_of, "full"),
        equipment=_equipment(fields_of),
        load_full_share=_number(fields_of, "load_full_share"),
        min_load_g=_whole(fields_of, "min_load_g") or 0,
        dose=_dose(fields_of),
        pattern=fields_of.line("pattern"),
        level=fields_of.line("level"),
        laterality=fields_of.line("laterality"),
        position=fields_of.line("position"),
        load_basis=fields_of.line("load_basis"),
        cue=fields_of.line("cue"),
        figure=fields_of.line("figure"),
        muscles=fields_of.texts("muscles"),
        intents=fields_of.texts("intents"),
        synonyms=fields_of.texts("synonyms"),
        coaching=fields_of.texts("coaching"),
    )


def _document(exercise: Exercise) -> dict[str, object]:
    return {
        "id": exercise.slug,
        "name": exercise.name,
        "pattern": exercise.pattern,
        "light": by_axis(exercise.light),
        "full": by_axis(exercise.full),
        "equipment": [sorted(group) for group in exercise.equipment],
        "level": exercise.level.value,
        "laterality": exercise.laterality,
        "position": exercise.position,
        "load_basis": exercise.load_basis.value,
        "load_full_share": exercise.load_full_share,
        "min_load_g": exercise.min_load_g,
        "dose": _dose_document(exercise.dose),
        "cue": exercise.cue,
        "ladder": exercise.ladder,
        "rung": exercise.rung,
        **{key: list(getattr(exercise, key)) for key in _LISTS},
    }


def _dose_document(dose: Prescription) -> dict[str, object]:
    document: dict[str, object] = {}
    for key in _DOSE_KEYS:
        value = getattr(dose, key)
        if value != getattr(_PLAIN_DOSE, key):
            document[key] = list(value) if isinstance(value, Span) else value
    return document


def _demands(fields_of: Fields, key: str) -> Mapping[str, int] | None:
    value = fields_of.raw(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise fields_of.bad(key, "a value for each demand is expected")
    return value


def _equipment(fields_of: Fields) -> tuple[frozenset[str], ...]:
    groups = fields_of.raw("equipment")
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        raise fields_of.bad("equipment", "a list of lists of texts is expected")
    return tuple(frozenset(group) for group in groups)


def _is_group(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(piece, str) for piece in value)


def _number(fields_of: Fields, key: str) -> float | None:
    value = fields_of.raw(key)
    if value is not None and (not isinstance(value, int | float) or isinstance(value, bool)):
        raise fields_of.bad(key, "a number is expected")
    return value


def _whole(fields_of: Fields, key: str) -> int | None:
    value = fields_of.raw(key)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise fields_of.bad(key, "a whole number is expected")
    return value


def _dose(fields_of: Fields) -> Prescription:
    table = fields_of.raw("dose")
    if not isinstance(table, dict) or not set(table) <= set(_DOSE_KEYS):
        raise fields_of.bad("dose", "a dose is expected")
    dose = Fields(table, fields_of.file, fields_of.place)
    try:
        return Prescription(
            sets=_span(dose, "sets") or ONE_SET,
            **{key: _span(dose, key) for key in _SPANS if key != "sets"},
            per_side=table.get("per_side", False) is True,
            times_a_day=_whole(dose, "times_a_day") or 1,
            load_g=_whole(dose, "load_g"),
            band=Band(dose.line("band")) if table.get("band") else None,
            effort=_whole(dose, "effort"),
            extra=dose.line("extra"),
        )
    except StudioError as error:
        raise fields_of.bad("dose", problem_of(error)) from error
    except ValueError as error:
        raise fields_of.bad("dose", "the band is not known here") from error


def _span(dose: Fields, key: str) -> Span | None:
    value = dose.raw(key)
    if value is None:
        return None
    if not isinstance(value, list) or [type(one) for one in value] != [int, int]:
        raise dose.bad(f"dose.{key}", "two whole numbers are expected")
    return Span(*value)
