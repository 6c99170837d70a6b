"""The selected document beside the results."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from dogear_core.types import Hit
from dogear_desktop.citations import place, shown_path, title
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel
from dogear_desktop.widgets.passage_view import PassageView
from dogear_desktop.widgets.rule import Rule


class PreviewPane(QWidget):
    """Title, place and path of a hit above the text of its document.

    Signals:
        open_clicked: The document is to be opened in its application.
        reveal_clicked: The document is to be shown in the file manager.
    """

    open_clicked = Signal()
    reveal_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._title = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._title.setFont(scaled(self.font(), 1.15, bold=True))
        self._place = ElidedLabel(Qt.TextElideMode.ElideRight, muted=True)
        self._path = ElidedLabel(Qt.TextElideMode.ElideMiddle, muted=True)
        for label in (self._place, self._path):
            label.setFont(scaled(self.font(), SMALL_TEXT))
        self._notice = QLabel()
        self._notice.setWordWrap(True)
        self._notice.setFont(scaled(self.font(), SMALL_TEXT))
        self._notice.setContentsMargins(MARGIN, SPACING, MARGIN, SPACING)
        self._text = PassageView()
        self._lay_out()
        self.clear()

    @property
    def text_view(self) -> PassageView:
        """The view of the document's text."""
        return self._text

    @property
    def notice(self) -> str:
        """What is said below the text, if anything."""
        return self._notice.text()

    def show_hit(self, hit: Hit) -> None:
        """Head the pane with a hit; its text follows."""
        self._title.set_text(title(hit))
        self._place.set_text(place(hit))
        self._place.setVisible(bool(place(hit)))
        self._path.set_text(shown_path(hit.path))
        self._header.setVisible(True)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show the text of the hit that heads the pane."""
        self._text.show_excerpt(excerpt)
        cut = bool(excerpt.before or excerpt.after)
        self._show_notice(self.tr("Only the part around the passage is shown.") if cut else "")

    def show_failure(self, sentence: str) -> None:
        """Say why the text cannot be shown."""
        self._text.clear()
        self._show_notice(sentence)

    def clear(self) -> None:
        """Show nothing."""
        self._header.setVisible(False)
        self._text.clear()
        self._show_notice("")

    def _lay_out(self) -> None:
        open_button = self._button(self.tr("Open"), self.tr("Open in its application"))
        open_button.clicked.connect(self.open_clicked)
        reveal_button = self._button(
            self.tr("Show in folder"), self.tr("Show the file in the file manager")
        )
        reveal_button.clicked.connect(self.reveal_clicked)
        names = QVBoxLayout()
        names.setSpacing(2)
        for label in (self._title, self._place, self._path):
            names.addWidget(label)
        self._header = QWidget()
        header = QHBoxLayout(self._header)
        header.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        header.setSpacing(SPACING)
        header.addLayout(names, 1)
        header.addWidget(open_button)
        header.addWidget(reveal_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(Rule())
        layout.addWidget(self._text, 1)
        layout.addWidget(self._notice)

    def _button(self, text: str, description: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(description)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        return button

    def _show_notice(self, text: str) -> None:
        self._notice.setText(text)
        self._notice.setVisible(bool(text))
