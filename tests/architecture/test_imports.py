"""Heavy libraries are loaded when they are needed, not when Dogear starts."""

import os
import subprocess
import sys

import pytest

from bootstrap.environment import ROOT

HEAVY = (
    *("PySide6", "llama_cpp", "lxml", "pypdf", "pypdfium2", "docx", "selectolax", "psutil"),
    *("huggingface_hub", "httpx2"),
)
PARTS = ("core", "desktop", "models")


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("dogear_core", (*HEAVY, "numpy", "apsw")),
        ("dogear_models", (*HEAVY, "numpy", "apsw")),
        ("dogear_core.engine", HEAVY),
        ("dogear_core.cli.main", HEAVY),
        ("dogear_core.models.downloading", HEAVY),
        ("dogear_desktop", HEAVY),
    ],
)
def test_importing_does_not_load(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*(m for m in {heavy!r} if m in sys.modules))"
    path = os.pathsep.join(str(ROOT / part) for part in PARTS)
    fresh = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert fresh.stdout.split() == []
