import pytest

from resources import read_folder
from studio.services.content import load_content
from ui.commands import check, screen


@pytest.fixture(scope="session")
def content():
    """Return all content, read once instead of once a command."""
    return load_content(read_folder)


@pytest.fixture(autouse=True)
def _read_once(content, monkeypatch):
    protocol = (content.questionnaire, content.rules)
    monkeypatch.setattr(check, "load_content", lambda _: content)
    monkeypatch.setattr(screen, "load_protocol", lambda _: protocol)
