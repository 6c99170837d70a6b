"""The tools for reading the document in sight."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.page_number import PageNumber


class ReadingBar(QWidget):
    """Page or text, which page, and how large.

    Signals:
        page_chosen: The person wants to see the page (True) or the text (False).
        turned: To the next page (1) or the previous one (-1).
        page_typed: To the page with this printed label or number.
        page_left: The person has typed, but wants to stay.
        zoomed: Larger (1) or smaller (-1).
        fitted: In the usual size.
        page_fitted: So that a whole page is seen.
        find_clicked: Something is to be found in the document.
    """

    page_chosen = Signal(bool)
    turned = Signal(int)
    page_typed = Signal(str)
    page_left = Signal()
    zoomed = Signal(int)
    fitted = Signal()
    page_fitted = Signal()
    find_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(scaled(self.font(), SMALL_TEXT))
        self._page = self._button(self.tr("Page"), self.tr("Show the page as it is printed"))
        self._text = self._button(self.tr("Text"), self.tr("Show the text as it is indexed"))
        choice = QButtonGroup(self)
        for button in (self._page, self._text):
            button.setCheckable(True)
            choice.addButton(button)
        self._page.clicked.connect(lambda: self.page_chosen.emit(True))
        self._text.clicked.connect(lambda: self.page_chosen.emit(False))
        self._previous = self._button("‹", self.tr("Previous page"))
        self._next = self._button("›", self.tr("Next page"))
        self._previous.clicked.connect(lambda: self.turned.emit(-1))
        self._next.clicked.connect(lambda: self.turned.emit(1))
        self._number = PageNumber()
        self._number.typed.connect(self.page_typed)
        self._number.given_up.connect(self.page_left)
        smaller = self._button("−", self.tr("Smaller"))
        larger = self._button("+", self.tr("Larger"))
        fit = self._button(self.tr("Fit"), self.tr("Fit the width, or the usual size of text"))
        self._whole = self._button(self.tr("Whole page"), self.tr("Fit the whole page"))
        find = self._button(self.tr("Find"), self.tr("Find in this document"))
        smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        larger.clicked.connect(lambda: self.zoomed.emit(1))
        fit.clicked.connect(self.fitted)
        self._whole.clicked.connect(self.page_fitted)
        find.clicked.connect(self.find_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING // 2, MARGIN, SPACING // 2)
        layout.setSpacing(SPACING // 2)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self._page, self._text),
            (self._previous, self._number, self._next),
            (smaller, larger, fit, self._whole, find),
        )
        for place, group in enumerate(groups):
            if place:
                layout.addStretch(1)
            for widget in group:
                layout.addWidget(widget)

    @property
    def page_text(self) -> str:
        """What is said of the page in sight."""
        return self._number.text

    def set_pages_available(self, *, available: bool) -> None:
        """Offer pages only where the document has some that can be shown."""
        self._page.setVisible(available)
        self._text.setVisible(available)

    def show_choice(self, *, page: bool) -> None:
        """Take note of what is in sight: the page or the text."""
        (self._page if page else self._text).setChecked(True)
        for widget in (self._previous, self._number, self._next, self._whole):
            widget.setVisible(page)

    def show_number(self, page: int, count: int, label: str) -> None:
        """Say which page of how many is in sight, and what is printed on it if that differs."""
        self._number.show_number(page, count, label)
        self._previous.setEnabled(page > 1)
        self._next.setEnabled(page < count)

    def reject_number(self) -> None:
        """Let the person type another page: there is none that is called so."""
        self._number.reject()

    def _button(self, text: str, description: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAutoRaise(True)
        button.setFont(self.font())
        button.setToolTip(description)
        button.setAccessibleName(description)
        return button
