from pathlib import Path

import pytest

from dogear_desktop.applications import linux
from dogear_desktop.applications.base import Application


@pytest.fixture(autouse=True)
def applications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder of applications there is, with a viewer and an editor in it."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_DIRS"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("xpdf", "vim"):
        (programs / name).write_text("#!/bin/sh\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    folder = tmp_path / "data" / "applications"
    folder.mkdir(parents=True)
    entry = "[Desktop Entry]\nType=Application\n"
    (folder / "xpdf.desktop").write_text(f"{entry}Name=Xpdf\nExec=xpdf %f\n")
    (folder / "vim.desktop").write_text(f"{entry}Name=Vim\nExec=vim %F\nTerminal=true\n")
    offers = "[MIME Cache]\napplication/pdf=xpdf.desktop;\ntext/plain=vim.desktop;\n"
    (folder / "mimeinfo.cache").write_text(offers)
    return folder


def test_the_application_for_a_file(tmp_path: Path) -> None:
    file = tmp_path / "lease.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    assert linux.default_application(file) == Application("Xpdf", "xpdf", ("xpdf",))
    (tmp_path / "lease.zip").write_bytes(b"PK\x03\x04")
    assert linux.default_application(tmp_path / "lease.zip") is None


def test_an_editor_in_a_terminal_is_left_to_the_desktop(tmp_path: Path) -> None:
    script = tmp_path / "backup.py"
    script.write_text("import os\n")
    assert linux.default_application(script) == Application("Vim", "", ("xdg-open",))


def test_debians_xpdf_is_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "lease.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    real = tmp_path / "bin" / "xpdf.real"
    real.write_text("#!/bin/sh\n")
    real.chmod(0o755)
    found = linux.default_application(file)
    assert found is not None
    assert found.key == "xpdf.real"


def test_without_a_file_manager_that_listens_the_folder_is_opened(
    tmp_path: Path, applications: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    file = tmp_path / "lease.pdf"
    file.touch()
    started: list[tuple[str, ...]] = []

    def start(arguments: tuple[str, ...]) -> bool:
        started.append(arguments)
        return True

    monkeypatch.setattr(linux, "start", start)
    assert not linux.reveal(file)
    manager = "[Desktop Entry]\nType=Application\nName=Files\nExec=vim %U\n"
    (applications / "files.desktop").write_text(manager)
    (applications / "mimeinfo.cache").write_text("[MIME Cache]\ninode/directory=files.desktop;\n")
    assert linux.reveal(file)
    assert started == [("vim", tmp_path.as_uri())]
