"""Opening files outside Dogear."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dogear_core.errors import DogearError
from dogear_desktop.applications import this_platform
from dogear_desktop.applications.base import (
    Application,
    Opening,
    Outcome,
    Place,
    Platform,
    Way,
    arguments_for,
    can_be_told,
)
from dogear_desktop.applications.lines import line_of
from dogear_desktop.tasks import Lane, TaskRunner

NOWHERE = Place()


class Opener(QObject):
    """Opens files in their applications, at the page if those can be told it, and reveals files.

    Signals:
        finished: The `Opening` that tells what became of an `open` or a `reveal`.
    """

    finished = Signal(object)

    def __init__(self, runner: TaskRunner, platform: Platform | None = None) -> None:
        super().__init__()
        self._runner = runner
        self._platform = platform or this_platform()

    def open(self, path: Path, place: Place = NOWHERE) -> None:
        """Open a file in the application for its type; `finished` follows."""
        self._run(lambda: _opened(self._platform, path, place))

    def reveal(self, path: Path) -> None:
        """Show a file in the file manager, selected where it can do that; `finished` follows."""
        self._run(lambda: _revealed(self._platform, path))

    def _run(self, work: Callable[[], Opening]) -> None:
        def fail(error: DogearError) -> None:
            raise error  # nothing of this is the library's: it would be a bug

        self._runner.run(Lane.FILES, work, on_result=self.finished.emit, on_error=fail)


def _opened(platform: Platform, path: Path, place: Place) -> Opening:
    if not _is_there(path):
        return Opening(path, Outcome.GONE, place=place)
    application = platform.default_application(path)
    if application is None:
        return Opening(path, Outcome.NO_APPLICATION, place=place)
    told = _way_to(platform, application, path, place)
    arguments = arguments_for(application, path, *(told or ()))
    if not platform.start(arguments):
        return Opening(path, Outcome.NO_APPLICATION, application.name, place)
    untold = place.page is not None and told is None
    outcome = Outcome.PAGE_UNTOLD if untold else Outcome.DONE
    return Opening(path, outcome, application.name, place)


def _way_to(
    platform: Platform, application: Application, path: Path, place: Place
) -> tuple[Way, int] | None:
    """Return how the application is told the place, with the number of its page or line."""
    ways = platform.LINES if place.page is None else platform.PAGES
    way = ways.get(application.key)
    if way is None or not can_be_told(application, path, way):
        return None
    number = place.page or (line_of(path, place.passage) if place.passage else None)
    return None if number is None else (way, number)


def _revealed(platform: Platform, path: Path) -> Opening:
    if not _is_there(path):
        return Opening(path, Outcome.GONE)
    shown = platform.reveal(path)
    return Opening(path, Outcome.DONE if shown else Outcome.NO_APPLICATION)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
