"""How well a typed text fits a title: the start of any word first, then letters in order."""

from studio.text import folded


def rank(query: str, title: str) -> int | None:
    """Return 0 for a start of the title, 1 for starts of words, 2 for letters in order.

    `None` means that *title* does not fit; marks and case do not count.
    """
    typed = folded(query)
    text = folded(title)
    if text.startswith(typed):
        return 0
    words = text.replace("-", " ").split()
    if all(any(word.startswith(part) for word in words) for part in typed.split()):
        return 1
    return 2 if _in_order(typed.replace(" ", ""), text) else None


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
