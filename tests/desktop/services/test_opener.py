from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from dogear_desktop.services import opener
from dogear_desktop.services.opener import Opener


class Desktop:
    """Stands in for `QDesktopServices`: notes what it is asked to open."""

    def __init__(self) -> None:
        self.opened: list[Path] = []

    def openUrl(self, url: QUrl) -> bool:  # noqa: N802
        self.opened.append(Path(url.toLocalFile()))
        return True


@pytest.fixture
def desktop(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Desktop:  # noqa: ARG001
    desktop = Desktop()
    monkeypatch.setattr(opener, "QDesktopServices", desktop)
    return desktop


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "Köln & Bonn #1 100%.txt"
    file.write_text("…")
    return file


def test_a_file_is_opened_by_its_exact_name(desktop: Desktop, file: Path) -> None:
    assert Opener().open(file)
    assert desktop.opened == [file]


def test_without_a_file_manager_that_listens_the_folder_is_opened(
    qtbot: QtBot, desktop: Desktop, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    shower = Opener()
    assert shower.reveal(file)
    qtbot.waitUntil(lambda: desktop.opened == [file.parent])


def test_a_file_that_is_gone_is_neither_opened_nor_revealed(
    desktop: Desktop, tmp_path: Path
) -> None:
    assert not Opener().open(tmp_path / "gone.txt")
    assert not Opener().reveal(tmp_path / "gone.txt")
    assert desktop.opened == []


def test_a_name_too_long_for_the_file_system_is_no_crash(desktop: Desktop) -> None:
    assert not Opener().open(Path("/" + "n" * 5000))
    assert desktop.opened == []
