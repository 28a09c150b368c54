"""Being an ordinary user for a moment: root may write everywhere, so faults would not show."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def ordinary_user(*owned: Path) -> Iterator[None]:
    """Run the block as `nobody`, to whom *owned* is given, where the tests run as root."""
    if sys.platform == "win32":
        pytest.skip("file modes mean something else here")
    if os.geteuid() != 0:
        yield
        return
    import pwd

    nobody = pwd.getpwnam("nobody")
    for path in owned:
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    os.setresuid(nobody.pw_uid, nobody.pw_uid, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
