"""What stands where results will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dogear_desktop.theme import MARGIN, SPACING, application_icon, scaled

_TEXT_WIDTH = 460
_PICTURE_SIZE = 72


class EmptyState(QWidget):
    """A heading, a sentence, and where folders are missing a button to add them.

    Signals:
        add_clicked: The person wants to add a folder.
    """

    add_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(application_icon().pixmap(_PICTURE_SIZE))
        self._heading = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._heading.setFont(scaled(self.font(), 1.5, bold=True))
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        self._text = QLabel(alignment=top, wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._add = QPushButton(self.tr("Add folder…"))
        self._add.setAccessibleName(self.tr("Add folder"))
        self._add.clicked.connect(self.add_clicked)
        column = QWidget()
        column.setFixedWidth(_TEXT_WIDTH)
        lines = QVBoxLayout(column)
        lines.setSpacing(MARGIN)
        lines.addWidget(picture)
        lines.addSpacing(SPACING)
        lines.addWidget(self._heading)
        lines.addWidget(self._text)
        lines.addSpacing(SPACING)
        lines.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignHCenter)
        # Stretches and not an alignment: an aligned widget is not asked how high its text is.
        layout = QGridLayout(self)
        layout.setRowStretch(0, 2)
        layout.setRowStretch(2, 3)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)
        layout.addWidget(column, 1, 1)

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
