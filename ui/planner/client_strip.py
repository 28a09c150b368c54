"""The strip above the planner: whose week it is, what the plan takes into account, and actions."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.labels import Label, set_tip
from ui.widgets.theme import font, scaled, tokens
from ui.widgets.tier import TierChip

_AROUND = 24 + 38 + 10 + 8 + 20 + 10


class ClientSwitch(QAbstractButton):
    """The client's name with a caret; a click asks for another client."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan.client")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_name(self, name: str, spoken: str) -> None:
        """Show a name."""
        self.setText(name)
        self.setAccessibleName(spoken)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(16, 600)).horizontalAdvance(self.text())
        return QSize(width + scaled(26), scaled(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setFont(font(16, 600))
        painter.setPen(colors.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        size = scaled(15)
        left = painter.fontMetrics().horizontalAdvance(self.text()) + 7
        place = QRect(left, (self.height() - size) // 2, size, size)
        paint_icon(painter, Icon.CARET_DOWN, place, colors.text_2)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class AccountLine(Label):
    """What the plan takes into account, in the longest of several ways that fits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, px=13, weight=450, color="text_2")
        self.setObjectName("plan.account")
        self._ways: tuple[str, ...] = ()

    def show_ways(self, ways: Sequence[str], tip: str) -> None:
        """Take over several ways, the longest first; *tip* says everything."""
        self._ways = tuple(ways)
        set_tip(self, tip)
        self.setVisible(bool(ways))

    def fit(self, room: int) -> None:
        """Show the longest way that fits into *room*, and take no more than it needs."""
        metrics = QFontMetrics(font(13, 450))
        fits = [way for way in self._ways if metrics.horizontalAdvance(way) <= room]
        last = self._ways[-1] if self._ways else ""
        shown = fits[0] if fits else metrics.elidedText(last, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setFixedWidth(metrics.horizontalAdvance(shown) + 2)


class ClientStrip(QWidget):
    """Shows the client and offers what can be done with the whole week."""

    client_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    copy_wanted = Signal()
    templates_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 20, 8)
        row.setSpacing(10)
        self._avatar = Avatar("", 38, "adapt", self)
        row.addWidget(self._avatar)
        row.addLayout(self._build_names())
        row.addSpacing(8)
        self._tier = TierChip("", "", self)
        self._tier.setObjectName("plan.tier")
        row.addWidget(self._tier)
        row.addStretch(1)
        self._build_actions(row)

    def show_client(self, name: str, initials: str, lines: Sequence[str], tip: str) -> None:
        """Show whose week it is and what it takes into account, all of it in the tip."""
        spoken = self.tr("{name}, choose another client").format(name=name)
        self._switch.show_name(name, spoken)
        self._avatar.show_person(initials, "adapt")
        self._line.show_ways(lines, tip)
        self._fit()

    def show_tier(self, tier_key: str, text: str) -> None:
        """Show where the client stands; without a text nothing is shown."""
        self._tier.setVisible(bool(text))
        self._tier.show_tier(tier_key, text)
        self._fit()

    def show_access(self, *, may_edit: bool, may_print: bool) -> None:
        """Show only the actions that do something."""
        for part in (self._undo, self._redo, self.copy, self.templates):
            part.setVisible(may_edit)
        self.print.setVisible(may_print)
        self._fit()

    def show_steps(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do; nothing to do leaves the arrow without effect."""
        self._name_step(self._undo, self.tr("Undo"), undo, "Ctrl+Z")
        self._name_step(self._redo, self.tr("Redo"), redo, "Ctrl+Shift+Z")

    def _fit(self) -> None:
        beside = (self._tier, self._undo, self._redo, self.copy, self.templates, self.print)
        shown = [part for part in beside if not part.isHidden()]
        taken = sum(part.sizeHint().width() + 10 for part in shown)
        self._line.fit(max(80, self.width() - _AROUND - taken))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _name_step(self, arrow: Button, verb: str, step: str, keys: str) -> None:
        arrow.setEnabled(bool(step))
        named = self.tr("{verb}: {step}").format(verb=verb, step=step) if step else verb
        arrow.setAccessibleName(named)
        nothing = self.tr("{verb}: nothing yet").format(verb=verb)
        set_tip(arrow, f"{named}   {keys}" if step else nothing)

    def _build_names(self) -> QVBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        self._switch = ClientSwitch(self)
        self._switch.clicked.connect(self.client_wanted)
        self._line = AccountLine(self)
        names.addStretch(1)
        names.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        names.addWidget(self._line)
        names.addStretch(1)
        return names

    def _build_actions(self, row: QHBoxLayout) -> None:
        self._undo = self._action("", Icon.UNDO, "plan.undo", self.undo_wanted, kind="ghost",
                                  accessible=self.tr("Undo"))  # fmt: skip
        self._redo = self._action("", Icon.REDO, "plan.redo", self.redo_wanted, kind="ghost",
                                  accessible=self.tr("Redo"))  # fmt: skip
        self.copy = self._action(
            self.tr("Copy last week"), Icon.COPY, "plan.copy", self.copy_wanted
        )
        set_tip(self.copy, self.tr("Copy last week here   Ctrl+D"))
        self.templates = self._action(
            self.tr("Templates"), Icon.TEMPLATES, "plan.templates", self.templates_wanted
        )
        set_tip(self.templates, self.tr("Start from a template   T"))
        self.print = self._action(
            self.tr("Print"), Icon.PRINTER, "plan.print", self.print_wanted, kind="primary"
        )
        set_tip(self.print, self.tr("Print preview   Ctrl+P"))
        for part in (self._undo, self._redo, self.copy, self.templates, self.print):
            row.addWidget(part)

    def _action(
        self,
        text: str,
        icon: Icon,
        name: str,
        wish: SignalInstance,
        *,
        kind: str = "default",
        accessible: str = "",
    ) -> Button:
        made = button(text, self, kind=kind, icon=icon, name=name, accessible=accessible)
        made.clicked.connect(wish)
        return made
