"""What has to be on the machine before anything can be installed."""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap.errors import SetupError
from bootstrap.system_packages import PackageManager, find_package_manager

_COMPILER_PACKAGES = {
    PackageManager.APT: ["build-essential"],
    PackageManager.DNF: ["gcc", "gcc-c++"],
    PackageManager.ZYPPER: ["gcc", "gcc-c++"],
    PackageManager.PACMAN: ["base-devel"],
}


def check_venv() -> None:
    """Raise SetupError when this Python lacks `venv` or `ensurepip`, which Debian splits off."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise SetupError(
        "This Python cannot create virtual environments: its venv or ensurepip module is missing.\n"
        f"On Debian and Ubuntu, install it with: apt install python3-venv "
        f"(or python{version}-venv)"
    )


def find_compilers() -> tuple[str, str]:
    """Return the C and the C++ compiler; raises SetupError with what to install without them."""
    match sys.platform:
        case "win32":
            found = _visual_studio() or _on_path("gcc", "g++") or _on_path("clang", "clang++")
            advice = (
                'Install "Build Tools for Visual Studio" with the workload '
                '"Desktop development with C++".'
            )
        case "darwin":
            found = _on_path("cc", "c++") if _has_command_line_tools() else None
            advice = "Install Apple's with: xcode-select --install"
        case _:
            found = _named_by_variables() or _on_path("cc", "c++") or _on_path("gcc", "g++")
            found = found or _on_path("clang", "clang++")
            advice = _linux_advice()
    if found is None:
        raise SetupError(
            "A C and a C++ compiler are needed, and none was found: the library that runs the\n"
            f"model is compiled for this computer's processor. {advice}"
        )
    return found


def _on_path(c: str, cpp: str) -> tuple[str, str] | None:
    return (c, cpp) if shutil.which(c) and shutil.which(cpp) else None


def _named_by_variables() -> tuple[str, str] | None:
    c, cpp = (shlex.split(os.environ.get(name, "")) for name in ("CC", "CXX"))
    return _on_path(c[0], cpp[0]) if c and cpp else None


def _has_command_line_tools() -> bool:
    # /usr/bin/cc exists on every Mac; without the tools it only offers to install them.
    return subprocess.run(["xcode-select", "-p"], capture_output=True, check=False).returncode == 0


def _visual_studio() -> tuple[str, str] | None:
    if shutil.which("cl"):
        return ("cl", "cl")
    programs = Path(os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)"))
    vswhere = programs / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    if not vswhere.exists():
        return None
    tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
    command = [str(vswhere), "-products", "*", "-requires", tools, "-property", "installationPath"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return (found, found) if found else None


def _linux_advice() -> str:
    manager = find_package_manager()
    if manager is None:
        return "Install gcc and g++ with your system's package manager."
    return "Install them with: " + shlex.join(manager.install_command(_COMPILER_PACKAGES[manager]))
