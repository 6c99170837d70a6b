"""The filters that are set, each with a way to take it away."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOption, QWidget

from dogear_desktop.filters import Chip
from dogear_desktop.plain_text import as_it_is
from dogear_desktop.theme import SMALL_TEXT, SPACING, Colours, scaled
from dogear_desktop.widgets.tab_order import put_in_tab_order

_LONGEST = 40
"""Characters of a chip's text; the tool tip has the rest."""
_CROSS = 7


class ChipBar(QWidget):
    """A chip per filter; a click takes the filter away.

    Signals:
        chip_removed: The `Chip` the person took away.
    """

    chip_removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filters that are set"))
        self._chips: list[Chip] = []
        self._buttons: list[_ChipButton] = []
        self.hide()

    @property
    def labels(self) -> list[str]:
        """What the chips say."""
        return [chip.label for chip in self._chips]

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these filters in place of the ones before."""
        if list(chips) == self._chips:
            return
        self._chips = list(chips)
        focused = [place for place, button in enumerate(self._buttons) if button.hasFocus()]
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(chip) for chip in chips]
        put_in_tab_order(self, self._buttons)
        for button in self._buttons:
            button.show()
        self._arrange()
        self.setVisible(bool(chips))
        if focused and self._buttons:
            self._buttons[min(*focused, len(self._buttons) - 1)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget::resizeEvent."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the chips beside each other, and what has no room on the next line."""
        x = y = line = 0
        for button in self._buttons:
            size = button.sizeHint()
            if line and x + size.width() > self.width():
                x, y, line = 0, y + line + SPACING // 2, 0
            start = QRect(x, y, size.width(), size.height())
            button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), start))
            x += size.width() + SPACING // 2
            line = max(line, size.height())
        self.setFixedHeight(y + line)

    def _button(self, chip: Chip) -> "_ChipButton":
        button = _ChipButton(chip.label, self)
        button.setToolTip(as_it_is(chip.hint or chip.label))
        button.setAccessibleName(self.tr("Remove filter: {0}").format(chip.label))
        button.clicked.connect(lambda: self.chip_removed.emit(chip))
        return button


class _ChipButton(QAbstractButton):
    """A rounded label with a cross at its end."""

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…")
        self.setFont(scaled(self.font(), SMALL_TEXT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Override QWidget::sizeHint."""
        text = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return QSize(text.width() + 4 * SPACING + _CROSS, text.height() + SPACING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        option = QStyleOption()
        option.initFrom(self)
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        over = option.state & QStyle.StateFlag.State_MouseOver
        painter.setBrush(colours.match if over else colours.chip)
        painter.setPen(colours.accent if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setPen(colours.chip_text)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(body.adjusted(1.5 * SPACING, 0, 0, 0), leading, self.text())
        painter.setPen(QPen(colours.muted, 1.4))
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        centre = body.right() - 1.5 * SPACING if right else body.left() + 1.5 * SPACING
        half = _CROSS / 2
        middle = body.center().y()
        for direction in (1, -1):
            painter.drawLine(
                round(centre - half),
                round(middle - half * direction),
                round(centre + half),
                round(middle + half * direction),
            )
