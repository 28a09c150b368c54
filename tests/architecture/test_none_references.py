"""Guard against a Qt binding that eats references to `None` (PySide6 6.12.0 on Python 3.11)."""

import sys

import pytest

pytest.importorskip("PySide6")
from PySide6.QtCore import QObject

VOID_CALLS = 300


def test_void_calls_keep_the_references_to_none(qapp):
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(VOID_CALLS):
        probe.setObjectName("probe")
    drift = sys.getrefcount(None) - before
    assert abs(drift) < VOID_CALLS // 10
