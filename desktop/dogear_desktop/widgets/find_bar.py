"""Looking for something in the document in sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.key_box import RETURN, KeyBox


class FindBar(QWidget):
    """A box, buttons for the next and the previous place, and how many there are.

    Signals:
        changed: The text looked for.
        stepped: To the next place (1) or the previous one (-1).
        closed: The person is done.
    """

    changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = KeyBox()
        self._box.setPlaceholderText(self.tr("Find in this document"))
        self._box.setAccessibleName(self.tr("Find in this document"))
        self._box.setAcceptDrops(False)
        self._box.textChanged.connect(self.changed)
        self._count = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING // 2, MARGIN, SPACING // 2)
        layout.setSpacing(SPACING)
        layout.addWidget(self._box, 1)
        layout.addWidget(self._count)
        for arrow, step, name in (
            (Qt.ArrowType.UpArrow, -1, self.tr("Previous place")),
            (Qt.ArrowType.DownArrow, 1, self.tr("Next place")),
        ):
            button = QToolButton()
            button.setArrowType(arrow)
            button.setAutoRaise(True)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
            layout.addWidget(button)
        close = QToolButton()
        close.setText("×")
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the search in this document"))
        close.clicked.connect(self.closed)
        layout.addWidget(close)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._box.text()

    @property
    def count(self) -> str:
        """What is said of the places found."""
        return self._count.text()

    def begin(self) -> None:
        """Take the keyboard, with what was looked for last selected."""
        self.show()
        self._box.setFocus()
        self._box.selectAll()

    def show_count(self, number: int, count: int) -> None:
        """Say which place is in sight, and how many there are."""
        if not self.text.strip():
            self._count.clear()
        elif not count:
            self._count.setText(self.tr("Not found"))
        else:
            self._count.setText(self.tr("{0} of {1}").format(number, count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget::keyPressEvent."""
        if event.key() in RETURN:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
