"""A document's text with a passage marked in it."""

import re
from itertools import islice

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QWidget

from dogear_core.types import Span
from dogear_desktop.found_words import found_words
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.text_positions import utf16_range
from dogear_desktop.theme import MARGIN, Colours, scaled

ZOOM_STEP = 1.1
ZOOM_STEPS = 12
"""How many steps the text can be made larger, and half as many smaller."""
MOST_MATCHES = 5000
"""More places than this are not marked: nobody steps through them."""


class PassageView(QPlainTextEdit):
    """Shows a text, scrolled to a passage; the passage is tinted, the words found are marked.

    What the person looks for in it (`look_for`) is marked too, and can be stepped through.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 0
        self._passage: list[QTextEdit.ExtraSelection] = []
        self._matches: list[QTextEdit.ExtraSelection] = []
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

    @property
    def match_count(self) -> int:
        """How many places were found in the text."""
        return len(self._matches)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show a text with its passage."""
        self.setPlainText(excerpt.text)
        colours = Colours.of(self.palette())
        start = excerpt.passage.start
        words = (Span(start + word.start, start + word.end) for word in found_words(excerpt.hit))
        self._passage = [self._mark(excerpt.text, excerpt.passage, colours.passage)]
        self._passage += [self._mark(excerpt.text, word, colours.match) for word in words]
        self._matches = []
        self.setExtraSelections(self._passage)
        self._scroll_to(self._passage[0].cursor)

    def look_for(self, wanted: str) -> int:
        """Mark every place where the text has `wanted`, whatever its case; return how many."""
        text = self.toPlainText()
        colour = Colours.of(self.palette()).found
        pattern = r"\s+".join(map(re.escape, wanted.split()))
        places = re.finditer(pattern, text, re.IGNORECASE) if pattern else iter(())
        spans = [Span(*match.span()) for match in islice(places, MOST_MATCHES)]
        self._matches = self._marks(text, spans, colour)
        self.setExtraSelections(self._passage + self._matches)
        return len(self._matches)

    def step(self, by: int) -> int:
        """Go to the next (1) or the previous (-1) place found; return its number, 0 for none.

        With 0 a place that begins where the cursor is will do.
        """
        if not self._matches:
            return 0
        here = self.textCursor()
        starts = [mark.cursor.selectionStart() for mark in self._matches]
        if by >= 0:
            begin = here.selectionEnd() if by else here.selectionStart()
            number = next((i for i, start in enumerate(starts) if start >= begin), 0)
        else:
            before = [i for i, start in enumerate(starts) if start < here.selectionStart()]
            number = before[-1] if before else len(starts) - 1
        self.setTextCursor(self._matches[number].cursor)
        self.centerCursor()
        return number + 1

    def zoom_by(self, steps: int) -> None:
        """Enlarge the text, or make it smaller, by some steps."""
        self._set_zoom(min(max(self._zoom + steps, -ZOOM_STEPS // 2), ZOOM_STEPS))

    def reset_zoom(self) -> None:
        """Show the text in the size of all other text."""
        self._set_zoom(0)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent: marks have the colours of the palette in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent: with Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _set_zoom(self, zoom: int) -> None:
        self._zoom = zoom
        self.setFont(scaled(QApplication.font(self), ZOOM_STEP**zoom))

    def _recolour(self) -> None:
        colours = Colours.of(self.palette())
        passage, words = self._passage[:1], self._passage[1:]
        for marks, colour in (
            (passage, colours.passage),
            (words, colours.match),
            (self._matches, colours.found),
        ):
            for mark in marks:
                mark.format.setBackground(colour)
        self.setExtraSelections(self._passage + self._matches)

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
        return self._marked(*utf16_range(text, span), background)

    def _marks(
        self, text: str, spans: list[Span], background: QColor
    ) -> list[QTextEdit.ExtraSelection]:
        """Mark many spans, which are in order: each is counted from the one before it."""
        marks = []
        done = units = 0
        for span in spans:
            ahead, length = utf16_range(
                text[done : span.end], Span(span.start - done, span.end - done)
            )
            marks.append(self._marked(units + ahead, length, background))
            units += ahead + length
            done = span.end
        return marks

    def _marked(self, start: int, length: int, background: QColor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(background)
        return mark
