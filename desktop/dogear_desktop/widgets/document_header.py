"""What document is in sight, and the ways to it outside Dogear."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dogear_core.types import Hit
from dogear_desktop.citations import path_of, place, title
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel

_LEAST_NAME = 20
"""Characters of a title that there has to be room for beside the buttons."""


class DocumentHeader(QWidget):
    """Title, place and path of a hit, and buttons that open its document.

    Signals:
        open_clicked: The document is to be opened in its application.
        reveal_clicked: The document is to be shown in the file manager.
    """

    open_clicked = Signal()
    reveal_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._title.setFont(scaled(self.font(), 1.15, bold=True))
        self._place = ElidedLabel(Qt.TextElideMode.ElideRight, muted=True)
        self._path = ElidedLabel(Qt.TextElideMode.ElideMiddle, muted=True)
        names = QVBoxLayout()
        names.setSpacing(2)
        for label in (self._title, self._place, self._path):
            names.addWidget(label)
        for label in (self._place, self._path):
            label.setFont(scaled(self.font(), SMALL_TEXT))
        open_button = self._button(self.tr("Open"), self.tr("Open in its application"))
        open_button.clicked.connect(self.open_clicked)
        reveal_button = self._button(
            self.tr("Show in folder"), self.tr("Show the file in the file manager")
        )
        reveal_button.clicked.connect(self.reveal_clicked)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(SPACING)
        buttons.addWidget(open_button)
        buttons.addWidget(reveal_button)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._layout.setSpacing(SPACING)
        self._layout.addLayout(names, 1)
        self._layout.addWidget(self._buttons, alignment=Qt.AlignmentFlag.AlignLeading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget::resizeEvent: buttons that leave no room for a name go below it."""
        super().resizeEvent(event)
        room = self.width() - self._buttons.sizeHint().width()
        beside = room > _LEAST_NAME * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def show_hit(self, hit: Hit) -> None:
        """Name the document of a hit and the place in it."""
        self._title.set_text(title(hit))
        self._place.set_text(place(hit))
        self._place.setVisible(bool(place(hit)))
        self._path.set_text(path_of(hit))

    def _button(self, text: str, description: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(description)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        return button
