"""A sheet over the window: a form for one thing, by keyboard alone if wished."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.clients.client import Client
from ui.shell.announce import announce
from ui.shell.place import Surroundings
from ui.widgets.buttons import button
from ui.widgets.card import Card, Rule
from ui.widgets.icons import Icon
from ui.widgets.labels import label
from ui.widgets.scroll import ScrollColumn
from ui.widgets.theme import scaled, tokens

_WIDTH = 640
_EDGE = 24
_SIDE = 28
_CONFIRM = ("Ctrl+Return", "Ctrl+Enter")


class Sheet(QWidget):
    """Lies over the window until it is done or put away; what was typed stays in it.

    Put things to fill in into `body` and the buttons into `foot`.  While names are hidden the
    sheet shows nothing about anybody.
    """

    closed = Signal()

    def __init__(self, around: Surroundings, name: str) -> None:
        super().__init__(around.overlay)
        self._around = around
        self._name = name
        self._before: QWidget | None = None
        self._about: tuple[Client, tuple[str, ...]] | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card = Card(self, margins=0, spacing=0, radius=14, shadow=True)
        self.card.body.addWidget(self._build_head())
        self._scroll = ScrollColumn(self.card, spacing=16, name=f"{name}.form")
        self._scroll.column.setContentsMargins(_SIDE, 4, _SIDE, 20)
        self.body = self._scroll.column
        self.card.body.addWidget(self._scroll, 1)
        self._bottom = QWidget(self.card)
        self.card.body.addWidget(Rule(self.card))
        self.card.body.addWidget(self._bottom)
        self.foot = QVBoxLayout(self._bottom)
        self.foot.setContentsMargins(_SIDE, 14, _SIDE, 18)
        self.foot.setSpacing(10)
        self._hidden = self._build_hidden()
        self.card.body.addWidget(self._hidden)
        self.hide()
        around.overlay.installEventFilter(self)
        self._scroll.content.installEventFilter(self)
        self._bottom.installEventFilter(self)
        around.privacy.changed.connect(self._follow_privacy)
        for keys in _CONFIRM:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_confirm_key)

    @property
    def content(self) -> QWidget:
        """Return the parent of everything in `body`."""
        return self._scroll.content

    def show_heading(self, title: str, client: Client, *more: str) -> None:
        """Say what the sheet is for, and about whom."""
        self._title.setText(title)
        self._about = client, more
        self._tell_about()

    @property
    def heading(self) -> str:
        """Return what the sheet is for."""
        return self._title.text()

    def open(self) -> None:
        """Come up and take the keyboard."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._follow_privacy()
        self.show()
        self._place()
        self.raise_()
        self._around.overlay.raise_()
        announce(self, self.accessibleName())
        self.focus_first()

    def dismiss(self) -> None:
        """Go away and give the keyboard back; what was typed is kept."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def confirm(self) -> None:
        """Do what the main button does; Ctrl+Enter asks for it from any field."""

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to fill in."""
        start = self._hidden if self._around.privacy.is_hidden else self._scroll.content
        inside = [w for w in _chain(start) if start.isAncestorOf(w) and _takes_keys(w)]
        target = inside[0] if inside else self._close
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until *widget* is seen."""
        self._scroll.ensureWidgetVisible(widget, 0, 24)

    # Building

    def _build_head(self) -> QWidget:
        self._head = head = QWidget(self.card)
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE, 20, 16, 12)
        row.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        self._title = label("", head, px=20, weight=600, wrap=True, name=f"{self._name}.title")
        self._line = label("", head, color="text_2", wrap=True, name=f"{self._name}.line")
        texts.addWidget(self._title)
        texts.addWidget(self._line)
        row.addLayout(texts, 1)
        self._close = button(
            "", head, kind="ghost", size="small", icon=Icon.X, name=f"{self._name}.close",
            accessible=self.tr("Put away"),
        )  # fmt: skip
        self._close.clicked.connect(self.dismiss)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_hidden(self) -> QWidget:
        page = QWidget(self.card)
        column = QVBoxLayout(page)
        column.setContentsMargins(_SIDE, 20, _SIDE, 24)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Names are hidden"), page, px=16, weight=600))
        said = self.tr("This sheet waits with everything written in it until names are shown.")
        column.addWidget(label(said, page, color="text_2", wrap=True))
        again = button(
            self.tr("Show names again"), page, icon=Icon.EYE, name=f"{self._name}.showNames"
        )
        again.clicked.connect(self._show_names)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    # Following

    def _on_confirm_key(self) -> None:
        if not self._around.privacy.is_hidden:
            self.confirm()

    def _show_names(self) -> None:
        self._around.privacy.hide_names(hidden=False)

    def _follow_privacy(self) -> None:
        hidden = self._around.privacy.is_hidden
        for part in (self._head, self._scroll, self._bottom):
            part.setVisible(not hidden)
        self._hidden.setVisible(hidden)
        self._tell_about()
        if not self.isHidden():
            self._place()
            self.focus_first()

    def _tell_about(self) -> None:
        privacy = self._around.privacy
        if self._about is not None:
            client, more = self._about
            name = privacy.shown_name(client, full=True)
            self._line.setText(" · ".join(part for part in (name, *more) if part))
        said = self.tr("Names are hidden") if privacy.is_hidden else self.heading
        self.setAccessibleName(said)

    def _place(self) -> None:
        host = self._around.overlay
        self.setGeometry(host.rect())
        width = min(scaled(_WIDTH), self.width() - 2 * _EDGE)
        room = self.height() - 2 * _EDGE
        height = min(room, self._wanted_height(width))
        self.card.setGeometry(
            (self.width() - width) // 2, max(_EDGE, (self.height() - height) // 3), width, height
        )

    def _wanted_height(self, width: int) -> int:
        if self._around.privacy.is_hidden:
            return _height(self._hidden, width)
        parts = (self._head, self._scroll.content, self._bottom)
        return sum(_height(part, width) for part in parts) + 1

    # Qt

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        resized = kind == QEvent.Type.Resize and watched is self._around.overlay
        asked = kind == QEvent.Type.LayoutRequest and watched is not self._around.overlay
        if (resized or asked) and not self.isHidden():
            self._place()
        return False

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep the keyboard on the sheet."""
        chain = [w for w in _chain(self) if self.isAncestorOf(w) and _takes_keys(w)]
        if not chain:
            return False
        here = self.window().focusWidget()
        place = chain.index(here) if here in chain else (-1 if next else 0)
        target = chain[(place + (1 if next else -1)) % len(chain)]
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        if self._scroll.content.isAncestorOf(target):
            self.reveal(target)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0, 120 if tokens().is_dark else 60)
        QPainter(self).fillRect(self.rect(), shade)


def _chain(start: QWidget) -> list[QWidget]:
    """Return every widget of the window in the order of Tab, from *start* on."""
    found = [start]
    widget = start.nextInFocusChain()
    while widget is not None and widget is not start:
        found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _takes_keys(widget: QWidget) -> bool:
    wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wanted) and widget.isVisible() and widget.isEnabled()


def _height(part: QWidget, width: int) -> int:
    layout = part.layout()
    if layout is None:
        return part.sizeHint().height()
    layout.activate()
    wrapped = layout.heightForWidth(width) if layout.hasHeightForWidth() else -1
    return wrapped if wrapped > 0 else layout.sizeHint().height()
