from studio.clients.client import Client
from studio.ids import ClientId, TrainerId
from studio.team import Trainer
from ui.shell.at_desk import AtDesk
from ui.shell.privacy import Privacy

MAYA = Client(ClientId("m"), 1, "Maya", "Okafor")


def test_names_are_short_until_somebody_asks_for_the_whole(qapp):
    privacy = Privacy()
    assert privacy.shown_name(MAYA) == "Maya O."
    assert privacy.shown_name(MAYA, full=True) == "Maya Okafor"


def test_hidden_names_are_initials_everywhere(qtbot):
    privacy = Privacy()
    with qtbot.waitSignal(privacy.changed):
        privacy.toggle()
    assert privacy.is_hidden
    assert privacy.shown_name(MAYA) == "M. O."
    assert privacy.shown_name(MAYA, full=True) == "M. O."
    assert privacy.shown_name(Client(ClientId("c"), 2, "Cher", "")) == "C."


def test_one_trainer_alone_is_at_the_desk(qapp):
    desk = AtDesk()
    assert desk.trainer_id is None
    dana, luis = Trainer(TrainerId("d"), "Dana Kay"), Trainer(TrainerId("l"), "Luis Mora")
    desk.show_team([dana])
    assert desk.trainer == dana
    desk.show_team([dana, luis])
    assert desk.trainer == dana
    desk.choose(luis.id)
    assert desk.trainer_id == "l"
    desk.show_team([dana])
    assert desk.trainer == dana
