"""A button that says what it does, to who points at it and to who hears it."""

from PySide6.QtWidgets import QPushButton


class DescribedButton(QPushButton):
    """A button with a tool tip; Enter elsewhere in a dialog does not press it."""

    def __init__(self, text: str, about: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self.setToolTip(about)
        self.setAccessibleName(text.replace("&", ""))
        self.setAccessibleDescription(about)
