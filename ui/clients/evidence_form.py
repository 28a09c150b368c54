"""The form for one piece of evidence; which fields it has follows from what comes in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.ids import ClientId, EvidenceId, TrainerId, new_id
from studio.screening.evidence import Evidence, EvidenceKind, WrittenRestriction
from studio.screening.restrictions import RestrictionEntry
from studio.wording import Words
from ui.clients.clinical_fields import ClinicalFields
from ui.clients.field_reader import FieldReader
from ui.clients.log_fields import LogFields
from ui.clients.reading_fields import ReadingFields
from ui.clients.sheet_parts import Choice, Note, Part
from ui.clients.written_fields import AreaName, WrittenFields
from ui.widgets.labels import label


class EvidenceForm(QWidget):
    """Takes one piece of evidence; what cannot be right is said at its field and kept there.

    `changed` tells that the kind, or what it would add for the plan, has changed.
    """

    changed = Signal()

    def __init__(
        self,
        words: Words,
        vocabulary: Mapping[str, RestrictionEntry],
        area_name: AreaName,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._kind = Choice(self.tr("What comes in"), [], self, "evidence.kind")
        self._kind.select.chosen.connect(self._on_kind)
        self._about = label("", self, px=13, color="text_3", wrap=True, name="evidence.about")
        self._clinical = ClinicalFields(words, self)
        self._readings = ReadingFields(self)
        self._log = LogFields(self)
        self._written = WrittenFields(words, vocabulary, area_name, self)
        self._written.changed.connect(self.changed)
        self._note = Note(self.tr("Note"), self, "evidence.note")
        for part in (self._kind, self._about, self._clinical, self._readings, self._log,
                     self._written, self._note):  # fmt: skip
            column.addWidget(part)

    @property
    def kind(self) -> EvidenceKind:
        """Return what comes in."""
        return EvidenceKind(self._kind.key)

    @property
    def added(self) -> tuple[WrittenRestriction, ...]:
        """Return what a clinician's words add for the plan."""
        return self._written.added if self.kind.is_clinical else ()

    def offer(self, kinds: Sequence[EvidenceKind], today: date, *, asks_fear: bool = False) -> None:
        """Offer what may come in; what was typed so far stays."""
        texts = [(kind, self._words[f"evidence.kind.{kind.value}"]) for kind in kinds]
        self._kind.select.offer(texts)
        self._kind.setVisible(len(texts) > 1)
        self._log.ask_fear(asked=asks_fear)
        self._written.take_today(today)
        self._show_kind()

    def read(
        self, client_id: ClientId, by: TrainerId, now: datetime, today: date
    ) -> Evidence | None:
        """Return the evidence, or `None` where something is wrong; the keyboard is then there."""
        for part in self.findChildren(Part):
            part.show_trouble("")
        reader = FieldReader(self._words, today)
        values = self._values(reader)
        if not reader.settle():
            return None
        try:
            return Evidence(
                id=EvidenceId(new_id()),
                client_id=client_id,
                kind=self.kind,
                recorded_at=now,
                recorded_by=by,
                **values,
            )
        except StudioError as error:
            reader.say(self._note, error)
            reader.settle()
            return None

    def _values(self, reader: FieldReader) -> dict[str, Any]:
        kind = self.kind
        if kind is EvidenceKind.READINGS:
            found = self._readings.read(reader)
            last = max((reading.on for reading in found), default=reader.today)
            return {"dated": last, "readings": found, "note": self._note.text}
        if kind is EvidenceKind.LOG:
            tally = self._log.read(reader)
            return {"dated": reader.today, "log": tally, "note": self._note.text}
        if kind is EvidenceKind.NOTE:
            return {"dated": reader.today, "note": reader.text(self._note, "evidence.note")}
        values = self._clinical.read(reader)
        values["restrictions"] = self._written.read(reader)
        values["note"] = self._note.text
        if kind is EvidenceKind.ACCOUNT:
            values["note"] = reader.text(self._note, "evidence.note")
        return values

    def _on_kind(self, _: object) -> None:
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.kind
        self._about.setText(self._words[f"evidence.about.{kind.value}"])
        self._clinical.setVisible(kind.is_clinical)
        self._written.setVisible(kind.is_clinical)
        self._readings.setVisible(kind is EvidenceKind.READINGS)
        self._log.setVisible(kind is EvidenceKind.LOG)
