"""Screening: questions, answers, rules, and what follows from them for training."""
