"""Asking and answering: the search box, the results, and what stands there when there are none."""

from PySide6.QtCore import QObject, Signal

from dogear_core.errors import DogearError
from dogear_core.types import Hit
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.search_service import Answer, SearchService
from dogear_desktop.widgets.empty_state import EmptyState
from dogear_desktop.widgets.results_view import ResultsView
from dogear_desktop.widgets.search_bar import SearchBar
from dogear_desktop.windows.actions import Actions


class Finding(QObject):
    """Hands what is typed to the search and its answers to the list.

    Signals:
        hit_selected: The selected `Hit`, or None.
        results_shown: There are results to look at (True) or there is a sentence instead (False).
        said: A sentence about what went wrong.
    """

    hit_selected = Signal(object)
    results_shown = Signal(bool)
    said = Signal(str)

    def __init__(
        self,
        service: SearchService,
        bar: SearchBar,
        results: ResultsView,
        empty_state: EmptyState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._bar = bar
        self._results = results
        self._empty_state = empty_state
        self._has_roots = False
        service.answered.connect(self._on_answered)
        service.cleared.connect(self._on_cleared)
        service.failed.connect(self._on_failed)
        bar.textChanged.connect(service.set_text)
        bar.left_downwards.connect(results.setFocus)
        results.left_upwards.connect(bar.setFocus)
        results.hit_selected.connect(self.hit_selected)

    def connect_actions(self, actions: Actions) -> None:
        """Do what the menus offer for the question and its results."""
        actions.find.triggered.connect(self._focus)
        actions.clear.triggered.connect(self._clear)
        actions.next_passage.triggered.connect(lambda: self._results.step_in_document(1))
        actions.previous_passage.triggered.connect(lambda: self._results.step_in_document(-1))

    def set_has_roots(self, has_roots: bool) -> None:
        """Take note of whether there is anything to search in."""
        self._has_roots = has_roots
        if not self._service.text:
            self._on_cleared()

    def current_hit(self) -> Hit | None:
        """Return the selected passage, unless it answers a question asked before."""
        up_to_date = self._results.question == self._service.text
        return self._results.selected_hit if up_to_date else None

    def _on_answered(self, answer: Answer) -> None:
        self._results.show_results(answer.results)
        if answer.results.hits:
            self.results_shown.emit(True)
        elif answer.complete:
            # Words alone finding nothing says little: meaning is yet to come.
            self._empty_state.show_nothing_found(answer.results.request.text)
            self.results_shown.emit(False)

    def _on_cleared(self) -> None:
        if self._has_roots:
            self._empty_state.show_ready()
        else:
            self._empty_state.show_no_folders()
        self.results_shown.emit(False)
        self.hit_selected.emit(None)

    def _on_failed(self, error: DogearError) -> None:
        self.said.emit(error_sentence(error))

    def _focus(self) -> None:
        self._bar.setFocus()
        self._bar.selectAll()

    def _clear(self) -> None:
        self._bar.clear()
        self._bar.setFocus()
