"""The last thing that was worked out, kept in case it is asked for again."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Latest(Generic[Value]):
    """Keeps one value with what it was made from; for one thread."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, Value] | None = None

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value kept for this key, or make and keep it."""
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, make())
        return self._kept[1]
