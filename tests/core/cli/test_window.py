import subprocess
import sys
from pathlib import Path

import pytest

from dogear_core.cli import window

from .conftest import Dogear


def test_the_window_is_opened_on_the_library(
    dogear: Dogear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = []

    def start(command: list[str], *, check: bool) -> subprocess.CompletedProcess[bytes]:
        commands.append((command, check))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", start)
    assert dogear("app").code == 0
    assert dogear("app", "--", "-deposit").code == 0
    command = [sys.executable, "-m", "dogear_desktop", "--library", str(tmp_path / "library")]
    assert commands == [(command, False), ([*command, "--", "-deposit"], False)]


def test_a_window_that_cannot_be_opened_is_told(
    dogear: Dogear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "broken_window"
    package.mkdir()
    (package / "__main__.py").write_text("import os; os.abort()")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(window, "WINDOW_MODULE", "broken_window")
    ran = dogear("app")
    assert ran.code == 1
    assert "could not be opened" in ran.err


def test_a_window_that_is_not_installed_is_told(
    dogear: Dogear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "WINDOW_MODULE", "no_such_window")
    ran = dogear("app")
    assert ran.code == 1
    assert "not installed" in ran.err
