"""A desk with a sign-up on it: the real services over a store in memory, and short ways to act."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from studio.clients.client import Client
from studio.clock import Clock
from studio.errors import StorageUnavailable
from studio.ids import TrainerId
from studio.screening.pages import CHECK
from studio.screening.questionnaire import Questionnaire
from studio.screening.rules import RuleBook
from studio.screening.screening import Screening
from studio.screening.signature import Signature
from studio.services.clients import ClientService
from studio.services.consents import ConsentService
from studio.services.content import Content
from studio.services.screening import ScreeningService
from studio.services.unit import Desk
from studio.settings import StudioProfile
from studio.team import Qualification
from tests.builders import a_clock, a_trainer
from tests.fakes import FakeUnit, RecordingBroadcast
from tests.studio.screening.conversation import answer_page, as_calm
from ui.screening.flow_view import ScreeningFlowView
from ui.screening.page_view import Timing
from ui.shell.tasks import TaskRunner

AT_ONCE = Timing(guard_ms=0, word_ms=0)
ENTER = Qt.Key.Key_Return
_LAYOUTS = 4
"""How often a layout may ask the one around it for more room until all stand still."""


class Wishes(QObject):
    """Records what a sign-up asks of the window."""

    def __init__(self, view: ScreeningFlowView) -> None:
        super().__init__(view)
        self.heard: list[tuple[str, object]] = []
        view.finished.connect(self._on_finished)
        view.parked.connect(self._on_parked)
        view.plan_requested.connect(self._on_plan)
        view.letter_requested.connect(self._on_letter)
        view.client_requested.connect(self._on_client)

    def of(self, name: str) -> list[object]:
        return [value for heard, value in self.heard if heard == name]

    def _on_finished(self, screening: object) -> None:
        self.heard.append(("finished", screening))

    def _on_parked(self) -> None:
        self.heard.append(("parked", None))

    def _on_plan(self, client_id: str) -> None:
        self.heard.append(("plan", client_id))

    def _on_letter(self, screening: object) -> None:
        self.heard.append(("letter", screening))

    def _on_client(self, client_id: str) -> None:
        self.heard.append(("client", client_id))


class HeldTasks(QObject):
    """Keeps every question until it is let go, to see what a page does meanwhile."""

    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waiting: list[tuple[object, object, object]] = []

    def ask(self, function, then=None, failed=None, *, owner=None, aside=False):
        self.waiting.append((function, then, failed))

    def let_go(self) -> None:
        while self.waiting:
            function, then, _ = self.waiting.pop(0)
            then(function())

    def fail(self) -> None:
        _, _, failed = self.waiting.pop(0)
        failed(StorageUnavailable(reason="", path=""))


class FlowDesk:
    """Shows a sign-up in a window of its own and acts like a person in front of it."""

    def __init__(self, qtbot, content: Content, *, clock: Clock | None = None) -> None:
        self.qtbot = qtbot
        self.content = content
        self.clock = clock or a_clock()
        self.dana = a_trainer()
        self.sam = a_trainer("Sam Reed", qualification=Qualification.LEVEL_2)
        self.unit = FakeUnit([self.dana, self.sam])
        desk = Desk(self.unit, self.clock, RecordingBroadcast().publish)  # type: ignore[arg-type]

        def protocol() -> tuple[Questionnaire, RuleBook]:
            return content.questionnaire, content.rules

        self.clients = ClientService(desk, protocol)
        self.screenings = ScreeningService(desk, protocol, lambda: content.consents)
        self.consents = ConsentService(desk, lambda: content.consents)
        self.profile = StudioProfile(name="Riverside Studio")
        self.keys = 0
        self.clicks = 0
        self.view: ScreeningFlowView
        self.tasks: TaskRunner | HeldTasks

    def open(
        self,
        client: Client | None = None,
        *,
        size: tuple[int, int] = (1440, 900),
        timing: Timing = AT_ONCE,
        actor: TrainerId | None = None,
        tasks: HeldTasks | None = None,
    ) -> "FlowDesk":
        """Open a sign-up, for somebody new or for *client*."""
        window = QWidget()
        window.setMinimumSize(400, 300)  # as a main window has, so that pages never resize it
        window.resize(*size)
        self.qtbot.addWidget(window)
        self.tasks = tasks or TaskRunner(window)
        self.view = ScreeningFlowView(
            self.tasks,  # type: ignore[arg-type]
            self.screenings,
            self.clients,
            self.content,
            self.clock,
            [self.dana, self.sam],
            self.dana.id if actor is None else actor,
            client,
            window,
            profile=self.profile,
            timing=timing,
            consent_service=self.consents,
        )
        self.view.setGeometry(0, 0, *size)
        self.wishes = Wishes(self.view)
        with self.qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.window = window
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until everything asked is answered."""
        if isinstance(self.tasks, TaskRunner):
            assert self.tasks.settle()
        for _ in range(_LAYOUTS):
            QApplication.sendPostedEvents()

    # What a person sees

    @property
    def heading(self) -> str:
        assert self.view.page is not None
        return self.view.page.heading.text()

    @property
    def page_id(self) -> str:
        assert self.view.page is not None
        return self.view.page.page.id

    @property
    def drafts(self) -> Sequence[Screening]:
        return self.unit.screenings.drafts()

    @property
    def signatures(self) -> Sequence[Signature]:
        return tuple(self.unit.signatures.kept)

    def find(self, name: str) -> QWidget:
        found = [w for w in self.view.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"{name} is not on the page {self.page_id}: {self.heading}"
        return found[0]

    def shows(self, name: str) -> bool:
        return any(w.isVisible() for w in self.view.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        widget = self.find(name)
        assert isinstance(widget, QLabel | QAbstractButton | QLineEdit)
        return widget.text()

    def words(self) -> str:
        """Return every text on the page."""
        labels = self.view.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    # What a person does

    def click(self, name: str, at: QPoint | None = None) -> None:
        self.clicks += 1
        place = self.find(name)
        QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=at or place.rect().center())
        self.settle()

    def point_at(self, spot: str) -> None:
        """Click a part of the body on the picture."""
        body = self.find("body.map")
        self.click("body.map", body.point_of(spot))  # type: ignore[attr-defined]

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys one after the other, where the keyboard is."""
        for key in keys:
            self.keys += 1
            target = self.view.focusWidget() or self.view
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key)
            self.settle()

    def type(self, name: str, text: str) -> None:
        """Fill a field; going there and typing is no answer key."""
        field = self.find(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.clear()
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            field.insert(text)  # as from a clipboard; test keys are ASCII only

    def about(self, **fields: str) -> None:
        """Fill the first page with Maya's fields, or others."""
        values = {
            "firstName": "Maya",
            "lastName": "Okafor",
            "birthDay": "3",
            "birthMonth": "2",
            "birthYear": "1985",
            "phone": "07700 900123",
            "emergency": "Ada Okafor 07700 900456",
            **fields,
        }
        for name, text in values.items():
            self.type(f"flow.{name}", text)
        self.settle()

    def sign_up(self, **fields: str) -> None:
        """Fill the first page, give consent and go on."""
        self.about(**fields)
        self.click("flow.consent")
        self.press(ENTER)

    def well_until(self, page_id: str) -> None:
        """Answer as a well person, by keys, up to the page with this id."""
        for _ in range(60):
            if self.page_id == page_id:
                return
            self.press(*WELL_KEYS.get(self.page_id, ("n",)))
        raise AssertionError(f"{page_id} never came, the page is {self.page_id}")

    def jump(self, page_id: str, **answers: object) -> None:
        """Answer as a well person up to a page, without walking there on screen.

        *answers* replace those of the well person; `c_dizzy` stands for `c.dizzy`.
        """
        given = {name.replace("_", ".", 1): value for name, value in answers.items()}
        flow = self.view.flow
        while flow.current.id != page_id:
            assert flow.current is not CHECK, page_id
            before = flow.current
            answer_page(flow, lambda q, key: given.get(key, as_calm(q, key)))
            assert flow.current is not before or flow.next(), flow.current
        self.view._keeper.save(self.view._show_current)
        self.settle()


WELL_KEYS: dict[str, tuple[Qt.Key | str, ...]] = {
    "a.filled_by": ("1",),
    "b.days": ("4",),
    "b.months3": ("y",),
    "b.rows": ("5", "2", ENTER),
    "b.want": ("2",),
    "b.goals": ("1", ENTER),
    "b.lifting": ("1",),
    "c.ticks.1": ("0", ENTER),
    "d.ticks.1": ("0", ENTER),
    "d.ticks.2": ("0", ENTER),
    "d.ticks.3": ("0", ENTER),
    "e.ticks.1": ("0", ENTER),
    "g.staff": (ENTER,),
    "h.ticks.1": ("0", ENTER),
    "k.sure": ("8",),
}
"""The keys of a well person by page; every other page is answered with N."""
