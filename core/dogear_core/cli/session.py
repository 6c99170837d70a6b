"""What every command needs to know: which library, and which model to open it with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dogear_core.cli.output import hint
from dogear_core.cli.sentences import mending_sentence

if TYPE_CHECKING:
    from dogear_core.embedding.base import EmbeddingModel
    from dogear_core.engine import Engine
    from dogear_core.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Session:
    """The library's folder and the model, None for the one that is chosen for it."""

    library: Path
    model: EmbeddingModel | None = None

    def open(self, *, create: bool = False) -> Engine:
        """Open the library; without `create` raise `LibraryMissing` when it is not there yet."""
        from dogear_core.engine import Engine

        engine = Engine.open(self.library, model=self.model, create=create)
        if engine.mending is not None:
            hint(mending_sentence(engine.mending))
        return engine


def chosen_preferences(engine: Engine) -> Preferences:
    """Return what the person chose for the engine, and tell what is wrong with it."""
    chosen = engine.preferences.read()
    notes = engine.preferences.notes
    if notes.set_aside is not None:
        hint(f"The preferences are damaged and count as none; they are now {notes.set_aside}.")
    if chosen.model and chosen.model != engine.model.name:
        hint(f"The model {chosen.model} is not installed; {engine.model.name} takes its place.")
    for name in notes.ignored:
        hint(f"The preference {name} is not as it has to be and counts as none.")
    return chosen
