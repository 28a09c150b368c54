"""A real studio on a temporary file, with a client who was really screened."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from studio.clients.client import Client
from studio.ids import ClosingId, TrainerId
from studio.screening.outcome import Tier
from studio.screening.screening import Screening
from studio.screening.signature import Ink, Signer
from studio.services.clients import NewClient
from studio.services.practice import answers_of
from studio.services.sessions import SessionService
from studio.services.unit import Desk
from studio.team import Qualification, Trainer
from tests.builders import THURSDAY, a_trainer
from ui.clients.client_sheets import ClientSheets, SheetServices
from ui.clients.reading import ClientFile
from ui.clients.restriction_cards import RestrictionCards
from ui.clients.words import ClientWords
from ui.composition import ContentShelf, Studio
from ui.shell.place import Surroundings

SORE_BACK: Mapping[str, object] = {
    "i.regions": [
        {
            "region": "low_back",
            "side": "both",
            "p.now": 4,
            "p.worst7": 5,
            "p.weeks": 8,
            "p.limit": 3,
            "p.morning": "worse",
            "p.moves": ["bend_sit"],
        }
    ]
}
CHEST: Mapping[str, object] = {"c.chest": "past"}
HIGH_PRESSURE: Mapping[str, object] = {"g.known": "yes", "g.sys": 165, "g.dia": 95}


class EvidenceDesk:
    """Acts like a trainer in front of a profile: cards on the left, sheets above."""

    def __init__(self, around: Surroundings, store: Any, shelf: ContentShelf) -> None:
        self.around = around
        window = around.overlay.window()
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        desk = Desk(store.unit, around.clock, around.broadcast.publish)
        self.studio = Studio(store, desk, shelf)
        self.sessions = SessionService(desk, shelf.get)
        self.shelf = shelf
        self.dana = self._add(a_trainer("Dana Kerr", qualification=Qualification.LEVEL_4))
        self.luis = self._add(a_trainer("Luis Mora", qualification=Qualification.LEVEL_2))
        around.at_desk.show_team((self.dana, self.luis))
        around.at_desk.choose(self.dana.id)
        new = NewClient("Maya", "Okafor", "07700 900123", birth_date=date(1985, 2, 3))
        self.maya: Client = self.studio.clients.register(new)
        self.words = ClientWords(around)
        services = SheetServices(self.studio.evidence, self.studio.screenings, self.sessions)
        self.sheets = ClientSheets(around, self.words, services, around.overlay)
        self.cards = RestrictionCards(around, self.words, around.overlay.parentWidget())
        self.cards.resize(620, 800)
        self.cards.show()
        self.cards.close_requested.connect(self.sheets.open_closing)
        self.cards.reopen_requested.connect(self.sheets.open_reopening)

    def _add(self, trainer: Trainer) -> Trainer:
        return self.studio.studio.save_trainer(trainer)

    # What is on record

    def screened(self, *stories: Mapping[str, object]) -> Screening:
        """Confirm an outcome for the best answers changed by *stories*, and show the profile."""
        story = {key: value for part in stories for key, value in part.items()}
        questionnaire = self.shelf.get().questionnaire
        draft = self.studio.screenings.start(self.maya.id, self.dana.id)
        answers = answers_of(story, self.maya, questionnaire, THURSDAY)
        signed = (Ink(Signer.CLIENT, self.maya.full_name),)
        proposed = self.studio.screenings.propose(
            replace(draft, answers=answers), self.dana.id, inks=signed
        )
        confirmed = self.studio.screenings.confirm(proposed.id, self.dana.id)
        self.reload()
        return confirmed

    def file(self) -> ClientFile:
        studio, client_id = self.studio, self.maya.id
        return ClientFile(
            client=studio.clients.get(client_id),
            standing=studio.screenings.standing(client_id),
            history=studio.screenings.history(client_id),
            weeks=(),
            trainers=studio.studio.trainers(),
            today=self.around.clock.today(),
            evidence=studio.evidence.evidence(client_id),
            closings=studio.evidence.closings(client_id),
            protocol=self.shelf.protocol(),
        )

    def reload(self) -> ClientFile:
        """Show the profile as it is stored now."""
        file = self.file()
        self.cards.show_file(file)
        self.sheets.show_file(file)
        self.settle()
        return file

    def wait(self, days: int) -> None:
        """Let days go by."""
        clock = self.around.clock
        object.__setattr__(clock, "instant", clock.now() + timedelta(days=days))
        self.reload()

    @property
    def tier(self) -> Tier | None:
        return self.studio.screenings.standing(self.maya.id).tier

    @property
    def closed(self) -> list[str]:
        found = self.studio.evidence.closings(self.maya.id)
        return [closing.rule for closing in found if closing.reopened_at is None]

    def closing_id(self) -> ClosingId:
        return self.studio.evidence.closings(self.maya.id)[-1].id

    # In front of the screen

    def settle(self) -> None:
        """Wait until what was asked of the store is answered."""
        assert self.around.runner.settle()
        # What was added to a layout is placed and shown with the next round of events.
        QCoreApplication.sendPostedEvents()

    def find(self, name: str) -> QWidget:
        """Return a control of the cards or of the sheet that is open."""
        for root in (self.around.overlay, self.cards):
            for widget in root.findChildren(QWidget, name):
                if widget.isVisibleTo(root):
                    return widget
        raise AssertionError(f"{name} is not there")

    def is_shown(self, name: str) -> bool:
        roots = (self.around.overlay, self.cards)
        return any(w.isVisibleTo(r) for r in roots for w in r.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton), name
        button.click()
        self.settle()

    def write(self, name: str, text: str) -> None:
        field = self.find(name)
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        else:
            assert isinstance(field, QLineEdit), name
            field.setText(text)

    def choose(self, name: str, key: object) -> None:
        box = self.find(name)
        assert isinstance(box, QComboBox), name
        place = next(i for i in range(box.count()) if box.itemData(i) == key)
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def says(self, name: str) -> str:
        said = self.find(name)
        assert isinstance(said, QLabel), name
        return said.text()

    def press(self, key: Qt.Key, *, control: bool = False) -> None:
        """Press a key on whatever has the keyboard."""
        modifier = Qt.KeyboardModifier.ControlModifier
        target = self.around.overlay.window().focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier if control else Qt.KeyboardModifier.NoModifier)
        self.settle()

    @property
    def keyboard(self) -> str:
        """Return the name of what has the keyboard."""
        target = self.around.overlay.window().focusWidget()
        return target.objectName() if target else ""

    def trainer(self, trainer_id: TrainerId) -> None:
        self.choose("closing.trainer", trainer_id)

    def write_letter(self, rule: str, dated: str = "12 5 2026") -> None:
        """Open the sheet of a finding and write a GP's letter into it."""
        self.sheets.open_closing(rule)
        self.write("evidence.author", "Dr Ann Lee")
        self.choose("evidence.role", "gp")
        self.write("evidence.dated", dated)
        self.write("evidence.fine", "Walking and light weights")
