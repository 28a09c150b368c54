"""The answers of one conversation while it lasts, with who asked what and when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from studio.ids import TrainerId
from studio.screening.all_over import ALL_OVER, single_keys
from studio.screening.answers import SPOTS, check_answers
from studio.screening.contradictions import Block, area_of
from studio.screening.pages import split_key
from studio.screening.questionnaire import NOTE_SUFFIX, BodyArea, Questionnaire
from studio.screening.regions import REGION_SETS, area_key, region_of, side_of
from studio.screening.screening import Answers, AnswerStamp

REGIONS_ID = "i.regions"

_TOGETHER = {"g.sys": ("g.dia",), "g.dia": ("g.sys",)}
"""Answers that have to fit one another."""


class AnswerBook:
    """Holds answers by key: `c.chest`, or `p.weeks@low_back` for a marked area.

    Every change makes new mappings, so that what was handed out for saving never changes.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        answers: Answers | None = None,
        stamps: Mapping[str, AnswerStamp] | None = None,
    ) -> None:
        self._questionnaire = questionnaire
        self._answers: Answers = MappingProxyType(dict(answers or {}))
        self._stamps: Mapping[str, AnswerStamp] = MappingProxyType(dict(stamps or {}))

    @property
    def answers(self) -> Answers:
        """Return all answers as they are stored."""
        return self._answers

    @property
    def stamps(self) -> Mapping[str, AnswerStamp]:
        """Return who asked what, and when; an answer that was corrected keeps `key=answer`."""
        return self._stamps

    def value(self, key: str) -> object:
        """Return the answer given under *key*, or `None`."""
        question, area = split_key(key)
        if area == ALL_OVER:
            return self._common_value(key)
        table = (self.block(area) or {}) if area else self._answers
        return table.get(question)

    def _common_value(self, key: str) -> object:
        """Return what all marked areas have in common, or `None` where they differ."""
        singles = single_keys(key, self.areas, self._questionnaire)
        values = [self.value(single) for single in singles]
        return values[0] if values and all(value == values[0] for value in values) else None

    def is_blank(self, key: str) -> bool:
        """Tell whether nothing was answered under *key*."""
        return self.value(key) in (None, "")

    def answer(self, key: str, value: object, by: TrainerId | None, at: datetime) -> None:
        """Take *value* as the answer to *key*; one that cannot be raises `WrongInput`."""
        question, area = split_key(key)
        if area:
            block = {"region": region_of(area), "side": side_of(area), question: value}
            check_answers({REGIONS_ID: [block]}, self._questionnaire)
        else:
            mates = {key: self._answers.get(key) for key in _TOGETHER.get(question, ())}
            check_answers({**mates, question: value}, self._questionnaire)
        self._put(question, area, value)
        self.stamp(key, by, at)

    def note_of(self, question: str) -> str:
        """Return the free text beside an answer."""
        return str(self._answers.get(question + NOTE_SUFFIX, ""))

    def note(self, question: str, text: str) -> None:
        """Keep the free text beside an answer."""
        self._set({**self._answers, question + NOTE_SUFFIX: text})

    def clear(self, key: str) -> None:
        """Take an answer back: the question is open again."""
        question, area = split_key(key)
        if area:
            block = self.block(area) or {}
            self._put_block(area, {k: v for k, v in block.items() if k != question})
        else:
            self._set({k: v for k, v in self._answers.items() if k != question})
        self._drop_stamps(lambda stamp: stamp == key)

    def adopt(self, answers: Answers) -> None:
        """Take *answers* in place of all there are; who asked what stays on record."""
        self._set(answers)

    def keep_stamp_of(self, key: str, earlier: object) -> None:
        """Keep the stamp of an *earlier* answer beside the one of its correction."""
        if key in self._stamps:
            self._set_stamps({**self._stamps, f"{key}={earlier}": self._stamps[key]})

    def stamp(self, name: str, by: TrainerId | None, at: datetime) -> None:
        """Record who did something under *name*; a careful reading kept before is open again."""
        self._drop_stamps(lambda stamp: stamp.startswith("keep:") and stamp.endswith(f":{name}"))
        self._set_stamps({**self._stamps, name: AnswerStamp(by, at)})

    def unstamp(self, name: str) -> None:
        """Take back what was recorded under *name*."""
        self._drop_stamps(lambda stamp: stamp == name)

    # Marked areas

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the answers of every marked area, in the order they were marked."""
        found = self._answers.get(REGIONS_ID)
        return tuple(found) if isinstance(found, list | tuple) else ()

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the marked areas in order, such as `low_back` and `knee:left`."""
        return tuple(area_of(block) for block in self.blocks)

    def block(self, area: str) -> Block | None:
        """Return the answers of one marked area."""
        return next((block for block in self.blocks if area_of(block) == area), None)

    def spots_of(self, area: str) -> tuple[BodyArea, ...]:
        """Return the parts of the picture that stand for a marked area."""
        keys = (self.block(area) or {}).get(SPOTS)
        known = self._questionnaire.areas
        if isinstance(keys, list | tuple) and keys:
            return tuple(spot for spot in known if spot.key in keys)
        return typical_spots(known, region_of(area), side_of(area))

    def toggle_spot(self, spot: BodyArea, by: TrainerId | None, at: datetime) -> str:
        """Mark a part of the picture, or take its mark away; return the area it counts for.

        The last mark takes its area along.  A part on the middle line takes in left and right.
        """
        area = self._home_of(spot)
        block = self.block(area)
        if block is None:
            block = {"region": spot.region, "side": spot.side, SPOTS: [spot.key]}
            self._set({**self._answers, REGIONS_ID: [*self.blocks, block]})
        else:
            keys = [marked.key for marked in self.spots_of(area)]
            kept = [key for key in keys if key != spot.key]
            if len(kept) == len(keys):
                self._add_spot(area, spot, [*keys, spot.key])
            elif kept:
                self._keep_spots(area, kept)
            else:
                self.remove_area(area)
        self.stamp(REGIONS_ID, by, at)
        return self._home_of(spot)

    def mark_area(self, area: str, by: TrainerId | None, at: datetime) -> None:
        """Mark an area that was named rather than pointed at."""
        region, side = region_of(area), side_of(area)
        spots = [spot.key for spot in typical_spots(self._questionnaire.areas, region, side)]
        block = {"region": region, "side": side, SPOTS: spots}
        self._set({**self._answers, REGIONS_ID: [*self.blocks, block]})
        self.stamp(REGIONS_ID, by, at)

    def remove_area(self, area: str) -> None:
        """Take a marked area away with all its answers; without any, the question is open."""
        left = [block for block in self.blocks if area_of(block) != area]
        if left:
            self._set({**self._answers, REGIONS_ID: left})
        else:
            self.clear(REGIONS_ID)
        self._drop_stamps(lambda name: _is_about(name, area))

    def _home_of(self, spot: BodyArea) -> str:
        """Return the area *spot* belongs to: a marked one of its region, or its own."""
        own = area_key(spot.region, spot.side)
        whole = area_key(spot.region)
        mates = [area for area in self.areas if region_of(area) == spot.region]
        if whole in mates or own in mates:
            return whole if whole in mates else own
        return mates[0] if mates and spot.side == "both" else own

    def _add_spot(self, area: str, spot: BodyArea, keys: list[str]) -> None:
        block = {**(self.block(area) or {}), SPOTS: keys}
        if spot.side == "both":
            mates = [a for a in self.areas if region_of(a) == spot.region and a != area]
            for mate in mates:
                block[SPOTS] = [*keys, *(marked.key for marked in self.spots_of(mate))]
                self.remove_area(mate)
            block["side"] = "both"
        self._put_block(area, block)

    def _keep_spots(self, area: str, keys: list[str]) -> None:
        """Leave an area these spots; one that was both sides may be down to one of them."""
        sides = {spot.side for spot in self._questionnaire.areas if spot.key in keys}
        side = sides.pop() if len(sides) == 1 else side_of(area)
        block = {**(self.block(area) or {}), SPOTS: keys, "side": side}
        self._put_block(area, block)
        renamed = area_of(block)
        if renamed != area:
            self._set_stamps(
                {_moved(name, area, renamed): stamp for name, stamp in self._stamps.items()}
            )

    # Putting

    def _put(self, question: str, area: str, value: object) -> None:
        if area:
            self._put_block(area, {**(self.block(area) or {}), question: value})
        else:
            self._set({**self._answers, question: value})

    def _put_block(self, area: str, changed: Block) -> None:
        blocks = [changed if area_of(block) == area else block for block in self.blocks]
        self._set({**self._answers, REGIONS_ID: blocks})

    def _set(self, answers: Mapping[str, object]) -> None:
        self._answers = MappingProxyType(dict(answers))

    def _set_stamps(self, stamps: Mapping[str, AnswerStamp]) -> None:
        self._stamps = MappingProxyType(dict(stamps))

    def _drop_stamps(self, is_dropped: Callable[[str], bool]) -> None:
        self._set_stamps({k: v for k, v in self._stamps.items() if not is_dropped(k)})


