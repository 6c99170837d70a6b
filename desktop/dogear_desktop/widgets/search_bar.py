"""The box the question is typed into."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from dogear_desktop.symbols import symbol
from dogear_desktop.theme import SPACING, scaled

_TEXT_SIZE = 1.25
PASTED_WORDS = 25
"""A pasted text of so many words, or of several lines, is a passage and no question."""


class SearchBar(QLineEdit):
    """A line edit for the question, with a menu of earlier ones.

    Signals:
        left_downwards: The person goes on to the results with the Down key.
        passage_pasted: A text that is too long for a question was pasted.
    """

    left_downwards = Signal()
    passage_pasted = Signal(str)

    def __init__(self, history: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._search = QAction(self)
        self._earlier = QAction(self.tr("Earlier searches"), self)
        self._earlier.setToolTip(self.tr("Earlier and saved searches (Alt+Down)"))
        self._earlier.triggered.connect(self.show_history)
        self.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._earlier, QLineEdit.ActionPosition.TrailingPosition)
        self.setFont(scaled(self.font(), _TEXT_SIZE))
        self.setPlaceholderText(self.tr("Search your documents"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        # Files dropped here are folders to add, not text: let the window have them.
        self.setAcceptDrops(False)
        self._fit_looks()

    def show_history(self) -> None:
        """Open the menu of earlier and saved searches below the box."""
        self._history.setMinimumWidth(self.width() // 2)
        corner = self.rect().bottomRight()
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            corner.setX(corner.x() - max(self._history.sizeHint().width(), self.width() // 2))
        else:
            corner.setX(self.rect().left())
        self._history.popup(self.mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget::keyPressEvent."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down:
            if alt:
                self.show_history()
            else:
                self.left_downwards.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._paste_passage():
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit_looks()

    def _paste_passage(self) -> bool:
        """Whether the clipboard holds a passage, which then is looked for as such."""
        text = QGuiApplication.clipboard().text().strip()
        if "\n" not in text and len(text.split()) < PASTED_WORDS:
            return False
        self.passage_pasted.emit(text)
        return True

    def _fit_looks(self) -> None:
        self.setMinimumHeight(self.fontMetrics().height() + 2 * SPACING + 4)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._search.setIcon(symbol("search", colour))
        self._earlier.setIcon(symbol("history", colour))
