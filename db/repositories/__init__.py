"""Repositories: they hand out frozen values and take them back, one file per aggregate."""
