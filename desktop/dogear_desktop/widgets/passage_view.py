"""A document's text with a passage marked in it."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from dogear_core.types import Span
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.text_positions import utf16_range
from dogear_desktop.theme import MARGIN, Colours


class PassageView(QPlainTextEdit):
    """Shows a text, scrolled to a passage; the passage is tinted, the words found are marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        self.setAccessibleName(self.tr("Document text"))
        # What is dropped here is for the window, not for a text nobody edits.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setTextInteractionFlags(
            self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show a text with its passage."""
        self.setPlainText(excerpt.text)
        colours = Colours.of(self.palette())
        passage = excerpt.passage
        marks = [self._mark(excerpt.text, passage, colours.passage)]
        marks += [self._mark(excerpt.text, word, colours.match) for word in found_words(excerpt)]
        self.setExtraSelections(marks)
        self._scroll_to(marks[0].cursor)

    def _scroll_to(self, passage: QTextCursor) -> None:
        start = QTextCursor(passage)
        start.setPosition(passage.selectionStart())
        self.setTextCursor(start)
        self.centerCursor()
        # A third of the way down: some of what leads to the passage, more of what follows.
        too_low = self.cursorRect().top() - self.viewport().height() // 3
        if too_low > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + too_low // self.fontMetrics().lineSpacing())

    def _mark(self, text: str, span: Span, background: QColor) -> QTextEdit.ExtraSelection:
        start, length = utf16_range(text, span)
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(background)
        return mark


def found_words(excerpt: Excerpt) -> Iterator[Span]:
    """Yield where the words marked in the hit's snippet are in the whole passage."""
    snippet = excerpt.hit.snippet
    words = {snippet.text[span.start : span.end] for span in snippet.highlights}
    if words:
        pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        inside = excerpt.text[excerpt.passage.start : excerpt.passage.end]
        for match in re.finditer(rf"(?i)(?<!\w)(?:{pattern})(?!\w)", inside):
            offset = excerpt.passage.start
            yield Span(offset + match.start(), offset + match.end())
