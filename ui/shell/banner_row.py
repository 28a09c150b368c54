"""The rows under the top bar for states that last."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.announce import announce
from ui.widgets.banner import Banner
from ui.widgets.icons import Icon


class BannerRow(QWidget):
    """Holds banners, one below the other; without any it takes no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._problem: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 20, 0)
        self._column.setSpacing(6)
        self.hide()

    def add(self, banner: Banner) -> None:
        """Show a banner until it is removed."""
        self._column.addWidget(banner)
        self.show()
        banner.show()

    def move_to(self, column: QVBoxLayout, place: int) -> None:
        """Stand in another column of the window, shown as before."""
        column.insertWidget(place, self)
        self.setVisible(self._column.count() > 0)

    def remove(self, banner: Banner) -> None:
        """Take a banner away."""
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self.setVisible(self._column.count() > 0)

    def show_problem(self, text: str) -> None:
        """Show what does not work just now, in place of what was shown before."""
        if self._problem is None:
            self._problem = Banner(text, self, icon=Icon.WARNING, tone="attention", closable=True)
            self._problem.closed.connect(self.clear_problem)
            self.add(self._problem)
        self._problem.show_text(text)
        announce(self, text, assertive=True)

    def clear_problem(self) -> None:
        """Take the problem away, because it is solved or was read."""
        if self._problem is not None:
            self.remove(self._problem)
            self._problem = None
