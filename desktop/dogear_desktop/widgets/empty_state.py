"""What stands where results will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from dogear_desktop.theme import MARGIN, SPACING, scaled

_TEXT_WIDTH = 460


class EmptyState(QWidget):
    """A heading, a sentence, and where folders are missing a button to add them.

    Signals:
        add_clicked: The person wants to add a folder.
    """

    add_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._heading.setFont(scaled(self.font(), 1.5, bold=True))
        self._heading.setWordWrap(True)
        self._text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self._heading.setFixedWidth(_TEXT_WIDTH)
        self._add = QPushButton(self.tr("Add folder…"))
        self._add.clicked.connect(self.add_clicked)
        layout = QVBoxLayout(self)
        layout.setSpacing(MARGIN)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(2)
        layout.addWidget(self._heading, alignment=centre)
        layout.addWidget(self._text, alignment=centre)
        layout.addSpacing(SPACING)
        layout.addWidget(self._add, alignment=centre)
        layout.addStretch(3)

    @property
    def heading(self) -> str:
        """The heading shown."""
        return self._heading.text()

    def show_no_folders(self) -> None:
        """Say what Dogear does and how to begin."""
        self._show(
            self.tr("Find anything you have written down"),
            self.tr(
                "Dogear searches your own documents by their words and by their meaning. "
                "Everything stays on this computer. Drop a folder here to begin."
            ),
            add=True,
        )

    def show_ready(self) -> None:
        """Invite to type."""
        self._show(
            self.tr("What are you looking for?"),
            self.tr("Type a few words, or ask in a sentence."),
        )

    def show_nothing_found(self, question: str) -> None:
        """Say that nothing was found."""
        self._show(
            self.tr("Nothing found"),
            self.tr("No passage answers “{0}”. Try other words, or add another folder.").format(
                question
            ),
        )

    def _show(self, heading: str, text: str, *, add: bool = False) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        self._add.setVisible(add)
