"""What can be done from anywhere, as data for the keys and for the palette."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.widgets.icons import Icon


@dataclass(frozen=True, slots=True)
class Command:
    """One action with its words, its sign and, if it has one, its keys in Qt's writing.

    `is_listed` keeps keys such as Back out of the palette.
    """

    key: str
    title: str
    run: Callable[[], object]
    icon: Icon = Icon.ARROW_RIGHT
    keys: str = ""
    hint: str = ""
    is_listed: bool = True

    @property
    def caps(self) -> tuple[str, ...]:
        """Return the keys one by one, as they stand on key caps."""
        return tuple(self.keys.split("+")) if self.keys else ()
