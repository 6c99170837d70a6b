"""The texts of documents, for reading them at a passage."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.readers.families import family_of
from dogear_core.types import Document, Family, Hit, Markup, Span, unpack
from dogear_desktop.rendering.slices import Slice, cut
from dogear_desktop.services.engine_session import EngineSession

WHOLE_LIMIT = 300_000
"""The longest text that is shown whole, in characters: a novel of 150 pages."""
AROUND = 60_000
"""How much of a longer text is shown before and after the passage, in characters."""
LONG_LINE = 20_000
AROUND_IN_LONG_LINE = 5_000
"""Breaking one line of 300,000 characters without spaces takes Qt seconds: less is shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text of a document, or the part of it around a passage.

    `passage` is where the passage is within `text`. `before` and `after` count the characters of
    the document that are left out on either side. `markup` is that of `text`, and `slices` is how
    it can be laid out in steps; both are empty where there is nothing but text. `monospaced` text
    is code or data.
    """

    hit: Hit
    text: str
    passage: Span
    before: int = 0
    after: int = 0
    markup: tuple[Markup, ...] = ()
    slices: tuple[Slice, ...] = ()
    monospaced: bool = False


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
            return excerpt(wanted, engine.document(wanted.path))

        def deliver(loaded: Excerpt | None) -> None:
            if loaded is not None and self._wanted is wanted:
                self.loaded.emit(loaded)

        def report(error: DogearError) -> None:
            if self._wanted is not wanted:
                return
            if isinstance(error, Cancelled):
                self.load(wanted)  # the interruption was meant for a search
            else:
                self.failed.emit(error)

        self._session.run(read, on_result=deliver, on_error=report)

    def note_use(self, hit: Hit, question: str) -> None:
        """Have the library know that a hit was of use; that is a hint, and may get lost."""
        self._note(lambda engine: engine.note_opening(hit.document_id, question))

    def forget_uses(self) -> None:
        """Have the library forget what was of use."""
        self._note(lambda engine: engine.forget_openings())

    def _note(self, work: Callable[[Engine], None]) -> None:
        self._session.run(work, on_result=_ignore, on_error=_ignore)


def excerpt(hit: Hit, document: Document) -> Excerpt:
    """Return a document whole, or the part of it around the passage when it is long."""
    text = document.text
    part = Span(0, len(text))
    if len(text) > WHOLE_LIMIT:
        part = _around(hit.span, text, AROUND)
    if max(map(len, text[part.start : part.end].split("\n"))) > LONG_LINE:
        part = _around(hit.span, text, AROUND_IN_LONG_LINE)
    shown = text[part.start : part.end]
    markup = unpack(document.markup, part)
    return Excerpt(
        hit,
        shown,
        Span(hit.span.start - part.start, hit.span.end - part.start),
        before=part.start,
        after=len(text) - part.end,
        markup=markup,
        slices=cut(shown, markup) if markup else (),
        monospaced=family_of(document.media_type) in (Family.CODE, Family.DATA),
    )


def _ignore(_: object) -> None:
    """Nobody waits for it."""


def _around(passage: Span, text: str, distance: int) -> Span:
    """Return up to `distance` characters on either side, cut at line ends where there are any."""
    start = max(0, passage.start - distance)
    end = min(len(text), passage.end + distance)
    if start:
        start = text.find("\n", start, passage.start) + 1 or start
    if end < len(text):
        line_end = text.rfind("\n", passage.end, end)
        end = line_end if line_end >= 0 else end
    return Span(start, end)
