"""Running a long command with its output in a log and its progress on the screen."""

import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from bootstrap.activity import ActivityLine, describe
from bootstrap.errors import SetupError

TAIL = 25
"""Lines of the log shown after a failure."""


def run_logged(command: Sequence[str], *, log: Path, environ: Mapping[str, str], cwd: Path) -> None:
    """Run `command`, append its output to `log` and show what it is doing.

    Raises SetupError with the end of the output when it fails.
    """
    activity = ActivityLine(sys.stdout)
    tail: list[str] = []
    with (
        log.open("a", encoding="utf-8") as log_file,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # Python's own programs would else keep their output back, and the progress with it.
            env={**environ, "PYTHONUNBUFFERED": "1"},
            cwd=cwd,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            _follow(process.stdout, activity, log_file, tail)
        except KeyboardInterrupt:
            process.terminate()
            raise
    if process.returncode:
        activity.finish("failed")
        raise SetupError("".join(tail) + f"\nThe whole output is in {log}.")
    activity.finish("done")


def _follow(output: IO[str], activity: ActivityLine, log: IO[str], tail: list[str]) -> None:
    """Read the output to its end; a thread reads it so that the time goes on when it is silent."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def read() -> None:
        for line in output:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=1.0)
        except queue.Empty:
            activity.show()
            continue
        if line is None:
            return
        log.write(line)
        log.flush()
        tail.append(line)
        del tail[:-TAIL]
        activity.show(describe(line))
