"""Showing Dogear at work on the sample library that comes with it."""

import os
import shlex
import subprocess
import sys

from bootstrap.environment import Environment

QUESTIONS = (
    "Do we still have to pay the landlord after the house burns down?",
    "What if there is a power cut during the wash?",
    "The stew is too spicy. How do I make it milder?",
)
"""Asked where there is no window; each is answered by a passage that uses other words."""

DOCUMENTS = "assets/sample-library"
LIBRARY = ".venv/sample-library"


def show_sample(environment: Environment) -> int:
    """Open the window on the sample library, or use the terminal; return the exit code."""
    if has_display():
        return _run(environment, "dogear-desktop", "--library", LIBRARY, "--add", DOCUMENTS)
    print(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so Dogear does\n"
        "the same in this terminal: it reads the sample library and answers three questions.\n",
        flush=True,
    )
    status = _run(environment, "dogear", "--library", LIBRARY, "add", DOCUMENTS)
    for question in QUESTIONS:
        status = status or _run(
            environment, "dogear", "--library", LIBRARY, "search", question, "-n", "1"
        )
    return status


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(environment: Environment, program: str, *arguments: str) -> int:
    print(f"$ {shlex.join([program, *arguments])}", flush=True)
    command = [str(environment.program(program)), *arguments]
    return subprocess.run(command, cwd=environment.root, check=False).returncode
