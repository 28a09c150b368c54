"""The five facts of a swap as the card tells them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from studio.exercises.dose_text import kilograms
from studio.ids import ExerciseSlug, ItemId
from studio.planning.editor import PlanEditor
from studio.planning.offers import Offer
from studio.planning.swap_words import keeps_text
from studio.planning.week_plan import PlannedExercise, Substitution
from studio.screening.outcome import Finding
from studio.screening.regions import area_key, region_of, side_of
from studio.screening.screening import Standing
from ui.planner.wording import PlannerWords
from ui.widgets.dates import month_day, short_day


@dataclass(frozen=True, slots=True)
class SwapFacts:
    """What the card shows of one swap; empty texts are left out."""

    item_id: ItemId
    title: str
    original: ExerciseSlug
    exercise: ExerciseSlug
    original_name: str
    exercise_name: str
    keeps: str
    lowers: str
    review: str
    because: str
    is_kit: bool
    is_same: bool
    options: tuple[Offer, ...]
    override: str
    blocked: str


class SwapTeller(QObject):
    """Makes the facts of a planned exercise for one client."""

    def __init__(self, wording: PlannerWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._words = wording.words

    def facts(
        self, item: PlannedExercise, editor: PlanEditor, name: str, *, hidden: bool = False
    ) -> SwapFacts:
        """Return the facts of a swap; *name* is the client's as it may be read just now.

        With names *hidden* the answer behind it is left out.
        """
        swap = item.substitution
        if swap is None:
            raise ValueError(f"nothing was swapped for {item.exercise}")
        is_kit = swap.cause == "kit"
        may_override = editor.may_use_original(item.id)
        blocked = "" if is_kit or may_override else self._blocked(swap, editor)
        return SwapFacts(
            item_id=item.id,
            title=self._title(swap, item, name),
            original=swap.original,
            exercise=item.exercise,
            original_name=self._original_name(swap, item),
            exercise_name=self._new_name(swap, item),
            keeps=keeps_text(swap.keeps, self._words),
            lowers=self._lowers(swap),
            review=self._review(swap),
            because="" if hidden else self._because(swap, editor.fitting.standing, name),
            is_kit=is_kit,
            is_same=swap.original == item.exercise,
            options=editor.other_options(item.id),
            override=self._override(swap, item) if may_override else "",
            blocked=blocked,
        )

    def option_line(self, offer: Offer) -> str:
        """Return what an option keeps and what it needs."""
        keeps = keeps_text(offer.keeps, self._words)
        kit = self._wording.kit(offer.exercise)
        return f"{kit} · {keeps}" if keeps else kit

    def _original_name(self, swap: Substitution, item: PlannedExercise) -> str:
        name = self._wording.name(swap.original)
        if swap.original != item.exercise:
            return name
        wished = swap.original_dose
        load = self.tr("{kg} kg").format(kg=kilograms(wished.load_g)) if wished.load_g else ""
        return f"{name}, {load or self.tr('as usual')}"

    def _new_name(self, swap: Substitution, item: PlannedExercise) -> str:
        name = self._wording.name(item.exercise)
        if swap.original != item.exercise:
            return name
        return f"{name}, {self._wording.limit(item.dose)}"

    def _title(self, swap: Substitution, item: PlannedExercise, name: str) -> str:
        if swap.cause == "kit":
            return self.tr("Swapped for the kit at hand")
        if swap.original == item.exercise:
            return self.tr("Lighter to suit {name}").format(name=name)
        return self.tr("Swapped to suit {name}").format(name=name)

    def _lowers(self, swap: Substitution) -> str:
        words = [self._words.get(f"lowers_short.{key}") for key in swap.lowers[:2]]
        return ", ".join(word for word in words if word)

    def _review(self, swap: Substitution) -> str:
        following = self._wording.inner_name(swap.next_step) if swap.next_step else ""
        if swap.review_on is None:
            return ""
        on = short_day(swap.review_on)
        if not following:
            return on
        return self.tr("{date}, next step {name}").format(date=on, name=following)

    def _override(self, swap: Substitution, item: PlannedExercise) -> str:
        if swap.original == item.exercise:
            return self.tr("Use it as planned and note why")
        name = self._wording.inner_name(swap.original)
        return self.tr("Use {name} and note why").format(name=name)

    def _blocked(self, swap: Substitution, editor: PlanEditor) -> str:
        closes = " ".join(editor.fitting.grounds(swap.codes).closes)
        name = self._wording.name(swap.original)
        if "clin" in closes:
            return self.tr("{name} is available after the letter").format(name=name)
        return self.tr("{name} comes back step by step").format(name=name)

    def _because(self, swap: Substitution, standing: Standing, name: str) -> str:
        if swap.cause == "kit":
            return self.tr("Because something it needs is not at hand just now.")
        findings = standing.outcome.findings if standing.outcome else ()
        behind = [finding for finding in findings if finding.rule in swap.rules]
        if not behind:
            return ""
        said = self._rated(behind[0], standing, name) or self.tr("Because: {reason}").format(
            reason=behind[0].reason.rstrip(".")
        )
        if standing.confirmed_on is None:
            return f"{said}."
        return self.tr("{said} (screening, {date}).").format(
            said=said, date=month_day(standing.confirmed_on)
        )

    def _rated(self, finding: Finding, standing: Standing, name: str) -> str:
        for question, area in finding.because:
            score = _score(standing, question, area)
            if score is not None and f"rated.{question}" in self._words.texts:
                return self._words.fill(
                    f"rated.{question}", name=name, area=self._area(area), score=score
                )
        return ""

    def _area(self, area: str) -> str:
        region = self._words.get(f"region.{region_of(area)}", region_of(area))
        side = side_of(area)
        return region if side == "both" else self._words.fill(f"region_side.{side}", region=region)


def _score(standing: Standing, question: str, area: str) -> int | None:
    marked = standing.answers.get("i.regions")
    if not isinstance(marked, list | tuple):
        return None
    for entry in marked:
        if isinstance(entry, Mapping) and _is_area(entry, area):
            value = entry.get(question)
            return value if isinstance(value, int) else None
    return None


def _is_area(entry: Mapping[str, object], area: str) -> bool:
    side = str(entry.get("side", "both"))
    return area_key(str(entry.get("region", "")), side) == area
