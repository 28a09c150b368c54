"""What waits for somebody, one calm line each; with names hidden the words are neutral."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject

from studio.screening.due import REMINDERS
from studio.screening.outcome import Tier
from studio.services.due import DueItem
from studio.services.planning import AttentionItem
from ui.shell.place import Surroundings
from ui.today.attention_card import NO_BREAK, AttentionLine, Way
from ui.today.reading import TodayData
from ui.today.screening_names import ScreeningNames
from ui.widgets.dates import month_day, short_day
from ui.widgets.icons import Icon

_WEEK = timedelta(weeks=1)
_ASKED_BEFORE = {code: after for after, code in REMINDERS}
_TO_ASK_AGAIN = frozenset({"rescreen", "changed", "restart", "expired", "expiring"})
_PARKED = frozenset({"to_confirm", "draft_ends"})
_CAN_WAIT = frozenset({"closing_ends", "expiring", "draft_ends", "unscanned"})
"""What is only coming up; a swap that is to be reviewed today goes before it."""

_ICONS = {
    "to_confirm": Icon.DOCUMENT,
    "unscanned": Icon.PRINTER,
    "reminder_2w": Icon.DOCUMENT,
    "reminder_6w": Icon.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class _Review:
    """All swaps of one client that are to be reviewed."""

    first: AttentionItem
    exercises: tuple[str, ...]


class AttentionWords(QObject):
    """Makes lines out of what is due; it reads nothing and keeps nothing."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._names = ScreeningNames()

    def lines(self, data: TodayData) -> tuple[AttentionLine, ...]:
        """Return what waits, most pressing first, one line for each client and kind."""
        due = _one_for_each(data.due)
        pressing = [item for item in due if item.code not in _CAN_WAIT]
        coming = [item for item in due if item.code in _CAN_WAIT]
        return (
            *(self._due_line(item, data) for item in pressing),
            *(self._review_line(review, data) for review in _reviews(data.attention)),
            *(self._due_line(item, data) for item in coming),
        )

    def all_clear(self) -> str:
        """Return the sentence of an empty list."""
        return self.tr("All caught up.")

    # Screenings

    def _due_line(self, item: DueItem, data: TodayData) -> AttentionLine:
        hidden = self._around.privacy.is_hidden
        way = _way_of(item)
        return AttentionLine(
            key=item.screening_id if way is Way.RESUME and item.screening_id else item.client.id,
            kind=item.code,
            name=self._around.privacy.shown_name(item.client),
            line=self._neutral(item, data) if hidden else self._exact(item, data),
            action=self._action(way),
            way=way,
            icon=_ICONS.get(item.code, Icon.CLOCK),
            tier_key="" if hidden or item.tier is None else item.tier.key,
            tier_text=self._tier(item.tier),
            scope=item.scope,
        )

    def _action(self, way: Way) -> str:
        return {
            Way.WEEK: self.tr("Review"),
            Way.RESUME: self.tr("Resume"),
            Way.SCREEN: self.tr("Screen again"),
            Way.PROFILE: self.tr("Open profile"),
        }[way]

    def _exact(self, item: DueItem, data: TodayData) -> str:
        if item.code in _TO_ASK_AGAIN:
            return self._check_due(item, data)
        if item.code in _ASKED_BEFORE:
            weeks = (data.today - item.due_on + _ASKED_BEFORE[item.code]) // _WEEK
            return self.tr("Letter asked for {weeks} weeks ago").format(weeks=weeks)
        if item.code == "to_confirm":
            return self._to_confirm(item, data)
        if item.code == "draft_ends":
            return self._will_be_removed(item, data)
        texts = {
            "urgent": self.tr("Medical help was advised on {day}"),
            "closing_ends": self.tr("What a clinician wrote counts until {day}"),
            "unscanned": self.tr("Page signed on {day} is not scanned yet"),
        }
        return texts[item.code].format(day=_day(item.due_on))

    def _check_due(self, item: DueItem, data: TodayData) -> str:
        texts = {
            "rescreen": self.tr("{check} due: a discharge is on record"),
            "changed": self.tr("{check} due: something changed on {day}"),
            "restart": self.tr("{check} due: on hold for half a year"),
            "expired": self.tr("{check} due since {day}"),
            "expiring": self.tr("{check} due by {day}"),
        }
        is_today = item.due_on == data.today and item.code in ("expired", "expiring")
        text = self.tr("{check} due today") if is_today else texts[item.code]
        return text.format(check=self._names.check(item.scope), day=_day(item.due_on))

    def _to_confirm(self, item: DueItem, data: TodayData) -> str:
        if item.due_on == data.today:
            return self.tr("Outcome waits for a trainer to confirm it")
        text = self.tr("Outcome waits for a trainer to confirm it, since {day}")
        return text.format(day=_day(item.due_on))

    def _will_be_removed(self, item: DueItem, data: TodayData) -> str:
        drafts = (parked.screening for parked in data.parked)
        kinds = [self._names.parked(draft) for draft in drafts if draft.id == item.screening_id]
        text = self.tr("{kind} will be removed on {day}")
        kind = kinds[0] if kinds else self.tr("Screening")
        return text.format(kind=kind, day=_day(item.due_on))

    def _neutral(self, item: DueItem, data: TodayData) -> str:
        if item.code == "draft_ends":
            return self._will_be_removed(item, data)
        if item.code in _TO_ASK_AGAIN:
            return self.tr("Questions due")
        return self.tr("Waiting for paperwork")

    # Swaps

    def _review_line(self, review: _Review, data: TodayData) -> AttentionLine:
        item = review.first
        hidden = self._around.privacy.is_hidden
        return AttentionLine(
            key=item.client.id,
            kind=item.code,
            name=self._around.privacy.shown_name(item.client),
            line=self.tr("Review due") if hidden else self._swaps(review, data),
            action=self._action(Way.WEEK),
            way=Way.WEEK,
            icon=Icon.CLOCK,
            tier_key="" if hidden or item.tier is None else item.tier.key,
            tier_text=self._tier(item.tier),
        )

    def _swaps(self, review: _Review, data: TodayData) -> str:
        names = ", ".join(data.exercise_names[slug].lower() for slug in review.exercises)
        if review.first.due_on == data.today:
            return self.tr("Swap review due today: {names}").format(names=names)
        day = short_day(review.first.due_on)
        return self.tr("Swap review due since {day}: {names}").format(day=day, names=names)

    def _tier(self, tier: Tier | None) -> str:
        return self._around.words[f"tier.{tier.key}"] if tier is not None else ""


def _way_of(item: DueItem) -> Way:
    if item.code in _TO_ASK_AGAIN:
        return Way.SCREEN
    return Way.RESUME if item.code in _PARKED else Way.PROFILE


def _one_for_each(items: Iterable[DueItem]) -> list[DueItem]:
    """Return the most pressing item of each client and kind."""
    found: dict[tuple[str, str], DueItem] = {}
    for item in items:
        found.setdefault((item.code, item.client.id), item)
    return list(found.values())


def _reviews(items: Iterable[AttentionItem]) -> list[_Review]:
    found: dict[str, _Review] = {}
    for item in items:
        before = found.get(item.client.id)
        exercises = (*before.exercises, item.subject) if before else (item.subject,)
        found[item.client.id] = _Review(before.first if before else item, exercises)
    return list(found.values())


def _day(day: date) -> str:
    """Return a day that stays on one line."""
    return month_day(day).replace(" ", NO_BREAK)
