"""Asking and answering: the search box, its filters, and the results or what is in their place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from dogear_core.errors import DogearError
from dogear_core.search.query import parse
from dogear_core.types import Facets, Filters, Hit, LibraryStatus, PassageId, Root, SearchResults
from dogear_desktop.citations import today
from dogear_desktop.filters import (
    Chip,
    Choice,
    chips,
    date_choices,
    folder_choices,
    type_choices,
)
from dogear_desktop.history import SearchHistory
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.search_service import Answer, Question, SearchService
from dogear_desktop.settings import Setting, Settings
from dogear_desktop.widgets.chip_bar import ChipBar
from dogear_desktop.widgets.empty_state import EmptyState
from dogear_desktop.widgets.filter_panel import FilterPanel
from dogear_desktop.widgets.history_menu import HistoryMenu
from dogear_desktop.widgets.results_header import ResultsHeader
from dogear_desktop.widgets.results_view import ResultsView
from dogear_desktop.widgets.search_bar import SearchBar
from dogear_desktop.windows.actions import Actions

LIKE_CHARS = 40
"""Of a passage that others are to be like, so much stands on its chip."""
LIKE_HINT_CHARS = 500
"""And so much in the chip's tool tip."""


@dataclass(frozen=True, slots=True)
class FindingWidgets:
    """The parts of the window that a question goes through, and its answer."""

    bar: SearchBar
    history: HistoryMenu
    chips: ChipBar
    filters: FilterPanel
    header: ResultsHeader
    results: ResultsView
    empty_state: EmptyState


