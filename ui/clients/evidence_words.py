"""A piece of evidence in words: where it comes from, what it says, and until when it counts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject

from studio.screening.evidence import Evidence, Reading
from studio.screening.restrictions import RestrictionEntry
from studio.wording import Words
from ui.clients.account_entries import Written
from ui.clients.words import ClientWords
from ui.widgets.dates import plain_date


class EvidenceWords(QObject):
    """Makes lines out of evidence; it reads nothing."""

    def __init__(
        self, vocabulary: Mapping[str, RestrictionEntry], words: ClientWords, texts: Words
    ) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._words = words
        self._texts = texts

    def written(self, pieces: Sequence[Evidence], today: date) -> tuple[Written, ...]:
        """Return what clinicians wrote and still counts, newest first."""
        counts = [e for e in pieces if e.kind.is_clinical and still_counts(e, today)]
        told = [e for e in counts if e.restrictions or e.avoid or e.fine]
        told.sort(key=lambda evidence: (evidence.dated, evidence.id), reverse=True)
        return tuple(self._written(evidence) for evidence in told)

    def _written(self, evidence: Evidence) -> Written:
        until = last_day(evidence)
        text = self.tr("counts until {day}").format(day=plain_date(until)) if until else ""
        return Written(
            evidence_id=evidence.id,
            title=self.source(evidence),
            adds=tuple(self._adds(evidence)),
            fine=evidence.fine,
            avoid=evidence.avoid,
            until=text[:1].upper() + text[1:],
        )

    def _adds(self, evidence: Evidence) -> Iterator[str]:
        for added in evidence.restrictions:
            entry = self._vocabulary.get(added.code)
            area = self._words.area(added.region) if added.region else ""
            until = added.until
            end = self.tr("until {day}").format(day=plain_date(until)) if until else ""
            parts = (entry.short if entry else added.code, area, end)
            yield " · ".join(part for part in parts if part)

    def source(self, evidence: Evidence) -> str:
        """Return where a piece of evidence comes from: Letter from Ann Lee, GP, 12 May 2026."""
        kind = self._texts[f"evidence.kind.{evidence.kind.value}"]
        author = ", ".join(part for part in (evidence.author, evidence.role) if part)
        day = plain_date(evidence.dated)
        if not author:
            return self._texts.fill("evidence.line.plain", kind=kind, day=day)
        return self._texts.fill("evidence.line.signed", kind=kind, author=author, day=day)

    def told(self, evidence: Evidence) -> tuple[str, ...]:
        """Return what a piece of evidence says, line by line."""
        lines = []
        if evidence.fine:
            lines.append(self.tr("Fine: {text}").format(text=evidence.fine))
        if evidence.avoid:
            lines.append(self.tr("To avoid: {text}").format(text=evidence.avoid))
        lines += self._adds(evidence)
        lines += map(self._reading, evidence.readings)
        if evidence.log is not None:
            text = self.tr("{count} clean sessions over {weeks} weeks")
            count, weeks = evidence.log.clean_sessions, evidence.log.weeks
            lines.append(text.format(count=count, weeks=weeks))
        return (*lines, evidence.note) if evidence.note else tuple(lines)

    def _reading(self, reading: Reading) -> str:
        parts = []
        if reading.systolic is not None and reading.diastolic is not None:
            parts.append(f"{reading.systolic}/{reading.diastolic}")
        if reading.pulse is not None:
            text = self.tr("pulse {pulse}, uneven") if reading.is_irregular else None
            parts.append((text or self.tr("pulse {pulse}")).format(pulse=reading.pulse))
        return f"{plain_date(reading.on)}: {', '.join(parts)}"


def last_day(evidence: Evidence) -> date | None:
    """Return the last day on which a clinician's information counts; other evidence has none."""
    # How findings close is loaded with the first piece of evidence, not with the profile.
    from studio.screening.closing import valid_until

    return valid_until(evidence)


def still_counts(evidence: Evidence, today: date) -> bool:
    """Tell whether a piece of evidence can still settle something."""
    until = last_day(evidence)
    return until is None or today <= until
