"""A document as it is meant to be read, with a passage marked in it."""

import time

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QStyle, QTextBrowser, QWidget

from dogear_core.types import Span
from dogear_desktop.found_words import found_words
from dogear_desktop.rendering.copying import selected_text
from dogear_desktop.rendering.decorations import Decorations
from dogear_desktop.rendering.gradual_document import GradualDocument
from dogear_desktop.rendering.look import Look
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.theme import scaled
from dogear_desktop.widgets.passage_view import ZOOM_STEP, ZOOM_STEPS
from dogear_desktop.widgets.place_keeper import PlaceKeeper
from dogear_desktop.widgets.place_marks import PlaceMarks

STEP_SECONDS = 0.008
"""How long the window waits for a document that is laid out: half the time between two frames."""
THIRD = 1 / 3
"""A passage is a third of the way down: some of what leads to it, more of what follows."""

LONG_DOCUMENT = 50_000
"""Characters; the lines of this many are broken anew within the time of a frame or two."""

_SCHEMES = frozenset({"http", "https", "mailto"})
_READING = (
    Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_RESTYLING = frozenset({QEvent.Type.PaletteChange, QEvent.Type.FontChange})


class RenderedView(QTextBrowser):
    """Shows headings, lists, tables and the like of a document, scrolled to a passage.

    It is laid out from the passage on, in steps between which the window lives. Nothing that a
    document refers to is ever loaded.

    Signals:
        link_clicked: The address of a link, with http, https or mailto.
        completed: All of the document is laid out.
    """

    link_clicked = Signal(str)
    completed = Signal()

    _excerpt: Excerpt | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Document"))
        # What is dropped here is for the window, not for a text nobody edits.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(_READING)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self._look = Look(self.palette(), self.font())
        self._laid_out: GradualDocument | None = None
        self._decorations: Decorations | None = None
        self._marks = PlaceMarks(self)
        self._is_marked = False
        self._zoom = 0
        self._waiting = False
        self._place = PlaceKeeper(self)
        self._at_passage = False
        self._steps = QTimer(self, interval=0)
        self._steps.timeout.connect(self._on_step)

    @property
    def match_count(self) -> int:
        """How many places were found in the document, as far as it is laid out."""
        return self._marks.match_count

    @property
    def is_complete(self) -> bool:
        """Whether all of the document is laid out."""
        return self._laid_out is not None and self._laid_out.complete

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show a document with its passage, at once or as soon as the view is in sight."""
        self._excerpt = excerpt
        self._steps.stop()
        self._waiting = not self.isVisible()
        if not self._waiting:
            self._lay_out(excerpt, excerpt.passage)

    def clear(self) -> None:
        """Override QTextEdit::clear: show nothing."""
        self._steps.stop()
        self._excerpt = self._laid_out = self._decorations = None
        self._waiting = False
        # A new document: while Qt clears one, it loses track of the cursors that are made in it.
        self._replace(QTextDocument(self))

    def look_for(self, wanted: str) -> int:
        """Mark every place where the document has `wanted`, whatever its case; return how many."""
        return self._marks.look_for(wanted)

    def step(self, by: int) -> int:
        """Go to the next (1) or the previous (-1) place found; return its number, 0 for none.

        With 0 a place that begins where the cursor is will do.
        """
        number = self._marks.step(by)
        if number:
            found = QTextCursor(self.textCursor())
            found.setPosition(found.selectionStart())
            self._at_passage = False
            self._place.hold(found, THIRD)
        return number

    def zoom_by(self, steps: int) -> None:
        """Enlarge the text, or make it smaller, by some steps."""
        self._set_zoom(min(max(self._zoom + steps, -ZOOM_STEPS // 2), ZOOM_STEPS))

    def reset_zoom(self) -> None:
        """Show the text in its usual size."""
        self._set_zoom(0)

    # --- what Qt asks for --------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Override QTextBrowser::loadResource: there is nothing that a document may load."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Override QTextEdit::createMimeDataFromSelection: plain text alone."""
        data = QMimeData()
        data.setText(selected_text(self.textCursor()))
        return data

    def event(self, event: QEvent) -> bool:
        """Override QObject::event.

        The margins beside the text scroll it too, and Enter is for a link that has the focus,
        although it is a shortcut of the window.
        """
        if event.type() == QEvent.Type.Resize:
            self._set_measure()
        elif event.type() == QEvent.Type.Wheel:
            return QApplication.sendEvent(self.viewport(), event)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            cursor = self.textCursor()
            at_link = cursor.hasSelection() and cursor.charFormat().isAnchor()
            if at_link and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget::showEvent: lay out what was only waiting to be seen."""
        super().showEvent(event)
        if self._waiting and self._excerpt is not None:
            self._waiting = False
            self._lay_out(self._excerpt, self._excerpt.passage)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent: other colours or fonts make another document."""
        super().changeEvent(event)
        if event.type() in _RESTYLING and self._excerpt is not None:
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget::resizeEvent: what was at the top stays there.

        To break all lines of a long document anew takes too long: it is laid out again in steps.
        """
        wider = event.size().width() != event.oldSize().width()
        if wider and self.document().characterCount() > LONG_DOCUMENT:
            self._restyle()
        with self._place.kept():
            super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent: with Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QWidget::paintEvent: bars, bullets and tints are under the text."""
        if self._decorations is not None:
            across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            painter = QPainter(self.viewport())
            painter.translate(-across, -down)
            first = self.cursorForPosition(QPoint(0, 0)).block()
            before = first.previous()
            bottom = down + self.viewport().height() + self._look.em
            self._decorations.paint(painter, before if before.isValid() else first, bottom)
            painter.end()
        super().paintEvent(event)

    # --- laying out --------------------------------------------------------------------------

    def _lay_out(self, excerpt: Excerpt, place: Span, *, at_passage: bool = True) -> None:
        """Lay out a document from `place` on: a passage, or what is to be at the top."""
        self._steps.stop()
        self._look = Look(self.palette(), scaled(self.font(), ZOOM_STEP**self._zoom))
        laid_out = GradualDocument(
            excerpt.text, excerpt.markup, excerpt.slices, self._look, parent=self
        )
        laid_out.begin(place)
        self._replace(laid_out.document)
        self._laid_out = laid_out
        self._decorations = Decorations(laid_out.document, self._look)
        self._is_marked = False
        self._set_measure()
        self._mark_passage()
        cursor = QTextCursor(laid_out.document)
        cursor.setPosition(laid_out.positions.position(place.start))
        self.setTextCursor(cursor)
        self._at_passage = at_passage
        self._place.hold(QTextCursor(cursor), THIRD if at_passage else 0.0)
        self._steps.start()
        self._on_step()

    def _replace(self, document: QTextDocument) -> None:
        self._place.forget()
        self._marks.forget()
        former = self.document()
        if former.parent() is self:  # Qt deletes the very first one itself
            former.deleteLater()
        self.setDocument(document)

    def _on_step(self) -> None:
        laid_out = self._laid_out
        if laid_out is None:
            return
        began = time.perf_counter()
        with self._place.kept():
            while not laid_out.complete and time.perf_counter() - began < STEP_SECONDS:
                laid_out.extend()
            self._mark_passage()
        if laid_out.complete:
            self._steps.stop()
            self.completed.emit()

    def _mark_passage(self) -> None:
        """Mark the passage once all of it is laid out."""
        excerpt, laid_out = self._excerpt, self._laid_out
        if excerpt is None or laid_out is None or self._is_marked:
            return
        if laid_out.holds(excerpt.passage):
            start = excerpt.passage.start
            words = [
                place
                for word in found_words(excerpt.hit)
                for place in laid_out.positions.ranges(Span(start + word.start, start + word.end))
            ]
            self._marks.show_passage(list(laid_out.positions.ranges(excerpt.passage)), words)
            self._is_marked = True

    def _restyle(self) -> None:
        if self._laid_out is None or self._excerpt is None or self._waiting:
            return
        if self._at_passage and self._place.is_holding:
            self._lay_out(self._excerpt, self._excerpt.passage)
        else:
            offset = self._laid_out.positions.offset(self._place.first_seen().position())
            self._lay_out(self._excerpt, Span(offset, offset + 1), at_passage=False)

    def _set_zoom(self, zoom: int) -> None:
        self._zoom = zoom
        self._restyle()

    def _set_measure(self) -> None:
        """Keep lines short enough to be read with ease, in the middle of a wide view."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - bar - self._look.measure - 2 * self.document().documentMargin()
        margin = max(0, round(room / 2))
        self.setViewportMargins(margin, 0, margin, 0)

    def _on_anchor_clicked(self, address: QUrl) -> None:
        if address.scheme().lower() in _SCHEMES:
            self.link_clicked.emit(address.toString())
