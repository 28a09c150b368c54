"""What happens in the background before the window can show anything of a studio."""

from collections.abc import Callable
from dataclasses import dataclass

from resources import read_folder, read_text
from studio.changes import Changes
from studio.clock import Clock
from studio.settings import StudioProfile
from studio.team import Trainer
from studio.wording import Words, load_words
from ui import composition

PRACTICE_TEXT = "data/practice/studio.toml"


@dataclass(frozen=True, slots=True)
class Opening:
    """Which data the window opens."""

    target: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """An open studio and the little that the frame of the window shows of it."""

    studio: composition.Studio
    words: Words
    profile: StudioProfile
    trainers: tuple[Trainer, ...]

    @property
    def is_untouched(self) -> bool:
        """Tell whether nobody has used this studio yet."""
        return not self.trainers and not self.profile.name


def open_data(opening: Opening, clock: Clock, publish: Callable[[Changes], None]) -> Opened:
    """Open the data and, for a new practice studio, invent its people."""
    studio = composition.open_studio(opening.target, clock, publish, read_folder=read_folder)
    opened = _read(studio)
    if opening.practice and opened.is_untouched:
        _invent(studio, clock)
        opened = _read(studio)
    return opened


def _read(studio: composition.Studio) -> Opened:
    return Opened(
        studio, load_words(read_folder), studio.studio.profile(), studio.studio.trainers()
    )


def _invent(studio: composition.Studio, clock: Clock) -> None:
    from studio.services.practice import PracticeServices, fill_practice_studio

    services = PracticeServices(studio.clients, studio.screenings, studio.planning, studio.studio)
    fill_practice_studio(read_text(PRACTICE_TEXT), services, studio.shelf.get(), clock)
