from tests.qt_leaks import _nothing_left_behind  # noqa: F401
