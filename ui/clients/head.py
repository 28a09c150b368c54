"""The head of a profile: who it is, the one thing to do next, and the parts below."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from studio.screening.screening import Scope
from ui.clients.next_step import Action
from ui.clients.reading import ClientFile
from ui.clients.words import ClientWords
from ui.shell.place import Surroundings
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, button
from ui.widgets.card import Card
from ui.widgets.icons import Icon, qicon
from ui.widgets.labels import label, set_tip
from ui.widgets.tabs import Tabs
from ui.widgets.theme import scaled
from ui.widgets.tier import TOKEN_BY_TIER, TierChip

_WIDE = 800
_GAP = 12
_AROUND = 120
_ICONS = {
    "plan": Icon.CALENDAR,
    "screen": Icon.CLIPBOARD,
    "check": Icon.CLIPBOARD,
    "resume": Icon.ARROW_RIGHT,
    "letter": Icon.PRINTER,
    "help": Icon.PHONE,
    "consent": Icon.CHECK_CIRCLE,
}


class ProfileHead(Card):
    """Shows name, tier and tabs; wishes go up as signals.

    `rescreen_requested` carries how much is to be asked again.
    """

    acted = Signal(object)
    rescreen_requested = Signal(object)
    change_requested = Signal()
    session_requested = Signal()
    edit_requested = Signal()
    archive_requested = Signal()
    bring_back_requested = Signal()

    def __init__(self, around: Surroundings, words: ClientWords, parent: QWidget) -> None:
        super().__init__(parent, margins=(22, 16, 18, 0), spacing=8)
        self._around = around
        self._words = words
        self._file: ClientFile | None = None
        self._action: Action | None = None
        row = QHBoxLayout()
        row.setSpacing(10)
        self._avatar = Avatar("", 54, "primary", self)
        row.addWidget(self._avatar)
        row.addLayout(self._build_texts(), 1)
        self.primary = button("", self, kind="primary", name="clients.primary")
        self.primary.clicked.connect(self._act)
        row.addWidget(self.primary)
        self._again = button("", self, icon=Icon.CLIPBOARD, name="clients.again",
                             accessible=self.tr("Screen again"))  # fmt: skip
        self._again.clicked.connect(self._open_checks)
        row.addWidget(self._again)
        self._more = button(
            "", self, icon=Icon.DOTS, name="clients.more", accessible=self.tr("More")
        )
        set_tip(self._more, self.tr("More"))
        self._more.clicked.connect(self._open_menu)
        row.addWidget(self._more)
        self.body.addLayout(row)
        self.tabs = self._build_tabs()
        self.body.addWidget(self.tabs)

    @property
    def action(self) -> Action | None:
        """Return the one thing to do next."""
        return self._action

    def show_file(self, file: ClientFile, action: Action) -> None:
        """Show a client and what to do next."""
        self._file, self._action = file, action
        client, tier = file.client, file.standing.tier
        hidden = self._around.privacy.is_hidden
        tone = TOKEN_BY_TIER.get(tier.key, "text_3") if tier is not None else "text_3"
        self._avatar.show_person(client.initials, "text_3" if hidden else tone)
        self._name.setText(self._around.privacy.shown_name(client, full=True))
        self._line.setText("" if hidden else self._words.heading(file))
        self._chip.setVisible(tier is not None and not hidden)
        if tier is not None:
            self._chip.show_tier(tier.key, self._words.tier_text(tier))
        self.primary.set_icon(_ICONS[action.code])
        self.primary.setText(action.text)
        self.primary.setAccessibleName(action.text)
        self.primary.setVisible(not client.is_archived and not (hidden and _tells(action)))
        was_screened = file.standing.screening_id is not None
        self._again.setVisible(was_screened and not client.is_archived and not hidden)
        self.tabs.setVisible(not hidden)
        self.body.setContentsMargins(22, 16, 18, 16 if hidden else 0)
        self._fit()

    # Building

    def _build_texts(self) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(3)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(12)
            texts.addLayout(row)
        self._name = label("", self, px=22, weight=600, elide=True, name="clients.name")
        self._upper.addWidget(self._name)
        self._chip = TierChip("", "", self)
        self._upper.addWidget(self._chip)
        self._upper.addStretch(1)
        self._line = label("", self, color="text_2", elide=True, name="clients.line")
        self._lower.addWidget(self._line, 1)
        return texts

    def _build_tabs(self) -> Tabs:
        texts = [
            self.tr("Overview"),
            self.tr("Screening"),
            self.tr("Plans"),
            self.tr("Notes"),
            self.tr("Details"),
        ]
        tabs = Tabs(texts, self, "clients.tabs")
        tabs.setAccessibleName(self.tr("Parts of the profile"))
        return tabs

    def _act(self) -> None:
        if self._action is not None:
            self.acted.emit(self._action)

    # Menus

    def _open_checks(self) -> None:
        menu = self._menu("clients.again.menu")
        self._add_checks(menu)
        _popup(menu, self._again)

    def _open_menu(self) -> None:
        if self._file is None:
            return
        menu = self._menu("clients.more.menu")
        if self._file.client.is_archived:
            back = menu.addAction(qicon(Icon.UNDO), self.tr("Bring back"))
            back.triggered.connect(self.bring_back_requested)
        else:
            edit = menu.addAction(qicon(Icon.PENCIL), self.tr("Edit details") + "\tE")
            edit.triggered.connect(self.edit_requested)
            away = menu.addAction(qicon(Icon.ARCHIVE), self.tr("Archive") + "\tDel")
            away.triggered.connect(self.archive_requested)
        _popup(menu, self._more)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_checks(self, menu: QMenu) -> None:
        due = self._words.due
        for scope in (Scope.SHORT, Scope.MINI, Scope.FULL):
            text = self.tr("{check}: {asks}").format(check=due.check(scope), asks=due.asks(scope))
            ask = menu.addAction(text)
            ask.setData(scope.value)
            ask.triggered.connect(self._on_scope)
        menu.addSeparator()
        changed = menu.addAction(qicon(Icon.FLAG), self.tr("Something changed"))
        changed.triggered.connect(self.change_requested)
        before = menu.addAction(qicon(Icon.CHECK_CIRCLE), self.tr("Before a session"))
        before.triggered.connect(self.session_requested)

    def _on_scope(self) -> None:
        asked = self.sender()
        if isinstance(asked, QAction):
            self.rescreen_requested.emit(Scope(str(asked.data())))

    # Room

    def _fit(self) -> None:
        """Where the name needs the room, leave words out and put the tier below it."""
        text = self.tr("Screen again") if self.width() >= scaled(_WIDE) else ""
        if self._again.label != text:
            self._again.setText(text)
            self._again.set_icon(Icon.CLIPBOARD)
        tip = self.tr("Screen again, something changed, before a session")
        set_tip(self._again, "" if text else tip)
        buttons = (self.primary, self._again, self._more)
        taken = sum(b.sizeHint().width() + _GAP for b in buttons if not b.isHidden())
        room = self.width() - taken - _AROUND
        wanted = self._name.sizeHint().width() + self._chip.sizeHint().width() + _GAP
        self._place_chip(below=not self._chip.isHidden() and wanted > room)

    def _place_chip(self, *, below: bool) -> None:
        old, new = (self._upper, self._lower) if below else (self._lower, self._upper)
        if old.indexOf(self._chip) >= 0:
            old.removeWidget(self._chip)
            new.insertWidget(0 if below else 1, self._chip)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _tells(action: Action) -> bool:
    """Tell whether the words of an action say something about somebody's health."""
    return action.code in ("letter", "help", "consent")


def _popup(menu: QMenu, under: Button) -> None:
    menu.popup(under.mapToGlobal(QPoint(0, under.height() + 4)))
