"""Sentences for the terminal, from the same words as the screens."""

from studio.errors import StudioError
from studio.services.content import load_words
from ui.commands.files import read_folder


def sentence_of(error: StudioError) -> str:
    """Return the one sentence a person reads for *error*."""
    words = load_words(read_folder)
    return " ".join(words.fill(f"error.{error.code}", **plain(error.values)).split())


def plain(values: dict[str, object]) -> dict[str, object]:
    """Return *values* as they read in a sentence: lists joined, nothing else touched."""
    return {
        key: ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
        for key, value in values.items()
    }
