"""`studio-planner`: the window."""

import argparse
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from studio.errors import AlreadyOpen, NoScreen
from ui import composition
from ui.commands.arguments import chosen_day, data_target
from ui.commands.screens import has_screen
from ui.front_desk import FrontDesk
from ui.opening import Opening
from ui.shell.crash import CrashHook
from ui.shell.desk_settings import SettingsFile

Observer = Callable[[FrontDesk], object]


def run(options: argparse.Namespace, observe: Observer | None = None) -> int:
    """Open the window, or bring the one that is already open to the front."""
    if not (has_screen() or os.environ.get("QT_QPA_PLATFORM")):
        # Qt would end the whole program with a dump instead.
        raise NoScreen
    practice = bool(options.practice)
    target = composition.chosen_target(data_target(options), practice=practice)
    if composition.is_held(target):
        return _raise_other(target)
    hook = CrashHook()
    hook.install()
    application = make_application()
    desk = FrontDesk(
        application,
        Opening(target, practice=practice),
        composition.clock_for(chosen_day(options)),
        SettingsFile(composition.settings_path()),
    )
    hook.fault_met.connect(desk.on_fault)
    if observe is not None:
        observe(desk)
    desk.start()
    code = application.exec()
    desk.close()
    return code


def make_application() -> QApplication:
    """Return the one application object, named for the system but for nobody in it."""
    application = QApplication(sys.argv[:1])
    # Dates read the British way, whatever the computer's language; other languages follow.
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    # No display name: Qt would add it to every title, and the title is the studio's name alone.
    application.setApplicationName("studio-planner")
    application.setDesktopFileName("studio-planner")
    return application


def _raise_other(target: str) -> int:
    from ui.shell.instance import ask_to_raise

    application = QCoreApplication(sys.argv[:1])
    if not ask_to_raise(target):
        raise AlreadyOpen(path=target, host="", pid=0)
    print("Studio Planner is open already; its window comes to the front.")  # noqa: T201
    application.quit()
    return 0
