"""Yes or no."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget


class TickBox(QCheckBox):
    """A check box that tells only of what the person does.

    Signals:
        chosen: Whether it is ticked now.
    """

    chosen = Signal(object)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(lambda ticked: self.chosen.emit(ticked))

    def show_value(self, value: bool) -> None:
        """Show a value, without `chosen`."""
        self.setChecked(value)
