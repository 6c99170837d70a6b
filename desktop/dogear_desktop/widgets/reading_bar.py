"""The tools for reading the document in sight."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.page_number import PageNumber


class View(StrEnum):
    """A way to look at a document."""

    PAGE = "page"
    FORMATTED = "formatted"
    TEXT = "text"


class ReadingBar(QWidget):
    """How to look at the document, which page, which passage, and how large.

    Where there is no room for all of it, what makes larger and smaller is left to the menu.

    Signals:
        view_chosen: The `View` the person wants.
        turned: To the next page (1) or the previous one (-1).
        page_typed: To the page with this printed label or number.
        page_left: The person has typed, but wants to stay.
        passage_stepped: To the next passage found in the document (1) or the previous one (-1).
        zoomed: Larger (1) or smaller (-1).
        fitted: In the usual size.
        page_fitted: So that a whole page is seen.
        find_clicked: Something is to be found in the document.
    """

    view_chosen = Signal(object)
    turned = Signal(int)
    page_typed = Signal(str)
    page_left = Signal()
    passage_stepped = Signal(int)
    zoomed = Signal(int)
    fitted = Signal()
    page_fitted = Signal()
    find_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(scaled(self.font(), SMALL_TEXT))
        self._views = {
            View.PAGE: self._button(self.tr("Page"), self.tr("Show the page as it is printed")),
            View.FORMATTED: self._button(
                self.tr("Formatted"), self.tr("Show headings, lists and tables as such")
            ),
            View.TEXT: self._button(self.tr("Text"), self.tr("Show the text as it is indexed")),
        }
        choice = QButtonGroup(self)
        for view, button in self._views.items():
            button.setCheckable(True)
            choice.addButton(button)
            button.clicked.connect(lambda _=False, view=view: self.view_chosen.emit(view))
        self._previous = self._button("‹", self.tr("Previous page"))
        self._next = self._button("›", self.tr("Next page"))
        self._previous.clicked.connect(lambda: self.turned.emit(-1))
        self._next.clicked.connect(lambda: self.turned.emit(1))
        self._number = PageNumber()
        self._number.setFont(self.font())  # a style sheet keeps it from taking its parent's
        self._number.typed.connect(self.page_typed)
        self._number.given_up.connect(self.page_left)
        self._passage = QLabel()
        self._passage.setFont(self.font())
        up = self._button("▴", self.tr("Previous passage in this document"))
        down = self._button("▾", self.tr("Next passage in this document"))
        up.clicked.connect(lambda: self.passage_stepped.emit(-1))
        down.clicked.connect(lambda: self.passage_stepped.emit(1))
        self._passages = (self._passage, up, down)
        self._whole = self._button(self.tr("Whole page"), self.tr("Fit the whole page"))
        self._whole.clicked.connect(self.page_fitted)
        self._zooming = QWidget()
        self._lay_out()
        self.show_passage(0, 0)

    @property
    def page_text(self) -> str:
        """What is said of the page in sight."""
        return self._number.text

    @property
    def passage_text(self) -> str:
        """What is said of the passage in sight."""
        return self._passage.toolTip()

    @property
    def offered(self) -> tuple[View, ...]:
        """The ways to look at the document that the person can choose from."""
        return tuple(view for view, button in self._views.items() if not button.isHidden())

    def offer(self, view: View | None) -> None:
        """Offer a view besides the text; None where there is only text."""
        for other, button in self._views.items():
            button.setVisible(view is not None and other in (view, View.TEXT))

    def show_view(self, view: View) -> None:
        """Take note of how the document is looked at."""
        self._views[view].setChecked(True)
        for widget in (self._previous, self._number, self._next, self._whole):
            widget.setVisible(view is View.PAGE)

    def show_number(self, page: int, count: int, label: str) -> None:
        """Say which page of how many is in sight, and what is printed on it if that differs."""
        self._number.show_number(page, count, label)
        self._previous.setEnabled(page > 1)
        self._next.setEnabled(page < count)

    def reject_number(self) -> None:
        """Let the person type another page: there is none that is called so."""
        self._number.reject()

    def show_passage(self, number: int, count: int) -> None:
        """Say which of the passages found in the document is in sight, if there are several."""
        self._passage.setText(self.tr("{0}/{1}").format(number, count))
        told = self.tr("Passage {0} of {1}").format(number, count)
        self._passage.setAccessibleName(told)
        self._passage.setToolTip(told)
        for widget in self._passages:
            widget.setVisible(count > 1)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget::minimumSizeHint: what can be left to the menu needs no room."""
        size = super().minimumSizeHint()
        if not self._zooming.isHidden():
            size.setWidth(size.width() - self._zooming_width())
        return size

    def event(self, event: QEvent) -> bool:
        """Override QObject::event: there is other room, or something else that needs it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            needed = self.minimumSizeHint().width() + self._zooming_width()
            self._zooming.setVisible(needed <= self.width())
        return super().event(event)

    def _zooming_width(self) -> int:
        return self._zooming.sizeHint().width() + SPACING // 2

    def _lay_out(self) -> None:
        smaller = self._button("−", self.tr("Smaller"))
        larger = self._button("+", self.tr("Larger"))
        fit = self._button(self.tr("Fit"), self.tr("Fit the width, or the usual size of text"))
        find = self._button(self.tr("Find"), self.tr("Find in this document"))
        smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        larger.clicked.connect(lambda: self.zoomed.emit(1))
        fit.clicked.connect(self.fitted)
        find.clicked.connect(self.find_clicked)
        zooming = QHBoxLayout(self._zooming)
        zooming.setContentsMargins(0, 0, 0, 0)
        zooming.setSpacing(SPACING // 2)
        for button in (smaller, larger, fit, self._whole):
            zooming.addWidget(button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING // 2, MARGIN, SPACING // 2)
        layout.setSpacing(SPACING // 2)
        groups: tuple[tuple[QWidget, ...], ...] = (
            tuple(self._views.values()),
            (self._previous, self._number, self._next),
            self._passages,
            (self._zooming, find),
        )
        for place, group in enumerate(groups):
            if place:
                layout.addStretch(1)
            for widget in group:
                layout.addWidget(widget)

    def _button(self, text: str, description: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAutoRaise(True)
        button.setFont(self.font())
        button.setToolTip(description)
        button.setAccessibleName(description)
        return button
