"""Today: who trains when, what waits, and what was left half done."""
