"""Paths as people give them, and where Dogear keeps its library and its models."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import platformdirs

from dogear_core.errors import LibraryNotWritable, UsageError

KEPT_MODELS = "models"
"""The folder of a library with the models whose vectors it has."""
LIBRARY_VARIABLE = "DOGEAR_LIBRARY"
MODELS_VARIABLE = "DOGEAR_MODELS"
PRIVATE = 0o700
TEMPORARY_SUFFIX = ".tmp"


def default_library() -> Path:
    """Return the library's folder: `DOGEAR_LIBRARY`, or the platform's data folder.

    Raises `UsageError` as `absolute_path` does.
    """
    chosen = os.environ.get(LIBRARY_VARIABLE)
    if chosen:
        return absolute_path(chosen)
    return absolute_path(platformdirs.user_data_path("dogear", appauthor=False) / "library")


def models_folder() -> Path:
    """Return the folder of the models that were added: `DOGEAR_MODELS`, or in the data folder.

    All libraries of a person share it. Raises `UsageError` as `absolute_path` does.
    """
    chosen = os.environ.get(MODELS_VARIABLE)
    if chosen:
        return absolute_path(chosen)
    return absolute_path(platformdirs.user_data_path("dogear", appauthor=False) / "models")


def make_private_folder(library: Path) -> None:
    """Create the library's folder for its owner alone, if it is not there.

    Raises `LibraryNotWritable`.
    """
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        library.mkdir(mode=PRIVATE, exist_ok=True)
    except OSError as error:
        raise LibraryNotWritable(error.strerror or str(error), path=library) from error


def absolute_path(given: str | Path) -> Path:
    """Return a path as it was given, but absolute and with `~` expanded.

    Links and `..` stay: where they lead is for the file system to say. Raises `UsageError` for a
    user that is unknown, and for a path that is not Unicode, which no library could store.
    """
    path = Path(given)
    if str(given).startswith("~"):
        try:
            path = path.expanduser()
        except RuntimeError as error:
            detail = "there is no such user; a name that begins with ~ is given as ./~"
            raise UsageError(detail, path=path) from error
    path = path.absolute()
    if not is_unicode(str(path)):
        raise UsageError("its name is not Unicode", path=path)
    return path


def known_as(path: Path) -> list[Path]:
    """Return the paths a library may know a file by: as given, normalised, without links."""
    ways = (str(path), os.path.normpath(path.absolute()), os.path.realpath(path))
    return [Path(way) for way in dict.fromkeys(ways) if is_unicode(way)]


def printable_path(path: str | Path) -> Path:
    """Return a path with those bytes of its name as escapes that are not Unicode."""
    return Path(os.fsencode(path).decode(errors="backslashreplace"))


def is_unicode(path: str) -> bool:
    """Whether a path is Unicode, as all that a library can hold is."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def replace_file(file: Path, content: str) -> None:
    """Put a file in the place of another in one step, readable by its owner alone.

    Raises `OSError`, and leaves then what there was.
    """
    descriptor, name = tempfile.mkstemp(TEMPORARY_SUFFIX, f"{file.stem}-", file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
        temporary.replace(file)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
