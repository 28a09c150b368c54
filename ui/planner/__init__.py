"""The planner: one client's week, the library beside it, and the swap as its centre."""
