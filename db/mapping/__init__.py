"""Rows to values and back: two plain functions per aggregate."""
