"""The selected document beside the results."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from dogear_core.citations.page_transport import Request
from dogear_core.types import Hit, PagesRequest, Refusal
from dogear_desktop.pages.marks import Matches
from dogear_desktop.sentences import citation_sentence, reason_sentence
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.services.page_service import PDF, CheckedHit
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.document_header import DocumentHeader
from dogear_desktop.widgets.find_bar import FindBar
from dogear_desktop.widgets.page_view import PageView
from dogear_desktop.widgets.passage_view import PassageView
from dogear_desktop.widgets.reading_bar import ReadingBar, View
from dogear_desktop.widgets.rendered_view import RenderedView
from dogear_desktop.widgets.rule import Rule


class PreviewPane(QWidget):
    """Title, place and path of a hit above its document: a page, formatted, or the text alone.

    While the pane `is_alone` in the window, the Space key leads back to where it was shown from;
    beside a list it scrolls.

    Signals:
        open_clicked: The document is to be opened in its application.
        reveal_clicked: The document is to be shown in the file manager.
        find_wanted: This text is to be found on the document's pages (`show_matches`).
        passage_stepped: To the next passage found in the document (1) or the previous one (-1).
        link_clicked: The address of a link in the document, with http, https or mailto.
        left: The person goes back to where the pane was enlarged.
    """

    open_clicked = Signal()
    reveal_clicked = Signal()
    find_wanted = Signal(str)
    passage_stepped = Signal(int)
    link_clicked = Signal(str)
    left = Signal()

    is_alone = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._offered: View | None = None
        self._as_text: set[View] = set()
        self._header = DocumentHeader()
        self._state = self._quiet_label()
        self._notice = self._quiet_label()
        self._tools = ReadingBar()
        self._page = PageView()
        self._formatted = RenderedView()
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
    def rendered_view(self) -> RenderedView:
        """The view of the document as it is meant to be read."""
        return self._formatted

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
    def shows_formatted(self) -> bool:
        """Whether the formatted document is in sight, rather than the text alone."""
        return self._views.currentWidget() is self._formatted

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
        self._header.show_hit(hit)
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
        self._formatted.show_excerpt(excerpt)
        if self._offered is not View.PAGE:
            self._offer(View.FORMATTED if excerpt.markup else None)
        self._look_again()
        cut = bool(excerpt.before or excerpt.after)
        self._say(
            self._notice, self.tr("Only the part around the passage is shown.") if cut else ""
        )

    def show_passage(self, number: int, count: int) -> None:
        """Say which of the passages found in the document is in sight, of how many."""
        self._tools.show_passage(number, count)

    def show_failure(self, sentence: str) -> None:
        """Say why the text cannot be shown."""
        self._text.clear()
        self._formatted.clear()
        self._say(self._notice, sentence)

    def clear(self) -> None:
        """Show nothing."""
        self._header.setVisible(False)
        self._tools.setVisible(False)
        self._find.setVisible(False)
        self.find_wanted.emit("")
        self._page.clear()
        self._text.clear()
        self._formatted.clear()
        self._offer(None)
        self._say(self._state, "")
        self._say(self._notice, "")

    def focus_document(self) -> None:
        """Give the keyboard to the document; as a focus proxy it would keep Tab from the tools."""
        self._in_sight.setFocus()

    def begin_find(self) -> None:
        """Let the person look for something on the document's pages, or in its text."""
        if not self._header.isHidden():
            self._find.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject::eventFilter: what is pressed while a document has the keyboard."""
        if (
            self.is_alone
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and not event.modifiers()
        ):
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def turn(self, step: int) -> None:
        """Go to another page, if a page is in sight."""
        if self.shows_page:
            self._page.turn(step)

    def zoom_by(self, steps: int) -> None:
        """Enlarge what is in sight, or make it smaller."""
        self._in_sight.zoom_by(steps)

    def reset_zoom(self) -> None:
        """Show pages as wide as the pane, and text in its usual size."""
        if self.shows_page:
            self._page.fit_width()
        else:
            self._reading.reset_zoom()

    @property
    def _has_page(self) -> bool:
        return self._offered is View.PAGE

    @property
    def _reading(self) -> PassageView | RenderedView:
        """The view of the text that is in sight, or would be."""
        return self._formatted if self.shows_formatted else self._text

    @property
    def _in_sight(self) -> PageView | PassageView | RenderedView:
        return self._page if self.shows_page else self._reading

    def _offer_page(self, *, available: bool) -> None:
        if available:
            self._offer(View.PAGE)
        elif self._has_page:
            self._offer(None)

    def _offer(self, view: View | None) -> None:
        """Offer a view besides the text, and show it unless the person has preferred the text."""
        self._offered = view
        self._tools.offer(view)
        self._show_chosen()

    def _choose(self, view: View) -> None:
        """Remember for this session which of the views on offer the person prefers."""
        if self._offered is not None:
            (self._as_text.add if view is View.TEXT else self._as_text.discard)(self._offered)
        self._show_chosen()
        self._look_again()

    def _show_chosen(self) -> None:
        view = self._offered
        if view is None or view in self._as_text:
            view = View.TEXT
        views = {View.PAGE: self._page, View.FORMATTED: self._formatted, View.TEXT: self._text}
        self._views.setCurrentWidget(views[view])
        self._tools.show_view(view)

    def _look_again(self) -> None:
        """Look for the same in what has come into sight."""
        if self._find.isVisible():
            self._look_for(self._find.text)

    def _look_for(self, wanted: str) -> None:
        if self.shows_page:
            self.find_wanted.emit(wanted)
        else:
            count = self._reading.look_for(wanted)
            self._find.show_count(self._reading.step(0), count)

    def _step(self, by: int) -> None:
        self._find.show_count(self._in_sight.step(by), self._in_sight.match_count)

    def _close_find(self) -> None:
        self._find.hide()
        for view in (self._text, self._formatted):
            view.look_for("")
        self.find_wanted.emit("")
        self.focus_document()

    def _go_to_page(self, wanted: str) -> None:
        if self._page.go_to(wanted):
            self._page.setFocus()
        else:
            self._tools.reject_number()

    def _connect(self) -> None:
        self._header.open_clicked.connect(self.open_clicked)
        self._header.reveal_clicked.connect(self.reveal_clicked)
        self._tools.view_chosen.connect(self._choose)
        self._tools.turned.connect(self.turn)
        self._tools.passage_stepped.connect(self.passage_stepped)
        self._tools.zoomed.connect(self.zoom_by)
        self._tools.fitted.connect(self.reset_zoom)
        self._tools.find_clicked.connect(self.begin_find)
        self._tools.page_fitted.connect(self._page.fit_page)
        self._tools.page_typed.connect(self._go_to_page)
        self._tools.page_left.connect(self._page.setFocus)
        self._page.page_shown.connect(self._tools.show_number)
        self._formatted.link_clicked.connect(self.link_clicked)
        self._formatted.completed.connect(self._look_again)
        self._find.changed.connect(self._look_for)
        self._find.stepped.connect(self._step)
        self._find.closed.connect(self._close_find)

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        for view in (self._text, self._formatted, self._page):
            self._views.addWidget(view)
            view.installEventFilter(self)
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
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(scaled(self.font(), SMALL_TEXT))
        label.setContentsMargins(MARGIN, SPACING // 2, MARGIN, SPACING // 2)
        return label

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
