"""The equipment on hand: what is off is never planned."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from studio.exercises.kit import Kit
from studio.settings import StudioProfile
from studio.wording import Words
from ui.settings.sections import Section
from ui.widgets.labels import label
from ui.widgets.switch import Switch

COLUMNS = 3
GROUPS = {1: "small", 2: "free", 3: "stations", 4: "machines"}
"""The words of the groups, by the size that the library gives a piece of kit."""


class KitSection(Section):
    """A switch for every piece of kit, by group."""

    def __init__(self, words: Words, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent, "settings.kit")
        self._words = words
        self._switches: dict[str, Switch] = {}
        self._on_hand: frozenset[str] = frozenset()
        self.body.addStretch(1)

    def show_kit(self, kit: Mapping[str, Kit]) -> None:
        """Offer the kit that the library knows."""
        if self._switches:
            return
        place = self.body.count() - 1
        for size, group in GROUPS.items():
            pieces = [p.key for p in kit.values() if p.size == size and not p.is_always_on_hand]
            pieces.sort(key=lambda key: self._words[f"equipment.{key}"])
            heading = label(self._words[f"equipment_group.{group}"], self, weight=600)
            self.body.insertWidget(place, heading)
            self.body.insertLayout(place + 1, self._build_group(pieces))
            place += 2
        self._show_on_hand()

    def show_profile(self, profile: StudioProfile) -> None:
        """Show what is on hand as it is stored."""
        self._on_hand = profile.equipment
        self._show_on_hand()

    def _build_group(self, pieces: list[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        rows = -(-len(pieces) // COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for number, key in enumerate(pieces):
            text = self._words[f"equipment.{key}"]
            name = f"settings.kit.{key}"
            switch = Switch(key, text[:1].upper() + text[1:], self, name=name)
            switch.switched.connect(self._on_switched)
            self._switches[key] = switch
            grid.addWidget(switch, number % rows, number // rows)
        return grid

    def _show_on_hand(self) -> None:
        for key, switch in self._switches.items():
            switch.setChecked(key in self._on_hand)

    def _on_switched(self, key: str, is_on: bool) -> None:  # noqa: FBT001  as the signal gives it
        self._on_hand = self._on_hand | {key} if is_on else self._on_hand - {key}
        said = self.tr("{kit} is on hand") if is_on else self.tr("{kit} is not on hand")
        name = self._switches[key].text()
        self._change(said.format(kit=name), equipment=self._on_hand)
