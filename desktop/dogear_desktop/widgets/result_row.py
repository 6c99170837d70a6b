"""Where the parts of a result's row are, for any font."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled

SNIPPET_LINES = 2
"""Lines of a document's snippet; a further passage, which has no title, has one more."""
PAGE_WIDTH = 0.8
"""The width of the page that shows a file's type, as a part of its height."""
BADGE_WIDTH = 1.65
"""The width of the column of page and badge, as a part of the page's height."""


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The fonts of a row and the heights that follow from them.

    A document's row has a line for the title, one for the path and the snippet; the row of one of
    its other passages has a line for its place and a line more of the snippet: thousands of rows of
    one height scroll smoothly. Both have a badge at the side. Rectangles are for reading from left
    to right; whoever paints mirrors them.
    """

    text: QFont
    title: QFont
    small: QFont
    title_height: float
    small_height: float
    text_height: float

    @classmethod
    def of(cls, font: QFont) -> "RowLayout":
        """Measure the fonts that go with the view's font."""
        title = scaled(font, 1.0, bold=True)
        small = scaled(font, SMALL_TEXT)
        return cls(
            text=font,
            title=title,
            small=small,
            title_height=QFontMetricsF(title).height(),
            small_height=QFontMetricsF(small).height(),
            text_height=QFontMetricsF(font).lineSpacing(),
        )

    @property
    def icon_width(self) -> float:
        """The width of the page that shows the file's type, and of the badge below it."""
        return (self.title_height + self.small_height) * BADGE_WIDTH

    @property
    def height(self) -> float:
        """The height of a row, whatever is in it."""
        head = self.title_height + self.small_height
        return MARGIN + head + SPACING / 2 + SNIPPET_LINES * self.text_height + MARGIN

    def icon(self, row: QRectF) -> QRectF:
        """The page left of title and path."""
        height = self.title_height + self.small_height
        width = height * PAGE_WIDTH
        left = row.left() + MARGIN + (self.icon_width - width) / 2
        return QRectF(left, row.top() + MARGIN, width, height)

    def badge(self, row: QRectF) -> QRectF:
        """The badge that says how a passage was found, below the page, beside the snippet."""
        height = self.small_height
        top = row.bottom() - MARGIN - height - (SNIPPET_LINES * self.text_height - height) / 2
        return QRectF(row.left() + MARGIN, top, self.icon_width, height)

    def first_line(self, row: QRectF, *, is_document: bool) -> QRectF:
        """The line of the title, or of a further passage's place."""
        height = self.title_height if is_document else self.small_height
        return self._line(row, MARGIN, height)

    def second_line(self, row: QRectF) -> QRectF:
        """The line of a document's path."""
        return self._line(row, MARGIN + self.title_height, self.small_height)

    def snippet(self, row: QRectF, *, is_document: bool) -> QRectF:
        """The lines of the snippet."""
        height = self.snippet_lines(is_document=is_document) * self.text_height
        return self._line(row, row.height() - MARGIN - height, height)

    def snippet_lines(self, *, is_document: bool) -> int:
        """How many lines of a snippet have room."""
        return SNIPPET_LINES if is_document else SNIPPET_LINES + 1

    def _line(self, row: QRectF, top: float, height: float) -> QRectF:
        left = MARGIN + self.icon_width + MARGIN
        return QRectF(row.left() + left, row.top() + top, row.width() - left - MARGIN, height)
