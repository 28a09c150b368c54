"""The fixed words that screen, paper and command line share, looked up by code.

The words themselves lie in `resources/data/<language>/words.toml`; this module only keeps
them together and refuses, at load, a text that is missing or has other placeholders.
"""

import string
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.errors import BadFile

ReadFolder = Callable[[str], Mapping[str, str]]
"""Returns the texts of all files in a folder of the resources, by path."""


@dataclass(frozen=True, slots=True)
class Words:
    """Texts by dotted code, such as `pattern.squat` or `error.bad_file`."""

    language: str
    texts: Mapping[str, str]

    def __getitem__(self, code: str) -> str:
        """Return the text of *code*; a code without words is a fault of the program."""
        return self.texts[code]

    def get(self, code: str, default: str = "") -> str:
        """Return the text of *code*, or *default* where there is none."""
        return self.texts.get(code, default)

    def fill(self, code: str, **values: object) -> str:
        """Return the text of *code* with its placeholders filled in."""
        return self.texts[code].format(**values)

    def section(self, prefix: str) -> dict[str, str]:
        """Return all texts below *prefix*, keyed by what follows it."""
        start = prefix + "."
        return {
            code[len(start) :]: text for code, text in self.texts.items() if code.startswith(start)
        }


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the placeholders in *text*."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def parse_words(language: str, files: Mapping[str, str], source: Words | None = None) -> Words:
    """Read words from TOML texts by file name; a translation is held against its *source*."""
    texts: dict[str, str] = {}
    for name, content in files.items():
        try:
            tree = tomllib.loads(content)
        except tomllib.TOMLDecodeError as error:
            raise BadFile(file=name, problem=str(error)) from error
        _flatten(tree, "", texts, name)
    if source is not None:
        for code, text in texts.items():
            wanted = placeholders(source.texts.get(code, text))
            if placeholders(text) != wanted:
                raise BadFile(
                    file=language, entry=code, problem=f"placeholders must be {sorted(wanted)}"
                )
        texts = {**source.texts, **texts}
    return Words(language, texts)


def load_words(read_folder: ReadFolder, language: str = "en") -> Words:
    """Return the words of *language* from its folder of texts."""
    return parse_words(language, read_folder(f"data/{language}"))


def _flatten(tree: Mapping[str, object], prefix: str, texts: dict[str, str], name: str) -> None:
    for key, value in tree.items():
        code = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict):
            _flatten(value, code, texts, name)
        elif isinstance(value, str):
            if code in texts:
                raise BadFile(file=name, entry=code, problem="this text stands twice")
            texts[code] = value
        else:
            raise BadFile(file=name, entry=code, problem="a text is expected")
