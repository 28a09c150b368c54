"""Whether this computer has a screen that a window could appear on."""

import os
import sys


def has_screen() -> bool:
    """Tell whether a window has somewhere to go; only Linux and its kin can lack it."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
