"""Starting a program that has nothing to do with Dogear from then on."""

import os
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QProcess, QProcessEnvironment

OURS = frozenset(
    {
        "QT_QPA_PLATFORM",
        "QT_PLUGIN_PATH",
        "QT_QPA_PLATFORM_PLUGIN_PATH",
        "PYTHONHOME",
        "PYTHONPATH",
        "VIRTUAL_ENV",
        "OMP_WAIT_POLICY",
        "GOMP_SPINCOUNT",
    }
)
"""Variables that are meant for Dogear, or that it has set for its own libraries."""


def start_detached(arguments: Sequence[str]) -> bool:
    """Start a program in a session of its own, with no input; False when it cannot be started.

    It outlives Dogear and leaves no zombie: Qt starts it from a process that ends at once.
    """
    process = QProcess()
    process.setProgram(arguments[0])
    process.setArguments(list(arguments[1:]))
    environment = QProcessEnvironment()
    for name, value in clean_environment(os.environ).items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    process.setStandardInputFile(QProcess.nullDevice())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.startDetached()
    return process.error() is not QProcess.ProcessError.FailedToStart


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for other programs: without what is for Dogear alone.

    A packaged Dogear keeps the value that a variable had before in one called `…_ORIG`.
    """
    clean = {name: value for name, value in environ.items() if name not in OURS}
    original = clean.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        clean["LD_LIBRARY_PATH"] = original
    return clean
