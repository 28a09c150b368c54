"""Exercises: what each asks of a body, what it needs, and what a client can bear today."""
