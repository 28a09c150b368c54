"""What the list says when nothing is called what somebody typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from studio.exercises.exercise import Exercise
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Icon
from ui.widgets.labels import label

MOST = 3


class NothingFound(QWidget):
    """Names what was looked for and offers the closest; `chosen` carries one's slug."""

    chosen = Signal(str)
    everywhere_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._meant: tuple[Exercise, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 0)
        column.setSpacing(6)
        self._text = label("", self, wrap=True, name="library.nothing")
        column.addWidget(self._text)
        self._closest = label(self.tr("Closest:"), self, px=13, color="text_2")
        column.addWidget(self._closest)
        self._links: list[Button] = []
        group = QButtonGroup(self)
        group.idClicked.connect(self._on_link)
        left = Qt.AlignmentFlag.AlignLeft
        for number in range(MOST):
            link = button("", self, kind="link", name=f"library.nearest.{number}")
            group.addButton(link, number)
            self._links.append(link)
            column.addWidget(link, 0, left)
        self._everywhere = button(
            "", self, kind="link", icon=Icon.SEARCH, name="library.everywhere"
        )
        self._everywhere.clicked.connect(self.everywhere_wanted)
        column.addWidget(self._everywhere, 0, left)
        column.addStretch(1)

    def show_search(self, text: str, group: str, elsewhere: int, meant: Sequence[Exercise]) -> None:
        """Say that nothing is called *text*, in *group* if a filter is on.

        *elsewhere* is how many exercises outside the filter are.
        """
        said = self.tr("Nothing here is called “{text}”.")
        if elsewhere:
            said = self.tr("Nothing under {group} is called “{text}”.")
        self._text.setText(said.format(text=text, group=group))
        self._meant = tuple(meant[:MOST])
        self._closest.setVisible(bool(self._meant))
        for number, link in enumerate(self._links):
            link.setVisible(number < len(self._meant))
            if number < len(self._meant):
                link.setText(self._meant[number].name)
                link.setAccessibleName(self._meant[number].name)
        self._everywhere.setVisible(elsewhere > 0)
        shown = self.tr("Show 1 in all") if elsewhere == 1 else self.tr("Show {count} in all")
        self._everywhere.setText(shown.format(count=elsewhere))
        self._everywhere.setAccessibleName(self._everywhere.label)

    def _on_link(self, number: int) -> None:
        self.chosen.emit(self._meant[number].slug)
