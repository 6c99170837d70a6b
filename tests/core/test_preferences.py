"""What a person chose for the engine, in a file that anybody may have touched."""

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dogear_core.config import MEBIBYTE
from dogear_core.errors import LibraryNotWritable
from dogear_core.preferences import (
    DECLARED,
    PREFERENCES_NAME,
    OnBattery,
    PreferenceFile,
    Preferences,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / PREFERENCES_NAME


@pytest.fixture
def preferences(tmp_path: Path) -> PreferenceFile:
    return PreferenceFile(tmp_path)


def test_without_a_file_everything_is_as_by_default(
    preferences: PreferenceFile, file: Path
) -> None:
    assert preferences.read() == Preferences()
    assert not file.exists()


def test_what_is_changed_outlives_the_process(preferences: PreferenceFile, tmp_path: Path) -> None:
    preferences.change(paused=True, on_battery="wait", threads=3)
    assert PreferenceFile(tmp_path).read() == replace(
        Preferences(), paused=True, on_battery=OnBattery.WAIT, threads=3
    )


def test_only_what_differs_from_the_default_is_written(
    preferences: PreferenceFile, file: Path
) -> None:
    preferences.change(paused=True, threads=3)
    preferences.change(threads=DECLARED["threads"].default)
    assert json.loads(file.read_text()) == {"paused": True}


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such mode there")
def test_the_file_is_private_and_nothing_is_left_beside_it(
    preferences: PreferenceFile, file: Path
) -> None:
    preferences.change(paused=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_change_by_another_is_noticed(preferences: PreferenceFile, tmp_path: Path) -> None:
    assert not preferences.read().paused
    other = PreferenceFile(tmp_path)
    for paused in (True, False, True):
        other.change(paused=paused)
        assert preferences.read().paused == paused


def test_a_change_keeps_what_another_has_changed(
    preferences: PreferenceFile, tmp_path: Path
) -> None:
    preferences.read()
    PreferenceFile(tmp_path).change(threads=2)
    assert preferences.change(paused=True).threads == 2


def test_what_a_newer_dogear_wrote_is_kept(preferences: PreferenceFile, file: Path) -> None:
    file.write_text('{"colour_of_dreams": ["blue"], "threads": 2}')
    preferences.change(threads=4)
    assert json.loads(file.read_text()) == {"colour_of_dreams": ["blue"], "threads": 4}
    assert preferences.notes.ignored == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("paused", 1),
        ("paused", "yes"),
        ("threads", "2"),
        ("threads", True),
        ("threads", 2.0),
        ("threads", -1),
        ("threads", 65),
        ("on_battery", "sleep"),
        ("on_battery", None),
        ("largest_file", 10),
        ("model", "../../etc/passwd"),
        ("model", 7),
        ("gpu", "yes"),
    ],
)
def test_a_value_that_is_not_allowed_counts_as_none_and_is_told(
    preferences: PreferenceFile, file: Path, name: str, value: object
) -> None:
    file.write_text(json.dumps({name: value, "seconds_per_file": 30}))
    assert preferences.read() == replace(Preferences(), seconds_per_file=30)
    assert preferences.notes.ignored == (name,)
    if isinstance(value, bool | int | str):
        with pytest.raises(ValueError, match=str(value)):
            preferences.change(**{name: value})


@pytest.mark.parametrize("content", [b"{", b"", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_put_aside_and_the_defaults_rule(
    preferences: PreferenceFile, file: Path, content: bytes
) -> None:
    for number in (1, 2):
        file.write_bytes(content)
        assert preferences.read() == Preferences()
        aside = preferences.notes.set_aside
        assert aside is not None
        assert aside.name == f"preferences.damaged-{number}.json"
        assert aside.read_bytes() == content
        preferences.change(paused=True)
        assert preferences.notes.set_aside is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryNotWritable):
        PreferenceFile(tmp_path / "gone").change(paused=True)


def test_the_engine_is_configured_by_them() -> None:
    chosen = Preferences(
        threads=3,
        reader_processes=1,
        largest_file=5 * MEBIBYTE,
        seconds_per_file=7,
        reader_memory=300 * MEBIBYTE,
    ).engine_config()
    assert (chosen.threads, chosen.reader_processes) == (3, 1)
    limits = chosen.reader_limits
    assert (limits.file_bytes, limits.seconds, limits.memory) == (
        5 * MEBIBYTE,
        7.0,
        300 * MEBIBYTE,
    )
    assert Preferences().engine_config().threads is None


@pytest.mark.parametrize("name", DECLARED)
def test_each_is_declared_with_a_sentence_and_a_default_it_allows(name: str) -> None:
    declared = DECLARED[name]
    assert declared.meaning.endswith(".")
    assert declared.understand(declared.default) == declared.default
