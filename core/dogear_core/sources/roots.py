"""How the roots of a library lie to one another.

Roots are real paths: absolute, links resolved. So one file has one path, and whether a root holds
another shows in the paths alone.
"""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dogear_core.errors import NoSuchPath, UsageError
from dogear_core.sources.ignore import FOLDER_TAGS, Rules, content_rule, name_rule
from dogear_core.types import LeftOut, Root, RootId


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
    with patterns of their own, which would be lost, and those that are not there, perhaps on a
    drive that is not plugged in, whose documents would be taken for deleted.
    """
    if covering := covering_root(existing, path):
        return RootChange(covered_by=covering)
    added = Root(RootId(0), path)
    staying = [added]
    taken_over: list[Root] = []
    for root in sorted(existing, key=_depth):
        replaced = (
            not root.exclude
            and os.path.lexists(root.path)
            and covering_root(staying, root.path) is added
        )
        (taken_over if replaced else staying).append(root)
    return RootChange(taken_over=tuple(taken_over))


def covering_root(roots: Sequence[Root], path: Path) -> Root | None:
    """Return the root whose scan comes to the path.

    That is the innermost one around it or none: the scans of the others pass over that one.
    """
    innermost = innermost_root(roots, path)
    return innermost if innermost and reaches(innermost, path) else None


def innermost_root(roots: Sequence[Root], path: Path) -> Root | None:
    """Return the root that decides about the path, whether or not it leaves the path out."""
    around = [root for root in roots if path.is_relative_to(root.path)]
    return max(around, key=_depth, default=None)


def reaches(root: Root, path: Path) -> bool:
    """Whether scanning the root comes to the path, if no other root lies between them."""
    return path.is_relative_to(root.path) and obstacle(root, path) is None


def obstacle(root: Root, path: Path) -> LeftOut | None:
    """Return what the root leaves out on the way to a path in it: a folder, or the path itself.

    Each folder on the way is judged as the scanner does; what is not there, as a file, by its name.
    """
    rules = Rules(root)
    place = root.path
    for name in path.relative_to(root.path).parts:
        place /= name
        if detail := _leaves_out(rules, place, may_be_file=place == path):
            return LeftOut.told(place, detail)
    return None


def device_of(info: os.stat_result) -> str:
    """Return what tells the disk of a file from others, as it is kept with a root."""
    return str(info.st_dev)


def is_left_behind(root: Root, info: os.stat_result) -> bool:
    """Whether a root's place is an empty folder on another disk than it was last seen on.

    It is what its drive was mounted on. With something in it, it is the drive under a new number.
    """
    if root.device in ("", device_of(info)) or not stat.S_ISDIR(info.st_mode):
        return False
    try:
        return all(name_rule(entry.name) for entry in root.path.iterdir())
    except OSError:
        return False


def _leaves_out(rules: Rules, place: Path, *, may_be_file: bool) -> str | None:
    """Return what leaves out a path, as the scanner puts it into a refusal's detail."""
    if rule := name_rule(place.name):
        return rule.value
    try:
        own = place.lstat()
        is_folder = stat.S_ISDIR(place.stat().st_mode)
    except OSError:
        return rules.entry_rule(str(place), None, is_folder=not may_be_file)
    if detail := rules.entry_rule(str(place), own, is_folder=is_folder):
        return detail
    tags = [name for name in FOLDER_TAGS if os.path.lexists(place / name)]
    rule = content_rule(place, tags) if is_folder else None
    return rule.value if rule else None


def _depth(root: Root) -> int:
    return len(root.path.parts)
