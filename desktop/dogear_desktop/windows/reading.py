"""Reading the selected passage: its document beside the list, and the way out of Dogear."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from dogear_core.errors import DogearError
from dogear_core.types import Hit
from dogear_desktop.applications.base import Opening, Place
from dogear_desktop.citations import citation, markdown_link, shown_path
from dogear_desktop.sentences import error_sentence, opening_sentence
from dogear_desktop.services.document_service import DocumentService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.page_service import CheckedHit, PageService
from dogear_desktop.widgets.preview_pane import PreviewPane
from dogear_desktop.windows.actions import Actions

PATIENCE_MS = 1000
"""How long opening waits to hear where the passage is in the file as it is now."""


class Reading(QObject):
    """Shows the selected passage in its document, and does with it what the person asks for.

    Signals:
        said: A sentence about what could not be done, or not all of it.
        used: The `Hit` the person made use of: opened, shown in its folder, or copied.
    """

    said = Signal(str)
    used = Signal(object)

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
        self._checked: CheckedHit | None = None
        self._to_open: Hit | None = None
        self._opening: Path | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._open_now)
        documents.loaded.connect(preview.show_excerpt)
        documents.failed.connect(self._on_failed)
        pages.opened.connect(preview.page_view.open)
        pages.checked.connect(self._on_checked)
        pages.drawn.connect(preview.page_view.show_image)
        pages.text_read.connect(preview.page_view.show_text)
        pages.refused.connect(preview.show_refusal)
        pages.found.connect(preview.show_matches)
        pages.failed.connect(self._on_failed)
        preview.page_view.wanted.connect(pages.want)
        preview.find_wanted.connect(pages.find)
        preview.open_clicked.connect(self.open)
        preview.reveal_clicked.connect(self.reveal)
        opener.finished.connect(self._on_opening_finished)

    def connect_actions(self, actions: Actions) -> None:
        """Do what the menus offer for the selected passage and its document."""
        preview = self._preview
        actions.open.triggered.connect(self.open)
        actions.reveal.triggered.connect(self.reveal)
        actions.copy_citation.triggered.connect(self.copy)
        actions.copy_link.triggered.connect(lambda: self._copy(markdown_link))
        actions.copy_path.triggered.connect(lambda: self._copy(lambda hit: str(hit.path)))
        actions.find_in_document.triggered.connect(preview.begin_find)
        actions.next_page.triggered.connect(lambda: preview.turn(1))
        actions.previous_page.triggered.connect(lambda: preview.turn(-1))
        actions.zoom_in.triggered.connect(lambda: preview.zoom_by(1))
        actions.zoom_out.triggered.connect(lambda: preview.zoom_by(-1))
        actions.zoom_reset.triggered.connect(preview.reset_zoom)

    def show(self, hit: Hit | None) -> None:
        """Show a passage in its document; None shows nothing.

        One that is shown already stays as it is, though a better answer gave it another score.
        """
        self.choose(hit)
        if _passage(hit) == _passage(self._shown):
            return
        self._shown = hit
        if hit is not None and self._to_open is not None and hit.path == self._to_open.path:
            self._to_open = hit  # its file was indexed anew since it was to be opened
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
        """Open the document in its application, at the passage if that can be told it.

        The file may have changed since it came into sight, so its citation is checked first.
        """
        if self._chosen is not None:
            self.used.emit(self._chosen)
            self._to_open = self._chosen
            self._pages.check(self._chosen)
            self._patience.start()

    def reveal(self) -> None:
        """Show the document in the file manager."""
        if self._chosen is not None:
            self.used.emit(self._chosen)
            self._opening = self._chosen.path
            self._opener.reveal(self._chosen.path)

    def _open_now(self) -> None:
        hit, self._to_open = self._to_open, None
        self._patience.stop()
        if hit is not None:
            self._opening = hit.path
            self._opener.open(hit.path, self._place_of(hit))

    def _place_of(self, hit: Hit) -> Place:
        """Return where a passage is in its file, by what is known of the file as it is now."""
        checked = self._checked
        page = hit.page
        if checked is not None and _passage(checked.hit) == _passage(hit):
            page = checked.page
        label = hit.page_label or "" if page == hit.page else ""
        return Place(page, label, hit.text)

    def _on_checked(self, checked: CheckedHit) -> None:
        self._checked = checked
        self._preview.show_checked(checked)
        if _passage(checked.hit) == _passage(self._to_open):
            self._open_now()

    def _on_opening_finished(self, opening: Opening) -> None:
        sentence = opening_sentence(opening)
        if sentence and opening.path == self._opening:
            self.said.emit(f"{sentence}\n{shown_path(opening.path)}")

    def copy(self) -> None:
        """Copy the passage with where it is from."""
        self._copy(citation)

    def _copy(self, form: Callable[[Hit], str]) -> None:
        if self._chosen is not None:
            self.used.emit(self._chosen)
            QGuiApplication.clipboard().setText(form(self._chosen))

    def _on_failed(self, error: DogearError) -> None:
        self._preview.show_failure(error_sentence(error))
        self._open_now()


def _passage(hit: Hit | None) -> tuple[object, ...] | None:
    return (hit.path, hit.span, hit.text, hit.mtime_ns) if hit is not None else None
