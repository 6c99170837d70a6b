"""Every row of the tables of viewers, on whatever platform the test runs."""

from collections.abc import Mapping
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from urllib.parse import unquote, urlsplit

import pytest

from dogear_desktop.applications import linux, macos, windows
from dogear_desktop.applications.base import Application, Way, arguments_for, can_be_told

POSIX, WINDOWS = PurePosixPath("/papers/lease.pdf"), PureWindowsPath("C:/papers/lease.pdf")
TOLD: dict[str, dict[str, tuple[str, ...]]] = {
    "linux": {
        "evince": ("--page-index=12", "/papers/lease.pdf"),
        "atril": ("--page-index=12", "/papers/lease.pdf"),
        "papers": ("--page-index=12", "/papers/lease.pdf"),
        "xreader": ("--page-index=12", "/papers/lease.pdf"),
        "okular": ("--page=12", "/papers/lease.pdf"),
        "zathura": ("--page=12", "/papers/lease.pdf"),
        "sioyek": ("--page=12", "/papers/lease.pdf"),
        "qpdfview": ("/papers/lease.pdf#12",),
        "mupdf": ("/papers/lease.pdf", "12"),
        "mupdf-gl": ("/papers/lease.pdf", "12"),
        "mupdf-x11": ("/papers/lease.pdf", "12"),
        "xpdf": ("/papers/lease.pdf", ":12"),
        "xpdf.real": ("/papers/lease.pdf", "12"),
        "gedit": ("+12", "/papers/lease.pdf"),
        "pluma": ("+12", "/papers/lease.pdf"),
        "gvim": ("+12", "/papers/lease.pdf"),
        "kate": ("--line=12", "/papers/lease.pdf"),
        "mousepad": ("--line=12", "/papers/lease.pdf"),
        "geany": ("--line=12", "/papers/lease.pdf"),
        "code": ("--goto", "/papers/lease.pdf:12"),
        "codium": ("--goto", "/papers/lease.pdf:12"),
    },
    "macos": {"net.sourceforge.skim-app.skim": ("skim:///papers/lease.pdf#page=12",)},
    "windows": {
        "sumatrapdf": ("-reuse-instance", "-page", "12", "C:\\papers\\lease.pdf"),
        "acrord32": ("/A", "page=12", "C:\\papers\\lease.pdf"),
        "acrobat": ("/A", "page=12", "C:\\papers\\lease.pdf"),
        "pdfxedit": ("/A", "page=12", "C:\\papers\\lease.pdf"),
        "pdfxcview": ("/A", "page=12", "C:\\papers\\lease.pdf"),
        "foxitreader": ("C:\\papers\\lease.pdf", "/A", "page=12"),
        "foxitpdfreader": ("C:\\papers\\lease.pdf", "/A", "page=12"),
        "foxitphantompdf": ("C:\\papers\\lease.pdf", "/A", "page=12"),
        "foxitpdfeditor": ("C:\\papers\\lease.pdf", "/A", "page=12"),
        "notepad++": ("-n12", "C:\\papers\\lease.pdf"),
        "code": ("--goto", "C:\\papers\\lease.pdf:12"),
        "gvim": ("+12", "C:\\papers\\lease.pdf"),
    },
}
BROWSERS: dict[str, tuple[str, ...]] = {
    "linux": (
        *("firefox", "firefox-esr", "librewolf", "chromium", "chromium-browser", "google-chrome"),
        *("google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "brave-browser"),
        *("brave-browser-stable", "vivaldi", "vivaldi-stable"),
    ),
    "macos": (),
    "windows": ("msedge", "chrome", "firefox", "brave", "vivaldi"),
}
URLS = {
    "linux": "file:///papers/lease.pdf#page=12",
    "macos": "",
    "windows": "file:///C:/papers/lease.pdf#page=12",
}
TABLES: dict[str, Mapping[str, Way]] = {
    "linux": {**linux.PAGES, **linux.LINES},
    "macos": {**macos.PAGES, **macos.LINES},
    "windows": {**windows.PAGES, **windows.LINES},
}
ROWS = [(system, key, way) for system, table in TABLES.items() for key, way in table.items()]
NAMES = (
    "two words.pdf",
    "\"quoted\" and 'quoted'.pdf",
    "No #1.pdf",
    "100%41.pdf",
    "-dash.pdf",
    "{number} {file}.pdf",
    "Köln 東京 👩‍🍳.pdf",
    "a;b&c|d$(e)`f`.pdf",
    "colon: 12:7.pdf",
)
PROGRAM = Application("Viewer", "viewer", ("viewer", "--quiet"))
BOXED = Application("Viewer", "viewer", ("flatpak", "run", "org.viewer"), sandboxed=True)


def path_on(system: str, name: str = "lease.pdf") -> PurePath:
    return (WINDOWS if system == "windows" else POSIX).with_name(name)


def test_each_is_given_the_file_and_the_number_as_it_takes_them() -> None:
    for system, key, way in ROWS:
        expected = (URLS[system],) if key in BROWSERS[system] else TOLD[system][key]
        given = arguments_for(PROGRAM, path_on(system), way, 12)
        assert given == ("viewer", "--quiet", *expected), key


def test_the_tables_hold_nothing_that_is_not_tried_here() -> None:
    tried = {system: {*TOLD[system], *BROWSERS[system]} for system in TABLES}
    assert tried == {system: set(table) for system, table in TABLES.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_arrives_under_its_exact_name_or_not_this_way(name: str) -> None:
    for system, key, way in ROWS:
        path = path_on(system, name)
        if not can_be_told(PROGRAM, path, way):
            assert key in {"qpdfview", "code", "codium"}
            assert "#" in name or ":" in name
            continue
        given = arguments_for(PROGRAM, path, way, 12)
        assert len(given) == len(PROGRAM.command) + len(way)
        [file] = [argument for argument in given if "/papers/" in argument.replace("\\", "/")]
        if file.startswith(("file:", "skim:")):
            url = urlsplit(file)
            assert url.fragment == "page=12"
            assert unquote(url.path).lstrip("/") == path.as_posix().lstrip("/")
        else:
            assert file.removesuffix("#12").removesuffix(":12") == str(path)


def test_a_path_cannot_be_confused_with_an_option() -> None:
    for system in TABLES:
        assert not arguments_for(PROGRAM, path_on(system, "-x.pdf"))[-1].startswith("-")


def test_without_a_place_the_file_comes_as_a_path_or_as_a_url() -> None:
    path = PurePosixPath("/papers/No #1 100%.pdf")
    assert arguments_for(PROGRAM, path) == ("viewer", "--quiet", "/papers/No #1 100%.pdf")
    browser = Application("Browser", "browser", ("browser",), takes_urls=True)
    assert arguments_for(browser, path) == ("browser", "file:///papers/No%20%231%20100%25.pdf")


def test_a_sandbox_is_handed_the_file_between_its_marks() -> None:
    command = BOXED.command
    assert arguments_for(BOXED, POSIX) == (*command, "@@", str(POSIX), "@@")
    at_page = (*command, "--page=12", "@@", str(POSIX), "@@")
    assert arguments_for(BOXED, POSIX, ("--page={number}", "{file}"), 12) == at_page
    by_url = Application("Viewer", "viewer", command, takes_urls=True, sandboxed=True)
    assert arguments_for(by_url, POSIX) == (*command, "@@u", POSIX.as_uri(), "@@")


@pytest.mark.parametrize("way", [("{file}#{number}",), ("file:{location}#page={number}",)])
def test_a_sandbox_is_not_told_a_page_that_sticks_to_the_file(way: Way) -> None:
    assert can_be_told(PROGRAM, POSIX, way)
    assert not can_be_told(BOXED, POSIX, way)


def test_a_drive_is_no_reason_not_to_tell_the_line() -> None:
    assert can_be_told(PROGRAM, WINDOWS, ("--goto", "{file}:{number}"))
