from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from dogear_core.types import SearchMode
from dogear_desktop.settings import RENAMED, ColourScheme, Setting, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dogear.ini"


def opened(file: Path) -> Settings:
    return Settings(QSettings(str(file), QSettings.Format.IniFormat))


def written(settings: Settings) -> None:
    settings._store.sync()


VALUES: dict[str, object] = {
    "appearance/colour_scheme": ColourScheme.DARK,
    "appearance/text_size": 150,
    "search/mode": SearchMode.WORDS,
    "search/keep_recent": False,
    "folders/last_added": "/papers, old; and “new”",
    "search/recent": ("boiler", 'a "quoted", one', "größe"),
    "window/geometry": QByteArray(b"\x01\x02"),
}


@pytest.mark.parametrize("key", VALUES)
def test_what_is_set_is_there_at_the_next_start(file: Path, key: str) -> None:
    first = opened(file)
    (setting,) = (known for known in [*first.choices, *first.state] if known.key == key)
    setting.set(VALUES[key])
    assert setting.get() == VALUES[key]
    written(first)
    second = opened(file)
    (setting,) = (known for known in [*second.choices, *second.state] if known.key == key)
    assert setting.get() == VALUES[key]
    assert type(setting.get()) is type(VALUES[key])


@pytest.mark.parametrize("recent", [(), ("one",), ("one", "two"), ("",)])
def test_recent_searches_come_back_however_many_they_are(
    file: Path, recent: tuple[str, ...]
) -> None:
    first = opened(file)
    first.recent_searches.set(("former",))
    first.recent_searches.set(recent)
    written(first)
    assert opened(file).recent_searches.get() == recent


@pytest.mark.parametrize(
    ("group", "line"),
    [
        ("window", "geometry=wide"),
        ("window", "sidebar_width=20"),
        ("window", "sidebar_visible=perhaps"),
        ("appearance", "text_size=1000"),
        ("appearance", "text_size=79"),
        ("appearance", "text_size=large"),
        ("appearance", "colour_scheme=pink"),
        ("appearance", "close_to_tray=2"),
        ("search", "mode="),
        ("search", "recent_count=-5"),
        ("search", "recent=@Variant(\\0\\0\\0\\x2)"),
    ],
)
def test_a_value_that_is_not_allowed_counts_as_none(file: Path, group: str, line: str) -> None:
    file.write_text(f"[{group}]\n{line}\n")
    settings = opened(file)
    key = f"{group}/{line.partition('=')[0]}"
    (setting,) = (known for known in [*settings.choices, *settings.state] if known.key == key)
    assert setting.get() == setting.default


def test_a_value_that_is_not_allowed_cannot_be_set(file: Path) -> None:
    settings = opened(file)
    with pytest.raises(ValueError, match="text_size"):
        settings.text_size.set(20)
    assert settings.text_size.get() == 100


def test_who_listens_is_told_of_a_change_and_only_of_a_change(file: Path) -> None:
    settings = opened(file)
    changed: list[Setting[object]] = []
    settings.changed.connect(changed.append)
    settings.text_size.set(100)
    assert changed == []
    settings.text_size.set(120)
    settings.text_size.reset()
    assert [setting.key for setting in changed] == ["appearance/text_size"] * 2
    assert settings.text_size.get() == 100


def test_a_renamed_value_is_kept(file: Path) -> None:
    file.write_text("[window]\nlast_folder=/papers\n")
    settings = opened(file)
    assert settings.last_folder.get() == "/papers"
    written(settings)
    assert "last_folder" not in file.read_text()


@pytest.mark.parametrize(("former", "now"), RENAMED)
def test_a_value_under_both_names_is_the_one_of_today(file: Path, former: str, now: str) -> None:
    store = QSettings(str(file), QSettings.Format.IniFormat)
    store.setValue(former, "old")
    store.setValue(now, "new")
    Settings(store)
    assert store.value(now) == "new"
    assert not store.contains(former)


def test_no_key_is_declared_twice_or_was_given_up(file: Path) -> None:
    settings = opened(file)
    keys = [known.key for known in [*settings.choices, *settings.state]]
    assert len(set(keys)) == len(keys)
    assert not {former for former, _ in RENAMED} & set(keys)
