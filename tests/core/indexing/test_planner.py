from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.indexing.planner import IndexPlan, may_take_over, plan
from dogear_core.types import FileState, KnownFile, Reason, Refusal, SkippedPath, Status

A, B, C = Path("/home/a.txt"), Path("/home/in/b.txt"), Path("/home/in/deep/c.txt")


def state(path: Path, *, size: int = 10, mtime_ns: int = 100, inode: int = 7) -> FileState:
    return FileState(path, size, mtime_ns, inode)


def known(file: FileState, reason: Reason | None = None, *, current: bool = True) -> KnownFile:
    status = reason.status if reason else Status.INDEXED
    return KnownFile(file, content_hash="00", status=status, reason=reason, current=current)


def library(*files: KnownFile) -> dict[Path, KnownFile]:
    return {file.state.path: file for file in files}


def skipped(path: Path, reason: Reason) -> SkippedPath:
    return SkippedPath(path, Refusal(reason))


def test_a_first_run_adds_everything() -> None:
    left_out = skipped(Path("/home/.git"), Reason.IGNORED)
    assert plan({}, [state(A), left_out]) == IndexPlan(added=[state(A)], skipped=[left_out])


def test_nothing_to_do_when_nothing_changed() -> None:
    assert plan(library(known(state(A))), [state(A)]) == IndexPlan(unchanged=1)


@pytest.mark.parametrize(
    "edited",
    [state(A, size=11), state(A, mtime_ns=99), state(A, inode=8)],
    ids=["longer", "put back to an older time", "written anew and renamed"],
)
def test_any_difference_in_stat_is_a_change(edited: FileState) -> None:
    assert plan(library(known(state(A))), [edited]) == IndexPlan(changed=[edited])


def test_what_an_older_reader_indexed_is_a_change() -> None:
    before = library(known(state(A), current=False))
    assert plan(before, [state(A)]) == IndexPlan(changed=[state(A)])


def test_a_renamed_file_is_moved_without_reading() -> None:
    assert plan(library(known(state(A))), [state(B)]) == IndexPlan(moved=[(A, state(B))])


@pytest.mark.parametrize(
    "found",
    [state(B, inode=8), state(B, size=11), state(B, mtime_ns=101), state(Path("/home/a.md"))],
    ids=["other inode", "inode used again", "edited too", "for another reader"],
)
def test_a_new_path_that_may_hold_something_else_is_read(found: FileState) -> None:
    assert plan(library(known(state(A))), [found]) == IndexPlan(added=[found], removed=[A])


def test_where_there_are_no_inodes_no_move_is_told() -> None:
    before = library(known(state(A, inode=0)))
    found = state(B, inode=0)
    assert plan(before, [found]) == IndexPlan(added=[found], removed=[A])
    assert plan(before, [state(A, inode=0)]) == IndexPlan(unchanged=1)


def test_a_second_name_of_a_file_still_there_is_added() -> None:
    assert plan(library(known(state(A))), [state(A), state(B)]) == IndexPlan(
        added=[state(B)], unchanged=1
    )


def test_each_file_that_is_gone_is_moved_once() -> None:
    before = library(known(state(A)))
    assert plan(before, [state(B), state(C)]) == IndexPlan(moved=[(A, state(B))], added=[state(C)])


def test_a_moved_file_that_is_due_for_reading_is_read() -> None:
    before = library(known(state(A), current=False))
    assert plan(before, [state(B)]) == IndexPlan(added=[state(B)], removed=[A])


def test_files_of_a_root_no_longer_scanned_are_removed() -> None:
    before = library(known(state(A)), known(state(B, inode=8)))
    assert plan(before, []) == IndexPlan(removed=[A, B])


@pytest.mark.parametrize("reason", [Reason.VANISHED, Reason.UNREADABLE, Reason.NOT_ON_DISK])
def test_what_is_below_a_folder_out_of_reach_is_kept(reason: Reason) -> None:
    before = library(*(known(state(path, inode=i)) for i, path in enumerate([A, B, C])))
    folder = skipped(Path("/home/in"), reason)
    assert plan(before, [folder]) == IndexPlan(removed=[A], skipped=[folder])


def test_what_was_on_a_vanished_drive_and_turns_up_elsewhere_is_moved() -> None:
    before = library(known(state(B)), known(state(C, inode=8)))
    drive, found = skipped(Path("/home/in"), Reason.VANISHED), state(A)
    assert plan(before, [drive, found]) == IndexPlan(moved=[(B, found)], skipped=[drive])


@pytest.mark.parametrize("reason", [Reason.UNREADABLE, Reason.NOT_ON_DISK])
def test_a_file_that_is_where_it_was_though_out_of_reach_is_not_moved(reason: Reason) -> None:
    folder, found = skipped(Path("/home/in"), reason), state(A)
    assert plan(library(known(state(B))), [folder, found]) == IndexPlan(
        added=[found], skipped=[folder]
    )


def test_a_single_file_that_was_deleted_is_removed_and_one_on_a_vanished_drive_is_not() -> None:
    refusal = Refusal(Reason.VANISHED)
    before = library(known(state(A)))
    assert plan(before, [SkippedPath(A, refusal, gone=True)]) == IndexPlan(removed=[A])
    assert plan(before, [SkippedPath(A, refusal)]) == IndexPlan()


def test_a_single_file_that_was_renamed_is_moved() -> None:
    gone = SkippedPath(A, Refusal(Reason.VANISHED), gone=True)
    assert plan(library(known(state(A))), [gone, state(B)]) == IndexPlan(moved=[(A, state(B))])


def test_below_a_folder_that_its_parent_no_longer_holds_everything_is_kept() -> None:
    folder = SkippedPath(Path("/home/in"), Refusal(Reason.VANISHED), gone=True)
    assert plan(library(known(state(B))), [folder]) == IndexPlan(skipped=[folder])


