"""The virtual environment and the stamps that say how far it is set up."""

import hashlib
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Stage(StrEnum):
    """What a set-up has finished; each leaves a stamp."""

    RUN = "run"
    DEVELOP = "develop"
    QT = "qt"


class Environment:
    """The virtual environment `.venv` of the repository at `root`."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.log = self.folder / "setup.log"
        self.constraints = root / "constraints.txt"
        self.llama_settings = root / "packaging" / "bootstrap" / "llama.cmake"
        self._programs = self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Where the environment keeps the program `name`."""
        return self._programs / (f"{name}.exe" if sys.platform == "win32" else name)

    def is_usable(self) -> bool:
        """Whether its interpreter starts and has pip, and it is where it was made.

        The programs in it name their folder, so an environment cannot be moved.
        """
        configuration = self.folder / "pyvenv.cfg"
        if not (configuration.exists() and self.python.exists()):
            return False
        if str(self.folder) not in configuration.read_text(encoding="utf-8"):
            return False
        probe = [str(self.python), "-c", "import pip"]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0

    def is_done(self, stage: Stage) -> bool:
        """Whether `stage` was finished with the files as they are now."""
        try:
            return self._stamp(stage).read_text(encoding="ascii") == self._digest()
        except FileNotFoundError:
            return False

    def mark_done(self, stage: Stage) -> None:
        """Record that `stage` is finished."""
        stamp = self._stamp(stage)
        unfinished = stamp.with_suffix(".part")
        unfinished.write_text(self._digest(), encoding="ascii")
        unfinished.replace(stamp)

    def _stamp(self, stage: Stage) -> Path:
        return self.folder / f"setup-{stage}.stamp"

    def _digest(self) -> str:
        """Hash what the installed packages depend on; raises FileNotFoundError without `.venv`.

        `pyvenv.cfg` names the interpreter and its version.
        """
        # A folder that was moved is set up again: what is installed names its path.
        digest = hashlib.sha256(os.fsencode(self.root))
        for path in (
            self.root / "pyproject.toml",
            self.constraints,
            self.llama_settings,
            self.folder / "pyvenv.cfg",
        ):
            digest.update(path.read_bytes())
        return digest.hexdigest()
