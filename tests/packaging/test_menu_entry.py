import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from bootstrap import menu_entry
from bootstrap.environment import ROOT, Environment
from bootstrap.errors import SetupError
from bootstrap.menu_entry import DRAWING, ICON_SCRIPT, TEMPLATE, install, remove
from dogear_desktop.applications.desktop_entries import DesktopEntry

ENTRY = "applications/dogear.desktop"
XDG_MIME = """\
#!/bin/sh
if [ "$1" = default ]; then echo "$2" > "$HOME/chosen"
elif [ -f "$HOME/chosen" ]; then cat "$HOME/chosen"
elif [ -f "$XDG_DATA_HOME/applications/dogear.desktop" ]; then echo dogear.desktop
else cat "$HOME/offered"
fi
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the person's folder for data, in a home of the test's own."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "offered").write_text("files.desktop\n")
    return tmp_path / "data"


@pytest.fixture
def tools(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001
    """Return the only folder with programs of the desktop."""
    folder = tmp_path / "tools"
    folder.mkdir()
    write_program(folder / "xdg-mime", XDG_MIME)
    monkeypatch.setattr(shutil, "which", lambda name, **_: found(folder / name))
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Return a checkout in a folder with a difficult name."""
    root = tmp_path / 'Köln "x" $HOME `a` \\ 100%f'
    for name in (TEMPLATE, ICON_SCRIPT, DRAWING):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    environment = Environment(root)
    for program in (environment.python, environment.program("dogear-desktop")):
        program.parent.mkdir(parents=True, exist_ok=True)
        write_program(program, f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    return environment


def write_program(file: Path, text: str) -> None:
    file.write_text(text)
    file.chmod(0o755)


def found(program: Path) -> str | None:
    return str(program) if program.exists() else None


def test_the_entry_starts_this_checkout(data: Path, environment: Environment) -> None:
    assert install(environment) == 0
    entry = DesktopEntry.read(data / ENTRY, "de_DE")
    assert entry is not None
    command = entry.command()
    assert command is not None
    program = environment.program("dogear-desktop")
    assert command.arguments == (str(program), "--add")
    assert not command.takes_urls
    program.unlink()
    assert DesktopEntry.read(data / ENTRY, "de_DE") is None


def test_the_entry_is_valid(data: Path, environment: Environment) -> None:
    assert install(environment) == 0
    for file in (ROOT / TEMPLATE, data / ENTRY):
        if shutil.which("desktop-file-validate"):
            told = subprocess.run(
                ["desktop-file-validate", str(file)], capture_output=True, text=True, check=False
            )
            assert (told.returncode, told.stdout) == (0, "")
        lines = file.read_text(encoding="utf-8").splitlines()
        assert "MimeType=inode/directory;" in lines
        assert {"Comment", "GenericName", "Keywords"} <= {
            line.partition("[de]=")[0] for line in lines if "[de]=" in line
        }


def test_the_icons_are_in_the_theme(data: Path, environment: Environment) -> None:
    assert install(environment) == 0
    theme = data / "icons" / "hicolor"
    assert (theme / "scalable" / "apps" / "dogear.svg").is_file()
    for size in (16, 48, 256):
        image = QImage(str(theme / f"{size}x{size}" / "apps" / "dogear.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 2).alpha() == 255
        assert image.pixelColor(0, 0).alpha() < 255


@pytest.mark.usefixtures("tools")
def test_what_opened_folders_goes_on_doing_so(tmp_path: Path, environment: Environment) -> None:
    assert install(environment) == 0
    assert (tmp_path / "chosen").read_text() == "files.desktop\n"
    (tmp_path / "chosen").write_text("others.desktop\n")
    assert install(environment) == 0
    assert (tmp_path / "chosen").read_text() == "others.desktop\n"


@pytest.mark.usefixtures("tools")
def test_where_nothing_opened_folders_nothing_is_chosen(
    tmp_path: Path, environment: Environment
) -> None:
    (tmp_path / "offered").write_text("\n")
    assert install(environment) == 0
    assert not (tmp_path / "chosen").exists()


def test_a_cache_of_icons_is_renewed_and_not_made(
    data: Path, tools: Path, environment: Environment
) -> None:
    called = data.parent / "called"
    write_program(tools / "gtk-update-icon-cache", f'#!/bin/sh\necho "$@" >> "{called}"\n')
    assert install(environment) == 0
    assert not called.exists()
    theme = data / "icons" / "hicolor"
    (theme / "icon-theme.cache").touch()
    assert install(environment) == 0
    assert called.read_text() == f"-q -f -t {theme}\n"


def test_all_is_taken_out_again_and_nothing_else(data: Path, environment: Environment) -> None:
    assert install(environment) == 0
    others = data / "icons" / "hicolor" / "48x48" / "apps" / "other.png"
    others.touch()
    assert remove(environment) == 0
    left = [path.name for path in data.rglob("*") if "dogear" in path.name]
    assert left == []
    assert others.exists()
    assert remove(environment) == 0


def test_other_systems_have_no_such_menu(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    for target in (install, remove):
        with pytest.raises(SetupError, match="Linux"):
            target(environment)


def test_without_a_folder_of_its_own_data_is_below_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert menu_entry.data_home() == tmp_path / ".local" / "share"
