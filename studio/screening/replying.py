"""What is answered in a screening, and what of it is remembered beside the answers."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from studio.ids import TrainerId
from studio.screening import all_over, neighbors
from studio.screening.answer_book import REGIONS_ID
from studio.screening.asking import Asking
from studio.screening.outcome import Finding
from studio.screening.pages import key_of
from studio.screening.questionnaire import BodyArea
from studio.screening.regions import region_of
from studio.screening.repeat import CHOICE
from studio.screening.settling import doubts, gone_stamps


class Replying(Asking):
    """Takes answers, and keeps on record which were changed after it was seen what they mean."""

    @property
    def has_seen(self) -> bool:
        """Tell whether what follows from the answers was on screen."""
        return self.interrupt is not None

    def answer(self, key: str, value: object, by: TrainerId | None, at: datetime) -> None:
        """Take *value* as the answer to *key*; one that cannot be raises `WrongInput`.

        An answer that is corrected after its consequence was seen keeps its stamp as well.
        """
        for single in self._single_keys(key):
            earlier, grave = self.book.value(single), self._grave_before(single)
            stamp = self.book.stamps.get(single)
            corrected = self.has_seen and isinstance(earlier, str | int) and earlier != value
            self.book.answer(single, value, by, at)
            if corrected and stamp is not None:
                self.book.stamp(f"{single}={earlier}", stamp.trainer_id, stamp.at)
            self._remember_gone(grave, single, by, at)

    def clear(self, key: str, by: TrainerId | None, at: datetime) -> None:
        """Take an answer back: the question is open again."""
        for single in self._single_keys(key):
            grave, earlier = self._grave_before(single), self.book.value(single)
            if self.has_seen and isinstance(earlier, str | int):
                self.book.keep_stamp_of(single, earlier)
            self.book.clear(single)
            self._remember_gone(grave, single, by, at)

    def toggle_spot(self, spot: BodyArea, by: TrainerId | None, at: datetime) -> str:
        """Mark a part of the picture, or take its mark away; return the area it counts for."""
        grave = self._grave_before(REGIONS_ID)
        before, told = self.book.areas, self._told_of_all()
        area = self.book.toggle_spot(spot, by, at)
        if area in self.book.areas and area not in before:
            for question, value in told.items():
                self.answer(key_of(question, area), value, by, at)
        self._remember_gone(grave, REGIONS_ID, by, at)
        return area

    def remove_area(self, area: str, by: TrainerId | None, at: datetime) -> None:
        """Take a marked area away with all its answers."""
        grave = self._grave_before(REGIONS_ID)
        self.book.remove_area(area)
        self._remember_gone(grave, REGIONS_ID, by, at)

    # What lies beside a sore place

    @property
    def neighbors(self) -> tuple[str, ...]:
        """Return the areas beside the marked ones that nobody was asked about yet."""
        if len(self.book.areas) >= all_over.MANY_AREAS:
            return ()
        names = [name.removeprefix(neighbors.STAMP) for name in self.book.stamps]
        return neighbors.neighbors_of(self.book.areas, names)

    def mark_area(self, area: str, by: TrainerId | None, at: datetime) -> None:
        """Mark an area beside another one."""
        self.book.mark_area(area, by, at)

    def leave_neighbors(self, by: TrainerId | None, at: datetime) -> None:
        """Record that there is nothing to mark beside what is marked."""
        for area in self.neighbors:
            self.book.stamp(f"{neighbors.STAMP}{region_of(area)}", by, at)

    # All over

    def answer_together(self, by: TrainerId | None, at: datetime) -> None:
        """Let one answer stand for all marked areas from now on."""
        self.book.stamp(all_over.STAMP, by, at)

    def answer_apart(self) -> None:
        """Let every area have its own answers again; those given stay."""
        self.book.unstamp(all_over.STAMP)

    # What is new since the last time

    @property
    def changes(self) -> tuple[str, ...] | None:
        """Return the keys of what somebody said is new, or `None` while nobody has."""
        if self._repeat.changed is None:
            return None
        names = (name for name in self.book.stamps if name.startswith(CHOICE))
        return tuple(name.removeprefix(CHOICE) for name in names)

    def say_changed(
        self,
        choices: Collection[str],
        sections: Collection[str],
        by: TrainerId | None,
        at: datetime,
    ) -> None:
        """Take what is new, and the *sections* that are asked again because of it."""
        before = self._repeat
        self._repeat = replace(before, changed=tuple(sorted(set(sections))))
        for name in [name for name in self.book.stamps if name.startswith(CHOICE)]:
            self.book.unstamp(name)
        self.book.adopt(self._repeat.turned(self.answers, before, self.book.stamps.keys()))
        for choice in choices:
            self.book.stamp(f"{CHOICE}{choice}", by, at)

    def unsay_changed(self) -> None:
        """Take back what was said to be new: it is asked again."""
        self._repeat = replace(self._repeat, changed=None)

    # Answers taken back

    def _grave_before(self, key: str) -> tuple[Finding, ...]:
        """Return the findings that a change of *key* might take back after they were seen.

        Settling a doubt takes nothing back: there is no outcome before it is settled.
        """
        if not self.has_seen:
            return ()
        left = [item for item in doubts(self) if item.stamp not in self.book.stamps]
        in_doubt = any(key in item.questions for item in left)
        return () if in_doubt else self.outcome.findings

    def _remember_gone(
        self, before: Sequence[Finding], key: str, by: TrainerId | None, at: datetime
    ) -> None:
        for name in gone_stamps(before, self.outcome, key) if before else ():
            self.book.stamp(name, by, at)

    def _told_of_all(self) -> dict[str, object]:
        """Return what is said of all marked areas, for one that is marked as well."""
        if not self.is_all_over:
            return {}
        areas = self.book.areas
        asked = [q.id for q in self._questionnaire.blocks if self._way.asked_once(q.id, areas)]
        told = {q: self.book.value(key_of(q, all_over.ALL_OVER)) for q in asked}
        return {question: value for question, value in told.items() if value is not None}
