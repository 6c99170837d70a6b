"""Ctrl-C during a long run: the first asks the run to stop cleanly, the second stops at once."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from dogear_core.progress import CancelToken


@contextmanager
def cancel_on_interrupt() -> Iterator[CancelToken]:
    """Give a token that Ctrl-C cancels while the context lasts."""
    token = CancelToken()

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        if token.cancelled:
            raise KeyboardInterrupt
        token.cancel()

    previous = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, previous)
