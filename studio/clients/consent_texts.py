"""Reading what clients agree to and sign: the declaration, the privacy notice, the consents."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NoReturn

from studio.clients.consent import ConsentTexts, Purpose, SignedText
from studio.errors import BadFile

FILE = "consents.toml"

_FIELDS = ("version", "title", "text")


def parse_consent_texts(text_by_file: Mapping[str, str]) -> ConsentTexts:
    """Read the texts from the file `consents.toml`; files of other names are left alone."""
    for file, text in text_by_file.items():
        if file.rpartition("/")[2] == FILE:
            return _Reader(file).read(text)
    raise BadFile(file=FILE, problem="it is missing")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file, and names it in every mistake."""

    file: str

    def read(self, text: str) -> ConsentTexts:
        """Return everything the file says; what it says beyond that is a mistake."""
        try:
            tree = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadFile(file=self.file, problem=str(error)) from error
        self._only(tree, ("declaration", "privacy", "purpose"), entry="")
        purposes = self._table(tree.get("purpose"), "purpose")
        keys = [purpose.value for purpose in Purpose]
        self._only(purposes, keys, entry="purpose")
        return ConsentTexts(
            declaration=self._signed(tree.get("declaration"), "declaration"),
            purposes={
                purpose: self._signed(purposes.get(purpose.value), f"purpose.{purpose.value}")
                for purpose in Purpose
            },
            privacy=self._signed(tree.get("privacy"), "privacy"),
        )

    def _signed(self, found: object, entry: str) -> SignedText:
        table = self._table(found, entry)
        self._only(table, _FIELDS, entry=entry)
        version, title, text = (self._text(table, entry, field) for field in _FIELDS)
        return SignedText(version, title, text)

    def _text(self, table: Mapping[str, object], entry: str, field: str) -> str:
        found = table.get(field)
        if found is None:
            self._wrong("it is missing", entry, field)
        if not isinstance(found, str):
            self._wrong("a text is expected", entry, field)
        if not found.strip():
            self._wrong("it is empty", entry, field)
        return found.strip()

    def _table(self, found: object, entry: str) -> Mapping[str, object]:
        if found is None:
            self._wrong("it is missing", entry)
        if not isinstance(found, dict):
            self._wrong("a table is expected", entry)
        return found

    def _only(self, table: Mapping[str, object], known: Collection[str], *, entry: str) -> None:
        for name in table:
            if name not in known:
                self._wrong("it is not known here", entry, name)

    def _wrong(self, problem: str, entry: str, field: str = "") -> NoReturn:
        raise BadFile(file=self.file, entry=entry, field=field, problem=problem)
