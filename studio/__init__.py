"""The core of Studio Planner: rules, use cases and values, in plain Python.

`clients`, `exercises`, `screening`, `planning` and `printing` hold the values and the
rules of one subject each; `storage` says what the core asks of a database; `services`
are the use cases, one call per user action.  Nothing here knows Qt, SQL or the clock.
"""
