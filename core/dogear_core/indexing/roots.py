"""Adding and forgetting what a library is made of: the folders and files a person chose."""

from collections.abc import Sequence
from pathlib import Path

from dogear_core.errors import UsageError
from dogear_core.sources.ignore import is_pattern
from dogear_core.sources.roots import covering_root, place_root, reaches, root_path
from dogear_core.storage.store import Store
from dogear_core.types import Root, RootId, Status


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
    store.reclaim()
    return before.get(Status.INDEXED, 0) - after.get(Status.INDEXED, 0)
