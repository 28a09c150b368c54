"""Library: every exercise the studio can plan, to look up."""
