"""Whose confirmed outcome the present rules would not reach; nothing is changed from here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.services.due import TierChange
from studio.wording import Words
from ui.shell.privacy import Privacy
from ui.widgets.buttons import button
from ui.widgets.labels import label


class RuleChangesPane(QWidget):
    """One row a client; `client_requested` carries the id of the one to open."""

    client_requested = Signal(str)

    def __init__(self, words: Words, privacy: Privacy, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings.rules.changes")
        self._words = words
        self._privacy = privacy
        self._changes: Sequence[TierChange] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._rows: list[QWidget] = []
        self._lead = label("", self, color="text_2", wrap=True, name="settings.rules.changesLead")
        self._column.addWidget(self._lead)
        self._column.addStretch(1)
        privacy.changed.connect(self._show)
        self._show()

    def show_changes(self, changes: Sequence[TierChange]) -> None:
        """Show other changes."""
        self._changes = changes
        self._show()

    def _show(self) -> None:
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._lead.setText(self._said())
        self._rows = [self._row(change) for change in self._changes]
        for place, row in enumerate(self._rows, start=1):
            self._column.insertWidget(place, row)
            row.show()

    def _said(self) -> str:
        count = len(self._changes)
        if not count:
            return self.tr("Every confirmed outcome stays as it is with the rules of today.")
        if count == 1:
            said = self.tr("One client would come out differently with the rules of today.")
        else:
            said = self.tr("{n} clients would come out differently with the rules of today.")
        nothing = self.tr("Nothing changes by itself; a new screening decides.")
        return f"{said.format(n=count)} {nothing}"

    def _row(self, change: TierChange) -> QWidget:
        row = _ChangeRow(change, self._words, self._privacy, self)
        row.opened.connect(self.client_requested)
        return row


class _ChangeRow(QWidget):
    """The client, the outcome then and now, and the rules that make the difference."""

    opened = Signal(str)

    def __init__(self, change: TierChange, words: Words, privacy: Privacy, parent: QWidget) -> None:
        super().__init__(parent)
        self._client_id = change.client.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        name = button(
            privacy.shown_name(change.client),
            self,
            kind="link",
            name=f"settings.rules.change.{change.client.id}",
        )
        name.clicked.connect(self._on_clicked)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        if privacy.is_hidden:
            return
        after = (
            words["check_rules.open"] if change.after is None else words[f"tier.{change.after.key}"]
        )
        said = self.tr("{before}, now {after}").format(
            before=words[f"tier.{change.before.key}"], after=after
        )
        column.addWidget(label(said, self, wrap=True))
        for text, rules in (
            (self.tr("Found now: {rules}"), change.gained),
            (self.tr("No longer found: {rules}"), change.lost),
        ):
            if rules:
                shown = text.format(rules=", ".join(rules))
                column.addWidget(label(shown, self, px=13, color="text_2", wrap=True))

    def _on_clicked(self) -> None:
        self.opened.emit(self._client_id)
