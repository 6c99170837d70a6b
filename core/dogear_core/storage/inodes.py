"""Inodes as SQLite's signed 64-bit integers: NTFS and ZFS use all 64 bits."""


def signed(inode: int) -> int:
    """Return an inode as it is stored."""
    return inode - (1 << 64) if inode >= 1 << 63 else inode


def unsigned(inode: int) -> int:
    """Return an inode as the system gave it."""
    return inode + (1 << 64) if inode < 0 else inode
