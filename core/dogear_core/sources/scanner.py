"""Walk the roots of a library and say what is there, without opening a document.

The order is the same on every run: root by root, the files of a folder by name, then its folders.

Links: a link to a file is a file, and a link to a folder is walked, both by the link's own path,
unless a root reaches the target by itself. A folder that was walked, or that holds a root, is not
entered by a link: no link leads in circles.

A name that is not Unicode cannot be stored or shown: it is left out, its odd bytes as escapes.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from dogear_core.paths import is_unicode, printable_path
from dogear_core.progress import CancelToken
from dogear_core.sources.attributes import is_link, is_placeholder, special_kind
from dogear_core.sources.ignore import Rules, content_rule, name_rule
from dogear_core.sources.roots import covering_root, innermost_root, is_left_behind, obstacle
from dogear_core.types import FileState, Reason, Refusal, Root, Rule, SkippedPath

_Identity = tuple[int, int] | str

# What macOS before 14 leaves in the place of a file that is only in the cloud.
_ICLOUD_STUB = re.compile(r"\.([^.].*)\.icloud", re.DOTALL)


def scan(
    roots: Sequence[Root],
    *,
    library: Path,
    within: Sequence[Path] | None = None,
    cancel: CancelToken | None = None,
) -> Iterator[FileState | SkippedPath]:
    """Yield every file below the roots once, and every file or whole folder left out.

    With `within`, paths of which none is below another, only what is at or below these is looked
    at, and judged as if all were. A root inside another is scanned by its own patterns and passed
    over by the outer one. A root that is not there, or in whose place an empty folder of another
    disk is, is yielded as `Reason.VANISHED`, and as `gone` if its parent can be listed and does not
    have it; a folder that cannot be listed as `Reason.UNREADABLE`: what is below either is unknown,
    not gone. The library's folder is never scanned. Raises `Cancelled`, and `UsageError` for a
    pattern that means nothing.
    """
    scanning = _Scan(roots, library, cancel or CancelToken())
    return scanning.roots(roots) if within is None else scanning.within(within)


class _EntryLike(Protocol):
    """What is looked at of an entry of a folder, as `os.DirEntry` has it."""

    @property
    def path(self) -> str: ...

    @property
    def name(self) -> str: ...

    def stat(self, *, follow_symlinks: bool) -> os.stat_result: ...

    def inode(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry whose folder was not listed."""

    path: str
    name: str

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        return Path(self.path).stat(follow_symlinks=follow_symlinks)

    def inode(self) -> int:
        return self.stat(follow_symlinks=False).st_ino


