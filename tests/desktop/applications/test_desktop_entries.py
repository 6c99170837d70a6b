import os
from pathlib import Path

import pytest

from dogear_desktop.applications.desktop_entries import Command, DesktopEntry


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let some programs be installed, and no others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("viewer", "env", "flatpak", "my viewer"):
        program = folder / name
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def read(tmp_path: Path, *lines: str, locale: str = "en_US") -> DesktopEntry | None:
    file = tmp_path / "viewer.desktop"
    text = ["# a viewer", "[Desktop Entry]", "Type=Application", *lines]
    text += ["[Desktop Action new]", "Exec=viewer --new"]
    file.write_text("\n".join(text), encoding="utf-8")
    return DesktopEntry.read(file, locale)


def command(tmp_path: Path, line: str) -> Command | None:
    entry = read(tmp_path, "Name=Viewer", f"Exec={line}")
    assert entry is not None
    return entry.command()


@pytest.mark.parametrize(
    ("line", "arguments", "takes_urls"),
    [
        ("viewer %U", ("viewer",), True),
        ("viewer %f", ("viewer",), False),
        ("viewer", ("viewer",), False),
        ("viewer --unique %F", ("viewer", "--unique"), False),
        ("viewer %i -caption %c %u", ("viewer", "-caption", "Viewer"), True),
        ("viewer --rate=100%% %k %f", ("viewer", "--rate=100%", ""), False),
        ("viewer 50%%f %f", ("viewer", "50%f"), False),
        ('viewer "two words" %f', ("viewer", "two words"), False),
        (r'viewer "a \\"b\\" \\$HOME \\\\" %f', ("viewer", 'a "b" $HOME \\'), False),
        (r"viewer\s--quiet\s%f", ("viewer", "--quiet"), False),
    ],
)
def test_the_command_of_an_exec_line(
    tmp_path: Path, line: str, arguments: tuple[str, ...], takes_urls: bool
) -> None:
    found = command(tmp_path, line)
    assert found == Command(arguments, "viewer", takes_urls, sandboxed=False)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("/opt/viewer/bin/viewer %u", "viewer"),
        ("env BAMF_DESKTOP_FILE_HINT=/x/viewer.desktop /snap/bin/viewer %U", "viewer"),
        ("/usr/bin/env LANG=C viewer %f", "viewer"),
    ],
)
def test_the_program_behind_a_path_or_env(
    tmp_path: Path, line: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    found = command(tmp_path, line)
    assert found is not None
    assert found.key == key


def test_a_program_in_a_sandbox(tmp_path: Path) -> None:
    run = ("flatpak", "run", "--branch=stable", "--command=evince", "--file-forwarding")
    found = command(tmp_path, " ".join([*run, "org.gnome.Evince", "@@u", "%U", "@@"]))
    assert found == Command((*run, "org.gnome.Evince"), "evince", takes_urls=True, sandboxed=True)


def test_what_takes_a_terminal_or_the_bus_has_no_command(tmp_path: Path) -> None:
    editor = read(tmp_path, "Name=Editor", "Exec=viewer %f", "Terminal=true")
    assert editor is not None
    assert editor.command() is None
    served = read(tmp_path, "Name=Served", "DBusActivatable=true")
    assert served is not None
    assert served.command() is None


def test_a_file_inside_another_argument_is_left_to_others(tmp_path: Path) -> None:
    assert command(tmp_path, "viewer --file=%f") is None


@pytest.mark.parametrize(
    "lines",
    [
        ("Exec=not-installed %f",),
        ("Exec=viewer %f", "TryExec=not-installed"),
        ("Exec=viewer %f", "Hidden=true"),
        ("Exec=viewer %f", "Type=Link"),
        (),
    ],
)
def test_what_cannot_be_started_is_no_entry(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert read(tmp_path, "Name=Viewer", *lines) is None


def test_what_cannot_be_read_is_no_entry(tmp_path: Path) -> None:
    assert DesktopEntry.read(tmp_path / "gone.desktop", "en_US") is None
    binary = tmp_path / "binary.desktop"
    binary.write_bytes(os.urandom(16) + b"\xff\xfe")
    assert DesktopEntry.read(binary, "en_US") is None


@pytest.mark.parametrize(
    ("locale", "name"),
    [("de_DE", "Betrachter"), ("pt_BR", "Visor"), ("pt_PT", "Viewer"), ("C", "Viewer")],
)
def test_the_name_is_in_the_language_of_the_person(tmp_path: Path, locale: str, name: str) -> None:
    names = ("Name=Viewer", "Name[de]=Betrachter", "Name[pt_BR]=Visor", "Exec=viewer %f")
    entry = read(tmp_path, *names, locale=locale)
    assert entry is not None
    assert entry.name == name
