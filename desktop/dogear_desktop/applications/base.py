"""An application, the way it is given a file with a page or a line, and what became of that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Protocol

Way = tuple[str, ...]
"""The arguments by which an application is given a file and a place in it.

`{file}` stands for the path, `{location}` for its URL without the scheme, and `{number}` for the
page or line.
"""

FILE = "{file}"


@dataclass(frozen=True, slots=True)
class Application:
    """An application that opens a file.

    `name` is what the person calls it and `key` what the tables call it: its program, or its
    bundle on macOS. `command` is what comes before the file. `takes_urls` says that it wants a
    file as a URL, `sandboxed` that Flatpak hands the file in between two marks.
    """

    name: str
    key: str
    command: tuple[str, ...]
    takes_urls: bool = False
    sandboxed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file to go: a page, counted from 1, with what is printed on it, or a passage."""

    page: int | None = None
    label: str = ""
    passage: str = ""


class Outcome(StrEnum):
    """What became of a wish to open a file, or to show it in its folder."""

    DONE = "done"
    PAGE_UNTOLD = "page untold"
    NO_APPLICATION = "no application"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Opening:
    """What became of a wish to open a file, in which application, and where in it to go."""

    path: Path
    outcome: Outcome
    application: str = ""
    place: Place = Place()


class Platform(Protocol):
    """What a platform knows of its applications; each is a module."""

    @property
    def PAGES(self) -> Mapping[str, Way]:
        """How viewers are told a page, by the key of the application."""

    @property
    def LINES(self) -> Mapping[str, Way]:
        """How editors are told a line, by the key of the application."""

    def default_application(self, path: Path) -> Application | None:
        """Return the application the person has chosen for files like this one."""

    def start(self, arguments: Sequence[str]) -> bool:
        """Start a program that outlives Dogear; False when nothing could be started."""

    def reveal(self, path: Path) -> bool:
        """Show a file in the file manager, selected where it can do that."""


def can_be_told(application: Application, path: PurePath, way: Way) -> bool:
    """Whether the application can be given this path in this way.

    What is written behind a path is found again by the character between them, which the path must
    not have. Flatpak lets a file through only where it is an argument of its own.
    """
    between = [given[len(FILE)] for given in way if given.startswith(FILE) and given != FILE]
    if any(character in str(path)[len(path.drive) :] for character in between):
        return False
    return FILE in way or not application.sandboxed


def arguments_for(
    application: Application, path: PurePath, way: Way | None = None, number: int = 0
) -> tuple[str, ...]:
    """Return the command that opens the file at `path`, at a page or line if a way is given."""
    uri = path.as_uri()
    if way is not None:
        file = str(path)
        location = uri.removeprefix("file:")
        given = tuple(part.format(file=file, location=location, number=number) for part in way)
    else:
        file = uri if application.takes_urls else str(path)
        given = (file,)
    if application.sandboxed:
        mark = "@@u" if file == uri else "@@"
        at = given.index(file)
        given = (*given[:at], mark, file, "@@", *given[at + 1 :])
    return (*application.command, *given)
