"""Whether a library comes to a path, and what it has of it."""

import stat
from dataclasses import replace
from itertools import chain
from pathlib import Path

from dogear_core.indexing.report import make_report
from dogear_core.paths import known_as, printable_path
from dogear_core.sources.roots import innermost_root, obstacle
from dogear_core.storage.store import Store
from dogear_core.types import (
    FileState,
    LeftOut,
    Presence,
    Problem,
    Reach,
    Root,
    Rule,
)


def reach_of(store: Store, path: Path) -> Reach:
    """Return how far the library comes to a path, be it in the library or not.

    The path may be given in any of the ways that lead to it.
    """
    roots = store.roots.all()
    presence, state = _look(path)
    path = _place(store, roots, path)
    root = innermost_root(roots, path)
    reach = Reach(
        path=path,
        presence=presence,
        root=root.path if root else None,
        left_out=_left_out(store, root, path) if root else None,
        problem=_problem(store, root, path) if root else None,
        changed=_has_changed(store, path, state),
    )
    if presence is Presence.FOLDER:
        return replace(reach, below=make_report([path], store.documents.outcomes(path)).total)
    return _with_text(store, reach)


def _place(store: Store, roots: list[Root], path: Path) -> Path:
    """Return the path by which the library knows a file or, if it does not, would know it.

    Of a link to a document and that document itself it is the document. A name that is not Unicode
    is as the scanner writes it down.
    """
    ways = known_as(path) or [printable_path(path)]
    searchable = (way for way in ways if store.documents.find(way) is not None)
    known = (way for way in ways if store.documents.state(way) is not None)
    within = (way for way in ways if innermost_root(roots, way) is not None)
    return next(chain(searchable, known, within, ways))


def _look(path: Path) -> tuple[Presence, FileState | None]:
    """Look at what is on the disk, through links."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Presence.MISSING, None
    except OSError:
        return Presence.UNREADABLE, None
    if stat.S_ISDIR(found.st_mode):
        return Presence.FOLDER, None
    return Presence.FILE, FileState(path, found.st_size, found.st_mtime_ns, found.st_ino)


def _left_out(store: Store, root: Root, path: Path) -> LeftOut | None:
    if path.is_relative_to(store.library):
        return LeftOut(store.library, Rule.LIBRARY)
    return obstacle(root, path)


def _problem(store: Store, root: Root, path: Path) -> Problem | None:
    """Return why a path is not searchable, or why a folder on the way to it was not entered."""
    if store.documents.find(path) is not None:
        return None
    way = [place for place in (path, *path.parents) if place.is_relative_to(root.path)]
    return next(filter(None, map(store.documents.problem, way)), None)


def _has_changed(store: Store, path: Path, found: FileState | None) -> bool:
    """Whether a file is another one than was read; what was left out unread is not told."""
    known = store.documents.state(path)
    read = known is not None and known != FileState(path, 0, 0, 0)
    return read and found is not None and known != replace(found, path=path)


def _with_text(store: Store, reach: Reach) -> Reach:
    """Add what the library has of the text of a document, if it has any."""
    document = store.documents.find(reach.path)
    if document is None:
        return reach
    passages = store.passages.of_document(document.id)
    active = store.active_vectors()
    held = active[1].held([passage.input_id for passage in passages]) if active else set()
    return replace(
        reach,
        characters=store.texts.length(document.id),
        passages=len(passages),
        embedded=sum(passage.input_id in held for passage in passages),
    )
