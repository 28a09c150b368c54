"""Settings: what the studio says of itself, and how this desk looks."""
