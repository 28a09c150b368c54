"""Sign-up and screening: one conversation, full window, one page at a time."""
