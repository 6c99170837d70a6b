"""Adding and forgetting what a library is made of: the folders and files a person chose, less
what they leave out of them."""

from collections.abc import Sequence
from pathlib import Path

from dogear_core.errors import NotInLibrary, UsageError
from dogear_core.paths import known_as
from dogear_core.sources.ignore import exact_pattern, is_pattern
from dogear_core.sources.roots import (
    covering_root,
    innermost_root,
    place_root,
    reaches,
    root_path,
)
from dogear_core.storage.store import Store
from dogear_core.types import ActivityKind, Root, RootId, Status


def checked_roots(library: Path, paths: Sequence[Path], exclude: Sequence[str]) -> list[Root]:
    """Return the roots that `paths` become, before anything is added.

    Raises `NoSuchPath`, or `UsageError` for a path that is the library's own or a pattern that
    means nothing.
    """
    added = [Root(RootId(0), root_path(path), tuple(exclude)) for path in paths]
    for root in added:
        if root.path.is_relative_to(library.resolve()):
            raise UsageError("the library's own folder", path=root.path)
        _require_patterns(root.path, exclude)
    return added


def add_roots(store: Store, added: Sequence[Root]) -> None:
    """Add roots in one transaction: one within another root is covered by it, or takes it over."""
    with store.transaction():
        for root in added:
            change = place_root(store.roots.all(), root.path)
            if change.covered_by is None or root.exclude:
                # What the new patterns leave out stays a root: it was asked for by name.
                replaced = [old.path for old in change.taken_over if reaches(root, old.path)]
                store.roots.remove(replaced)
                store.roots.add(root.path, root.exclude)


def change_patterns(store: Store, root: Root, exclude: Sequence[str]) -> None:
    """Leave out of a root what these patterns say, and nothing else.

    What was found of it stays until the next run. Raises `UsageError` for a pattern that means
    nothing.
    """
    _require_patterns(root.path, exclude)
    with store.transaction():
        store.roots.add(root.path, exclude)


def _require_patterns(root: Path, exclude: Sequence[str]) -> None:
    for pattern in exclude:
        if not is_pattern(pattern):
            raise UsageError(f"the pattern “{pattern}” means nothing", path=root)


def remove_root(store: Store, gone: Root) -> int:
    """Forget a root and what was made of its files; return how many documents those were."""
    kept = [root for root in store.roots.all() if root.path != gone.path]
    with store.transaction():
        store.roots.remove([gone.path])
        before = store.documents.count_by_status()
        store.forget(
            found
            for found in store.documents.under(gone.path)
            if covering_root(kept, found) is None
        )
        after = store.documents.count_by_status()
        forgotten = before.get(Status.INDEXED, 0) - after.get(Status.INDEXED, 0)
        store.activity.forget(gone.path)
        store.activity.add(ActivityKind.FORGOTTEN, gone.path, count=forgotten)
    store.tidy()
    return forgotten


def exclude(store: Store, paths: Sequence[Path]) -> None:
    """Leave files or folders out of the roots they are in, and forget them.

    A root below one of them was asked for by name: it stays. Raises `UsageError` for a root
    itself and `NotInLibrary` for a path within none, before anything is changed.
    """
    roots = store.roots.all()
    patterns = {root.path: list(root.exclude) for root in roots}
    placed = [_place(roots, path) for path in paths]
    for root, path in placed:
        if root.path == path:
            raise UsageError("it was added itself, and can be removed", path=path)
        pattern = exact_pattern(path.relative_to(root.path))
        # The last pattern that matches decides: this one goes behind all others.
        others = [other for other in patterns[root.path] if other != pattern]
        patterns[root.path] = [*others, pattern]
    with store.transaction():
        for root in roots:
            store.roots.add(root.path, patterns[root.path])
        for root, path in placed:
            store.forget(
                found
                for found in store.documents.under(path)
                if innermost_root(roots, found) == root
            )
            store.activity.forget(path)
    store.tidy()


def _place(roots: Sequence[Root], path: Path) -> tuple[Root, Path]:
    """Return the root that decides about a path, with the path as it is in there."""
    for way in known_as(path):
        if (root := innermost_root(roots, way)) is not None:
            return root, way
    raise NotInLibrary(path=path)
