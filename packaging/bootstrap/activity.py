"""Showing that a long command is getting on."""

import re
import shutil
import time
from collections.abc import Callable
from typing import TextIO

PRINT_EVERY = 15.0
"""Seconds between lines where a line cannot be rewritten."""

_COMPILED = re.compile(r"\s*\[(\d+)/(\d+)\] ")
_STEP = re.compile(
    r"\s*(Collecting|Downloading|Building wheel for|Installing|Setting up) ([^\s;(<>=!~,:\[]+)"
)


def describe(line: str) -> str | None:
    """Return what a line of output says is being done, or None.

    Ninja counts its steps as `[57/83] …`; pip and apt name the package they are at.
    """
    if compiled := _COMPILED.match(line):
        return "compiling, {} of {}".format(*compiled.groups())
    if step := _STEP.match(line):
        verb, name = step.groups()
        return verb.lower() if name == "collected" else f"{verb.lower()} {name}"
    return None


class ActivityLine:
    """A line with what is being done and since when.

    It is rewritten in place on a terminal, and printed anew every `PRINT_EVERY` seconds elsewhere.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._started = clock()
        self._printed = self._started
        self._text = "starting"

    def show(self, text: str | None = None) -> None:
        """Show `text`, or what was shown last, with the time gone by."""
        self._text = text or self._text
        now = self._clock()
        line = f"      {self._text}, {duration(now - self._started)}"
        if self._stream.isatty():
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r{line[:width].ljust(width)}")
        elif now - self._printed >= PRINT_EVERY:
            self._printed = now
            self._stream.write(f"{line}\n")
        self._stream.flush()

    def finish(self, text: str) -> None:
        """Replace the line by `text` with the time it all took."""
        line = f"      {text}, {duration(self._clock() - self._started)}"
        if self._stream.isatty():
            line = "\r" + line.ljust(shutil.get_terminal_size().columns - 1)
        self._stream.write(f"{line}\n")
        self._stream.flush()


def duration(seconds: float) -> str:
    """Say a duration in minutes and seconds."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
