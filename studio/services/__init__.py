"""The use cases: one call per user action, one transaction per call."""
