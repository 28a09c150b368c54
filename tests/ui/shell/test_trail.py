from ui.shell.trail import LONGEST, Stop, Trail

TODAY, CLIENTS, PLANNER = Stop("today"), Stop("clients"), Stop("planner", "maya")


def test_back_and_forward_walk_along_what_was_visited():
    trail = Trail()
    for stop in (TODAY, CLIENTS, PLANNER):
        trail.visit(stop)
    assert (trail.back(), trail.back(), trail.back()) == (CLIENTS, TODAY, None)
    assert (trail.forward(), trail.forward(), trail.forward()) == (CLIENTS, PLANNER, None)


def test_a_new_visit_forgets_what_lay_ahead():
    trail = Trail()
    trail.visit(TODAY)
    trail.visit(CLIENTS)
    trail.back()
    trail.visit(PLANNER)
    assert trail.forward() is None
    assert trail.back() == TODAY


def test_what_is_opened_in_a_place_is_a_stop_of_its_own():
    trail = Trail()
    trail.visit(CLIENTS)
    trail.note("maya")
    trail.note("maya")
    assert trail.present == Stop("clients", "maya")
    assert trail.back() == CLIENTS


def test_a_long_way_forgets_its_start():
    trail = Trail()
    for number in range(LONGEST + 20):
        trail.visit(Stop("clients", number))
    assert trail.present == Stop("clients", LONGEST + 19)
