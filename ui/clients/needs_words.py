"""What exactly would settle a finding: numbers, sessions and days, in plain words."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QObject

from studio.screening.closing_numbers import LogLimits, ReadingLimits
from studio.screening.rules import Rule
from ui.widgets.dates import short_day


class NeedsWords(QObject):
    """Puts the numbers of a rule into words; a rule without numbers has none."""

    def lines(self, rule: Rule, since: date | None) -> tuple[str, ...]:
        """Return one line for each way that has numbers."""
        return tuple(self._lines(rule, since))

    def _lines(self, rule: Rule, since: date | None) -> Iterator[str]:
        if rule.log is not None:
            yield self.tr("In the log: {needs}.").format(needs=", ".join(self._log(rule.log)))
        if rule.measured is not None:
            needs = ", ".join(self._measured(rule.measured))
            yield self.tr("Measured here: {needs}.").format(needs=needs)
        days = rule.time.days_from_found if rule.time is not None else None
        if rule.time is not None and days is not None and since is not None:
            day = short_day(since + timedelta(days=days))
            if rule.time.symptom_free:
                yield self.tr("From {day} on, once nothing is felt any more.").format(day=day)
            else:
                yield self.tr("Settles by itself on {day}.").format(day=day)

    def _log(self, limits: LogLimits) -> Iterator[str]:
        if limits.clean_sessions:
            text = self.tr("{count} clean sessions over {weeks} weeks")
            yield text.format(count=limits.clean_sessions, weeks=limits.weeks)
        for text, limit in (
            (self.tr("highest during {number} or less"), limits.during),
            (self.tr("now {number} or less"), limits.now),
            (self.tr("worst this week {number} or less"), limits.worst),
            (self.tr("limits {number} or less"), limits.limit),
            (self.tr("worry {number} or less"), limits.fear),
        ):
            if limit is not None:
                yield text.format(number=limit)
        if limits.after_clinical:
            yield self.tr("nothing left that waits for a clinician")

    def _measured(self, limits: ReadingLimits) -> Iterator[str]:
        one = self.tr("one reading")
        more = self.tr("{count} readings").format(count=limits.readings)
        yield one if limits.readings == 1 else more
        if limits.systolic is not None:
            text = self.tr("below {systolic}/{diastolic}")
            yield text.format(systolic=limits.systolic, diastolic=limits.diastolic)
        if limits.pulse is not None:
            yield self.tr("pulse under {pulse}").format(pulse=limits.pulse)
        if limits.even:
            yield self.tr("and even")
        if limits.other_day:
            yield self.tr("on another day")
