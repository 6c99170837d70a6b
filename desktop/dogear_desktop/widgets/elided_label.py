"""A label that shortens its text to the room there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dogear_desktop.plain_text import as_it_is
from dogear_desktop.theme import Colours


class ElidedLabel(QFrame):
    """One line of text, elided where told; the whole text is its tool tip.

    It takes the room that is left by others, or asks for all that its text needs.
    """

    def __init__(
        self,
        elide: Qt.TextElideMode,
        parent: QWidget | None = None,
        *,
        muted: bool = False,
        asks_for_room: bool = False,
    ) -> None:
        super().__init__(parent)
        self._muted = muted
        self._elide = elide
        self._text = ""
        self._asks_for_room = asks_for_room
        width = QSizePolicy.Policy.Preferred if asks_for_room else QSizePolicy.Policy.Ignored
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setToolTip(as_it_is(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget::sizeHint."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._text) + 1 if self._asks_for_room else 0
        return QSize(width, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Override QWidget::minimumSizeHint."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self._text, self._elide, self.width())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        colours = Colours.of(self.palette())
        painter.setPen(colours.muted if self._muted else colours.text)
        painter.drawText(self.rect(), flags | Qt.TextFlag.TextSingleLine, shown)
