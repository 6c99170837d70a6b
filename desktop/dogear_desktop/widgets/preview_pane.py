"""The selected document beside the results."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dogear_core.citations.page_transport import Request
from dogear_core.types import Hit, PagesRequest, Refusal
from dogear_desktop.citations import place, shown_path, title
from dogear_desktop.pages.marks import Matches
from dogear_desktop.sentences import citation_sentence, reason_sentence
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.services.page_service import PDF, CheckedHit
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel
from dogear_desktop.widgets.find_bar import FindBar
from dogear_desktop.widgets.page_view import PageView
from dogear_desktop.widgets.passage_view import PassageView
from dogear_desktop.widgets.reading_bar import ReadingBar
from dogear_desktop.widgets.rule import Rule


class PreviewPane(QWidget):
    """Title, place and path of a hit above its page or the text of its document.

    Signals:
        open_clicked: The document is to be opened in its application.
        reveal_clicked: The document is to be shown in the file manager.
        find_wanted: This text is to be found on the document's pages (`show_matches`).
    """

    open_clicked = Signal()
    reveal_clicked = Signal()
    find_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._prefers_page = True
        self._has_page = False
        self._title = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._title.setFont(scaled(self.font(), 1.15, bold=True))
        self._place = ElidedLabel(Qt.TextElideMode.ElideRight, muted=True)
        self._path = ElidedLabel(Qt.TextElideMode.ElideMiddle, muted=True)
        for label in (self._place, self._path):
            label.setFont(scaled(self.font(), SMALL_TEXT))
        self._state = self._quiet_label()
        self._notice = self._quiet_label()
        self._tools = ReadingBar()
        self._page = PageView()
        self._text = PassageView()
        self._find = FindBar()
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def text_view(self) -> PassageView:
        """The view of the document's text."""
        return self._text

    @property
    def page_view(self) -> PageView:
        """The view of the document's page."""
        return self._page

    @property
    def find_bar(self) -> FindBar:
        """The bar for finding something in the document."""
        return self._find

    @property
    def tools(self) -> ReadingBar:
        """The bar with the tools for reading."""
        return self._tools

    @property
    def shows_page(self) -> bool:
        """Whether the page is in sight, rather than the text."""
        return self._views.currentWidget() is self._page

    @property
    def state(self) -> str:
        """What is said of the citation, if it is not as it was indexed."""
        return self._state.text()

    @property
    def notice(self) -> str:
        """What is said below the text, if anything."""
        return self._notice.text()

    def show_hit(self, hit: Hit) -> None:
        """Head the pane with a hit; its text and its page follow."""
        self._title.set_text(title(hit))
        self._place.set_text(place(hit))
        self._place.setVisible(bool(place(hit)))
        self._path.set_text(shown_path(hit.path))
        self._say(self._state, "")
        if hit.media_type == PDF and hit.page is not None:
            self._page.begin(hit.path, hit.page)
            self._offer_page(available=True)
        else:
            self._page.clear()
            self._offer_page(available=False)
        self._header.setVisible(True)
        self._tools.setVisible(True)

    def show_checked(self, checked: CheckedHit) -> None:
        """Say what became of the citation, and go to where it is on the pages.

        When it is checked again they stay where the person has gone since.
        """
        self._say(self._state, citation_sentence(checked.citation, checked.page))
        if checked.page is None:
            self._offer_page(available=False)
        elif self._has_page:
            self._page.cite(checked.marks, checked.texts)

    def show_refusal(self, request: Request, refusal: Refusal) -> None:
        """Say why a page cannot be shown; show the text instead if none of them can be."""
        sentence = self.tr("The page cannot be shown. {0}").format(reason_sentence(refusal.reason))
        if isinstance(request, PagesRequest):
            self._say(self._state, sentence)
            self._offer_page(available=False)
        else:
            self._page.refuse(request, sentence)

    def show_matches(self, matches: Matches) -> None:
        """Show what was found on the pages."""
        self._page.show_matches(matches)
        if self.shows_page:
            self._find.show_count(self._page.step(0), len(matches))

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show the text of the hit that heads the pane."""
        self._text.show_excerpt(excerpt)
        if self._find.isVisible():
            self._look_for(self._find.text)
        cut = bool(excerpt.before or excerpt.after)
        self._say(
            self._notice, self.tr("Only the part around the passage is shown.") if cut else ""
        )

    def show_failure(self, sentence: str) -> None:
        """Say why the text cannot be shown."""
        self._text.clear()
        self._say(self._notice, sentence)

    def clear(self) -> None:
        """Show nothing."""
        self._header.setVisible(False)
        self._tools.setVisible(False)
        self._find.setVisible(False)
        self.find_wanted.emit("")
        self._page.clear()
        self._text.clear()
        self._offer_page(available=False)
        self._say(self._state, "")
        self._say(self._notice, "")

    def begin_find(self) -> None:
        """Let the person look for something on the document's pages, or in its text."""
        if not self._header.isHidden():
            self._find.begin()

    def turn(self, step: int) -> None:
        """Go to another page, if a page is in sight."""
        if self.shows_page:
            self._page.turn(step)

    def zoom_by(self, steps: int) -> None:
        """Enlarge what is in sight, or make it smaller."""
        (self._page if self.shows_page else self._text).zoom_by(steps)

    def reset_zoom(self) -> None:
        """Show pages as wide as the pane, and text in its usual size."""
        if self.shows_page:
            self._page.fit_width()
        else:
            self._text.reset_zoom()

    def _go_to_page(self, wanted: str) -> None:
        if self._page.go_to(wanted):
            self._page.setFocus()
        else:
            self._tools.reject_number()

    def _choose_page(self, *, page: bool) -> None:
        self._prefers_page = page
        self._update_choice()

    def _offer_page(self, *, available: bool) -> None:
        self._has_page = available
        self._tools.set_pages_available(available=available)
        self._update_choice()

    def _update_choice(self) -> None:
        page = self._has_page and self._prefers_page
        before = self._views.currentWidget()
        self._views.setCurrentWidget(self._page if page else self._text)
        self._tools.show_choice(page=page)
        if self._views.currentWidget() is not before and self._find.isVisible():
            self._look_for(self._find.text)

    def _look_for(self, wanted: str) -> None:
        if self.shows_page:
            self.find_wanted.emit(wanted)
        else:
            count = self._text.look_for(wanted)
            self._find.show_count(self._text.step(0), count)

    def _step(self, by: int) -> None:
        view = self._page if self.shows_page else self._text
        self._find.show_count(view.step(by), view.match_count)

    def _close_find(self) -> None:
        self._find.hide()
        self._text.look_for("")
        self.find_wanted.emit("")
        (self._page if self.shows_page else self._text).setFocus()

    def _connect(self) -> None:
        self._tools.page_chosen.connect(lambda page: self._choose_page(page=page))
        self._tools.turned.connect(self.turn)
        self._tools.zoomed.connect(self.zoom_by)
        self._tools.fitted.connect(self.reset_zoom)
        self._tools.find_clicked.connect(self.begin_find)
        self._tools.page_fitted.connect(self._page.fit_page)
        self._tools.page_typed.connect(self._go_to_page)
        self._tools.page_left.connect(self._page.setFocus)
        self._page.page_shown.connect(self._tools.show_number)
        self._find.changed.connect(self._look_for)
        self._find.stepped.connect(self._step)
        self._find.closed.connect(self._close_find)

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
        self._views = QStackedWidget()
        self._views.addWidget(self._text)
        self._views.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._header, self._state, Rule(), self._tools):
            layout.addWidget(widget)
        layout.addWidget(self._views, 1)
        layout.addWidget(self._find)
        layout.addWidget(self._notice)

    def _quiet_label(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setFont(scaled(self.font(), SMALL_TEXT))
        label.setContentsMargins(MARGIN, SPACING // 2, MARGIN, SPACING // 2)
        return label

    def _button(self, text: str, description: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(description)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        return button

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