class _Scan:
    def __init__(self, roots: Sequence[Root], library: Path, cancel: CancelToken) -> None:
        self._roots = {os.fspath(root.path): root for root in roots}
        self._library_path = Path(os.path.realpath(library))
        self._real_roots = [replace(root, path=Path(os.path.realpath(root.path))) for root in roots]
        self._cancel = cancel
        self._rules = cache(Rules)
        self._obstacle = cache(obstacle)
        self._walked: set[_Identity] = set()
        try:
            self._library: _Identity | None = _identity(library)
        except FileNotFoundError:
            self._library = None

    def roots(self, roots: Sequence[Root]) -> Iterator[FileState | SkippedPath]:
        """Yield what is below these roots, except below others within them."""
        for root in roots:
            self._cancel.raise_if_cancelled()
            path = os.fspath(root.path)
            if not is_unicode(path):
                yield _not_unicode(path)
                continue
            info = _look_at_root(root)
            if isinstance(info, SkippedPath):
                yield info
            elif stat.S_ISDIR(info.st_mode):
                if _identity(root.path) not in self._walked:
                    yield from self._walk(path, self._rules(root), is_root=True)
            elif refusal := _kind_refusal(info):
                yield SkippedPath(root.path, refusal)
            else:
                yield _file_state(path, info, info.st_ino)

    def within(self, places: Sequence[Path]) -> Iterator[FileState | SkippedPath]:
        """Yield what is at or below these paths."""
        everywhere = list(self._roots.values())
        for place in places:
            self._cancel.raise_if_cancelled()
            root = innermost_root(everywhere, place)
            if root is not None and root.path != place:
                yield from self._below_root(root, place)
            yield from self.roots([one for one in everywhere if one.path.is_relative_to(place)])

    def _below_root(self, root: Root, place: Path) -> Iterator[FileState | SkippedPath]:
        """Yield what is at or below a path in a root, or what keeps a scan from getting there."""
        info = _look_at_root(root)
        if isinstance(info, SkippedPath):
            yield info
        elif place.is_relative_to(self._library_path):
            yield SkippedPath(self._library_path, _ignored(Rule.LIBRARY))
        elif left_out := self._obstacle(root, place.parent):
            yield SkippedPath(left_out.path, Refusal(Reason.IGNORED, left_out.detail))
        elif os.path.lexists(place):
            rules = self._rules(root)
            found = self._look(_Entry(os.fspath(place), place.name), rules)
            if isinstance(found, str):
                yield from self._walk(found, rules, is_root=False)
            else:
                yield found

    def _walk(self, top: str, rules: Rules, *, is_root: bool) -> Iterator[FileState | SkippedPath]:
        folders = [top]
        while folders:
            folder = folders.pop()
            entries = self._list(folder, is_root=is_root and folder == top)
            if isinstance(entries, Refusal):
                yield SkippedPath(Path(folder), entries)
                continue
            below = []
            for entry in entries:
                self._cancel.raise_if_cancelled()
                if entry.path in self._roots:
                    continue
                found = self._look(entry, rules)
                if isinstance(found, str):
                    below.append(found)
                else:
                    yield found
            folders.extend(reversed(below))

    def _list(self, folder: str, *, is_root: bool) -> list[os.DirEntry[str]] | Refusal:
        """List a folder by name, or say why it is left out."""
        try:
            identity = _identity(Path(folder))
            if identity == self._library:
                return _ignored(Rule.LIBRARY)
            if identity in self._walked:
                return _circle(folder)
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            return _out_of_reach(error)
        self._walked.add(identity)
        names = {entry.name for entry in entries}
        if not is_root and (rule := content_rule(Path(folder), names)):
            return _ignored(rule)
        return entries

    def _look(self, entry: _EntryLike, rules: Rules) -> FileState | SkippedPath | str:
        """Return a file, something left out, or the path of a folder to walk."""
        path, name = entry.path, entry.name
        if not is_unicode(name):
            return _not_unicode(path)
        if stub := _ICLOUD_STUB.fullmatch(name):
            return SkippedPath(Path(path).with_name(stub[1]), Refusal(Reason.NOT_ON_DISK))
        if rule := name_rule(name):
            return SkippedPath(Path(path), _ignored(rule))
        try:
            own = entry.stat(follow_symlinks=False)
            info = Path(path).stat() if is_link(own) else own
            inode = info.st_ino or entry.inode()  # Windows leaves it out of a listing
        except OSError as error:
            return SkippedPath(Path(path), _out_of_reach(error))
        if refusal := self._refusal(entry, own, info, rules):
            return SkippedPath(Path(path), refusal)
        return path if stat.S_ISDIR(info.st_mode) else _file_state(path, info, inode)

    def _refusal(
        self,
        entry: _EntryLike,
        own: os.stat_result,
        info: os.stat_result,
        rules: Rules,
    ) -> Refusal | None:
        """Say why an entry is left out, from its own stat and, for a link, from its target's."""
        is_folder = stat.S_ISDIR(info.st_mode)
        if rule := rules.entry_rule(entry.path, own, is_folder=is_folder):
            return Refusal(Reason.IGNORED, rule)
        if is_link(own) and self._is_reached_anyway(entry.path, is_folder=is_folder):
            return _circle(entry.path)
        return _kind_refusal(info)

    def _is_reached_anyway(self, link: str, *, is_folder: bool) -> bool:
        target = Path(os.path.realpath(link))
        if covering_root(self._real_roots, target):
            return True
        return is_folder and any(root.path.is_relative_to(target) for root in self._real_roots)


def _look_at_root(root: Root) -> os.stat_result | SkippedPath:
    try:
        info = root.path.stat()
    except OSError as error:
        return SkippedPath(root.path, _out_of_reach(error), gone=_is_gone(root.path))
    if is_left_behind(root, info):
        return SkippedPath(root.path, Refusal(Reason.VANISHED, "an empty folder on another disk"))
    return info


def _identity(folder: Path) -> _Identity:
    """Return what tells a folder from every other, by whichever path it is reached."""
    info = folder.stat()
    return (info.st_dev, info.st_ino) if info.st_ino else os.path.realpath(folder)


def _file_state(path: str, info: os.stat_result, inode: int) -> FileState:
    return FileState(Path(path), info.st_size, info.st_mtime_ns, inode)


def _kind_refusal(info: os.stat_result) -> Refusal | None:
    if is_placeholder(info):
        return Refusal(Reason.NOT_ON_DISK)
    if kind := special_kind(info):
        return Refusal(Reason.SPECIAL_FILE, kind)
    return None


def _ignored(rule: Rule) -> Refusal:
    return Refusal(Reason.IGNORED, rule.value)


def _circle(path: str) -> Refusal:
    return Refusal(Reason.SYMLINK_LOOP, os.path.realpath(path))


def _out_of_reach(error: OSError) -> Refusal:
    if error.errno == errno.ELOOP:
        return Refusal(Reason.SYMLINK_LOOP)
    missing = isinstance(error, (FileNotFoundError, NotADirectoryError))
    return Refusal(Reason.VANISHED if missing else Reason.UNREADABLE, error.strerror or "")


def _is_gone(path: Path) -> bool:
    try:
        return path not in path.parent.iterdir()
    except OSError:
        return False


def _not_unicode(path: str) -> SkippedPath:
    return SkippedPath(printable_path(path), Refusal(Reason.UNREADABLE, "name is not Unicode"))