def test_an_indexed_file_now_only_in_the_cloud_is_kept() -> None:
    found = skipped(A, Reason.NOT_ON_DISK)
    assert plan(library(known(state(A))), [found]) == IndexPlan()


def test_a_file_that_was_never_read_is_skipped_with_its_new_reason() -> None:
    found = skipped(A, Reason.NOT_ON_DISK)
    before = library(known(state(A), Reason.UNREADABLE))
    assert plan(before, [found]) == IndexPlan(skipped=[found])


def test_a_file_beside_its_own_cloud_stub_is_there() -> None:
    before = library(known(state(A)))
    assert plan(before, [state(A), skipped(A, Reason.NOT_ON_DISK)]) == IndexPlan(unchanged=1)


def test_what_is_now_ignored_is_replaced_and_what_is_below_is_removed() -> None:
    before = library(known(state(A)), known(state(B, inode=8)))
    found = [skipped(A, Reason.IGNORED), skipped(Path("/home/in"), Reason.IGNORED)]
    assert plan(before, found) == IndexPlan(removed=[B], skipped=found)


@pytest.mark.parametrize(
    "reason", [Reason.DAMAGED, Reason.TIMEOUT, Reason.CRASHED, Reason.ENCRYPTED, Reason.NO_TEXT]
)
def test_a_file_that_failed_for_what_is_in_it_waits_for_a_change(reason: Reason) -> None:
    before = library(known(state(A), reason))
    assert plan(before, [state(A)]) == IndexPlan(unchanged=1)
    assert plan(before, [state(A, size=11)]) == IndexPlan(changed=[state(A, size=11)])


@pytest.mark.parametrize("reason", [Reason.UNREADABLE, Reason.VANISHED, Reason.NOT_ON_DISK])
def test_a_file_that_could_not_be_reached_is_tried_on_every_run(reason: Reason) -> None:
    before = library(known(state(A), reason))
    assert plan(before, [state(A)]) == IndexPlan(changed=[state(A)])


def test_a_suffix_in_capitals_is_the_same_suffix() -> None:
    assert may_take_over(known(state(A)), Path("/home/A.TXT"))


# --- any library against any scan ------------------------------------------------------------

paths = st.sampled_from(
    [Path("/r") / folder / name for folder in ("", "x", "x/y") for name in ("a.t", "b.t", "c.u")]
)
folders = st.sampled_from([Path("/r"), Path("/r/x"), Path("/r/x/y")])
numbers = st.integers(0, 2)
states = st.builds(FileState, paths, numbers, numbers, numbers)
known_files = st.builds(
    lambda file, reason, current: known(file, reason, current=current),
    states,
    st.none() | st.sampled_from(Reason),
    st.booleans(),
)
libraries = st.lists(known_files, unique_by=lambda file: file.state.path).map(
    lambda files: library(*files)
)
skips = st.builds(skipped, paths | folders, st.sampled_from(Reason)) | st.builds(
    SkippedPath, paths | folders, st.just(Refusal(Reason.VANISHED)), st.booleans()
)
scans = st.lists(states | skips, unique_by=lambda found: (type(found), found.path))


def is_out_of_reach(path: Path, scanned: Sequence[FileState | SkippedPath]) -> bool:
    reasons = (Reason.VANISHED, Reason.UNREADABLE, Reason.NOT_ON_DISK)
    return any(
        found.refusal.reason in reasons and path.is_relative_to(found.path)
        for found in scanned
        if isinstance(found, SkippedPath)
    )


@given(libraries, scans)
def test_every_path_has_one_place_in_the_plan(
    before: Mapping[Path, KnownFile], scanned: Sequence[FileState | SkippedPath]
) -> None:
    result = plan(before, scanned)
    files = {found.path: found for found in scanned if isinstance(found, FileState)}
    changed = [found.path for found in result.changed]
    moved_from = [old for old, _ in result.moved]
    replaced = [found.path for found in result.skipped if found.path in before]
    placed = changed + moved_from + result.removed + replaced
    unchanged = set(before) & set(files) - set(placed)
    assert len(placed) == len(set(placed))
    assert all(is_out_of_reach(path, scanned) for path in set(before) - set(placed) - unchanged)
    assert len(unchanged) == result.unchanged
    assert all(before[path].state == files[path] for path in unchanged)
    to_read = result.added + result.changed + [new for _, new in result.moved]
    assert {found.path for found in to_read} == set(files) - unchanged
    assert len(to_read) == len(files) - len(unchanged)


@given(libraries, scans)
def test_carrying_out_the_plan_gives_what_was_scanned(
    before: Mapping[Path, KnownFile], scanned: Sequence[FileState | SkippedPath]
) -> None:
    result = plan(before, scanned)
    after = {path: file.state for path, file in before.items()}
    for old, found in result.moved:
        assert after.pop(old).size == found.size
        after[found.path] = found
    for found in result.added + result.changed:
        after[found.path] = found
    for path in [*result.removed, *(left_out.path for left_out in result.skipped)]:
        after.pop(path, None)
    files = {found.path: found for found in scanned if isinstance(found, FileState)}
    assert after.items() >= files.items()
    for path in after.keys() - files.keys():
        assert after[path] == before[path].state
        assert is_out_of_reach(path, scanned)


@given(scans)
def test_a_second_run_finds_nothing_to_do(scanned: Sequence[FileState | SkippedPath]) -> None:
    files = [found for found in scanned if isinstance(found, FileState)]
    result = plan(library(*map(known, files)), scanned)
    assert (result.unchanged, result.added, result.changed) == (len(files), [], [])
    assert (result.moved, result.removed) == ([], [])
