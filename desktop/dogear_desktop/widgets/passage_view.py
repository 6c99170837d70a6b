"""A document's text as it is indexed, with a passage marked in it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontDatabase, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QWidget

from dogear_core.types import Span
from dogear_desktop.found_words import found_words
from dogear_desktop.rendering.look import READING_TEXT, TAB
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.text_positions import utf16_range
from dogear_desktop.theme import MARGIN, scaled, sized_like
from dogear_desktop.widgets.place_marks import PlaceMarks

ZOOM_STEP = 1.1
ZOOM_STEPS = 12
"""How many steps the text can be made larger, and half as many smaller."""


class PassageView(QPlainTextEdit):
    """Shows a text, scrolled to a passage; the passage is tinted, the words found are marked.

    What the person looks for in it (`look_for`) is marked too, and can be stepped through.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = PlaceMarks(self)
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
        self._monospaced = False
        self._zoom = 0
        self._waiting: Excerpt | None = None

    @property
    def match_count(self) -> int:
        """How many places were found in the text."""
        return self._marks.match_count

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show a text with its passage, at once or as soon as the view is in sight."""
        if not self.isVisible():
            self._waiting = excerpt
            return
        self._waiting = None
        self._monospaced = excerpt.monospaced
        self._set_zoom(self._zoom)
        self._marks.forget()
        self.setPlainText(excerpt.text)
        start = excerpt.passage.start
        words = (Span(start + word.start, start + word.end) for word in found_words(excerpt.hit))
        passage = utf16_range(excerpt.text, excerpt.passage)
        self._marks.show_passage([passage], [utf16_range(excerpt.text, word) for word in words])
        self._scroll_to(passage[0])

    def clear(self) -> None:
        """Override QPlainTextEdit::clear: show nothing."""
        self._waiting = None
        super().clear()

    def look_for(self, wanted: str) -> int:
        """Mark every place where the text has `wanted`, whatever its case; return how many."""
        return self._marks.look_for(wanted)

    def step(self, by: int) -> int:
        """Go to the next (1) or the previous (-1) place found; return its number, 0 for none.

        With 0 a place that begins where the cursor is will do.
        """
        number = self._marks.step(by)
        if number:
            self.centerCursor()
        return number

    def zoom_by(self, steps: int) -> None:
        """Enlarge the text, or make it smaller, by some steps."""
        self._set_zoom(min(max(self._zoom + steps, -ZOOM_STEPS // 2), ZOOM_STEPS))

    def reset_zoom(self) -> None:
        """Show the text in the size of all other text."""
        self._set_zoom(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget::showEvent: show what was only waiting to be seen."""
        super().showEvent(event)
        if self._waiting is not None:
            self.show_excerpt(self._waiting)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent: marks have the colours of the palette in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._marks.recolour()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent: with Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _set_zoom(self, zoom: int) -> None:
        """Show prose in the font of all other text, code and data in one where columns align."""
        self._zoom = zoom
        font = QApplication.font(self)
        if self._monospaced:
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font = sized_like(fixed, font)
        self.setFont(scaled(font, READING_TEXT * ZOOM_STEP**zoom))
        self.setTabStopDistance(TAB * self.fontMetrics().horizontalAdvance(" "))

    def _scroll_to(self, position: int) -> None:
        start = self.textCursor()
        start.setPosition(position)
        self.setTextCursor(start)
        self.centerCursor()
        # A third of the way down: some of what leads to the passage, more of what follows.
        too_low = self.cursorRect().top() - self.viewport().height() // 3
        if too_low > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + too_low // self.fontMetrics().lineSpacing())
