"""What a person who has just begun may want to search in."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_PLACES = (
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)
_PACKAGE = Path(__file__).parent
_SAMPLES = (
    _PACKAGE / "sample-library",  # in an installed package
    _PACKAGE.parents[1] / "assets" / "sample-library",  # in a checkout
)


def suggested_folders() -> list[tuple[str, Path]]:
    """Return the person's Documents, Desktop and Downloads by their names, as far as they exist.

    Where a desktop has no such folder it names the home folder, which nobody wants to add unasked.
    """
    found = {}
    for place in _PLACES:
        path = Path(QStandardPaths.writableLocation(place))
        if path.is_dir() and path != Path.home():
            found[path] = QStandardPaths.displayName(place)
    return [(name, path) for path, name in found.items()]


def sample_library() -> Path | None:
    """Return the folder of the sample library, None where it does not come with this Dogear."""
    return next((path for path in _SAMPLES if path.is_dir()), None)
