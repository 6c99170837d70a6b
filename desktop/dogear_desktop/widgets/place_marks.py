"""Places marked in a text: a passage, the words found in it, and what the person looks for."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from dogear_core.types import Span
from dogear_desktop.occurrences import occurrences
from dogear_desktop.text_positions import utf16_range
from dogear_desktop.theme import Colours

Range = tuple[int, int]
"""Where a place begins, and how long it is, in positions of the text."""

MOST_MATCHES = 5000
"""More places than this are not marked: nobody steps through them."""


class PlaceMarks:
    """Marks places in the text of an editor, and steps through those that were looked for."""

    def __init__(self, editor: QPlainTextEdit | QTextEdit) -> None:
        self._editor = editor
        self._passage: list[QTextEdit.ExtraSelection] = []
        self._words: list[QTextEdit.ExtraSelection] = []
        self._matches: list[QTextEdit.ExtraSelection] = []

    @property
    def match_count(self) -> int:
        """How many places were found in the text."""
        return len(self._matches)

    def show_passage(self, passage: Sequence[Range], words: Sequence[Range]) -> None:
        """Tint a passage and mark the words found in it."""
        colours = Colours.of(self._editor.palette())
        self._passage = [self._mark(place, colours.passage) for place in passage]
        self._words = [self._mark(place, colours.match) for place in words]
        self._show()

    def recolour(self) -> None:
        """Give all marks the colours of the palette that is in use now."""
        colours = Colours.of(self._editor.palette())
        for marks, colour in (
            (self._passage, colours.passage),
            (self._words, colours.match),
            (self._matches, colours.found),
        ):
            for mark in marks:
                mark.format.setBackground(colour)
        self._show()

    def forget(self) -> None:
        """Mark nothing; before the editor is given another document.

        Qt still looks at the old marks when it is given new ones, and crashes over those of a
        document that is gone.
        """
        self._passage, self._words, self._matches = [], [], []
        self._show()

    def look_for(self, wanted: str) -> int:
        """Mark every place where the text has `wanted`, whatever its case; return how many."""
        text = self._editor.toPlainText()
        colour = Colours.of(self._editor.palette()).found
        spans = list(islice(occurrences(text, wanted), MOST_MATCHES))
        self._matches = [self._mark(place, colour) for place in _counted(text, spans)]
        self._show()
        return len(self._matches)

    def step(self, by: int) -> int:
        """Select the next (1) or the previous (-1) place found; return its number, 0 for none.

        With 0 a place that begins where the cursor is will do.
        """
        if not self._matches:
            return 0
        here = self._editor.textCursor()
        starts = [mark.cursor.selectionStart() for mark in self._matches]
        if by >= 0:
            begin = here.selectionEnd() if by else here.selectionStart()
            number = next((i for i, start in enumerate(starts) if start >= begin), 0)
        else:
            before = [i for i, start in enumerate(starts) if start < here.selectionStart()]
            number = before[-1] if before else len(starts) - 1
        self._editor.setTextCursor(self._matches[number].cursor)
        return number + 1

    def _show(self) -> None:
        self._editor.setExtraSelections(self._passage + self._words + self._matches)

    def _mark(self, place: Range, background: QColor) -> QTextEdit.ExtraSelection:
        start, length = place
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(background)
        return mark


def _counted(text: str, spans: Sequence[Span]) -> list[Range]:
    """Return where spans are that are in order: each is counted from the one before it."""
    found = []
    done = units = 0
    for span in spans:
        part = Span(span.start - done, span.end - done)
        ahead, length = utf16_range(text[done : span.end], part)
        found.append((units + ahead, length))
        units += ahead + length
        done = span.end
    return found
