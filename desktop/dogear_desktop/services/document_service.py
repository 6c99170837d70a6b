"""The texts of documents, for reading them at a passage."""

from dataclasses import dataclass

from dogear_core.engine import Engine
from PySide6.QtCore import QObject, Signal

from dogear_core.errors import DogearError
from dogear_core.types import Hit, Span
from dogear_desktop.services.engine_session import EngineSession

WHOLE_LIMIT = 300_000
"""The longest text that is shown whole, in characters: a novel of 150 pages."""
AROUND = 60_000
"""How much of a longer text is shown before and after the passage, in characters."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text of a document, or the part of it around a passage.

    `passage` is where the passage is within `text`. `before` and `after` count the characters of
    the document that are left out on either side.
    """

    hit: Hit
    text: str
    passage: Span
    before: int = 0
    after: int = 0


class DocumentService(QObject):
    """Loads the text around a hit; the latest wins.

    Signals:
        loaded: The `Excerpt` for the hit asked for last.
        failed: The `DogearError` that kept it from being loaded.
    """

    loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, session: EngineSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Hit | None = None

    def load(self, hit: Hit | None) -> None:
        """Load the text around `hit`; None forgets what was asked for before."""
        self._wanted = hit
        if hit is None:
            return
        wanted = hit

        def read(engine: Engine) -> Excerpt | None:
            if self._wanted is not wanted:
                return None
            return excerpt(wanted, engine.text(wanted.path))

        def deliver(loaded: Excerpt | None) -> None:
            if loaded is not None and self._wanted is wanted:
                self.loaded.emit(loaded)

        def report(error: DogearError) -> None:
            if self._wanted is wanted:
                self.failed.emit(error)

        self._session.run(read, on_result=deliver, on_error=report)


def excerpt(hit: Hit, text: str) -> Excerpt:
    """Return `text` whole, or, when it is long, whole lines of it around the passage."""
    if len(text) <= WHOLE_LIMIT:
        return Excerpt(hit, text, hit.span)
    start = max(0, hit.span.start - AROUND)
    end = min(len(text), hit.span.end + AROUND)
    # Cut at line ends where there are any; a text without lines is cut where it must be.
    if start:
        start = text.find("\n", start, hit.span.start) + 1 or start
    if end < len(text):
        line_end = text.rfind("\n", hit.span.end, end)
        end = line_end if line_end >= 0 else end
    passage = Span(hit.span.start - start, hit.span.end - start)
    return Excerpt(hit, text[start:end], passage, before=start, after=len(text) - end)
