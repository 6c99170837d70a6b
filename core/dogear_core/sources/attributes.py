"""What the stat of a file says beyond its size and time, on each platform.

Fields a platform does not have count as zero, so that the functions are the same everywhere.
"""

import stat
from typing import Protocol

# <winnt.h>; `stat` has some of these, but not on every platform and version.
_FILE_ATTRIBUTE_HIDDEN = 0x2
_FILE_ATTRIBUTE_OFFLINE = 0x1000
_FILE_ATTRIBUTE_RECALL_ON_OPEN = 0x40000
_FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS = 0x400000
_IO_REPARSE_TAG_MOUNT_POINT = 0xA0000003
# <sys/stat.h> on macOS
_UF_HIDDEN = 0x8000
_SF_DATALESS = 0x40000000

_FOLDER_ELSEWHERE = _FILE_ATTRIBUTE_RECALL_ON_OPEN
_FILE_ELSEWHERE = (
    _FILE_ATTRIBUTE_OFFLINE | _FILE_ATTRIBUTE_RECALL_ON_OPEN | _FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS
)


class StatLike(Protocol):
    """The part of `os.stat_result` that every platform has."""

    @property
    def st_mode(self) -> int:
        """The kind of file and its permissions."""


def is_hidden(info: StatLike) -> bool:
    """Whether the file is marked hidden, other than by a dot (Windows, macOS)."""
    return bool(_attributes(info) & _FILE_ATTRIBUTE_HIDDEN or _flags(info) & _UF_HIDDEN)


def is_link(info: StatLike) -> bool:
    """Whether an lstat is that of a symbolic link or a Windows junction."""
    return (
        stat.S_ISLNK(info.st_mode)
        or getattr(info, "st_reparse_tag", 0) == _IO_REPARSE_TAG_MOUNT_POINT
    )


def is_placeholder(info: StatLike) -> bool:
    """Whether the content is in a cloud and looking at it would download it.

    A Windows folder with RECALL_ON_DATA_ACCESS is listed all the same, for it may hold files that
    are here. Blocks are no proof: sparse, inlined and tmpfs files may have none.
    """
    elsewhere = _FOLDER_ELSEWHERE if stat.S_ISDIR(info.st_mode) else _FILE_ELSEWHERE
    return bool(_attributes(info) & elsewhere or _flags(info) & _SF_DATALESS)


def special_kind(info: StatLike) -> str:
    """Name what is neither a file, a folder nor a link: "fifo", "socket" or "device"; else ""."""
    if stat.S_ISFIFO(info.st_mode):
        return "fifo"
    if stat.S_ISSOCK(info.st_mode):
        return "socket"
    if stat.S_ISCHR(info.st_mode) or stat.S_ISBLK(info.st_mode):
        return "device"
    return ""


def _attributes(info: StatLike) -> int:
    attributes: int = getattr(info, "st_file_attributes", 0)
    return attributes


def _flags(info: StatLike) -> int:
    flags: int = getattr(info, "st_flags", 0)
    return flags
