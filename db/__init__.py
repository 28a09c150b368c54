"""The store: it turns values of the core into rows and back, on SQLite and PostgreSQL."""
