"""The way back: which places were visited, and what was open in them."""

from dataclasses import dataclass

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Stop:
    """A place and what was open in it: a client, a tab, a week."""

    place: str
    detail: object = None


class Trail:
    """Visited stops with one present; a new visit forgets what lay ahead."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    @property
    def present(self) -> Stop | None:
        """Return where one is."""
        return self._stops[self._at] if self._stops else None

    def visit(self, stop: Stop) -> None:
        """Go on to *stop*; the place one is at already counts once."""
        if stop == self.present:
            return
        self._stops = [*self._stops[: self._at + 1], stop][-LONGEST:]
        self._at = len(self._stops) - 1

    def note(self, detail: object) -> None:
        """Note what is open now in the place one is at."""
        present = self.present
        if present is not None:
            self.visit(Stop(present.place, detail))

    def back(self) -> Stop | None:
        """Go back one stop and return it, or `None` at the start."""
        return self._step(-1)

    def forward(self) -> Stop | None:
        """Go forward one stop and return it, or `None` at the end."""
        return self._step(1)

    def _step(self, by: int) -> Stop | None:
        at = self._at + by
        if not 0 <= at < len(self._stops):
            return None
        self._at = at
        return self._stops[at]
