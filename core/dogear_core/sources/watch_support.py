"""Where the system's events can be relied on: local disks, while there are watches left."""

import ctypes
import os
import sys
import time
from pathlib import Path

_REMOTE_KINDS = """
nfs nfs4 cifs smb3 smbfs afs ncpfs 9p afpfs webdav davfs ceph glusterfs lustre vboxsf vmhgfs prl_fs
drvfs
"""
_REMOTE = frozenset(_REMOTE_KINDS.split())
"""Kinds of file systems on which somebody else's changes cause no event here."""
_IN_DELETE_SELF = 0x400  # <sys/inotify.h>


def is_remote(path: Path) -> bool:
    """Whether a path lies on a network or FUSE file system."""
    import psutil

    mounts = [
        (len(Path(partition.mountpoint).parts), place, partition.fstype)
        for place, partition in enumerate(psutil.disk_partitions(all=True))
        if path.is_relative_to(partition.mountpoint)
    ]
    # The innermost mount is the one that is seen, and of several at one place the last.
    kind = max(mounts, default=(0, 0, ""))[2].lower()
    return kind in _REMOTE or (kind.startswith("fuse") and kind != "fuseblk")


def watches_left(path: Path) -> bool:
    """Whether one more folder could be watched; where not, some below the last ones are not."""
    if not sys.platform.startswith("linux"):
        return True
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(os.O_CLOEXEC)
    if descriptor < 0:
        return False
    try:
        return bool(libc.inotify_add_watch(descriptor, os.fsencode(path), _IN_DELETE_SELF) >= 0)
    finally:
        os.close(descriptor)


def time_asleep() -> float:
    """Return seconds that grow while the computer sleeps, and otherwise stand still.

    Only their difference means anything. Where the system does not tell, they also change when
    its clock is set, which is no more than a reason to look.
    """
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    if boot_time is not None:
        return time.clock_gettime(boot_time) - time.monotonic()
    return time.time() - time.monotonic()
