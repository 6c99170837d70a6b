"""The operating system's package manager: what it is, and how it is asked."""

import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from bootstrap.commands import run_logged


class PackageManager(StrEnum):
    """The package managers whose commands are known here; the value is the program's name."""

    APT = "apt-get"
    DNF = "dnf"
    ZYPPER = "zypper"
    PACMAN = "pacman"

    def install_command(self, packages: Sequence[str]) -> list[str]:
        """Return the command that installs `packages`."""
        match self:
            case PackageManager.APT:
                return ["apt-get", "install", "-y", "--no-install-recommends", *packages]
            case PackageManager.PACMAN:
                return ["pacman", "-S", "--needed", *packages]
            case _:
                return [self.value, "install", *packages]


def find_package_manager() -> PackageManager | None:
    """Return the package manager of this machine, or None when it is not a known one."""
    return next((manager for manager in PackageManager if shutil.which(manager)), None)


def may_install(manager: PackageManager) -> bool:
    """Whether packages can be installed here and now: Debian's way, and as root."""
    return sys.platform == "linux" and manager is PackageManager.APT and os.geteuid() == 0


def install(manager: PackageManager, packages: Sequence[str], *, log: Path) -> None:
    """Install `packages` without asking, with the output in `log`; raises SetupError."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # In a container there may be no package lists yet.
    for command in ([manager.value, "update"], manager.install_command(packages)):
        run_logged(command, log=log, environ=environ, cwd=log.parent)
