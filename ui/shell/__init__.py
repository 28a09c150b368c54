"""The frame around all features: window, tasks, broadcast, palette, privacy, crash report."""
