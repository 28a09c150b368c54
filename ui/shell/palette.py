"""The command palette: one box that finds actions, clients and exercises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QWidget
from typing_extensions import override

from studio.clients.client import Client
from studio.exercises.exercise import Exercise
from ui.shell.announce import announce
from ui.shell.commands import Command
from ui.shell.matching import rank
from ui.shell.palette_model import PaletteDelegate, PaletteModel, PaletteRow
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner, Ticket
from ui.widgets.card import Card, Rule
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import label
from ui.widgets.overlay import OverlayHost
from ui.widgets.theme import font, scaled, tokens

WIDTH = 640
MOST_ROWS = 8
PAUSE_MS = 60


@dataclass(frozen=True, slots=True)
class Finders:
    """Where the palette looks: clients in the background, exercises in memory."""

    clients: Callable[[str], Sequence[Client]]
    exercises: Callable[[str], Sequence[Exercise]]
    exercise_hint: Callable[[Exercise], str]


class Palette(QWidget):
    """Lies over the whole window while it is open; Esc or a click beside it closes it.

    It never changes anything itself: commands run, clients and exercises are told by signal.
    """

    client_chosen = Signal(str)
    exercise_chosen = Signal(str)
    closed = Signal()

    def __init__(self, host: OverlayHost, runner: TaskRunner, privacy: Privacy) -> None:
        super().__init__(host)
        self.setObjectName("palette")
        self._runner = runner
        self._privacy = privacy
        self._commands: tuple[Command, ...] = ()
        self._finders: Finders | None = None
        self._clients: tuple[Client, ...] = ()
        self._ticket: Ticket | None = None
        self._shows_all = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._build()
        privacy.changed.connect(self._show_found)
        self.hide()

    def offer(self, commands: Sequence[Command], finders: Finders | None) -> None:
        """Take over what can be found."""
        self._commands = tuple(command for command in commands if command.is_listed)
        self._finders = finders

    def open(self, text: str = "") -> None:
        """Show the palette with *text* in its field."""
        self.setGeometry(self.window().rect())
        self._input.setText(text)
        self._clients = ()
        self._look()
        self.show()
        self.raise_()
        self._input.setFocus()

    def dismiss(self) -> None:
        """Close the palette; nothing was done."""
        if self.isHidden():
            return
        self._pause.stop()
        if self._ticket:
            self._ticket.forget()
        self.hide()
        self.closed.emit()

    def _build(self) -> None:
        self._card = Card(self, margins=0, spacing=0, radius=14, shadow=True)
        self._card.body.addLayout(self._build_input())
        self._card.body.addWidget(Rule(self))
        self._model = PaletteModel(self)
        self._list = QListView(self)
        self._list.setObjectName("palette.list")
        self._list.setAccessibleName(self.tr("Results"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._on_clicked)
        self._card.body.addSpacing(6)
        self._card.body.addWidget(self._list, 1)
        self._card.body.addSpacing(6)
        self._none = label("", self, color="text_2", wrap=True, name="palette.none")
        self._none.setContentsMargins(20, 6, 20, 18)
        self._card.body.addWidget(self._none)
        self._card.body.addWidget(Rule(self))
        self._card.body.addLayout(self._build_keys())

    def _build_input(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(_SearchSign(self))
        self._input = QLineEdit(self)
        self._input.setObjectName("palette.input")
        self._input.setAccessibleName(self.tr("Find a client, exercise or action"))
        self._input.setPlaceholderText(self.tr("Find a client, exercise or action"))
        self._input.setProperty("kind", "bare")
        self._input.setFont(font(17, 500))
        self._input.textEdited.connect(self._on_typed)
        row.addWidget(self._input, 1)
        row.addWidget(KeyCap("Esc", self))
        return row

    def _build_keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 9, 18, 9)
        row.setSpacing(5)
        for caps, text in (
            (("↑", "↓"), self.tr("move")),
            (("Enter",), self.tr("open")),
            (("Ctrl Enter",), self.tr("run, stay here")),
        ):
            for cap in caps:
                row.addWidget(KeyCap(cap, self))
            row.addWidget(label(text, self, px=12, color="text_2"))
            row.addSpacing(8)
        row.addStretch(1)
        self._hidden_note = label(
            self.tr("Names stay hidden in results"), self, px=12, color="text_3"
        )
        row.addWidget(self._hidden_note)
        return row

    def _on_typed(self) -> None:
        self._shows_all = False
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        text = self._input.text().strip()
        if self._ticket:
            self._ticket.forget()
        finders = self._finders
        if text and finders:
            self._ticket = self._runner.ask(
                lambda: tuple(finders.clients(text)), self._on_clients, owner=self
            )
        else:
            self._clients = ()
        self._show_found()

    def _on_clients(self, clients: tuple[Client, ...]) -> None:
        self._clients = clients
        self._show_found()

    def _show_found(self) -> None:
        text = self._input.text().strip()
        groups = [
            (self.tr("Actions"), self._command_rows(text)),
            (self.tr("Clients"), self._client_rows()),
            (self.tr("Exercises"), self._exercise_rows(text)),
        ]
        rows, hidden = _shortened(groups, 10_000 if self._shows_all else MOST_ROWS)
        if hidden:
            more = self.tr("Show all ({count} more)").format(count=hidden)
            rows.append(PaletteRow(more, "more", icon=Icon.CARET_DOWN))
        self._model.show_rows(rows)
        self._choose(self._model.next_choice(-1, 1))
        self._none.setText(self.tr("Nothing here is called “{text}”.").format(text=text))
        self._none.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self._hidden_note.setVisible(self._privacy.is_hidden)
        self._place_card()
        self._tell_count(rows)

    def _command_rows(self, text: str) -> list[PaletteRow]:
        ranked = [(rank(text, command.title), command) for command in self._commands]
        fitting = [(order, command) for order, command in ranked if order is not None]
        return [
            PaletteRow(c.title, "command", c.key, c.hint, c.icon, c.caps)
            for _, c in sorted(fitting, key=lambda pair: pair[0])
        ]

    def _client_rows(self) -> list[PaletteRow]:
        number = self.tr("Client {number}")
        return [
            PaletteRow(
                self._privacy.shown_name(client),
                "client",
                client.id,
                number.format(number=client.number),
                Icon.USER,
            )
            for client in self._clients
        ]

    def _exercise_rows(self, text: str) -> list[PaletteRow]:
        finders = self._finders
        if finders is None or len(text) < 2:
            return []
        return [
            PaletteRow(e.name, "exercise", e.slug, finders.exercise_hint(e), Icon.BARBELL)
            for e in finders.exercises(text)
        ]

    def _tell_count(self, rows: Sequence[PaletteRow]) -> None:
        choices = [row for row in rows if row.kind]
        if choices and self.isVisible():
            said = self.tr("{count} results, {first}")
            announce(self, said.format(count=len(choices), first=choices[0].title))

    def _place_card(self) -> None:
        heights = [self._list.sizeHintForRow(row) for row in range(len(self._model.rows))]
        listed = sum(heights) + 14
        frame = scaled(104)
        width = min(WIDTH, self.width() - 80)
        top = min(118, self.height() // 8)
        room = self.height() - top - 40
        height = min(room, frame + (listed if heights else scaled(52)))
        self._card.setGeometry((self.width() - width) // 2, top, width, height)

    def _choose(self, place: int) -> None:
        index = self._model.index(place, 0) if place >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)

    def _step(self, by: int) -> None:
        self._choose(self._model.next_choice(self._list.currentIndex().row(), by))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self._take(stay=False)

    def _take(self, *, stay: bool) -> None:
        row = self._model.row_at(self._list.currentIndex())
        if row is None:
            return
        if row.kind == "more":
            self._shows_all = True
            self._show_found()
            return
        if not stay:
            self.dismiss()
        self._run(row)

    def _run(self, row: PaletteRow) -> None:
        if row.kind == "client":
            self.client_chosen.emit(row.key)
        elif row.kind == "exercise":
            self.exercise_chosen.emit(row.key)
        else:
            next(command for command in self._commands if command.key == row.key).run()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._look()
            self._take(stay=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Tab:
            self._choose(self._model.next_group(self._list.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self._choose(self._model.next_group(self._list.currentIndex().row()))
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0, 120 if tokens().is_dark else 60)
        QPainter(self).fillRect(self.rect(), shade)


class _SearchSign(QWidget):
    """The magnifying glass before the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(20, 20)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), Icon.SEARCH, self.rect(), tokens().text_2)


def _shortened(
    groups: Sequence[tuple[str, list[PaletteRow]]], most: int
) -> tuple[list[PaletteRow], int]:
    """Return the rows under their headings, at most *most* of them, and how many are left out.

    Every group gets an even share; what one does not need goes to the next.
    """
    shares = [0] * len(groups)
    wanted = [len(rows) for _, rows in groups]
    while sum(shares) < most and any(s < w for s, w in zip(shares, wanted, strict=True)):
        for place, (share, want) in enumerate(zip(shares, wanted, strict=True)):
            if share < want and sum(shares) < most:
                shares[place] += 1
    shown: list[PaletteRow] = []
    for (heading, rows), share in zip(groups, shares, strict=True):
        if share:
            shown += [PaletteRow(heading), *rows[:share]]
    return shown, sum(wanted) - sum(shares)
