"""Compare what was scanned with what the library knows, and say what an indexing run has to do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dogear_core.types import FileState, KnownFile, Reason, SkippedPath, Status

_OUT_OF_REACH = frozenset({Reason.UNREADABLE, Reason.VANISHED, Reason.NOT_ON_DISK})
"""What is at or below such a path is still there, for all one knows."""

_LOOKED_AT_AGAIN = frozenset(
    {
        # cheap to try, and mended outside the file: permissions, a drive that came back
        Reason.UNREADABLE,
        Reason.VANISHED,
        # the scanner's own: such a file was never read
        Reason.IGNORED,
        Reason.SPECIAL_FILE,
        Reason.SYMLINK_LOOP,
        Reason.NOT_ON_DISK,
        # not TIMEOUT, OUT_OF_MEMORY and CRASHED: such a file would cost every run as much again,
        # so after a second try, for which its row is not current, it waits, like one that is
        # damaged, for a change of its own or of the readers
    }
)


@dataclass(slots=True)
class IndexPlan:
    """What an indexing run has to do.

    Every scanned file is counted in `unchanged` or is in one of `added`, `changed` and `moved`.
    So is every known path, `moved` as the old one, or it is in one of `removed` and `skipped`; the
    rest are left as they are, for they are out of reach (an unplugged drive, a folder without
    permission, a file now only in the cloud).

    added      read these; one whose bytes are those of a path in `removed` is a move that no
               inode could tell (to another disk): see `may_take_over`
    changed    read these; where the hash is the known one and the known file is current, only the
               stat is new and the file counts as unchanged
    moved      old path and new state of files that need no reading
    removed    forget these, but after `added` was read, for the moves among them
    skipped    left out by the scanner; each replaces whatever the library has at its path
    """

    added: list[FileState] = field(default_factory=list)
    changed: list[FileState] = field(default_factory=list)
    moved: list[tuple[Path, FileState]] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    skipped: list[SkippedPath] = field(default_factory=list)
    unchanged: int = 0


def plan(
    library: Mapping[Path, KnownFile], scanned: Iterable[FileState | SkippedPath]
) -> IndexPlan:
    """Return what brings the library up to what was scanned, without looking at any file."""
    result = IndexPlan()
    new: list[FileState] = []
    present: set[Path] = set()
    left_out: dict[Path, SkippedPath] = {}
    for found in scanned:
        if isinstance(found, SkippedPath):
            left_out[found.path] = found
            continue
        present.add(found.path)
        known = library.get(found.path)
        if known is None:
            new.append(found)
        elif _is_up_to_date(known) and _same_stat(known.state, found):
            result.unchanged += 1
        else:
            result.changed.append(found)

    reasons = {path: skipped.refusal.reason for path, skipped in left_out.items()}
    out_of_reach = {path for path, reason in reasons.items() if reason in _OUT_OF_REACH}
    not_there = {path for path, reason in reasons.items() if reason is Reason.VANISHED}
    gone: dict[Path, KnownFile] = {}
    vanished: dict[Path, KnownFile] = {}  # perhaps with a drive: kept, unless found elsewhere
    for path, known in library.items():
        if path in present:
            continue
        if path in left_out and not (path in out_of_reach and known.status is Status.INDEXED):
            continue
        itself = left_out.pop(path, None)
        if (itself and itself.gone) or not _is_within(path, out_of_reach):
            gone[path] = known
        elif _is_within(path, not_there):
            vanished[path] = known
    result.skipped = [skipped for path, skipped in left_out.items() if path not in present]
    result.added, result.moved = _find_moves(gone | vanished, new)
    moved = {old for old, _ in result.moved}
    result.removed = [path for path in gone if path not in moved]
    return result


def may_take_over(known: KnownFile, path: Path) -> bool:
    """Whether what is known of a file that is gone holds for the same bytes at a new path.

    Not if the file is due for reading anyway, nor with another suffix: that is another reader.
    """
    return _is_up_to_date(known) and known.state.path.suffix.lower() == path.suffix.lower()


def _find_moves(
    missing: Mapping[Path, KnownFile], new: Iterable[FileState]
) -> tuple[list[FileState], list[tuple[Path, FileState]]]:
    """Split new files into those to read and those that are a missing file at another path."""
    candidates = defaultdict[tuple[int, int, int], list[Path]](list)
    for path, known in missing.items():
        candidates[_stat_key(known.state)].append(path)
    added: list[FileState] = []
    moved: list[tuple[Path, FileState]] = []
    for state in new:
        paths = candidates.get(_stat_key(state), []) if state.inode else []
        old = next((path for path in paths if may_take_over(missing[path], state.path)), None)
        if old is None:
            added.append(state)
        else:
            paths.remove(old)
            moved.append((old, state))
    return added, moved


def _stat_key(state: FileState) -> tuple[int, int, int]:
    """Inodes are used again and differ per disk, so size and time must agree with them."""
    return state.inode, state.size, state.mtime_ns


def _same_stat(known: FileState, found: FileState) -> bool:
    return _stat_key(known) == _stat_key(found)


def _is_up_to_date(known: KnownFile) -> bool:
    return known.current and known.reason not in _LOOKED_AT_AGAIN


def _is_within(path: Path, folders: Collection[Path]) -> bool:
    return path in folders or any(parent in folders for parent in path.parents)
