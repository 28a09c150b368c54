"""In whose name something is confirmed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from studio.ids import TrainerId
from studio.team import Trainer
from studio.wording import Words
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.theme import font, scaled, tokens


class TrainerPicker(QComboBox):
    """Offers the active trainers; whoever is at the desk is chosen, else nobody."""

    picked = Signal()

    def __init__(
        self,
        trainers: Sequence[Trainer],
        actor: TrainerId | None,
        words: Words,
        parent: QWidget,
        *,
        name: str,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Confirmed by"))
        self.setFont(font(14))
        self._trainers = [trainer for trainer in trainers if trainer.is_active]
        for trainer in self._trainers:
            held = words.get(f"qualification.{trainer.qualification.value}")
            self.addItem(f"{trainer.name} · {held}" if held else trainer.name)
        ids = [trainer.id for trainer in self._trainers]
        self.setCurrentIndex(ids.index(actor) if actor in ids else -1)
        self.setPlaceholderText(self.tr("Choose a trainer"))
        self.setMinimumWidth(scaled(220))
        self.activated.connect(self.picked)

    @property
    def trainer(self) -> Trainer | None:
        """Return the trainer who is chosen."""
        place = self.currentIndex()
        return self._trainers[place] if place >= 0 else None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = scaled(14)
        left = self.width() - side - scaled(10)
        box = self.rect().adjusted(0, 0, 0, 0)
        box.setRect(left, (self.height() - side) // 2, side, side)
        paint_icon(painter, Icon.CARET_DOWN, box, tokens().text_2, "bold")
