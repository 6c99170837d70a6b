"""Watch the roots of a library, and tell what has changed below them once it has come to rest.

The system tells of changes where it can. Where it cannot (network and FUSE folders, no watches
left), a root is looked through again and again instead; and where it has lost events, or may have
while the computer slept, once more. A root that is not there is looked for until it comes back.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from dogear_core.sources.ignore import file_rule, name_rule
from dogear_core.sources.settling import Settling, outermost
from dogear_core.sources.watch_support import is_remote, watches_left
from dogear_core.types import Root

LOOK_SECONDS = 2.0
"""How often the roots themselves are looked at: whether they are there, and are the same."""
POLL_SECONDS = 60.0
"""How often a root that the system does not watch is looked through."""
SAFETY_SECONDS = 1800.0
"""How often one that it does watch is looked through all the same."""
SLEEP_SECONDS = 30.0
"""Two looks so much further apart than meant: the computer slept in between."""

_NEWS: list[type[events.FileSystemEvent]] = [
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
    events.FileCreatedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.FileModifiedEvent,
    events.FileClosedEvent,
]
"""Not that something was opened, or Dogear's own reading would be news; and of a folder not that
something in it has changed, for that is an event of its own."""
_LOSSES = ("watchdog.observers.inotify_c", "watchdog.observers.inotify")
"""The loggers on which watchdog warns that the system dropped events."""


class WatchMode(StrEnum):
    """How a root is watched."""

    EVENTS = "events"
    POLLING = "polling"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Changes:
    """What has come to rest: `paths` that changed, and `roots` to be looked through whole."""

    paths: tuple[Path, ...] = ()
    roots: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paths or self.roots)


@dataclass(slots=True)
class _Watched:
    root: Root
    identity: tuple[int, int] | None = None
    mode: WatchMode = WatchMode.MISSING
    handle: ObservedWatch | None = None
    scanned: float = field(default=-1.0)


class Watcher:
    """Watches roots; `wake` is called from another thread whenever something happens."""

    def __init__(
        self, wake: Callable[[], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._wake = wake
        self._clock = clock
        self._lock = threading.Lock()
        self._settling = Settling()
        self._watched: dict[Path, _Watched] = {}
        self._due: set[Path] = set()
        self._looked = clock()
        self._observer: BaseObserver | None = None
        self._losses = _LossHandler(self._on_loss)
        for name in _LOSSES:
            logging.getLogger(name).addHandler(self._losses)

    def set_roots(self, roots: Sequence[Root]) -> None:
        """Watch these roots, and none but these."""
        wanted = {root.path: root for root in roots}
        for path in [path for path in self._watched if path not in wanted]:
            self._unwatch(self._watched.pop(path))
        for path, root in wanted.items():
            known = self._watched.setdefault(path, _Watched(root, scanned=self._clock()))
            known.root = root
        self._look()

    def modes(self) -> dict[Path, WatchMode]:
        """Return how each root is watched."""
        return {path: watched.mode for path, watched in self._watched.items()}

    def take(self) -> Changes:
        """Return what has come to rest since the last call; looks at the roots when it is time."""
        now = self._clock()
        if now - self._looked >= LOOK_SECONDS:
            if now - self._looked >= SLEEP_SECONDS:
                self._due.update(self._watched)
            self._look()
        with self._lock:
            paths = self._settling.take(now)
            due, self._due = self._due, set()
        for path in due:
            if path in self._watched:
                self._watched[path].scanned = now
        changed = [path for path in outermost(paths) if not _within(path, due)]
        return Changes(tuple(changed), tuple(sorted(path for path in due if path in self._watched)))

    def wait(self) -> float:
        """Return after how many seconds `take` is worth calling, if nothing happens before."""
        with self._lock:
            settled = self._settling.wait(self._clock())
            if self._due:
                return 0.0
        return LOOK_SECONDS if settled is None else min(settled, LOOK_SECONDS)

    def close(self) -> None:
        """Watch nothing any more."""
        for name in _LOSSES:
            logging.getLogger(name).removeHandler(self._losses)
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _look(self) -> None:
        """Watch the roots that have come, and look through those whose time it is."""
        now = self._looked = self._clock()
        for path, watched in self._watched.items():
            identity = _identity(path)
            if identity != watched.identity:
                self._unwatch(watched)
                watched.identity = identity
                if identity is not None:
                    self._watch(watched)
                self._due.add(path)
            elif watched.mode is not WatchMode.MISSING:
                often = POLL_SECONDS if watched.mode is WatchMode.POLLING else SAFETY_SECONDS
                if now - watched.scanned >= often:
                    self._due.add(path)

    def _watch(self, watched: _Watched) -> None:
        watched.mode = WatchMode.POLLING
        path = watched.root.path
        if is_remote(path):
            return
        if self._observer is None:
            self._observer = Observer()
            self._observer.start()
        folder = path if path.is_dir() else path.parent
        try:
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

    def _on_event(self, event: events.FileSystemEvent) -> None:
        now = self._clock()
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        with self._lock:
            before = len(self._settling)
            for path in paths:
                if not self._is_left_out(path):
                    self._settling.note(path, now)
            woken = len(self._settling) != before
        if woken:
            self._wake()

    def _is_left_out(self, path: Path) -> bool:
        """Whether a name on the way to a path keeps it out of the library anyway."""
        for top, watched in list(self._watched.items()):
            if path == top:
                return watched.handle is None
            if path.is_relative_to(top):
                names = path.relative_to(top).parts
                return any(map(name_rule, names)) or file_rule(names[-1]) is not None
        return True

    def _on_loss(self) -> None:
        self._due.update(self._watched)
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


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _within(path: Path, roots: Iterable[Path]) -> bool:
    return any(path.is_relative_to(root) for root in roots)
