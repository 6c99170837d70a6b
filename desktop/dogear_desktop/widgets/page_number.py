"""Which page is in sight, and a box for going to another."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dogear_desktop.theme import SPACING
from dogear_desktop.widgets.key_box import KeyBox

FEWEST, MOST = 3, 9
"""For how many characters there is room at least and at most."""


class _Box(KeyBox):
    """A line edit that is overwritten by what is typed first.

    Signals:
        left: The keyboard has gone elsewhere.
    """

    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override QWidget::focusInEvent."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self.selectAll)  # a click would undo it now

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QWidget::focusOutEvent."""
        super().focusOutEvent(event)
        self.left.emit()


class PageNumber(QWidget):
    """The label printed on the page in sight, or its number, in a box, and "of" how many it is.

    Signals:
        typed: The label or the number that the person wants to go to.
        given_up: The person wants to stay.
    """

    typed = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._box = _Box()
        self._box.setAccessibleName(self.tr("Page"))
        description = self.tr("Type a page's number, or what is printed on it, to go there")
        self._box.setAccessibleDescription(description)
        self._box.setToolTip(description)
        self._box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._box.setAcceptDrops(False)
        self._box.returnPressed.connect(lambda: self.typed.emit(self._box.text()))
        self._box.left.connect(self._restore)
        self._of = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING // 2)
        layout.addWidget(self._box)
        layout.addWidget(self._of)

    @property
    def text(self) -> str:
        """What is said of the page in sight."""
        return f"{self._shown} {self._of.text()}".strip()

    def show_number(self, page: int, count: int, label: str) -> None:
        """Say which page of how many is in sight, and what is printed on it if that differs."""
        self._shown = (label or str(page)) if count else ""
        total = self.tr("({0} of {1})").format(page, count) if label else ""
        self._of.setText((total or self.tr("of {0}").format(count)) if count else "")
        room = min(max(len(str(count)), len(label), FEWEST), MOST) + 2
        self._box.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * room)
        self._box.setEnabled(count > 0)
        if not self._box.isModified():
            self._restore()

    def reject(self) -> None:
        """Let the person type something else: there is no such page."""
        self._box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget::keyPressEvent: Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _restore(self) -> None:
        self._box.setText(self._shown)
        if self._box.hasFocus():
            self._box.selectAll()
