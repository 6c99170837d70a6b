"""Reading the selected passage: its document beside the list, and the way out of Dogear."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from dogear_core.errors import DogearError
from dogear_core.types import Hit
from dogear_desktop.citations import citation, markdown_link, shown_path
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.document_service import DocumentService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.page_service import PageService
from dogear_desktop.widgets.preview_pane import PreviewPane
from dogear_desktop.windows.actions import Actions


class Reading(QObject):
    """Shows the selected passage in its document, and does with it what the person asks for.

    Signals:
        said: A sentence about what could not be done.
    """

    said = Signal(str)

    def __init__(
        self,
        documents: DocumentService,
        pages: PageService,
        opener: Opener,
        preview: PreviewPane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._pages = pages
        self._opener = opener
        self._preview = preview
        self._shown: Hit | None = None
        self._chosen: Hit | None = None
        documents.loaded.connect(preview.show_excerpt)
        documents.failed.connect(self._on_failed)
        pages.opened.connect(preview.page_view.open)
        pages.checked.connect(preview.show_checked)
        pages.drawn.connect(preview.page_view.show_image)
        pages.text_read.connect(preview.page_view.show_text)
        pages.refused.connect(preview.show_refusal)
        pages.found.connect(preview.show_matches)
        pages.failed.connect(self._on_failed)
        preview.page_view.wanted.connect(pages.want)
        preview.find_wanted.connect(pages.find)
        preview.open_clicked.connect(self.open)
        preview.reveal_clicked.connect(self.reveal)

    def connect_actions(self, actions: Actions) -> None:
        """Do what the menus offer for the selected passage and its document."""
        preview = self._preview
        actions.open.triggered.connect(self.open)
        actions.reveal.triggered.connect(self.reveal)
        actions.copy_citation.triggered.connect(self._copy_citation)
        actions.copy_link.triggered.connect(self._copy_link)
        actions.find_in_document.triggered.connect(preview.begin_find)
        actions.next_page.triggered.connect(lambda: preview.turn(1))
        actions.previous_page.triggered.connect(lambda: preview.turn(-1))
        actions.zoom_in.triggered.connect(lambda: preview.zoom_by(1))
        actions.zoom_out.triggered.connect(lambda: preview.zoom_by(-1))
        actions.zoom_reset.triggered.connect(preview.reset_zoom)

    def show(self, hit: Hit | None) -> None:
        """Show a passage in its document; None shows nothing."""
        self.choose(hit)
        if hit == self._shown:
            return
        self._shown = hit
        if hit is None:
            self._preview.clear()
        else:
            self._preview.show_hit(hit)
        self._documents.load(hit)
        self._pages.check(hit)

    def choose(self, hit: Hit | None) -> None:
        """Let the commands be for a passage, or for none while another question is answered."""
        self._chosen = hit

    def open(self) -> None:
        """Open the document in its application."""
        hit = self._chosen
        if hit is None:
            return
        self._pages.check(hit)  # the file may have changed since it came into sight
        if not self._opener.open(hit.path):
            self._say_cannot_open(hit.path)

    def reveal(self) -> None:
        """Show the document in the file manager."""
        hit = self._chosen
        if hit is not None and not self._opener.reveal(hit.path):
            self._say_cannot_open(hit.path)

    def _say_cannot_open(self, path: Path) -> None:
        sentence = self.tr("The file is no longer there, or no application opens it:")
        self.said.emit(f"{sentence}\n{shown_path(path)}")

    def _copy_citation(self) -> None:
        if self._chosen is not None:
            QGuiApplication.clipboard().setText(citation(self._chosen))

    def _copy_link(self) -> None:
        if self._chosen is not None:
            QGuiApplication.clipboard().setText(markdown_link(self._chosen))

    def _on_failed(self, error: DogearError) -> None:
        self._preview.show_failure(error_sentence(error))
