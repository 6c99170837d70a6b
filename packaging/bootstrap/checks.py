"""The checks that `make test` is made of."""

import os
import shlex
import subprocess

from bootstrap.environment import Environment

FORMAT = ("ruff", "format", "--check")
LINT = ("ruff", "check")
TYPES = ("mypy",)
IMPORTS = ("lint-imports",)
TESTS = ("pytest", "--numprocesses", "2", "--dist", "loadfile")
"""Two processes halve the time on two processors; more would compete with those that tests start,
and a file's tests stay together for the libraries they share."""
SOAK = ("pytest", "-m", "soak", "-s", "--timeout", "7200")
BENCH = ("pytest", "-m", "bench", "-s")
REFORMAT = ("ruff", "format")
TRANSLATE = ("python", "packaging/translations.py")
REPAIR = ("ruff", "check", "--fix")


def run_tools(environment: Environment, *commands: tuple[str, ...]) -> int:
    """Run tools of the environment in order, up to the first that fails; return its exit code."""
    # Tests draw windows off the screen, unless the caller wants to see them.
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    for command in commands:
        print(f"$ {shlex.join(command)}", flush=True)
        tool, *arguments = command
        completed = subprocess.run(
            [environment.program(tool), *arguments], cwd=environment.root, env=environ, check=False
        )
        if completed.returncode:
            return completed.returncode
    return 0
