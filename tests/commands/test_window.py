import os
import subprocess
import sys

import pytest

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="always has a screen")
def test_without_a_screen_the_window_says_so(tmp_path):
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "-m", "ui", "--data", str(tmp_path / "studio.db")]
    done = subprocess.run(command, capture_output=True, text=True, env=bare, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr
    assert list(tmp_path.iterdir()) == []
