"""Everything the program reads but does not run: data, texts, fonts and themes."""

from pathlib import Path

# Plain files in every form the program comes in, a frozen folder too; importlib.resources would
# bring in zipfile and tempfile before the first paint.
_HERE = Path(__file__).resolve().parent


def resource(path: str) -> Path:
    """Return the resource at *path*, such as `data/en/words.toml`."""
    return _HERE.joinpath(*path.split("/"))


def read_text(path: str) -> str:
    """Return a UTF-8 text resource."""
    return resource(path).read_text(encoding="utf-8")


def read_folder(path: str, suffix: str = ".toml") -> dict[str, str]:
    """Return the texts of all files with *suffix* directly in *path*, by resource path."""
    return {
        f"{path}/{entry.name}": entry.read_text(encoding="utf-8")
        for entry in sorted(resource(path).iterdir(), key=lambda item: item.name)
        if entry.is_file() and entry.name.endswith(suffix)
    }
