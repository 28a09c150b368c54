"""The program's own window, reporting its first paint and when Today is filled."""

import sys
import time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.__main__ import main

HEAVY = ("sqlalchemy", "alembic", "reportlab", "studio.exercises.catalog")


class Reporter(QObject):
    """Prints the moments, and what was imported before the first of them."""

    def __init__(self, desk):
        super().__init__(desk)
        self.window = desk.window
        desk.window.first_painted.connect(self.on_painted)
        desk.filled.connect(self.on_filled)

    def on_painted(self):
        """Report the first paint."""
        moment = time.time_ns()
        early = [name for name in HEAVY if name in sys.modules]
        print(f"first {moment}", flush=True)
        print(f"early {','.join(early) or '-'}", flush=True)

    def on_filled(self):
        """Report that Today shows its data, painted, and end."""
        self.window.repaint()
        print(f"filled {time.time_ns()}", flush=True)
        QApplication.closeAllWindows()


sys.exit(main(sys.argv[1:], observe=Reporter))
