"""How the roots of a library lie to one another.

Roots are real paths: absolute, links resolved. So one file has one path, and whether a root holds
another shows in the paths alone.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dogear_core.errors import NoSuchPath, UsageError
from dogear_core.sources.ignore import Patterns, name_rule
from dogear_core.types import Root


@dataclass(frozen=True, slots=True)
class RootChange:
    """What adding a path does to the roots.

    `covered_by` is the root that already scans the path: nothing is added. Otherwise the path
    becomes a root, and those in `taken_over` end, for it scans all they did.
    """

    covered_by: Root | None = None
    taken_over: tuple[Root, ...] = ()


def root_path(path: Path) -> Path:
    """Return the path a root is known by.

    Raises `NoSuchPath`, or `UsageError` when the path cannot be read or its name is not Unicode.
    """
    try:
        real = os.path.realpath(path, strict=True)
        real.encode()
    except FileNotFoundError as error:
        raise NoSuchPath(path=path) from error
    except OSError as error:
        raise UsageError(error.strerror or "", path=path) from error
    except UnicodeEncodeError as error:
        raise UsageError("name is not Unicode", path=path) from error
    return Path(real)


def place_root(existing: Sequence[Root], path: Path) -> RootChange:
    """Decide what adding a path (from `root_path`) does to the roots.

    A path inside a root is covered, unless that root leaves it out: what a person asks for by name
    becomes a root of its own. A path that holds roots takes over those it reaches, except those
    with patterns of their own, which would be lost.
    """
    for root in existing:
        if reaches(root, path):
            return RootChange(covered_by=root)
    taken_over = [
        root for root in existing if not root.exclude and _reaches_by_name(path, root.path)
    ]
    return RootChange(taken_over=tuple(taken_over))


def reaches(root: Root, path: Path) -> bool:
    """Whether scanning the root comes to the path, as far as names and patterns tell."""
    if path == root.path:
        return True
    if not _reaches_by_name(root.path, path):
        return False
    patterns = Patterns(root)
    return not any(patterns.match(str(path), is_folder=folder) for folder in (False, True))


def _reaches_by_name(folder: Path, path: Path) -> bool:
    return path.is_relative_to(folder) and not any(map(name_rule, path.relative_to(folder).parts))
