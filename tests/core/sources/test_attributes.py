import stat
from dataclasses import dataclass

import pytest

from dogear_core.sources.attributes import is_hidden, is_link, is_placeholder, special_kind

FILE, FOLDER, LINK = stat.S_IFREG | 0o644, stat.S_IFDIR | 0o755, stat.S_IFLNK | 0o777


@dataclass(frozen=True)
class WindowsStat:
    st_mode: int
    st_file_attributes: int = 0
    st_reparse_tag: int = 0


@dataclass(frozen=True)
class MacStat:
    st_mode: int
    st_flags: int = 0


@dataclass(frozen=True)
class LinuxStat:
    st_mode: int
    st_size: int = 4096
    st_blocks: int = 0


@pytest.mark.parametrize("attribute", [0x1000, 0x40000, 0x400000])
def test_a_windows_file_to_be_recalled_is_not_on_disk(attribute: int) -> None:
    assert is_placeholder(WindowsStat(FILE, attribute | 0x20))


def test_a_windows_folder_is_not_on_disk_only_if_listing_would_fetch_it() -> None:
    assert is_placeholder(WindowsStat(FOLDER, 0x40000))
    assert not is_placeholder(WindowsStat(FOLDER, 0x400000))


def test_a_dataless_mac_file_or_folder_is_not_on_disk() -> None:
    assert is_placeholder(MacStat(FILE, 0x40000000))
    assert is_placeholder(MacStat(FOLDER, 0x40000000))


@pytest.mark.parametrize("info", [LinuxStat(FILE), MacStat(FILE, 0x20), WindowsStat(FILE, 0x20)])
def test_other_files_are_on_disk_and_shown(info: LinuxStat | MacStat | WindowsStat) -> None:
    assert not is_placeholder(info)
    assert not is_hidden(info)


def test_marks_for_hidden_files() -> None:
    assert is_hidden(WindowsStat(FILE, 0x2))
    assert is_hidden(MacStat(FOLDER, 0x8000))


def test_a_junction_is_a_link_and_a_cloud_file_is_not() -> None:
    assert is_link(WindowsStat(FOLDER, 0x400, st_reparse_tag=0xA0000003))
    assert is_link(LinuxStat(LINK))
    assert not is_link(WindowsStat(FILE, 0x400, st_reparse_tag=0x9000001A))


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        (stat.S_IFIFO, "fifo"),
        (stat.S_IFSOCK, "socket"),
        (stat.S_IFBLK, "device"),
        (stat.S_IFCHR, "device"),
        (stat.S_IFREG, ""),
        (stat.S_IFDIR, ""),
    ],
)
def test_special_files_are_named(mode: int, kind: str) -> None:
    assert special_kind(LinuxStat(mode)) == kind
