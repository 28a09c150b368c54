"""Planning: a client's week, how it is edited, and what can stand in for what."""
