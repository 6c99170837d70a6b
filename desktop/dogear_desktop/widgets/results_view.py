"""The list of results."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from dogear_core.types import DocumentId, Hit, PassageId, SearchResults, Snippet, Span
from dogear_desktop.itemmodels.results_model import Index, ResultsModel, Row
from dogear_desktop.itemmodels.results_order import keep_in_place
from dogear_desktop.theme import MARGIN
from dogear_desktop.widgets.result_delegate import ResultDelegate

LOOK_MS = 60
"""How long rows have to be in sight to be worth a better snippet."""


class ResultsView(QTreeView):
    """Shows what was found; a document opens to its other passages.

    The first result is selected until the person selects another, which then stays selected. Once
    they point, scroll or select, what is in sight stays where it is while the answer to the same
    question is improved: nobody clicks on what has just come under the pointer.

    Signals:
        hit_selected: The selected `Hit`, or None.
        left_upwards: The person goes back to the search box with the Up key.
        copy_pressed: The selected passage is to be copied.
        preview_pressed: The selected document is to be shown as large as the window.
        more_wanted: The end of the list is in sight, and more follows.
        hits_seen: Other passages have come into sight, and stay: a list of `Hit`.
    """

    hit_selected = Signal(object)
    left_upwards = Signal()
    copy_pressed = Signal()
    preview_pressed = Signal()
    more_wanted = Signal()
    hits_seen = Signal(object)

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self._question: object = None
        self._text = ""
        self._engaged = False
        self._chosen: Hit | None = None
        self._updating = False
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self.setModel(model)
        model.more_wanted.connect(self.more_wanted)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.expanded.connect(lambda: self._look.start())
        delegate = ResultDelegate(self)
        delegate.more_clicked.connect(self._toggle)
        self.setItemDelegate(delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(MARGIN)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Results"))

    @property
    def question(self) -> str:
        """The text of the question that the results answer."""
        return self._text

    def shows(self, question: object) -> bool:
        """Whether the results answer this question."""
        return question == self._question

    @property
    def rows(self) -> list[Row]:
        """The documents shown, best first: each one's best passage and its others."""
        return self._results.rows

    def set_roots(self, roots: Sequence[Path]) -> None:
        """Take note of the folders that paths are shown from."""
        self._results.set_roots(roots)

    @property
    def selected_hit(self) -> Hit | None:
        """The selected passage."""
        return self._results.hit(self.currentIndex())

    def show_results(
        self, results: SearchResults, question: object = None, *, more: bool = False
    ) -> None:
        """Show an answer; a better answer to the same question keeps what the person looks at.

        `question` tells whether it is the same; without one the text of the request does. `more`
        tells whether more can be asked for.
        """
        rows = list(results.by_document())
        question = question or results.request.text
        if question != self._question:
            self._question = question
            self._chosen = None
            self._engaged = False
            self._results.forget_snippets()
        elif self._engaged:
            rows = keep_in_place(self._results.rows, rows, self._rows_in_use())
        self._text = results.request.text
        opened = self._opened_documents()
        scrolled = self.verticalScrollBar().value()
        self._updating = True
        self._results.set_rows(rows)
        self._open_documents(opened)
        kept = QModelIndex()
        if self._chosen is not None:
            kept = self._results.find(self._chosen.passage_id)
        if not kept.isValid():
            self._chosen = None
            kept = self._results.index(0, 0)
        self._select(kept)
        self.verticalScrollBar().setValue(scrolled if self._engaged else 0)
        self._updating = False
        self._results.set_more(more=more)
        self._look.start()
        self.hit_selected.emit(self.selected_hit)

    def add_results(self, results: SearchResults, *, more: bool) -> None:
        """Show what follows."""
        self._results.append_rows(list(results.by_document()))
        self._results.set_more(more=more)
        self._look.start()

    def set_snippets(self, snippets: Mapping[PassageId, Snippet]) -> None:
        """Show better snippets of passages."""
        self._results.set_snippets(snippets)

    def step_in_document(self, by: int) -> None:
        """Select the passage found next (1) or before (-1) in the selected one's document."""
        passages = self._passages_in_document()
        if passages:
            self.expand(_document_of(self.currentIndex()))
            place = passages.index(self.currentIndex())
            self._select(passages[(place + by) % len(passages)])

    def place_in_document(self) -> tuple[int, int]:
        """Return which of the passages found in its document the selected one is, of how many."""
        passages = self._passages_in_document()
        return (passages.index(self.currentIndex()) + 1, len(passages)) if passages else (0, 0)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget::minimumSizeHint: enough to tell the titles from one another."""
        return QSize(self.fontMetrics().averageCharWidth() * 20, super().minimumSizeHint().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Override QAbstractItemView::currentChanged."""
        super().currentChanged(current, previous)
        if not self._updating:
            self._chosen = self._results.hit(current)
            self._engaged = True
            self.hit_selected.emit(self._chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override QWidget::mouseMoveEvent: what is pointed at must not move away."""
        self._engaged = True
        super().mouseMoveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent."""
        self._engaged = True
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget::keyPressEvent."""
        at_top = not self.indexAbove(self.currentIndex()).isValid()
        if event.key() == Qt.Key.Key_Up and at_top:
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.preview_pressed.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self, value: int) -> None:
        if value and not self._updating:
            self._engaged = True
        self._look.start()

    def _on_look(self) -> None:
        self.hits_seen.emit(self._hits_in_sight())
        # Qt asks for more when the list is scrolled; it may be at its end already.
        if self.verticalScrollBar().value() == self.verticalScrollBar().maximum():
            self._results.fetchMore(QModelIndex())

    def _select(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)

    def _hits_in_sight(self) -> list[Hit]:
        """Return the passages in sight, from the top."""
        hits = []
        index = self.indexAt(QPoint(0, 0))
        while index.isValid() and self.visualRect(index).top() < self.viewport().height():
            hit = self._results.hit(index)
            if hit is not None:
                hits.append(hit)
            index = self.indexBelow(index)
        return hits

    def _rows_in_use(self) -> int:
        """Return how many documents stay where they are: all down to the last in sight."""
        last = self.indexAt(self.viewport().rect().bottomLeft() - QPoint(0, 1))
        if not last.isValid():
            return self._results.rowCount()
        return _document_of(last).row() + 1

    def _passages_in_document(self) -> list[QModelIndex]:
        """Return the passages found in the selected one's document, as they follow one another."""
        document = _document_of(self.currentIndex())
        if not document.isValid():
            return []
        rows = range(self._results.rowCount(document))
        passages = [document, *(self._results.index(row, 0, document) for row in rows)]
        return sorted(passages, key=self._place_in_document)

    def _toggle(self, index: Index) -> None:
        document = self._results.index(index.row(), 0)
        self.setExpanded(document, not self.isExpanded(document))

    def _place_in_document(self, index: QModelIndex) -> Span:
        hit = self._results.hit(index)
        return hit.span if hit is not None else Span(0, 0)

    def _opened_documents(self) -> set[DocumentId]:
        return {hit.document_id for index, hit in self._documents() if self.isExpanded(index)}

    def _open_documents(self, documents: set[DocumentId]) -> None:
        for index, hit in self._documents():
            if hit.document_id in documents:
                self.expand(index)

    def _documents(self) -> Iterator[tuple[QModelIndex, Hit]]:
        for row in range(self._results.rowCount()):
            index = self._results.index(row, 0)
            hit = self._results.hit(index)
            if hit is not None:
                yield index, hit


def _document_of(index: QModelIndex) -> QModelIndex:
    """Return the row of the document that a passage is in; that of its best one is its own."""
    return index.parent() if index.parent().isValid() else index