def _is_about(name: str, area: str) -> bool:
    """Tell whether a stamp is about an answer of *area*; what was taken back stays on record."""
    return name.endswith(f"@{area}") and not name.startswith("gone:")


def _moved(name: str, area: str, renamed: str) -> str:
    """Return the name of a stamp after its area was renamed."""
    start, found, _ = name.rpartition(f"@{area}")
    return f"{start}@{renamed}" if found and name.endswith(found) else name


def typical_spots(areas: Sequence[BodyArea], region: str, side: str) -> tuple[BodyArea, ...]:
    """Return the parts of the picture that stand for a region nobody pointed at."""
    same = [area for area in areas if area.region == region]
    found: list[BodyArea] = []
    for wanted in ("left", "right") if side == "both" else (side,):
        near = [area for area in same if area.side in (wanted, "both")]
        # The part that gave the region its name, where there is one.
        near.sort(key=lambda area: _likeness(area, region))
        found += [area for area in near[:1] if area not in found]
    return tuple(found)


def _likeness(area: BodyArea, region: str) -> tuple[bool, bool]:
    """Return how well a part of the picture fits a region: by its name, the spine from behind."""
    word = region.split("_")[0]
    is_named = word in area.key or word in area.name.casefold()
    return not is_named, region in REGION_SETS["SPINE"] and area.view != "back"
