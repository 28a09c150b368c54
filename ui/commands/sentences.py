"""Sentences for the terminal, from the same words as the screens."""

from resources import read_folder
from studio.errors import StudioError
from studio.wording import load_words
from ui.shell.errors import sentence


def sentence_of(error: StudioError) -> str:
    """Return the one sentence a person reads for *error*."""
    return sentence(error, load_words(read_folder))
