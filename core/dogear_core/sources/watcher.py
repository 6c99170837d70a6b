"""Watch the roots of a library, and tell what has changed below them once it has come to rest.

The system tells of changes where it can. Where it cannot (network and FUSE folders, no watches
left), a root is looked through again and again instead; and where it has lost events, or may have
while the computer slept, once more. A root that is not there is looked for until it comes back.
"""

import logging
import math
import os
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from dogear_core.paths import is_unicode
from dogear_core.sources.ignore import FOLDER_TAGS, file_rule, name_rule
from dogear_core.sources.roots import device_of, is_left_behind
from dogear_core.sources.settling import Settling, outermost
from dogear_core.sources.watch_support import is_remote, time_asleep, watches_left
from dogear_core.types import Root, WatchMode

LOOK_SECONDS = 2.0
"""How often the roots themselves are looked at: whether they are there, and are the same."""
POLL_SECONDS = 60.0
"""How often a root that the system does not watch is looked through."""
SAFETY_SECONDS = 1800.0
"""How often one that it does watch is looked through all the same: nothing tells of changes behind
a link to a folder elsewhere."""
_SECONDS_BETWEEN = {WatchMode.POLLING: POLL_SECONDS, WatchMode.EVENTS: SAFETY_SECONDS}
SLEEP_SECONDS = 5.0
"""The computer slept for longer than that: other computers may have written to its disks."""

_NEWS: list[type[events.FileSystemEvent]] = [
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
    events.DirAttribEvent,
    events.FileCreatedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.FileModifiedEvent,
    events.FileClosedEvent,
    events.FileAttribEvent,
]
"""Not that something was opened, or Dogear's own reading would be news; and of a folder not that
something in it has changed, for that is an event of its own."""
_LOGGER = "watchdog.observers"
"""Below it watchdog warns that the system dropped events, which it tells in no other way."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What has come to rest: `paths` that changed, and `roots` to be looked through whole."""

    paths: tuple[Path, ...] = ()
    roots: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Watched:
    root: Root
    scanned: float
    identity: tuple[str, int] | None = None
    mode: WatchMode = WatchMode.MISSING
    handle: ObservedWatch | None = None


