"""Settings: sections at the left, one of them at the right; every change counts at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from studio.changes import Changes, Kind
from studio.exercises.kit import Kit
from studio.ids import TrainerId
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.services.due import TierChange
from studio.services.studio import StudioService
from studio.settings import StudioProfile
from studio.team import Qualification, Trainer
from ui.settings.contents import Contents
from ui.settings.hours_section import HoursSection
from ui.settings.kit_section import KitSection
from ui.settings.look_section import LookSection
from ui.settings.screening_section import ScreeningSection
from ui.settings.sections import Section
from ui.settings.studio_section import StudioSection
from ui.settings.team_section import TeamSection
from ui.shell.appearance import Appearance
from ui.shell.place import Place, Surroundings
from ui.widgets.icons import Icon
from ui.widgets.scroll import ScrollColumn

WIDEST = 820


@dataclass(frozen=True, slots=True)
class Library:
    """What Settings reads beside the studio: kit, screening protocol, and what new rules change."""

    kit: Callable[[], Mapping[str, Kit]]
    protocol: Callable[[], tuple[Questionnaire, RuleBook]]
    rule_changes: Callable[[], Sequence[TierChange]]


@dataclass(frozen=True, slots=True)
class _Stored:
    """What Settings shows."""

    profile: StudioProfile
    trainers: tuple[Trainer, ...]


class SettingsPage(Place):
    """Shows what is stored and stores each change by itself, with a way back.

    What *library* reads is asked in the background.  `studio_named` follows every reading of the
    profile, and `client_requested` carries the id of a client to open.
    """

    studio_named = Signal(str)
    client_requested = Signal(str)

    def __init__(
        self,
        surroundings: Surroundings,
        studio: StudioService,
        appearance: Appearance,
        library: Library,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._studio = studio
        self._library = library
        self._build(appearance)
        surroundings.broadcast.committed.connect(self._on_committed)
        self.reload()
        surroundings.runner.ask(library.kit, self._kit.show_kit, owner=self)
        surroundings.runner.ask(library.protocol, self._screening.show_protocol, owner=self)
        self._read_changes()

    def reload(self) -> None:
        """Read profile and team again."""
        self._around.runner.ask(partial(_read, self._studio), self._on_read, owner=self)

    def open_section(self, key: str) -> None:
        """Open a section by its key: studio, hours, team, kit, screening or look."""
        keys = [key for key, _, _ in self._rows]
        self._on_section(keys.index(key))

    @override
    def show_detail(self, detail: object) -> None:
        if isinstance(detail, str):
            self.open_section(detail)

    @override
    def focus_main(self) -> None:
        self._contents.focus_open()

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Up Down", self.tr("Next section")),
            ("Ctrl+Z", self.tr("Undo the last change while it is shown")),
        ]

    @override
    def panes(self) -> list[QWidget]:
        return [self._contents, self._stack]

    def _on_read(self, stored: _Stored) -> None:
        for section in self._sections:
            section.show_profile(stored.profile)
        self._team.show_team(stored.trainers)
        self._around.at_desk.show_team(stored.trainers)
        self.studio_named.emit(stored.profile.name)
        self.state_changed.emit(stored.profile.name)

    def _on_committed(self, changes: Changes) -> None:
        if changes.concerns(Kind.STUDIO) or changes.concerns(Kind.TRAINER):
            self.reload()
        if changes.concerns(Kind.SCREENING):
            self._read_changes()

    def _read_changes(self) -> None:
        changes = self._library.rule_changes
        self._around.runner.ask(changes, self._screening.show_changes, owner=self)

    def _on_section(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._contents.show_section(place)
        self.detail_changed.emit(self._rows[place][0])

    # Storing

    def _on_profile(self, fields: Mapping[str, Any], said: str) -> None:
        change = partial(_change_profile, self._studio, fields, self._actor)
        self._around.runner.ask(change, partial(self._on_changed, said), owner=self)

    def _on_changed(self, said: str, before: Mapping[str, Any]) -> None:
        self._toast(said, partial(self._take_back, before))

    def _take_back(self, before: Mapping[str, Any]) -> None:
        change = partial(_change_profile, self._studio, before, self._actor)
        self._around.runner.ask(change, owner=self)

    def _on_trainer(self, trainer: Trainer, said: str) -> None:
        change = partial(_change_trainer, self._studio, trainer, self._actor)
        self._around.runner.ask(change, partial(self._on_trainer_changed, said), owner=self)

    def _on_trainer_changed(self, said: str, before: Trainer) -> None:
        self._toast(said, partial(self._take_trainer_back, before))

    def _take_trainer_back(self, before: Trainer) -> None:
        change = partial(_change_trainer, self._studio, before, self._actor)
        self._around.runner.ask(change, owner=self)

    def _on_added(self, name: str, level: Qualification, tone: str) -> None:
        add = partial(_add_trainer, self._studio, name, level, tone, self._actor)
        said = self.tr("{name} is in the team").format(name=name)
        self._around.runner.ask(add, partial(self._say, said), owner=self)

    def _say(self, said: str, trainer: Trainer) -> None:
        self._toast(said, partial(self._take_trainer_back, replace(trainer, is_active=False)))

    def _toast(self, said: str, undo: Callable[[], object]) -> None:
        undo_text = self.tr("Undo")
        self._around.overlay.show_toast(said, action=undo_text, then=undo, undo_key=True)

    @property
    def _actor(self) -> TrainerId | None:
        return self._around.at_desk.trainer_id

    # Building

    def _build(self, appearance: Appearance) -> None:
        self._rows = [
            ("studio", self.tr("Studio"), Icon.BUILDING),
            ("hours", self.tr("Opening hours"), Icon.CLOCK),
            ("team", self.tr("Trainers"), Icon.USERS_THREE),
            ("kit", self.tr("Equipment on hand"), Icon.BARBELL),
            ("screening", self.tr("Screening rules"), Icon.CLIPBOARD),
            ("look", self.tr("Appearance"), Icon.SUN),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        self._contents = Contents(self._rows, self)
        self._contents.chosen.connect(self._on_section)
        row.addWidget(self._contents)
        self._stack = QStackedWidget(self)
        row.addWidget(self._stack, 1)
        self._sections = self._build_sections(appearance)
        for section in self._sections:
            section.profile_changed.connect(self._on_profile)
            section.setMaximumWidth(WIDEST)
            page = ScrollColumn(self._stack)
            page.replace([section])
            self._stack.addWidget(page)
        self._contents.show_section(0)

    def _build_sections(self, appearance: Appearance) -> list[Section]:
        words = self._around.words
        titles = [text for _, text, _ in self._rows]
        studio = StudioSection(
            words, titles[0], self.tr("This stands on every printed week."), self
        )
        hours = HoursSection(titles[1], self.tr("Today and the planner keep to these hours."), self)
        self._team = TeamSection(
            words,
            titles[2],
            self.tr("Whoever leaves the team keeps their name on what they did."),
            self,
        )
        self._team.trainer_changed.connect(self._on_trainer)
        self._team.trainer_added.connect(self._on_added)
        self._kit = KitSection(
            words,
            titles[3],
            self.tr("What is off becomes something else in every plan. Mats, chairs and walls "
                    "are always there."),
            self,
        )  # fmt: skip
        self._screening = ScreeningSection(
            words,
            self._around.privacy,
            titles[4],
            self.tr("A result counts when a trainer with this qualification has confirmed it."),
            self,
        )
        self._screening.client_requested.connect(self.client_requested)
        look = LookSection(
            appearance, titles[5], self.tr("These belong to this desk, not to the studio."), self
        )
        return [studio, hours, self._team, self._kit, self._screening, look]


def _read(studio: StudioService) -> _Stored:
    return _Stored(studio.profile(), studio.trainers())


def _change_profile(
    studio: StudioService, fields: Mapping[str, Any], actor: TrainerId | None
) -> dict[str, Any]:
    """Change some fields of the profile as it is stored now; return what they were."""
    before = studio.profile()
    studio.save_profile(replace(before, **fields), actor)
    return {name: getattr(before, name) for name in fields}


def _change_trainer(studio: StudioService, wanted: Trainer, actor: TrainerId | None) -> Trainer:
    """Change a trainer as they are stored now; return what they were."""
    before = next(trainer for trainer in studio.trainers() if trainer.id == wanted.id)
    studio.save_trainer(replace(wanted, version=before.version), actor)
    return before


def _add_trainer(
    studio: StudioService,
    name: str,
    level: Qualification,
    tone: str,
    actor: TrainerId | None,
) -> Trainer:
    added = studio.add_trainer(name, level, actor)
    return studio.save_trainer(replace(added, tone=tone), actor)
