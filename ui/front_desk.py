"""The front desk: opens the data behind the window and joins the places to each other.

No feature of the screen knows another; what a wish of one place means for the next is decided
here.  The window is painted before anything is read.
"""

import gc
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from resources import read_folder
from studio.clock import Clock
from studio.errors import StudioError
from studio.ids import TrainerId
from studio.team import Trainer
from studio.wording import Words, load_words
from ui import composition
from ui.opening import Opened, Opening, open_data
from ui.shell.appearance import Appearance
from ui.shell.at_desk import AtDesk
from ui.shell.broadcast import Broadcast
from ui.shell.crash import Fault, FaultDialog
from ui.shell.desk_settings import SettingsFile
from ui.shell.errors import sentence
from ui.shell.log import start_log
from ui.shell.main_window import MainWindow
from ui.shell.place import Surroundings
from ui.shell.privacy import Privacy
from ui.shell.tasks import TaskRunner

if TYPE_CHECKING:
    from studio.services.studio import StudioService
    from studio.settings import StudioProfile
    from ui.first_run.page import FirstFacts
    from ui.screening.page_view import Timing
    from ui.shell.instance import InstanceServer


class FrontDesk(QObject):
    """Owns what lives as long as the window: the studio behind it and its places."""

    filled = Signal()

    def __init__(
        self,
        application: QApplication,
        opening: Opening,
        clock: Clock,
        settings: SettingsFile,
        *,
        timing: "Timing | None" = None,
    ) -> None:
        super().__init__()
        self._opening = opening
        self._clock = clock
        self._timing = timing
        self._studio: composition.Studio | None = None
        self._words: Words | None = None
        self._server: InstanceServer | None = None
        self.runner = TaskRunner(self)
        self.broadcast = Broadcast(self)
        self.privacy = Privacy(self)
        self.at_desk = AtDesk(self)
        stored = settings.load(clock.now())
        self.privacy.hide_names(hidden=stored.hide_names_at_start)
        self.appearance = Appearance(application, stored, settings, self.runner, self)
        self.window = MainWindow(
            runner=self.runner,
            privacy=self.privacy,
            at_desk=self.at_desk,
            appearance=self.appearance,
        )
        self.window.first_painted.connect(self._open)
        self.runner.problem.connect(self.show_problem)
        self.at_desk.changed.connect(self._keep_trainer)

    def start(self) -> None:
        """Show the window; everything else follows its first paint."""
        self.window.show()

    def close(self) -> None:
        """Close the studio behind the window."""
        if self._server is not None:
            self._server.close()
        self.runner.close()
        if self._studio is not None:
            self._studio.store.close()
            self._studio = None

    # Opening

    def open_target(self, opening: Opening) -> None:
        """Leave the open studio and open another data file in the same window."""
        if self._studio is not None:
            self.runner.ask(self._studio.store.close)
            self._studio = None
        self._opening = opening
        self._open()

    def _open(self) -> None:
        start_log(composition.log_folder())
        self.runner.ask(
            partial(open_data, self._opening, self._clock, self.broadcast.publish),
            self._on_opened,
            self.show_problem,
        )

    def _on_opened(self, opened: Opened) -> None:
        self._studio = opened.studio
        self._words = opened.words
        self.at_desk.show_team(opened.trainers)
        self.window.show_studio(opened.profile.name)
        self._restore_trainer(opened)
        if self._opening.practice:
            self.window.show_practice()
        if opened.is_untouched:
            self._listen()
            self._show_first_run()
        else:
            self._show_places()

    def _restore_trainer(self, opened: Opened) -> None:
        """Let who was at the desk last be there again; in a practice studio, the first."""
        known = [trainer.id for trainer in opened.trainers]
        last = TrainerId(self.appearance.settings.at_desk)
        if last in known:
            self.at_desk.choose(last)
        elif known and self._opening.practice:
            self.at_desk.choose(known[0])

    def _keep_trainer(self) -> None:
        trainer = self.at_desk.trainer_id
        if trainer is not None and not self._opening.practice:
            self.appearance.keep(replace(self.appearance.settings, at_desk=trainer))

    def _listen(self) -> None:
        from ui.shell.instance import InstanceServer

        if self._server is not None:
            self._server.close()
        self._server = InstanceServer(self._opening.target, self)
        self._server.raise_requested.connect(self._raise_window)

    def _raise_window(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        QApplication.alert(self.window)

    # The first start

    def _show_first_run(self) -> None:
        from ui.first_run.page import FirstRunPage

        page = FirstRunPage(self.window)
        page.started.connect(self._on_first_facts)
        page.practice_requested.connect(self._open_practice)
        self.window.enter_flow(page)

    def _on_first_facts(self, facts: "FirstFacts") -> None:
        self.runner.ask(partial(_keep_first_facts, self.studio.studio, facts), self._on_first_kept)

    def _on_first_kept(self, kept: "tuple[StudioProfile, tuple[Trainer, ...]]") -> None:
        profile, trainers = kept
        self.window.show_studio(profile.name)
        self.at_desk.show_team(trainers)
        self.window.leave_flow()
        self._show_places()

    def _open_practice(self) -> None:
        self.window.leave_flow()
        target = composition.chosen_target("", practice=True)
        self.open_target(Opening(target, practice=True))

    # Places

    @property
    def studio(self) -> composition.Studio:
        """Return the open studio; asking before it is open is a fault of the program."""
        if self._studio is None or self._words is None:
            raise RuntimeError("no studio is open")
        return self._studio

    def _show_places(self) -> None:
        # Everything behind the places is imported here, after the first paint.
        from ui.places import Places

        studio = self.studio
        surroundings = Surroundings(
            runner=self.runner,
            broadcast=self.broadcast,
            privacy=self.privacy,
            at_desk=self.at_desk,
            overlay=self.window.overlay,
            clock=self._clock,
            words=self._words or load_words(read_folder),
        )
        self.places = Places(
            self.window, studio, surroundings, self.appearance, self, timing=self._timing
        )
        self.places.open()
        # Queued: the runner is idle one step before the last answer is shown.
        self.runner.went_idle.connect(self._on_filled, Qt.ConnectionType.QueuedConnection)

    def _on_filled(self) -> None:
        self.runner.went_idle.disconnect(self._on_filled)
        if self._studio is None:  # closed before it was filled
            return
        self.filled.emit()
        _resume_collecting()
        self._listen()
        # The library is read once Today is there and nobody waits for it.
        self.runner.ask(self.studio.shelf.get, aside=True)
        self.runner.ask(self.studio.screenings.purge_drafts)

    # What does not work

    def show_problem(self, error: StudioError) -> None:
        """Say what does not work, for as long as it does not."""
        _resume_collecting()
        self.window.banners.show_problem(sentence(error, self._words or load_words(read_folder)))

    def on_fault(self, fault: Fault) -> None:
        """Tell about a fault of the program; what was shown stays."""
        FaultDialog(fault, self.window).open()


def _resume_collecting() -> None:
    """Collect garbage again after the start; what it has made stays and is not looked through."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _keep_first_facts(
    studio: "StudioService", facts: "FirstFacts"
) -> "tuple[StudioProfile, tuple[Trainer, ...]]":
    profile = replace(studio.profile(), name=facts.studio_name, paper=facts.paper)
    studio.add_trainer(facts.trainer_name, facts.qualification)
    return studio.save_profile(profile), studio.trainers()
