"""One of a few values, chosen from a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget


class ChoiceBox(QComboBox):
    """Shows a text for each value.

    Signals:
        chosen: The value the person has chosen.
    """

    chosen = Signal(object)

    def __init__(
        self, options: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in options]
        self.addItems([text for _, text in options])
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    def show_value(self, value: object) -> None:
        """Show a value, without `chosen`."""
        self.setCurrentIndex(self._values.index(value))

    def value(self) -> object:
        """Return the value that is shown."""
        return self._values[self.currentIndex()]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent: the wheel scrolls the page, whatever it passes over."""
        event.ignore()
