"""Answers that do not go together, and how they are read until somebody settles them.

Nothing here makes a reading less careful: a contradiction is shown and asked about, and
meanwhile the answer that asks for more care counts.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from studio.screening.outcome import Contradiction
from studio.screening.questionnaire import NOTE_SUFFIX
from studio.screening.regions import area_key, place_of
from studio.screening.screening import Answers

Block: TypeAlias = Mapping[str, object]

_WEEKS_A_YEAR = 52.18
REASONS_FOR_SUPERVISION = (
    *("dx.heart", "dx.bp", "dx.diabetes", "dx.kidney", "dx.asthma", "dx.lung", "dx.epilepsy"),
    *("dx.cancer", "dx.bone", "dx.inflam", "dx.oa", "dx.hypermobile", "dx.slip", "dx.scoliosis"),
    *("dx.hernia", "dx.neuro", "dx.longcovid", "dx.pem", "dx.fibro", "dx.eating", "dx.clot"),
    *("dx.head", "dx.other", "f.status", "h.surgery", "h.fracture"),
)
"""Answers that can be why a clinician advised on activity."""
_ADVISED = ("in_treatment", "told_not")


def blocks_of(answers: Answers) -> tuple[Block, ...]:
    """Return the answers of every marked area."""
    found = answers.get("i.regions")
    return tuple(found) if isinstance(found, list | tuple) else ()


def area_of(block: Block) -> str:
    """Return the area a block of answers belongs to."""
    return area_key(str(block["region"]), str(block.get("side", "both")))


def find_contradictions(answers: Answers, age: float | None) -> tuple[Contradiction, ...]:
    """Return what does not go together, in the order of the questions."""
    return (*_of_person(answers, age), *_of_areas(answers, age))


def careful_reading(answers: Answers, age: float | None) -> Answers:
    """Return *answers* with every contradiction read in the way that asks for more care."""
    careful = dict(answers)
    if _minutes_without_days(answers):
        careful.update({name: 0 for name in ("b.mod_mins", "b.vig_mins") if name in answers})
    if _insulin_without_diabetes(answers):
        careful["dx.diabetes"] = "hypo_risk"
    if "i.regions" in answers:
        careful["i.regions"] = [
            reading for block in blocks_of(answers) for reading in _careful_blocks(block, age)
        ]
    return careful


def _careful_blocks(block: Block, age: float | None) -> Iterator[Block]:
    careful = dict(block)
    if _now_above_worst(block):
        careful["p.worst7"] = block["p.now"]
    yield careful
    if _longer_than_life(block, age):
        # A spell that cannot be right counts as fresh and as long-standing.
        yield {**careful, "p.weeks": 0}
        yield {**careful, "p.weeks": 12}


def _of_person(answers: Answers, age: float | None) -> Iterator[Contradiction]:
    for key, questions, holds in _PERSON:
        if holds(answers):
            yield Contradiction(key, questions)
    if answers.get("f.status") == "pregnant" and age is not None and age > _PREGNANT_UP_TO:
        yield Contradiction("pregnant_at_this_age", ("a.dob", "f.status"))


def _of_areas(answers: Answers, age: float | None) -> Iterator[Contradiction]:
    for block in sorted(blocks_of(answers), key=lambda block: place_of(area_of(block))):
        area = area_of(block)
        if _now_above_worst(block):
            yield Contradiction("now_above_worst", (f"p.now@{area}", f"p.worst7@{area}"))
        if _longer_than_life(block, age):
            yield Contradiction("spell_longer_than_life", ("a.dob", f"p.weeks@{area}"))
        if _settled(block):
            yield Contradiction("settled_area", (f"p.now@{area}", f"p.worst7@{area}"))


def _minutes_without_days(answers: Answers) -> bool:
    minutes = (_number(answers, "b.mod_mins"), _number(answers, "b.vig_mins"))
    return answers.get("b.days") == 0 and any(minutes)


def _goal_without_area(answers: Answers) -> bool:
    goals = answers.get("b.goals")
    wanted = isinstance(goals, list | tuple) and bool({"less_pain", "after_injury"} & set(goals))
    return wanted and "i.regions" in answers and not blocks_of(answers)


def _insulin_without_diabetes(answers: Answers) -> bool:
    notes = (str(note) for key, note in answers.items() if key.endswith(NOTE_SUFFIX))
    told = any("insulin" in note.casefold() for note in notes)
    return told and answers.get("dx.diabetes", "hypo_risk") != "hypo_risk"


def _supervised_alone(answers: Answers) -> bool:
    advised = any(block.get("p.seen") in _ADVISED for block in blocks_of(answers))
    alone = _all_no(answers, *REASONS_FOR_SUPERVISION) and not advised
    return answers.get("dx.supervised") == "yes" and alone


def _thinner_without_reason(answers: Answers) -> bool:
    return answers.get("m.thinner") == "yes" and _all_no(answers, "dx.clot", "dx.heart")


def _beta_without_reason(answers: Answers) -> bool:
    return answers.get("m.beta") == "yes" and _all_no(answers, "dx.heart", "dx.bp", "dx.other")


def _all_no(answers: Answers, *names: str) -> bool:
    return all(answers.get(name) == "no" for name in names)


def _now_above_worst(block: Block) -> bool:
    now, worst = _number(block, "p.now"), _number(block, "p.worst7")
    return now is not None and worst is not None and now > worst


def _longer_than_life(block: Block, age: float | None) -> bool:
    weeks = _number(block, "p.weeks")
    return weeks is not None and age is not None and weeks > (age + 1) * _WEEKS_A_YEAR


def _settled(block: Block) -> bool:
    scores = [_number(block, name) for name in ("p.now", "p.worst7", "p.limit")]
    signs = ("p.radiate", "p.numb", "p.weak", "p.gives", "p.locked", "p.swollen", "p.night")
    return (
        scores == [0, 0, 0]
        and not block.get("p.moves")
        and all(block.get(name, "no") == "no" for name in signs)
    )


def _number(answers: Answers, name: str) -> float | None:
    found = answers.get(name)
    return found if isinstance(found, int | float) else None


_PREGNANT_UP_TO = 60
_PERSON: tuple[tuple[str, tuple[str, ...], Callable[[Answers], bool]], ...] = (
    ("minutes_without_days", ("b.days", "b.mod_mins", "b.vig_mins"), _minutes_without_days),
    ("goal_without_area", ("b.goals", "i.regions"), _goal_without_area),
    ("insulin_without_diabetes", ("dx.diabetes", "dx.other"), _insulin_without_diabetes),
    ("supervised_alone", ("dx.supervised",), _supervised_alone),
    ("beta_without_reason", ("m.beta", "dx.heart", "dx.bp", "dx.other"), _beta_without_reason),
    ("thinner_without_reason", ("m.thinner", "dx.clot", "dx.heart"), _thinner_without_reason),
)
