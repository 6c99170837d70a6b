"""Where events can be relied on."""

from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from dogear_core.sources.watch_support import is_remote, time_asleep, watches_left


@pytest.fixture(autouse=True)
def _mounts(monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = (
        ("/", "ext4"),
        ("/home/ada/Cloud", "fuse.rclone"),
        ("/home/ada/Cloud/cache", "tmpfs"),
        ("/media/ada/Stick", "fuseblk"),
        ("/net", "autofs"),
        ("/net", "nfs4"),
    )
    partitions = [SimpleNamespace(mountpoint=place, fstype=kind) for place, kind in mounts]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: partitions)


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/home/ada/Documents", False),
        ("/home/ada/Cloud", True),
        ("/home/ada/Cloud/in", True),
        ("/home/ada/Clouds", False),
        ("/home/ada/Cloud/cache/in", False),
        ("/media/ada/Stick", False),
        ("/net/server", True),
    ],
)
def test_network_and_fuse_folders_are_told_from_disks(path: str, *, remote: bool) -> None:
    assert is_remote(Path(path)) is remote


def test_a_folder_can_be_watched_if_it_is_there(tmp_path: Path) -> None:
    assert watches_left(tmp_path)


def test_time_asleep_stands_still_while_nobody_sleeps() -> None:
    before = time_asleep()
    assert abs(time_asleep() - before) < 1
