"""Who may confirm which outcome of a screening."""

from PySide6.QtWidgets import QWidget

from studio.settings import StudioProfile
from studio.team import Qualification
from studio.wording import Words
from ui.settings.sections import Section
from ui.settings.team_section import qualifications
from ui.widgets.labels import label
from ui.widgets.select import Select


class ScreeningSection(Section):
    """The qualification that each of two outcomes asks for."""

    def __init__(self, words: Words, title: str, lead: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent, "settings.screening")
        adapted, rehab = words["tier.gym_adapted"], words["tier.rehab_first"]
        self._adapted = self._add(words, adapted, "settings.confirmAdapted")
        self._adapted.chosen.connect(self._on_adapted)
        self._rehab = self._add(words, rehab, "settings.confirmRehab")
        self._rehab.chosen.connect(self._on_rehab)
        rest = self.tr(
            "Gym-ready can be confirmed by everybody in the team. Outcomes that ask for a "
            "clinician need no qualification here, because the clinician decides."
        )
        self.body.addWidget(label(rest, self, color="text_2", wrap=True))
        self.body.addStretch(1)

    def show_profile(self, profile: StudioProfile) -> None:
        """Show who may confirm as it is stored."""
        self._adapted.choose(profile.confirm_adapted)
        self._rehab.choose(profile.confirm_rehab)

    def _add(self, words: Words, tier: str, name: str) -> Select:
        title = self.tr("“{tier}” is confirmed from").format(tier=tier)
        made = Select(qualifications(words), self, name=name, accessible=title)
        self.body.addLayout(self._titled(title, made))
        return made

    def _on_adapted(self, level: Qualification) -> None:
        self._change(self.tr("Who may confirm is saved"), confirm_adapted=level)

    def _on_rehab(self, level: Qualification) -> None:
        self._change(self.tr("Who may confirm is saved"), confirm_rehab=level)