class Finding(QObject):
    """Hands what is typed and chosen to the search, and its answers to the list.

    The text in the search box is the one place that holds the filters: the chips and the list of
    filters are made from it, and change it.

    Signals:
        hit_selected: The selected `Hit`, or None.
        results_shown: There are results to look at (True) or there is a sentence instead (False).
        folder_searched: The `Filters` of the folders that are searched in.
        folder_left: Everything is searched in again.
        said: A sentence about what went wrong.
    """

    folder_searched = Signal(object)
    folder_left = Signal()
    hit_selected = Signal(object)
    results_shown = Signal(bool)
    said = Signal(str)

    def __init__(
        self,
        service: SearchService,
        history: SearchHistory,
        settings: Settings,
        widgets: FindingWidgets,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._history = history
        self._settings = settings
        self._widgets = widgets
        self._has_roots = False
        self._pending = 0.0
        self._told_of_model = False
        self._indexing = False
        self._facets: Facets | None = None
        self._answer: Answer | None = None
        self._found: list[PassageId] = []
        self._weaker = settings.show_weak_matches.get()
        service.question_changed.connect(self._on_question_changed)
        service.answered.connect(self._on_answered)
        service.counted.connect(self._on_counted)
        service.continued.connect(self._on_continued)
        service.sharpened.connect(widgets.results.set_snippets)
        service.cleared.connect(self._on_cleared)
        service.failed.connect(self._on_failed)
        bar, results = widgets.bar, widgets.results
        bar.textChanged.connect(service.set_text)
        bar.passage_pasted.connect(self.find_similar)
        bar.left_downwards.connect(results.setFocus)
        results.left_upwards.connect(bar.setFocus)
        results.hit_selected.connect(self.hit_selected)
        results.hits_seen.connect(service.sharpen)
        results.more_wanted.connect(self._ask_for_more)
        widgets.history.search_chosen.connect(self.ask)
        widgets.chips.chip_removed.connect(self._on_chip_removed)
        widgets.filters.choice_made.connect(self._on_choice_made)
        nothing_found = widgets.empty_state.nothing_found
        nothing_found.chip_removed.connect(self._on_chip_removed)
        nothing_found.filters_removed.connect(self._drop_filters)
        widgets.empty_state.ready.search_chosen.connect(self.ask)
        widgets.header.sort_chosen.connect(settings.sort.set)
        widgets.header.weaker_toggled.connect(self._show_weaker)
        nothing_found.weaker_clicked.connect(lambda: self._show_weaker(True))
        settings.changed.connect(self._on_setting_changed)
        service.set_mode(settings.search_mode.get())
        service.set_sort(settings.sort.get())

    def connect_actions(self, actions: Actions) -> None:
        """Do what the menus offer for the question and its results."""
        actions.find.triggered.connect(self._focus)
        actions.history.triggered.connect(self._widgets.bar.show_history)
        actions.similar.triggered.connect(self._find_similar_to_selected)
        actions.similar_to_clipboard.triggered.connect(self._find_similar_to_clipboard)
        actions.next_passage.triggered.connect(lambda: self._widgets.results.step_in_document(1))
        actions.previous_passage.triggered.connect(
            lambda: self._widgets.results.step_in_document(-1)
        )

    def set_roots(self, roots: Sequence[Root]) -> None:
        """Take note of the folders there are to search in."""
        self._has_roots = bool(roots)
        self._widgets.results.set_roots([root.path for root in roots])
        if not self._service.question:
            self._on_cleared()

    def take_status(self, status: LibraryStatus) -> None:
        """Take note of how much of the library can be searched by meaning."""
        self._pending = status.pending / status.passages if status.passages else 0.0

    def note_indexing(self, *, running: bool) -> None:
        """Take note of whether more can be found soon."""
        self._indexing = running

    def ask(self, text: str) -> None:
        """Put a question into the box, as if it had been typed."""
        self._widgets.bar.setText(text)
        self._widgets.bar.setFocus()

    def clear(self) -> None:
        """Begin anew: no question, no filters."""
        self._widgets.bar.clear()
        self._service.leave_similar()
        self._widgets.bar.setFocus()

    def find_similar(self, like: Hit | str) -> None:
        """Look for what is like a passage or a pasted text, within the filters that are set."""
        filters = replace(parse(self._service.question.text), text="").to_text()
        self._service.find_similar(like, filters)
        self._widgets.bar.setText(filters)

    def current_hit(self) -> Hit | None:
        """Return the selected passage, unless it answers a question asked before."""
        results = self._widgets.results
        return results.selected_hit if results.shows(self._service.question) else None

    def note_use(self) -> None:
        """Remember the search, for its result was of use."""
        self._history.note(self._service.question.text)

    def _find_similar_to_selected(self) -> None:
        hit = self.current_hit()
        if hit is not None:
            self.find_similar(hit)

    def _find_similar_to_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text().strip()
        if text:
            self.find_similar(text)
        else:
            self.said.emit(self.tr("Copy a text first; Dogear then finds the file it is from."))

    def _on_question_changed(self, question: Question) -> None:
        self._weaker = self._settings.show_weak_matches.get()
        self._answer = None
        query = parse(question.text, typing=True)
        if query.folders:
            self.folder_searched.emit(Filters(folders=query.folders))
        else:
            self.folder_left.emit()
        shown = list(chips(query))
        if question.like is not None:
            text = question.like if isinstance(question.like, str) else question.like.text
            beginning = " ".join(text.split())[:LIKE_CHARS]
            label = self.tr("Like “{0}…”").format(beginning)
            shown.insert(0, Chip(label, None, hint=text[:LIKE_HINT_CHARS]))
        self._widgets.chips.show_chips(shown)
        self._widgets.history.set_current(question.text)
        self._widgets.header.show_sort(question.sort)
        self._show_choices()

    def _on_answered(self, answer: Answer) -> None:
        self._answer = answer
        self._found = [hit.passage_id for hit in answer.results.hits]
        self._show_answer(answer)
        if answer.results.model_lost and not self._told_of_model:
            self._told_of_model = True
            self.said.emit(
                self.tr(
                    "The model of this library is missing or damaged: words are looked for, and"
                    " meaning only in what the next model has learned by now."
                )
            )

    def _show_answer(self, answer: Answer) -> None:
        results = self._worth_showing(answer.results)
        weak = any(not hit.relevant for hit in answer.results.hits)
        self._widgets.header.offer_weaker(some=weak, shown=self._weaker)
        self._widgets.results.show_results(
            results, answer.question, more=answer.complete and self._follows(answer.results)
        )
        if results.hits:
            self.results_shown.emit(True)
        elif answer.complete:
            # Words alone finding nothing says little: meaning is yet to come.
            self._show_nothing_found(answer.question, weaker=weak)

    def _show_nothing_found(self, question: Question, *, weaker: bool) -> None:
        empty_state = self._widgets.empty_state
        page = empty_state.nothing_found
        query = parse(question.text, typing=True)
        page.explain(
            query.text,
            list(chips(query)),
            pending=self._pending,
            indexing=self._indexing,
            weaker=weaker,
        )
        # Without a folder the first thing to do is to add one.
        empty_state.setCurrentWidget(page if self._has_roots else empty_state.first_start)
        self.results_shown.emit(False)

    def _on_continued(self, results: SearchResults) -> None:
        self._found += [hit.passage_id for hit in results.hits]
        shown = self._worth_showing(results)
        self._widgets.results.add_results(shown, more=self._follows(results))

    def _ask_for_more(self) -> None:
        self._service.continue_after(self._found)

    def _worth_showing(self, results: SearchResults) -> SearchResults:
        """Return the relevant results alone, unless the person wants to see the others too."""
        if self._weaker:
            return results
        return replace(results, hits=tuple(hit for hit in results.hits if hit.relevant))

    def _follows(self, results: SearchResults) -> bool:
        """Whether more may follow that is worth showing."""
        if self._service.question.like is not None or not results.hits:
            return False
        full = len(results.hits) >= results.request.limit
        return full and (self._weaker or results.hits[-1].relevant)

    def _show_weaker(self, weaker: bool) -> None:
        self._weaker = weaker
        if self._answer is not None:
            self._show_answer(self._answer)

    def _on_setting_changed(self, setting: Setting[object]) -> None:
        settings = self._settings
        if setting.key == settings.sort.key:
            self._service.set_sort(settings.sort.get())
        elif setting.key == settings.search_mode.key:
            self._service.set_mode(settings.search_mode.get())
        elif setting.key == settings.show_weak_matches.key:
            self._show_weaker(settings.show_weak_matches.get())

    def _on_counted(self, facets: Facets) -> None:
        self._facets = facets
        self._widgets.header.show_count(facets.documents if self._service.question else None)
        self._show_choices()

    def _show_choices(self) -> None:
        if self._facets is None:
            return
        query = parse(self._service.question.text, typing=True)
        self._widgets.filters.show_choices(
            [
                (self.tr("Folders"), folder_choices(self._facets, query)),
                (self.tr("Types"), type_choices(self._facets, query)),
                (self.tr("Modified"), date_choices(self._facets, query, today())),
            ]
        )

    def _on_choice_made(self, choice: Choice) -> None:
        self._widgets.bar.setText(choice.query.to_text())

    def _on_chip_removed(self, chip: Chip) -> None:
        if chip.query is None:
            self._service.leave_similar()
        else:
            self._widgets.bar.setText(chip.query.to_text())

    def _drop_filters(self) -> None:
        self._widgets.bar.setText(parse(self._service.question.text).text)

    def _on_cleared(self) -> None:
        empty_state = self._widgets.empty_state
        empty_state.ready.offer(self._history.saved, self._history.recent)
        page = empty_state.ready if self._has_roots else empty_state.first_start
        empty_state.setCurrentWidget(page)
        self.results_shown.emit(False)
        self.hit_selected.emit(None)

    def _on_failed(self, error: DogearError) -> None:
        self.said.emit(error_sentence(error))

    def _focus(self) -> None:
        self._widgets.bar.setFocus()
        self._widgets.bar.selectAll()
