"""The top bar: where one is, the search, hiding names, and who is at the desk."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from studio.ids import TrainerId
from ui.shell.at_desk import AtDesk
from ui.shell.privacy import Privacy
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import button
from ui.widgets.icons import Icon, paint_icon, qicon
from ui.widgets.key_cap import key_cap_size, paint_key_cap
from ui.widgets.labels import label, set_tip
from ui.widgets.theme import font, scaled, tokens

HEIGHT = 64
PATIENCE_MS = 500
"""How long work in the background goes on before the bar says so."""


class TopBar(QWidget):
    """The same in every place; it shows, and tells what was wished."""

    search_requested = Signal()

    def __init__(self, privacy: Privacy, at_desk: AtDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._privacy = privacy
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(10)
        row.addLayout(self._build_titles())
        row.addStretch(1)
        self._search = SearchBox(self.tr("Find a client, exercise or action"), self)
        self._search.clicked.connect(self.search_requested)
        row.addWidget(self._search, 20)
        row.addStretch(1)
        self._hide = button(self.tr("Hide names"), self, icon=Icon.EYE, name="top.hideNames")
        set_tip(self._hide, self.tr("Ctrl+Shift+H"))
        self._hide.clicked.connect(privacy.toggle)
        row.addWidget(self._hide)
        row.addSpacing(4)
        row.addWidget(TrainerChip(at_desk, self))
        privacy.changed.connect(self._show_privacy)
        self._show_privacy()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._working.show)

    @property
    def title(self) -> str:
        """Return the title of the open place."""
        return self._title.text()

    @property
    def state(self) -> str:
        """Return the line under the title."""
        return self._state.accessibleName()

    def show_place(self, title: str, state: str) -> None:
        """Show the title of a place and the line under it."""
        self._title.setText(title)
        self._state.setText(state)
        self._state.setVisible(bool(state))

    def wait(self) -> None:
        """Say that something is being done, if it takes long."""
        self._patience.start()

    def stop_waiting(self) -> None:
        """Say no longer that something is being done."""
        self._patience.stop()
        self._working.hide()

    def _build_titles(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._title = label("", self, px=20, weight=600, name="top.title")
        self._state = label(
            "", self, px=12, color="text_2", tabular=True, elide=True, name="top.state"
        )
        self._working = label(self.tr("one moment…"), self, px=12, color="text_3")
        self._working.hide()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._working)
        head.addStretch(1)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addStretch(1)
        return column

    def _show_privacy(self) -> None:
        hidden = self._privacy.is_hidden
        self._hide.set_kind("soft" if hidden else "default")
        self._hide.set_icon(Icon.EYE_OFF if hidden else Icon.EYE)
        self._hide.setText(self.tr("Names hidden") if hidden else self.tr("Hide names"))
        self._hide.setAccessibleName(
            self.tr("Names hidden, show them again") if hidden else self.tr("Hide names")
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        line = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, tokens().border)


class SearchBox(QAbstractButton):
    """Looks like a search field and opens the command palette, where the typing is done."""

    radius = 9

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setObjectName("top.search")
        self.setAccessibleName(text)
        self.setAccessibleDescription("Ctrl+K")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMinimumWidth(230)
        self.setMaximumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, scaled(38))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.border_strong, 1))
        painter.setBrush(colors.sunken if colors.is_dark else colors.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        icon = scaled(18)
        middle = self.height() // 2
        place = QRect(12, middle - icon // 2, icon, icon)
        paint_icon(painter, Icon.SEARCH, place, colors.text_2)
        right = self.width() - 9
        for key in ("K", "Ctrl"):
            cap = key_cap_size(key)
            right -= cap.width()
            paint_key_cap(painter, QRect(QPoint(right, middle - cap.height() // 2), cap), key)
            right -= 4
        painter.setPen(colors.text_3)
        painter.setFont(font(14))
        room = QRect(icon + 22, 0, right - icon - 30, self.height())
        text = QFontMetrics(font(14)).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class TrainerChip(QAbstractButton):
    """Who is at the desk; its menu lets somebody else take over."""

    radius = 10

    def __init__(self, at_desk: AtDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._at_desk = at_desk
        self.setObjectName("top.trainer")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self._menu.setObjectName("top.trainerMenu")
        self._menu.triggered.connect(self._on_chosen)
        self.clicked.connect(self._open_menu)
        at_desk.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        trainer = self._at_desk.trainer
        first = trainer.name.split()[0] if trainer else self.tr("Who is here?")
        self.setText(first)
        self.setAccessibleName(
            self.tr("At the desk: {name}").format(name=first) if trainer else first
        )
        self.updateGeometry()
        self.update()

    def _open_menu(self) -> None:
        self._menu.clear()
        for trainer in self._at_desk.team:
            # "&" in a name is a letter, not the mark of a short cut.
            action = self._menu.addAction(trainer.name.replace("&", "&&"))
            action.setData(trainer.id)
            action.setCheckable(True)
            action.setChecked(trainer == self._at_desk.trainer)
        if not self._at_desk.team:
            hint = self._menu.addAction(qicon(Icon.INFO), self.tr("Add trainers in Settings"))
            hint.setEnabled(False)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _on_chosen(self, action: QAction) -> None:
        chosen = action.data()
        if isinstance(chosen, str):
            self._at_desk.choose(TrainerId(chosen))

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(13, 500)).horizontalAdvance(self.text())
        return QSize(34 + 10 + width + 8, 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        trainer = self._at_desk.trainer
        disc = QRect(2, 3, 34, 34)
        if trainer:
            paint_avatar(painter, disc, trainer.initials, trainer.tone)
        else:
            paint_icon(painter, Icon.TRAINER, disc.adjusted(5, 5, -5, -5), colors.text_2)
        painter.setPen(colors.text)
        painter.setFont(font(13, 500))
        painter.drawText(
            self.rect().adjusted(44, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
