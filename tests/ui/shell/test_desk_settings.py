import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.shell.desk_settings import DeskSettings, SettingsFile, parse_settings, settings_text

NOW = datetime(2026, 5, 14, 10, 40, tzinfo=UTC)
DARK = DeskSettings(theme="dark", text_scale=125)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_there_are_defaults(path: Path):
    assert SettingsFile(path).load(NOW) == DeskSettings()


def test_what_is_saved_is_there_again(path: Path):
    assert SettingsFile(path).save(DARK)
    assert SettingsFile(path).load(NOW) == DARK


def test_a_damaged_file_is_set_aside_and_the_one_before_counts(path: Path):
    file = SettingsFile(path)
    file.save(DARK)
    file.save(replace(DARK, text_scale=112))
    path.write_text('{"theme": "da', encoding="utf-8")
    assert file.load(NOW) == DARK
    assert (path.parent / "settings.bad-20260514-104000").read_text() == '{"theme": "da'
    assert not path.exists()


def test_two_damaged_files_leave_defaults_and_both_are_kept(path: Path):
    file = SettingsFile(path)
    file.save(DARK)
    file.save(DARK)
    path.write_bytes(b"\xff\xfe\x00")
    (path.parent / "settings.json.old").write_text("[]", encoding="utf-8")
    assert file.load(NOW) == DeskSettings()
    assert len(list(path.parent.glob("settings.bad-*"))) == 2


def test_what_a_newer_program_wrote_is_kept(path: Path):
    path.write_text('{"schema": 9, "theme": "dark", "sounds": {"on": true}}', encoding="utf-8")
    file = SettingsFile(path)
    settings = file.load(NOW)
    file.save(replace(settings, text_scale=112))
    assert json.loads(path.read_text())["sounds"] == {"on": True}


def test_one_wrong_value_counts_as_not_written(path: Path):
    path.write_text('{"theme": "pink", "text_scale": true, "printer": "Laser"}', encoding="utf-8")
    assert SettingsFile(path).load(NOW) == DeskSettings(printer="Laser")


def test_a_folder_that_takes_nothing_loses_nothing_else(tmp_path: Path):
    blocker = tmp_path / "blocked"
    blocker.write_text("a file where a folder should be")
    assert not SettingsFile(blocker / "settings.json").save(DARK)


@given(
    st.dictionaries(
        st.text(max_size=10) | st.sampled_from(["theme", "text_scale", "printer", "window_width"]),
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    )
)
def test_any_object_reads_and_writes_to_the_same_settings(tree: dict[str, object]):
    settings = parse_settings(json.dumps(tree))
    assert parse_settings(settings_text(settings)) == settings
