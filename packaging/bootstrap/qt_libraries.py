"""The system libraries that Qt needs but does not bring along on Linux."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from bootstrap.errors import SetupError
from bootstrap.system_packages import (
    PackageManager,
    find_package_manager,
    install,
    may_install,
)

USED_BY_DOGEAR = (
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/lib/libQt6Network.so.6",
    "Qt/lib/libQt6Svg.so.6",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
)
"""The parts of PySide6 that the window loads; other parts may lack libraries without harm."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_OWN = ("libQt6", "libpyside6", "libshiboken6")

_DEBIAN_EXCEPTIONS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
}
_ARCH = {
    "libEGL.so.1": "libglvnd",
    "libGL.so.1": "libglvnd",
    "libdbus-1.so.3": "dbus",
    "libfontconfig.so.1": "fontconfig",
    "libfreetype.so.6": "freetype2",
    "libglib-2.0.so.0": "glib2",
    "libgssapi_krb5.so.2": "krb5",
    "libgthread-2.0.so.0": "glib2",
    "libX11-xcb.so.1": "libx11",
    "libwayland-client.so.0": "wayland",
    "libwayland-cursor.so.0": "wayland",
    "libwayland-egl.so.1": "wayland",
    "libxcb-cursor.so.0": "xcb-util-cursor",
    "libxcb-icccm.so.4": "xcb-util-wm",
    "libxcb-image.so.0": "xcb-util-image",
    "libxcb-keysyms.so.1": "xcb-util-keysyms",
    "libxcb-render-util.so.0": "xcb-util-renderutil",
    "libxcb-util.so.1": "xcb-util",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11",
}
_FONT = {
    PackageManager.APT: "fonts-dejavu-core",
    PackageManager.DNF: "dejavu-sans-fonts",
    PackageManager.ZYPPER: "dejavu-fonts",
    PackageManager.PACMAN: "ttf-dejavu",
}


def missing_libraries(pyside: Path) -> set[str]:
    """Return the names of the shared libraries that Qt would not find; `pyside` is its folder."""
    used = [path for name in USED_BY_DOGEAR if (path := pyside / name).exists()]
    if not used or not shutil.which("ldd"):
        return set()
    listing = subprocess.run(["ldd", *used], capture_output=True, text=True, check=False)
    return unresolved(listing.stdout)


def unresolved(ldd_output: str) -> set[str]:
    """Return the libraries that a listing of `ldd` says are not found, without Qt's own."""
    return {name for name in _NOT_FOUND.findall(ldd_output) if not name.startswith(_OWN)}


def has_font() -> bool:
    """Whether any font is installed; without one Qt draws no text."""
    folders = (Path(name).expanduser() for name in FONT_FOLDERS)
    return any(
        path.suffix.lower() in {".ttf", ".otf", ".ttc"}
        for folder in folders
        for path in folder.rglob("*")
    )


def packages_for(manager: PackageManager, libraries: Iterable[str]) -> list[str]:
    """Return what `manager` calls the packages that hold `libraries`."""
    match manager:
        case PackageManager.APT:
            names = {debian_package(library) for library in libraries}
        case PackageManager.PACMAN:
            names = {_arch_package(library) for library in libraries}
        case _:
            # rpm lets a package be asked for by a library that is in it.
            names = {f"{library}()(64bit)" for library in libraries}
    return sorted(names)


def debian_package(library: str) -> str:
    """Return the Debian package of a shared library, by the rule of Debian's policy (8.1).

    The name and the version are joined, with a hyphen where the name ends in a digit.
    """
    if library in _DEBIAN_EXCEPTIONS:
        return _DEBIAN_EXCEPTIONS[library]
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def _arch_package(library: str) -> str:
    name = library.partition(".so")[0]
    return _ARCH.get(library) or ("libxcb" if name.startswith("libxcb") else name.lower())


def provide(pyside: Path, *, log: Path) -> bool:
    """Install what Qt misses, or print how to; return whether nothing is missing any more.

    `log` takes the package manager's output.
    """
    libraries, fonts = missing_libraries(pyside), [] if has_font() else ["any font"]
    if not libraries and not fonts:
        return True
    print(f"      Qt misses {', '.join([*sorted(libraries), *fonts])}.")
    manager = find_package_manager()
    if manager is None:
        print("      Install that with your system's package manager, or no window will open.")
        return False
    packages = packages_for(manager, libraries)
    if fonts:
        packages.append(_FONT[manager])
    if may_install(manager):
        print(f"      Installing {', '.join(packages)}", flush=True)
        try:
            install(manager, packages, log=log)
        except SetupError as error:
            print(error)
        else:
            return True
    command = shlex.join(manager.install_command(packages))
    print(f"      Before a window can open, run this as root:\n\n    {command}\n")
    return False
