from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from dogear_desktop.settings import Settings


def opened(file: Path) -> Settings:
    return Settings(QSettings(str(file), QSettings.Format.IniFormat))


def test_what_is_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = opened(tmp_path / "dogear.ini")
    first.geometry.set(QByteArray(b"\x01\x02"))
    first.last_folder.set("/papers")
    first.geometry._store.sync()
    second = opened(tmp_path / "dogear.ini")
    assert second.geometry.get() == QByteArray(b"\x01\x02")
    assert second.last_folder.get() == "/papers"


def test_a_value_of_another_type_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "dogear.ini").write_text("[window]\ngeometry=wide\n")
    assert opened(tmp_path / "dogear.ini").geometry.get() == QByteArray()
