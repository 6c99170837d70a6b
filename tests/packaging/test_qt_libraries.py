import pytest

from bootstrap.qt_libraries import debian_package, packages_for, unresolved
from bootstrap.system_packages import PackageManager

LDD = """\
/repo/.venv/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd5a5f2000)
\tlibQt6XcbQpa.so.6 => /repo/.venv/PySide6/Qt/lib/libQt6XcbQpa.so.6 (0x00007f4a)
\tlibxcb-icccm.so.4 => not found
\tlibxcb.so.1 => /lib/x86_64-linux-gnu/libxcb.so.1 (0x00007f4a)
\tlibxcb-icccm.so.4 => not found
/repo/.venv/PySide6/Qt/plugins/imageformats/libqpdf.so:
\tlibQt6Pdf.so.6 => not found
\tlibEGL.so.1 => not found
"""


def test_what_ldd_does_not_find_is_listed_without_qts_own() -> None:
    assert unresolved(LDD) == {"libxcb-icccm.so.4", "libEGL.so.1"}


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libfreetype.so.6", "libfreetype6"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libwayland-cursor.so.0", "libwayland-cursor0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-image.so.0", "libxcb-image0"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxcb-shape.so.0", "libxcb-shape0"),
        ("libxcb.so.1", "libxcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_debian_packages(library: str, package: str) -> None:
    assert debian_package(library) == package


@pytest.mark.parametrize(
    ("manager", "packages"),
    [
        (PackageManager.APT, ["libegl1", "libgl1", "libxcb-icccm4", "libxcb-shm0"]),
        (PackageManager.PACMAN, ["libglvnd", "libxcb", "xcb-util-wm"]),
        (
            PackageManager.DNF,
            [
                "libEGL.so.1()(64bit)",
                "libGL.so.1()(64bit)",
                "libxcb-icccm.so.4()(64bit)",
                "libxcb-shm.so.0()(64bit)",
            ],
        ),
    ],
)
def test_each_package_manager_gets_its_own_names(
    manager: PackageManager, packages: list[str]
) -> None:
    libraries = {"libEGL.so.1", "libGL.so.1", "libxcb-icccm.so.4", "libxcb-shm.so.0"}
    assert packages_for(manager, libraries) == packages
