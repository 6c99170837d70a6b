"""What every command needs to know: which library, and which model to open it with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dogear_core.embedding.base import EmbeddingModel
    from dogear_core.engine import Engine


@dataclass(frozen=True, slots=True)
class Session:
    """The library's folder and the model, None for the bundled one."""

    library: Path
    model: EmbeddingModel | None = None

    def open(self, *, create: bool = False) -> Engine:
        """Open the library; without `create` raise `LibraryMissing` when it is not there yet."""
        from dogear_core.engine import Engine

        return Engine.open(self.library, model=self.model, create=create)
