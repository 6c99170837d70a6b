from collections.abc import Mapping
from pathlib import Path

import pytest

from dogear_desktop.applications.mime_defaults import MimeDefaults

PDF, PYTHON, TEXT = ["application/pdf"], ["text/x-python"], ["text/plain"]


DEFAULT = "Default Applications"


class Desktop:
    """The folders in which a desktop keeps applications and what was chosen for which type."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environ: Mapping[str, str] = {
            "HOME": str(folder / "home"),
            "XDG_CONFIG_DIRS": str(folder / "etc"),
            "XDG_DATA_DIRS": f"{folder / 'local'}:{folder / 'usr'}",
            "XDG_CURRENT_DESKTOP": "Unity:GNOME",
        }
        self.install("usr", "evince", "okular", "xpdf", "gedit")

    def install(self, where: str, *names: str) -> None:
        """Put applications into a folder; they are called as their files."""
        for name in names:
            text = f"[Desktop Entry]\nType=Application\nName={name} in {where}\nExec=sh %f\n"
            self.write(f"{where}/applications/{name}.desktop", text)

    def write(self, path: str, text: str) -> None:
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def choose(
        self, path: str, kind: str, *names: str, group: str = "Default Applications"
    ) -> None:
        """Add a line to a list."""
        file = self._folder / path
        text = file.read_text() if file.exists() else ""
        listed = ";".join(f"{name}.desktop" for name in names)
        self.write(path, f"{text}\n[{group}]\n{kind}={listed};\n")

    def default(self, *kinds: list[str]) -> str | None:
        """Return the name of the application for a type, with those that are more general."""
        entry = MimeDefaults(self.environ, "en_US").default_entry(kinds)
        return None if entry is None else entry.name.split()[0]


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


def test_without_a_choice_the_first_on_offer_is_taken(desktop: Desktop) -> None:
    cache = "[MIME Cache]\napplication/pdf=gone.desktop;okular.desktop;evince.desktop;\n"
    desktop.write("usr/applications/mimeinfo.cache", cache)
    assert desktop.default(PDF) == "okular"
    assert desktop.default(TEXT) is None


LISTS = [
    "usr/applications/mimeapps.list",
    "usr/applications/gnome-mimeapps.list",
    "usr/applications/unity-mimeapps.list",
    "local/applications/mimeapps.list",
    "home/.local/share/applications/mimeapps.list",
    "etc/mimeapps.list",
    "etc/gnome-mimeapps.list",
    "home/.config/mimeapps.list",
    "home/.config/gnome-mimeapps.list",
    "home/.config/unity-mimeapps.list",
]


def test_each_list_goes_before_the_one_below_it(desktop: Desktop) -> None:
    applications = ("evince", "okular")
    for number, path in enumerate(LISTS):
        desktop.choose(path, "application/pdf", applications[number % 2])
        assert desktop.default(PDF) == applications[number % 2], path


def test_what_is_chosen_but_not_installed_is_passed_over(desktop: Desktop) -> None:
    desktop.choose("home/.config/mimeapps.list", "application/pdf", "gone", "xpdf", "evince")
    assert desktop.default(PDF) == "xpdf"


def test_what_the_person_has_added_goes_before_what_is_on_offer(desktop: Desktop) -> None:
    cache = "[MIME Cache]\napplication/pdf=evince.desktop;\n"
    desktop.write("usr/applications/mimeinfo.cache", cache)
    lists = "home/.config/mimeapps.list"
    desktop.choose(lists, "application/pdf", "okular", group="Added Associations")
    assert desktop.default(PDF) == "okular"


def test_what_the_person_has_removed_is_not_offered(desktop: Desktop) -> None:
    cache = "[MIME Cache]\napplication/pdf=evince.desktop;xpdf.desktop;\n"
    desktop.write("usr/applications/mimeinfo.cache", cache)
    lists = "home/.config/mimeapps.list"
    desktop.choose(lists, "application/pdf", "evince", group="Removed Associations")
    assert desktop.default(PDF) == "xpdf"


def test_a_more_general_type_is_asked_for_last(desktop: Desktop) -> None:
    desktop.choose("home/.config/mimeapps.list", "text/plain", "gedit")
    assert desktop.default(PYTHON, TEXT) == "gedit"
    cache = "[MIME Cache]\ntext/x-python=okular.desktop;\n"
    desktop.write("usr/applications/mimeinfo.cache", cache)
    assert desktop.default(PYTHON, TEXT) == "okular"


def test_another_name_of_the_type_is_the_same_type(desktop: Desktop) -> None:
    desktop.choose("home/.config/mimeapps.list", "application/x-pdf", "evince")
    assert desktop.default([*PDF, "application/x-pdf"]) == "evince"


def test_an_entry_of_the_person_replaces_that_of_the_system(desktop: Desktop) -> None:
    desktop.choose("home/.config/mimeapps.list", "application/pdf", "evince", "xpdf")
    hidden = "[Desktop Entry]\nType=Application\nName=x\nExec=sh\nHidden=true\n"
    desktop.write("home/.local/share/applications/evince.desktop", hidden)
    assert desktop.default(PDF) == "xpdf"


def test_an_entry_may_be_in_a_folder_its_id_names(desktop: Desktop) -> None:
    desktop.install("usr", "kde/viewers/view-er")
    desktop.choose("home/.config/mimeapps.list", "application/pdf", "kde-viewers-view-er")
    assert desktop.default(PDF) == "kde/viewers/view-er"


def test_lists_that_are_damaged_say_nothing(desktop: Desktop) -> None:
    desktop.write("home/.config/mimeapps.list", "\x00\n=\n[\n]=;\napplication/pdf\n[Default")
    desktop.choose("etc/mimeapps.list", "application/pdf", "evince")
    assert desktop.default(PDF) == "evince"
