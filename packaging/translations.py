"""Collect the window's texts and compile their translations.

`python packaging/translations.py [LANGUAGE]...` begins a translation for each language named.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "desktop" / "dogear_desktop"
FOLDER = SOURCES / "i18n"
TOOLS = Path(PySide6.__file__).parent
SUFFIX = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    """Bring every translation up to date and return the exit code."""
    begun = {FOLDER / f"dogear_{language}.ts" for language in sys.argv[1:]}
    for translation in sorted(begun.union(FOLDER.glob("*.ts"))):
        collect(translation)
        compile_translation(translation, translation.with_suffix(".qm"))
    return 0


def collect(translation: Path) -> None:
    """Add the texts of the code to a translation, and drop those that are gone."""
    sources = sorted(map(str, SOURCES.rglob("*.py")))
    options = ["-no-obsolete", "-locations", "none", "-ts", str(translation)]
    _run("lupdate", *sources, *options)


def compile_translation(translation: Path, target: Path) -> None:
    """Write what the window reads: the finished texts of a translation."""
    _run("lrelease", str(translation), "-qm", str(target))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([TOOLS / f"{tool}{SUFFIX}", *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
