"""Proposals for what a file holds: pattern and demands from name and text, and likely matches.

Everything errs on the cautious side: what nobody names counts as heavy, demands are the highest
of what the exercise resembles, and doubts are listed for the person who reviews it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.exercises.catalog import Catalog
from studio.exercises.exercise import Exercise, LoadBasis
from studio.exercises.importing.demands import is_loaded, proposed_demands
from studio.exercises.importing.families import (
    OWN_WEIGHT,
    Family,
    FamilyBook,
    Reading,
    words_of,
)
from studio.exercises.importing.matching import NameIndex
from studio.exercises.importing.proposal import Proposal
from studio.exercises.importing.reading import SourceEntry
from studio.exercises.own import COACHING_LIMIT, MOST_LINES, Draft, by_axis, draft_from, is_own_slug
from studio.exercises.vocabulary import EASE, NOTE_PATTERN

SURE = 0.75
"""Below this confidence somebody has to look at more than the numbers."""

_WITHOUT_FAMILY = 30
_BY_TEXT = 40
_BEGINNING = 300
KNOWN = 0.95
_LOOKS_LIKE = 0.6

_HELD = (
    ("barbell", re.compile(r"\bbarbells?\b|\bsmith machine\b")),
    ("dumbbell", re.compile(r"\bdumb ?bells?\b")),
    ("kettlebell", re.compile(r"\bkettlebells?\b")),
    ("cable", re.compile(r"\bcables?\b|\bpulley\b")),
    ("med_ball", re.compile(r"\bmedicine ball\b")),
    ("band", re.compile(r"\b(resistance |exercise )?bands?\b")),
    ("machine", re.compile(r"\bmachine\b|\blever\b|\bsled\b")),
    ("other", re.compile(r"\b(weight(s|ed)? (plate|vest|belt)|plates?|chains?|keg|stone)\b")),
)
_HIDDEN = re.compile(
    r"\b(hold|holding|grasp|grab|load|loaded|pick up|with)( \w+){0,3}"
    r" (barbell|dumbbells?|kettlebells?|weights?|plates?|medicine ball)\b"
)
_LYING = (
    ("hanging", re.compile(r"\bhang(ing)? from|pull ?up bar|chin ?up bar")),
    ("prone", re.compile(r"\bface ?down\b|on your (stomach|belly)|\bprone\b|push ?up position")),
    ("side_lying", re.compile(r"\b(lie|lying|lay) (\w+ ){0,3}side\b")),
    ("quadruped", re.compile(r"hands and knees|all fours")),
    ("supine", re.compile(r"\b(lie|lying|lay) (down|back|flat|on|with|face ?up)\b|on your back")),
)
_UPRIGHT = (
    ("kneeling", re.compile(r"\bkneel")),
    ("seated", re.compile(r"\b(sit|seated|sitting)\b")),
    ("standing", re.compile(r"\b(stand|standing)\b")),
)
_ALIKE_POSITIONS = (
    {"standing", "split_stance", "single_leg", "moving"},
    {"seated", "seated_floor", "reclined", "supine"},
    {"kneeling", "half_kneeling", "quadruped", "plank", "prone"},
    {"prone", "plank", "inverted"},
    {"supine", "side_lying", "reclined", "seated_floor"},
)
_FIRST_LINES = 2
WHOLE_BODY = frozenset(
    {"oly", "jump", "throw", "carry", "cardio_steady", "cardio_interval", "recovery", "mind_body"}
)
_NEAR_MUSCLES = (
    {"quads", "hamstrings", "glutes", "adductors", "abductors", "hip_flexors", "erectors"},
    {"abs", "obliques", "deep_core", "erectors"},
    {"delts", "rear_delts", "rotator_cuff", "traps", "mid_back"},
    {"mid_back", "lats", "rear_delts", "erectors"},
    {"chest", "triceps", "delts"},
    {"calves", "tibialis", "feet"},
    {"biceps", "forearms"},
)
_BENCH = re.compile(r"\bbench\b")
_BY_FORCE = {"push": "push_h", "pull": "hinge"}
_WHEN_NOTHING_IS_KNOWN = "oly"
_DEDUCTIONS = {"family": 0, "equipment": 10, "text": 15, "muscle": 15, "position": 5, "hidden": 10}
_ONE_SIDE = re.compile(r"\b(one|single) (arm|leg|hand)|\bone (armed|legged)\b")
_ALTERNATING = re.compile(r"\balternat")


class Proposer:
    """Proposes for one library; made once for a whole file."""

    def __init__(self, catalog: Catalog, book: FamilyBook) -> None:
        self._catalog = catalog
        self._book = book
        self._names = NameIndex(one for one in catalog if _may_be_meant(one))
        self._muscles = {
            pattern: {muscle for one in catalog.of_pattern(pattern) for muscle in one.muscles}
            for pattern in {one.pattern for one in catalog}
        }

    def propose(self, entry: SourceEntry) -> Proposal:
        """Return what *entry* probably is, with every doubt."""
        reading = self._reading(entry)
        family = self._book.family_of(reading) or self._family_of_text(reading)
        pattern = family.pattern if family else self._pattern_without_family(entry)
        likes = self._likes(family, pattern, reading)
        draft = self._draft(entry, reading, family, pattern, likes)
        known = self._known(entry, reading, draft, sorted_in=family is not None)
        if known is not None:
            return _as_known(entry, known)
        because = tuple(self._doubts(entry, reading, family, pattern, likes))
        confidence = _confidence(family, because)
        near = self._near(entry, reading, pattern)
        return Proposal(
            source_id=entry.source_id,
            name=entry.name,
            draft=draft,
            confidence=min(confidence, _LOOKS_LIKE) if near else confidence,
            matched=near.slug if near else None,
            needs_review=bool(near) or confidence < SURE,
            because=(*because, "alike") if near else because,
        )

    def _reading(self, entry: SourceEntry) -> Reading:
        name, text = words_of(entry.name), words_of(" ".join(entry.instructions))
        gear = self._book.gear.get(entry.equipment)
        kind = gear.kind if gear else "other"
        if kind == "other":
            kind = _held(name) or _held(text) or (OWN_WEIGHT if _needs_nothing(entry) else "other")
        return Reading(name, text, kind)

    def _family_of_text(self, reading: Reading) -> Family | None:
        """Return the family that the first words of the text name, hardly to be trusted."""
        beginning = reading.text[:_BEGINNING]
        if not beginning:
            return None
        found = self._book.family_of(replace(reading, name=beginning))
        if found is None or found.pattern in EASE:
            return None
        return replace(found, trust=_BY_TEXT)

    def _pattern_without_family(self, entry: SourceEntry) -> str:
        for muscle in entry.muscles:
            if muscle in self._book.muscles:
                return self._book.muscles[muscle].pattern
        return _BY_FORCE.get(entry.force, _WHEN_NOTHING_IS_KNOWN)

    def _likes(self, family: Family | None, pattern: str, reading: Reading) -> tuple[Exercise, ...]:
        if family is not None:
            return tuple(map(self._catalog.get, family.like))
        everything = self._catalog.of_pattern(pattern)
        held = [one for one in everything if any(reading.kind in g for g in one.equipment)]
        return tuple(held) or everything

    def _known(
        self, entry: SourceEntry, reading: Reading, draft: Draft, *, sorted_in: bool
    ) -> Exercise | None:
        """Return the library's exercise of this name, if everything else agrees too."""
        extra = (reading.kind,) if reading.kind in _IN_NAMES else ()
        fitting = {
            one.slug: one
            for name in (entry.name, *entry.synonyms)
            for one in self._names.same(name, extra)
            if _takes(one, reading.kind)
            and not (sorted_in and one.pattern != draft.pattern)
            and (not sorted_in or _asks_as_much(one, draft))
            and _are_alike(_start(entry) or one.position, one.position)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _near(self, entry: SourceEntry, reading: Reading, pattern: str) -> Exercise | None:
        near = [*self._names.same(entry.name), *self._names.nearest(entry.name)]
        fitting = (one for one in near if one.pattern == pattern and _takes(one, reading.kind))
        return next(fitting, None)

    def _doubts(
        self,
        entry: SourceEntry,
        reading: Reading,
        family: Family | None,
        pattern: str,
        likes: Sequence[Exercise],
    ) -> Iterator[str]:
        if family is None:
            yield "family"
        if reading.kind == "other":
            yield "equipment"
        if not entry.instructions:
            yield "text"
        if reading.kind == OWN_WEIGHT and is_loaded_in(reading.text):
            yield "hidden"
        if pattern not in WHOLE_BODY and not self._agrees(entry, pattern):
            yield "muscle"
        start = _start(entry)
        if start and not any(_are_alike(start, one.position) for one in likes):
            yield "position"

    def _agrees(self, entry: SourceEntry, pattern: str) -> bool:
        """Return whether the muscle an entry names is near one that *pattern* trains."""
        keys = {self._book.muscles[m].key for m in entry.muscles if m in self._book.muscles}
        near = keys.union(*(group for group in _NEAR_MUSCLES if keys & group))
        return not keys or not near.isdisjoint(self._muscles[pattern])

    def _draft(
        self,
        entry: SourceEntry,
        reading: Reading,
        family: Family | None,
        pattern: str,
        likes: Sequence[Exercise],
    ) -> Draft:
        if reading.kind == OWN_WEIGHT and is_loaded_in(reading.text):
            reading = Reading(reading.name, reading.text, "other")
        back = "lower back" in (*entry.muscles, *entry.other_muscles)
        light, full = proposed_demands(reading, pattern, likes, family, self._book, loads_back=back)
        basis = _basis(reading, pattern)
        return Draft(
            name=entry.name,
            pattern=pattern,
            light=light,
            full=full,
            equipment=self._equipment(entry, reading, likes),
            muscles=self._muscle_keys(entry, likes),
            level=max((one.level for one in likes), key=lambda level: level.rank).value,
            laterality=_laterality(reading, likes),
            position=_start(entry) or likes[0].position,
            intents=likes[0].intents,
            load_basis=basis.value,
            load_full_share=_share(likes) if basis is LoadBasis.EXTERNAL else None,
            dose=likes[0].dose,
            synonyms=entry.synonyms,
            coaching=tuple(line[:COACHING_LIMIT] for line in entry.instructions[:MOST_LINES]),
            figure=likes[0].slug,
        )

    def _equipment(
        self, entry: SourceEntry, reading: Reading, likes: Sequence[Exercise]
    ) -> tuple[frozenset[str], ...]:
        gear = self._book.gear.get(entry.equipment)
        needs = gear.needs if gear and gear.needs else ()
        if not needs and reading.kind in self._catalog.kit:
            needs = (reading.kind,)
        groups = [frozenset({piece}) for piece in needs if piece != "none"]
        if not groups:
            groups = list(likes[0].equipment) if reading.kind != OWN_WEIGHT else []
        if reading.kind != OWN_WEIGHT and _BENCH.search(reading.name):
            groups.append(frozenset({"bench", "incline_bench"}))
        return tuple(dict.fromkeys(groups)) or (frozenset({"none"}),)

    def _muscle_keys(self, entry: SourceEntry, likes: Sequence[Exercise]) -> tuple[str, ...]:
        named = [*entry.muscles, *entry.other_muscles]
        keys = [self._book.muscles[one].key for one in named if one in self._book.muscles]
        return tuple(dict.fromkeys(keys)) or likes[0].muscles


_IN_NAMES = frozenset({"barbell", "dumbbell", "kettlebell", "cable", "band", "machine"})
_FREE = frozenset({"barbell", "dumbbell", "kettlebell", "cable", "band", "med_ball"})
_PIECES = {"ball": "stability_ball", "roller": "foam_roller"}
_LARGEST_GAP = 1


def is_loaded_in(text: str) -> bool:
    """Return whether a text about an exercise without equipment speaks of a weight after all."""
    return _HIDDEN.search(text) is not None


def _may_be_meant(exercise: Exercise) -> bool:
    return exercise.pattern != NOTE_PATTERN and not is_own_slug(exercise.slug)


def _as_known(entry: SourceEntry, known: Exercise) -> Proposal:
    return Proposal(
        source_id=entry.source_id,
        name=entry.name,
        draft=draft_from(known, known.slug),
        confidence=KNOWN,
        matched=known.slug,
        is_known=True,
        needs_review=False,
    )


def _confidence(family: Family | None, because: Sequence[str]) -> float:
    percent = family.trust if family else _WITHOUT_FAMILY
    return max(5, percent - sum(_DEDUCTIONS[doubt] for doubt in because)) / 100


def _held(words: str) -> str:
    return next((kind for kind, pattern in _HELD if pattern.search(words)), "")


def _needs_nothing(entry: SourceEntry) -> bool:
    """Return whether an entry names no equipment and its text tells of none."""
    return not entry.equipment and bool(entry.instructions)


def _takes(exercise: Exercise, kind: str) -> bool:
    if kind == OWN_WEIGHT:
        return exercise.load_basis is LoadBasis.BODYWEIGHT
    pieces = {piece for group in exercise.equipment for piece in group}
    if kind == "machine":
        return exercise.load_basis is LoadBasis.EXTERNAL and pieces.isdisjoint(_FREE)
    return kind == "other" or _PIECES.get(kind, kind) in pieces


def _asks_as_much(exercise: Exercise, draft: Draft) -> bool:
    """Return whether *exercise* asks for about what name and text of an entry suggest."""
    full = by_axis(exercise.full)
    return all(full[axis] + _LARGEST_GAP >= value for axis, value in (draft.full or {}).items())


def _start(entry: SourceEntry) -> str:
    """Return how an exercise starts as its first lines tell it, or "" where they do not."""
    words = words_of(" ".join((entry.name, *entry.instructions[:_FIRST_LINES])))
    for position, pattern in _LYING:
        if pattern.search(words):
            return position
    found = [(match.start(), one) for one, p in _UPRIGHT if (match := p.search(words))]
    return min(found)[1] if found else ""


def _are_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in _ALIKE_POSITIONS)


def _basis(reading: Reading, pattern: str) -> LoadBasis:
    if not is_loaded(reading, pattern):
        return LoadBasis.BODYWEIGHT
    return LoadBasis.BAND if reading.kind == "band" else LoadBasis.EXTERNAL


def _share(likes: Sequence[Exercise]) -> float:
    """Return the smallest load that counts as full among what the exercise resembles."""
    return min((one.load_full_share for one in likes if one.load_full_share), default=0.3)


def _laterality(reading: Reading, likes: Sequence[Exercise]) -> str:
    if _ONE_SIDE.search(reading.name):
        return "unilateral"
    return "alternating" if _ALTERNATING.search(reading.name) else likes[0].laterality
