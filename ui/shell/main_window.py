"""The window: rail, top bar, places, and the flow that takes all of it while it lasts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.shell.announce import announce
from ui.shell.appearance import Appearance
from ui.shell.at_desk import AtDesk
from ui.shell.banner_row import BannerRow
from ui.shell.commands import Command
from ui.shell.key_sheet import KeySheet
from ui.shell.panes import focus_into, pane_beside
from ui.shell.place import Place
from ui.shell.privacy import Privacy
from ui.shell.rail import Rail
from ui.shell.tasks import TaskRunner
from ui.shell.top_bar import TopBar
from ui.shell.trail import Stop, Trail
from ui.shell.window_commands import WindowCommands
from ui.widgets.banner import Banner
from ui.widgets.focus_ring import FocusRing, paints_own_focus
from ui.widgets.icons import Icon
from ui.widgets.overlay import OverlayHost
from ui.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from ui.shell.palette import Finders, Palette

SMALLEST = (1180, 700)
PRODUCT = "Studio Planner"

MakePlace = Callable[[QWidget], QWidget]


class MainWindow(QWidget):
    """Holds the places and moves between them; it knows no feature.

    It paints an empty outline first.  `first_painted` follows, and whoever composes the program
    then opens the data and hands in the places, each built when it is first visited.
    """

    first_painted = Signal()
    place_opened = Signal(str)
    new_client_requested = Signal()
    resume_requested = Signal()
    client_opened = Signal(str)
    exercise_opened = Signal(str)
    closing = Signal()

    def __init__(
        self,
        *,
        runner: TaskRunner,
        privacy: Privacy,
        at_desk: AtDesk,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self.setObjectName("main")
        self._runner = runner
        self._privacy = privacy
        self._at_desk = at_desk
        self._appearance = appearance
        self._makers: dict[str, MakePlace] = {}
        self._pages: dict[str, QWidget] = {}
        self._states: dict[str, str] = {}
        self._trail = Trail()
        self._flow: QWidget | None = None
        self._was_painted = False
        self._extra_commands: tuple[Command, ...] = ()
        self._finders: Finders | None = None
        self._build()
        self.overlay = OverlayHost(self)
        self.overlay.toast_shown.connect(self._tell)
        self._ring = FocusRing(self)
        self._palette: Palette | None = None
        self._commands = self._build_commands()
        privacy.changed.connect(self._tell_privacy)
        runner.went_busy.connect(self._top.wait)
        runner.went_idle.connect(self._top.stop_waiting)
        self.show_studio("")
        self._take_size()

    # Places

    def open_places(self, places: Mapping[str, MakePlace], *, start: str = "today") -> None:
        """Take over the places by key and open *start*; each is built when it is visited.

        Places of a studio that was open before go with everything they show.
        """
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self._pages.clear()
        self._states.clear()
        self._trail = Trail()
        self._makers = dict(places)
        self._rail.offer(places.keys())
        self.go(start)

    def go(self, place: str, detail: object = None) -> QWidget:
        """Open a place, with *detail* if something in it is meant, and return its page."""
        page = self._show(Stop(place, detail))
        self._trail.visit(Stop(place, detail))
        return page

    def go_back(self) -> None:
        """Return to where one was before."""
        stop = self._trail.back()
        if stop:
            self._show(stop)

    def go_forward(self) -> None:
        """Go again where one had come back from."""
        stop = self._trail.forward()
        if stop:
            self._show(stop)

    @property
    def place(self) -> str:
        """Return the key of the open place."""
        return self._trail.present.place if self._trail.present else ""

    def page(self, place: str) -> QWidget:
        """Return the page of a place, built now if it was never visited."""
        if place not in self._pages:
            page = self._makers[place](self._stack)
            if not page.objectName():
                page.setObjectName(f"place.{place}")
            # A page that has the keyboard as a whole needs no ring round the window.
            paints_own_focus(page)
            self._pages[place] = page
            self._stack.addWidget(page)
            if isinstance(page, Place):
                page.state_changed.connect(self._on_state)
                page.detail_changed.connect(self._on_detail)
        return self._pages[place]

    def show_state(self, place: str, text: str) -> None:
        """Show *text* under the title of *place*, now or when it is next open."""
        self._states[place] = text
        if place == self.place:
            self._top.show_place(self._title_of(place), text)

    def _show(self, stop: Stop) -> QWidget:
        page = self.page(stop.place)
        self._stack.setCurrentWidget(page)
        self._rail.show_place(stop.place)
        self._top.show_place(self._title_of(stop.place), self._states.get(stop.place, ""))
        if isinstance(page, Place):
            if stop.detail is not None:
                page.show_detail(stop.detail)
            page.focus_main()
        self.place_opened.emit(stop.place)
        return page

    def _title_of(self, place: str) -> str:
        titles = {
            "today": self.tr("Today"),
            "clients": self.tr("Clients"),
            "planner": self.tr("Planner"),
            "library": self.tr("Library"),
            "settings": self.tr("Settings"),
            "print": self.tr("Print"),
        }
        if place in titles:
            return titles[place]
        # Places that are no destination of the rail, such as a preview, name themselves.
        return self._pages[place].windowTitle() if place in self._pages else ""

    def _on_state(self, text: str) -> None:
        for place, page in self._pages.items():
            if page is self.sender():
                self.show_state(place, text)

    def _on_detail(self, detail: object) -> None:
        if self._pages.get(self.place) is self.sender():
            self._trail.note(detail)

    # The flow

    def enter_flow(self, flow: QWidget) -> None:
        """Give the whole window to *flow*: no rail, no search, no other client."""
        self.leave_flow()
        self.overlay.dismiss_all()
        self._flow = flow
        self._layers.addWidget(flow)
        self._layers.setCurrentWidget(flow)
        self._banners.move_to(self._outer, self._outer.count() - 1)
        flow.setFocus()

    def leave_flow(self) -> None:
        """Return from the flow to the place that was open."""
        if self._flow is None:
            return
        flow, self._flow = self._flow, None
        self._layers.setCurrentWidget(self._frame)
        self._layers.removeWidget(flow)
        flow.hide()
        flow.deleteLater()
        self._banners.move_to(self._column, 1)
        self._return_focus()

    @property
    def flow(self) -> QWidget | None:
        """Return the flow that has the window, if there is one."""
        return self._flow

    # What the window says

    def show_studio(self, name: str) -> None:
        """Show the studio's name, and nobody's, in the title."""
        # "[*]" is Qt's mark for unsaved work in titles.
        self.setWindowTitle((name or PRODUCT).replace("[*]", "[ * ]"))

    def show_practice(self) -> Banner:
        """Say for as long as the window is open that nothing in it is real."""
        banner = Banner(
            self.tr("Practice studio. Nothing here is real."),
            self,
            icon=Icon.FLAG,
            tone="practice",
            name="banner.practice",
        )
        around = QWidget(self)
        column = QVBoxLayout(around)
        column.setContentsMargins(8, 8, 8, 0)
        column.addWidget(banner)
        self._outer.insertWidget(0, around)
        around.show()
        return banner

    @property
    def banners(self) -> BannerRow:
        """Return the rows under the top bar; in the flow they stand above it."""
        return self._banners

    # Commands and keys

    def offer(self, commands: Sequence[Command], finders: "Finders | None" = None) -> None:
        """Add what the palette can do and where it looks."""
        self._extra_commands = tuple(commands)
        self._finders = finders

    def open_palette(self) -> None:
        """Open the command palette."""
        if self._flow is None:
            commands = (*self._extra_commands, *self._commands.listed(self._makers))
            palette = self._palette or self._make_palette()
            palette.offer(commands, self._finders)
            palette.open()

    def _make_palette(self) -> "Palette":
        # Imported and built when it is first opened, so that the first paint need not wait.
        from ui.shell.palette import Palette

        made = self._palette = Palette(self.overlay, self._runner, self._privacy)
        made.client_chosen.connect(self.client_opened)
        made.exercise_chosen.connect(self.exercise_opened)
        made.closed.connect(self._return_focus)
        return made

    def open_keys(self) -> None:
        """Show all keys of the window and of the open place."""
        page = self._stack.currentWidget()
        inner = page.keys() if isinstance(page, Place) else []
        outer = self._commands.lines(self._makers)
        groups = [(self.tr("Everywhere"), outer), (self._title_of(self.place), inner)]
        sheet = KeySheet(self.overlay, groups)
        sheet.closed.connect(self._return_focus)
        sheet.show()
        sheet.setFocus()

    def _go_today(self) -> None:
        self._go_if_offered("today")

    def _go_clients(self) -> None:
        self._go_if_offered("clients")

    def _go_planner(self) -> None:
        self._go_if_offered("planner")

    def _go_library(self) -> None:
        self._go_if_offered("library")

    def _go_settings(self) -> None:
        self._go_if_offered("settings")

    def _go_if_offered(self, place: str) -> None:
        if place in self._makers:
            self.go(place)

    def _focus_search(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Place):
            page.focus_search()

    def _focus_next_pane(self) -> None:
        self._focus_pane(1)

    def _focus_last_pane(self) -> None:
        self._focus_pane(-1)

    def _focus_pane(self, step: int) -> None:
        page = self._stack.currentWidget()
        inner = page.panes() if isinstance(page, Place) else [self._stack]
        panes = [self._rail, self._top, *(pane for pane in inner if pane.isVisible())]
        focus_into(pane_beside(panes, self.focusWidget(), step))

    def _return_focus(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Place):
            page.focus_main()
        elif page is not None:
            page.setFocus()

    def _tell_privacy(self) -> None:
        hidden = self._privacy.is_hidden
        announce(self, self.tr("Names hidden") if hidden else self.tr("Names shown"))

    def _tell(self, text: str) -> None:
        announce(self, text)

    # Building

    def _build(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._layers = QStackedWidget(self)
        self._outer.addWidget(self._layers, 1)
        self._frame = QWidget(self)
        self._layers.addWidget(self._frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rail = Rail(self._frame)
        self._rail.chosen.connect(self._go_if_offered)
        row.addWidget(self._rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        row.addLayout(self._column, 1)
        self._top = TopBar(self._privacy, self._at_desk, self._frame)
        self._top.search_requested.connect(self.open_palette)
        self._column.addWidget(self._top)
        self._banners = BannerRow(self)
        self._column.addWidget(self._banners)
        self._stack = QStackedWidget(self._frame)
        self._stack.addWidget(Skeleton(self._stack))
        self._column.addWidget(self._stack, 1)
        self._rail.show_place("today")
        self._top.show_place(self._title_of("today"), "")

    def _build_commands(self) -> WindowCommands:
        made = WindowCommands(self._frame, self._privacy)
        made.today_wanted.connect(self._go_today)
        made.clients_wanted.connect(self._go_clients)
        made.planner_wanted.connect(self._go_planner)
        made.library_wanted.connect(self._go_library)
        made.settings_wanted.connect(self._go_settings)
        made.new_client_wanted.connect(self.new_client_requested)
        made.resume_wanted.connect(self.resume_requested)
        made.palette_wanted.connect(self.open_palette)
        made.keys_wanted.connect(self.open_keys)
        made.search_wanted.connect(self._focus_search)
        made.back_wanted.connect(self.go_back)
        made.forward_wanted.connect(self.go_forward)
        made.next_pane_wanted.connect(self._focus_next_pane)
        made.last_pane_wanted.connect(self._focus_last_pane)
        return made

    def _take_size(self) -> None:
        self.setMinimumSize(*SMALLEST)
        settings = self._appearance.settings
        self.resize(settings.window_width, settings.window_height)
        if settings.is_maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # Qt

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.overlay.dismiss_top():
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton and self._flow is None:
            self.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton and self._flow is None:
            self.go_forward()
        else:
            super().mousePressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        settings = self._appearance.settings
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        self._appearance.keep(
            replace(
                settings,
                window_width=size.width(),
                window_height=size.height(),
                is_maximized=self.isMaximized(),
            )
        )
        self.closing.emit()
        self._runner.close()
        super().closeEvent(event)
