"""What stands in place of the week while there is none to plan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.tier import TierMark

_TEXT_WIDTH = 480


class ClosedPanel(Card):
    """Says in two lines why the planner is closed and offers the one way on."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margins=40, spacing=12)
        self.setObjectName("plan.closed")
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout()
        column.setSpacing(12)
        self._mark = TierMark("", 44, self)
        self._title = label("", self, px=20, weight=600, name="plan.closed.title")
        self._text = label("", self, px=15, color="text_2", wrap=True, name="plan.closed.text")
        self._text.setAlignment(centre)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self._action = button("", self, kind="primary", name="plan.closed.action")
        self._action.clicked.connect(self.acted)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._text)
        middle.addStretch(1)
        column.addWidget(self._mark, 0, centre)
        column.addWidget(self._title, 0, centre)
        column.addLayout(middle)
        column.addWidget(self._action, 0, centre)
        self.body.addStretch(2)
        self.body.addLayout(column)
        self.body.addStretch(3)

    def show_reason(self, title: str, text: str, action: str, tier_key: str = "") -> None:
        """Show why, and what would help."""
        self._mark.setVisible(bool(tier_key))
        self._mark.show_tier(tier_key)
        self._title.setText(title)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{title}. {text}")
