"""Exercises from files: read strictly, proposed cautiously, reviewed by people."""
