"""What is closed when a `with` statement ends."""

from abc import ABC, abstractmethod
from typing import Self


class Closing(ABC):
    """Something that holds on to what has to be given back; use it as a context manager."""

    @abstractmethod
    def close(self) -> None:
        """Give back what is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