class Watcher:
    """Watches roots; `wake` is called from another thread when something happens.

    The other methods are for one thread. Use it as a context manager; leaving it ends all watches.
    """

    def __init__(
        self,
        library: Path,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
        asleep: Callable[[], float] = time_asleep,
    ) -> None:
        self._library = os.path.realpath(library)
        self._wake = wake
        self._clock = clock
        self._asleep = asleep
        self._lock = threading.Lock()  # on what the observer's thread touches: the next three
        self._settling = Settling()
        self._due: set[Path] = set()
        self._tops: dict[str, bool] = {}
        self._watched: dict[Path, _Watched] = {}
        self._looked = clock()
        self._probed = clock()
        self._slept = asleep()
        self._observer: BaseObserver | None = None
        self._losses = _LossHandler(self._on_loss)

    def __enter__(self) -> Self:
        logging.getLogger(_LOGGER).addHandler(self._losses)
        # Of folders that are made while watchdog looks for them; it means nothing.
        warnings.filterwarnings("ignore", r"Callback with id '\d+' already exists", RuntimeWarning)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        logging.getLogger(_LOGGER).removeHandler(self._losses)
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def set_roots(self, roots: Sequence[Root]) -> None:
        """Watch these roots, and none but these; they are to be looked through by the caller."""
        wanted = {root.path: root for root in roots}
        for path in self._watched.keys() - wanted:
            self._unwatch(self._watched.pop(path))
        for path, root in wanted.items():
            if path in self._watched:
                self._watched[path].root = root
            else:
                watched = self._watched[path] = _Watched(root, self._clock(), _identity(root))
                self._watch(watched)
        self._note_tops()

    def modes(self) -> dict[Path, WatchMode]:
        """Return how each root is watched."""
        return {path: watched.mode for path, watched in self._watched.items()}

    def has_news(self) -> bool:
        """Whether `take` would return something; looks at the roots when it is time."""
        self._look()
        with self._lock:
            return bool(self._due or self._settling.due(self._clock()))

    def take(self) -> Changes:
        """Return what has come to rest since the last call; looks at the roots when it is time."""
        self._look()
        now = self._clock()
        with self._lock:
            paths = self._settling.take(now)
            due, self._due = self._due & self._watched.keys(), set()
        for path in due:
            self._watched[path].scanned = now
        changed = (path for path in outermost(paths) if not _is_within(path, due))
        return Changes(tuple(changed), tuple(outermost(due)))

    def wait(self) -> float:
        """Return after how many seconds `take` is worth calling, if nothing happens before."""
        with self._lock:
            if self._due:
                return 0.0
            settled = self._settling.wait(self._clock())
        return LOOK_SECONDS if settled is None else min(settled, LOOK_SECONDS)

    def _look(self) -> None:
        """Watch the roots that have come, and note those whose time it is to be looked through."""
        now = self._clock()
        if now - self._looked < LOOK_SECONDS:
            return
        self._looked = now
        slept, self._slept = self._slept, self._asleep()
        due = set(self._watched) if abs(self._slept - slept) > SLEEP_SECONDS else set()
        for path, watched in self._watched.items():
            identity = _identity(watched.root)
            if identity != watched.identity:
                self._unwatch(watched)
                watched.identity = identity
                self._watch(watched)
                due.add(path)
            elif now - watched.scanned >= _SECONDS_BETWEEN.get(watched.mode, math.inf):
                due.add(path)
        if now - self._probed >= POLL_SECONDS:
            self._probe()
        self._note_tops()
        with self._lock:
            self._due |= due

    def _probe(self) -> None:
        """Poll roots below which a folder that has come since may have got no watch."""
        self._probed = self._clock()
        for path, watched in self._watched.items():
            if watched.mode is WatchMode.EVENTS and not watches_left(path):
                watched.mode = WatchMode.POLLING

    def _watch(self, watched: _Watched) -> None:
        path = watched.root.path
        if watched.identity is None:
            watched.mode = WatchMode.MISSING
            return
        watched.mode = WatchMode.POLLING
        if is_remote(path):
            return
        folder = path if path.is_dir() else path.parent
        try:
            if self._observer is None:
                observer = Observer()
                observer.start()
                self._observer = observer
            watched.handle = self._observer.schedule(
                _Handler(self._on_event),
                str(folder),
                recursive=folder == path,
                event_filter=_NEWS,
            )
        except OSError:  # no watches or instances left, or no permission
            return
        if watches_left(path):
            watched.mode = WatchMode.EVENTS

    def _unwatch(self, watched: _Watched) -> None:
        watched.mode = WatchMode.MISSING
        if watched.handle is not None and self._observer is not None:
            self._observer.unschedule(watched.handle)
        watched.handle = None

    def _note_tops(self) -> None:
        """Note which roots are watched for the observer's thread, the inner ones first."""
        paths = sorted(self._watched, key=lambda path: len(path.parts), reverse=True)
        with self._lock:
            self._tops = {str(path): self._watched[path].handle is not None for path in paths}

    def _on_event(self, event: events.FileSystemEvent) -> None:
        now = self._clock()
        is_open = isinstance(event, events.FileModifiedEvent)
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        with self._lock:
            first = not len(self._settling)
            news = [place for path in paths if (place := self._news_of(path)) is not None]
            for place in news:
                self._settling.note(place, now, is_open=is_open)
        if news and first:
            self._wake()

    def _news_of(self, path: str) -> Path | None:
        """Return what is to be looked at for an event; None where it is left out anyway.

        Of what decides about a folder, and of a name that no library can hold, that is the folder.
        """
        top = next((top for top in self._tops if _is_below(path, top)), None)
        if top is None or not self._tops[top] or _is_below(path, self._library):
            return None
        names = Path(path).relative_to(top).parts
        if any(map(name_rule, names)) or (names and file_rule(names[-1])):
            return None
        place = Path(path)
        if names and (names[-1] in FOLDER_TAGS or not is_unicode(path)):
            place = next(folder for folder in place.parents if is_unicode(str(folder)))
        return place

    def _on_loss(self) -> None:
        with self._lock:
            self._due.update(map(Path, self._tops))
        self._wake()


class _Handler(events.FileSystemEventHandler):
    def __init__(self, on_event: Callable[[events.FileSystemEvent], None]) -> None:
        self._on_event = on_event

    def dispatch(self, event: events.FileSystemEvent) -> None:
        self._on_event(event)


class _LossHandler(logging.Handler):
    """Hears watchdog's warning that events were lost."""

    def __init__(self, on_loss: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._on_loss = on_loss

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in record.getMessage():
            self._on_loss()


def _identity(root: Root) -> tuple[str, int] | None:
    """Return what tells a root from another in its place; None if it is not there."""
    try:
        found = root.path.stat()
    except OSError:
        return None
    return None if is_left_behind(root, found) else (device_of(found), found.st_ino)


def _is_below(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)


def _is_within(path: Path, places: set[Path]) -> bool:
    return path in places or any(parent in places for parent in path.parents)
