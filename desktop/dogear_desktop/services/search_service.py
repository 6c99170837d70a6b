"""Search as the person types."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.types import SearchMode, SearchRequest, SearchResults
from dogear_desktop.services.engine_session import EngineSession

PAUSE_MS = 120
"""How long the keys rest before the meaning of the question is looked for."""
RESULT_LIMIT = 100
"""How many passages a question may bring: more than anybody scrolls through."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question; `complete` when no better answer follows."""

    results: SearchResults
    complete: bool


class SearchService(QObject):
    """Answers the latest question: by words at once, by words and meaning when the keys rest.

    Every change of the text is a new question with a number. An answer to an older question is
    dropped, and a search for one that still runs is aborted.

    Until the model is loaded (`meaning_is_ready`), or when it cannot be (`meaning_is_missing`),
    words answer alone: nobody waits for the model.

    Signals:
        question_changed: The person has typed; what is shown answers another question.
        answered: The `Answer` to the current question; a better one may follow.
        cleared: There is no question any more.
        failed: The `DogearError` that kept the current question from being answered.
    """

    question_changed = Signal()
    answered = Signal(object)
    cleared = Signal()
    failed = Signal(object)

    def __init__(self, session: EngineSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = ""
        self._question = 0
        self._running: int | None = None
        self._waiting: SearchMode | None = None
        self._meaning: bool | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    @property
    def text(self) -> str:
        """The current question, or an empty text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Take a new question; the same one again is no news."""
        text = text.strip()
        if text == self._text:
            return
        self._text = text
        self._question += 1
        self._waiting = None
        self.question_changed.emit()
        if self._running is not None:
            self._session.interrupt()
        if text:
            self._request(SearchMode.WORDS)
            self._pause.start()
        else:
            self._pause.stop()
            self.cleared.emit()

    def refresh(self) -> None:
        """Ask the current question again, for the library has changed."""
        if self._text and not self._pause.isActive():
            self._request(SearchMode.HYBRID if self._meaning else SearchMode.WORDS)

    def meaning_is_ready(self) -> None:
        """Use the meaning from now on, also for the current question."""
        self._meaning = True
        self.refresh()

    def meaning_is_missing(self, error: DogearError) -> None:
        """Go on with words alone, and say why."""
        self._meaning = False
        self.failed.emit(error)
        self.refresh()

    def _on_pause(self) -> None:
        if self._meaning:
            self._request(SearchMode.HYBRID)

    def _request(self, mode: SearchMode) -> None:
        # One search at a time and one waiting: ten quick keys must not queue ten searches.
        if self._running is not None:
            self._waiting = mode
            return
        question = self._running = self._question
        request = SearchRequest(self._text, limit=RESULT_LIMIT, mode=mode, typing=True)

        def search(engine: Engine) -> SearchResults:
            return engine.search(request)

        def deliver(results: SearchResults) -> None:
            if question == self._question:
                complete = mode is SearchMode.HYBRID or self._meaning is False
                self.answered.emit(Answer(results, complete))
            self._next()

        def report(error: DogearError) -> None:
            if question == self._question:
                if isinstance(error, Cancelled):
                    # The interruption was meant for the search before this one.
                    self._waiting = self._waiting or mode
                else:
                    self.failed.emit(error)
            self._next()

        self._session.run(search, on_result=deliver, on_error=report)

    def _next(self) -> None:
        self._running = None
        if self._waiting is not None:
            mode, self._waiting = self._waiting, None
            self._request(mode)
