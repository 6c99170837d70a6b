"""A document that is laid out in steps, from the place that is read on."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from dogear_core.types import Markup, Span
from dogear_desktop.rendering.builder import DocumentBuilder
from dogear_desktop.rendering.flow_reader import FlowReader
from dogear_desktop.rendering.look import Look
from dogear_desktop.rendering.positions import Positions
from dogear_desktop.rendering.slices import Slice
from dogear_desktop.theme import MARGIN

SLICES_BACKWARDS = 2
"""How many slices are put before all others at a time, for Qt then moves all that follows."""


class GradualDocument:
    """A text document of Qt that begins with a few slices and grows in both directions."""

    def __init__(
        self,
        text: str,
        markup: Sequence[Markup],
        slices: Sequence[Slice],
        look: Look,
        parent: QObject | None = None,
    ) -> None:
        self.document = QTextDocument(parent)
        self.document.setDocumentMargin(MARGIN)
        self.positions = Positions()
        self._slices = slices
        self._reader = FlowReader(text, markup)
        self._builder = DocumentBuilder(self.document, look)
        self._first = self._end = 0
        self._forwards = True

    @property
    def complete(self) -> bool:
        """Whether all of the document is laid out."""
        return self._first == 0 and self._end == len(self._slices)

    def holds(self, span: Span) -> bool:
        """Whether all of `span` is laid out."""
        part = self._slices[self._first : self._end]
        return bool(part) and part[0].span.start <= span.start and span.end <= part[-1].span.end

    def begin(self, span: Span) -> None:
        """Lay out the slices that hold `span`, the first ones of all."""
        starts = [part.span.start for part in self._slices]
        self._first = self._end = max(bisect_right(starts, span.start) - 1, 0)
        last = max(bisect_right(starts, max(span.start, span.end - 1)), 1)
        while self._end < min(last, len(self._slices)):
            self._extend_forwards()

    def extend(self) -> None:
        """Lay out a little more, once after and once before what there is."""
        if self._end < len(self._slices) and (self._forwards or not self._first):
            self._extend_forwards()
        elif self._first:
            self._extend_backwards()
        self._forwards = not self._forwards

    def _extend_forwards(self) -> None:
        parts = self._reader.read(self._slices[self._end])
        self.positions.put_after(self._builder.append(parts))
        self._end += 1

    def _extend_backwards(self) -> None:
        end, self._first = self._first, max(0, self._first - SLICES_BACKWARDS)
        parts = chain.from_iterable(map(self._reader.read, self._slices[self._first : end]))
        self.positions.put_before(self._builder.prepend(list(parts)))
