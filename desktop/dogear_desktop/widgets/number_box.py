"""A number within bounds, in a unit people think in."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

_TEXT_MARGIN = 4
"""As in a line edit: the style sheet's padding is not heeded here."""


class NumberBox(QSpinBox):
    """Shows a number in `unit`s, with a suffix; what lies between two units is rounded.

    Signals:
        chosen: The number the person has chosen, not in units.
    """

    chosen = Signal(object)

    def __init__(
        self,
        least: int,
        most: int,
        *,
        unit: int = 1,
        step: int = 1,
        suffix: str = "",
        zero: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a box for numbers from `least` to `most`; `zero` is shown for the least."""
        super().__init__(parent)
        self._unit = unit
        self.setRange(-(-least // unit), most // unit)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setSpecialValueText(zero)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(_TEXT_MARGIN, 0, _TEXT_MARGIN, 0)
        self.setGroupSeparatorShown(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda number: self.chosen.emit(number * self._unit))

    def show_value(self, value: int) -> None:
        """Show a number that is not in units, without `chosen`."""
        self.blockSignals(True)
        self.setValue(round(value / self._unit))
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent: the wheel scrolls the page, whatever it passes over."""
        event.ignore()
