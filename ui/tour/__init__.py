"""The tour: the main job from end to end, done with mouse and keys in the real windows."""
