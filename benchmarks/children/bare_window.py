"""The baseline: the smallest window PySide6 can show, as large as ours."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Tells when it was painted."""

    was_painted = False

    def paintEvent(self, event):  # noqa: N802
        """Report the first paint, and end."""
        if not self.was_painted:
            self.was_painted = True
            QTimer.singleShot(0, self.report)

    def report(self):
        """Print the moment and end."""
        print(f"first {time.time_ns()}", flush=True)
        QApplication.quit()


application = QApplication(sys.argv[:1])
window = Bare()
window.resize(1440, 900)
window.show()
application.exec()
