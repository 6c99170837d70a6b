"""Search as the person types."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.progress import CancelToken
from dogear_core.search.query import parse
from dogear_core.types import Hit, PassageId, SearchMode, SearchRequest, SearchResults, Sort
from dogear_desktop.services.engine_session import EngineSession

T = TypeVar("T")

PAUSE_MS = 60
"""How long the keys rest before the meaning of the question is looked for: with the search itself
the answer is there within 150 ms of the last key."""
FIRST_LIMIT = 40
"""How many passages the words bring at every key, while the meaning is yet to come: three screens
full, in two thirds of the time of a hundred."""
RESULT_LIMIT = 100
"""How many passages a question brings at first; more come when they are scrolled to."""
PAGE_LIMIT = 200
"""How many come then."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the text as it is typed, what the passages should be like, and the order.

    `like` is a passage, or a text that was pasted; `text` then holds filters alone.
    """

    text: str = ""
    like: Hit | str | None = None
    sort: Sort = Sort.RELEVANCE

    def __bool__(self) -> bool:
        return bool(self.text or self.like)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question; `complete` when no better answer follows."""

    question: Question
    results: SearchResults
    complete: bool


class _Step(Enum):
    """What is done for a question, in this order."""

    WORDS = auto()
    MEANING = auto()
    MORE = auto()
    SNIPPETS = auto()
    FACETS = auto()


class SearchService(QObject):
    """Answers the latest question: by words at once, by words and meaning when the keys rest.

    Every change is a new question with a number. An answer to an older question is dropped, and a
    search for one that still runs is aborted. What filters would leave is counted afterwards.

    Until the model is loaded (`meaning_is_ready`), or when it cannot be (`meaning_is_missing`),
    words answer alone: nobody waits for the model.

    Signals:
        question_changed: The `Question` now asked; what is shown answers another one.
        answered: The `Answer` to the current question; a better one may follow.
        continued: The `SearchResults` that follow those answered.
        sharpened: Better snippets of passages found by meaning: `Snippet`s by `PassageId`.
        counted: The `Facets` of the current question, or of the whole library when there is none.
        cleared: There is no question any more.
        failed: The `DogearError` that kept the current question from being answered.
    """

    question_changed = Signal(object)
    answered = Signal(object)
    continued = Signal(object)
    sharpened = Signal(object)
    counted = Signal(object)
    cleared = Signal()
    failed = Signal(object)

    def __init__(self, session: EngineSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._question = Question()
        self._number = 0
        self._running: _Step | None = None
        self._waiting: list[_Step] = []
        self._meaning: bool | None = None
        self._mode = SearchMode.HYBRID
        self._shown: frozenset[PassageId] = frozenset()
        self._blurred: tuple[Hit, ...] = ()
        self._sharpening = CancelToken()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    @property
    def question(self) -> Question:
        """The current question."""
        return self._question

    @property
    def request(self) -> SearchRequest:
        """The current question as the engine is asked it, by words and by meaning."""
        return _request(self._question, self._mode)

    def set_text(self, text: str) -> None:
        """Take a text as it was typed; the same one again is no news.

        A text of filters alone narrows what is like a passage; any other word is a new question.
        """
        text = text.strip()
        like = self._question.like if not parse(text, typing=True).text else None
        self._ask(replace(self._question, text=text, like=like))

    def set_sort(self, sort: Sort) -> None:
        """Ask for the same in another order."""
        self._ask(replace(self._question, sort=sort))

    def set_mode(self, mode: SearchMode) -> None:
        """Search by words, by meaning, or by both from now on."""
        if mode is not self._mode:
            self._mode = mode
            self._begin()

    def continue_after(self, shown: Iterable[PassageId]) -> None:
        """Ask for what follows the passages that are shown."""
        self._shown = frozenset(shown)
        self._request(_Step.MORE)

    def sharpen(self, hits: Sequence[Hit]) -> None:
        """Ask for better snippets of these hits, and of no others any more."""
        self._blurred = tuple(hits)
        self._sharpening.cancel()
        if hits and self._meaning and self._question.like is None:
            self._request(_Step.SNIPPETS)

    def find_similar(self, like: Hit | str, text: str = "") -> None:
        """Ask for passages like one, or like a text; `text` may hold filters."""
        self._ask(replace(self._question, text=text.strip(), like=like))

    def leave_similar(self) -> None:
        """Ask no longer for what is like a passage."""
        self._ask(replace(self._question, like=None))

    def refresh(self) -> None:
        """Ask the current question again, for the library has changed."""
        if not self._question:
            self._request(_Step.FACETS)
        elif not self._pause.isActive():
            self._request(self._best_step())

    def meaning_is_ready(self) -> None:
        """Use the meaning from now on, also for the current question."""
        self._meaning = True
        self.refresh()

    def meaning_is_missing(self, error: DogearError) -> None:
        """Go on with words alone, and say why."""
        self._meaning = False
        self.failed.emit(error)
        self.refresh()

    def _ask(self, question: Question) -> None:
        if question == self._question:
            return
        self._question = question
        self._begin()

    def _begin(self) -> None:
        """Answer the current question from the start."""
        self._number += 1
        self._shown = frozenset()
        self._waiting.clear()
        self._sharpening.cancel()
        self.question_changed.emit(self._question)
        if self._running is not None:
            self._session.interrupt()
        self._pause.stop()
        if not self._question:
            self.cleared.emit()
            self._request(_Step.FACETS)
        elif self._question.like is not None or self._mode is SearchMode.MEANING:
            self._request(_Step.MEANING)
        else:
            self._request(_Step.WORDS)
            self._pause.start()

    def _best_step(self) -> _Step:
        by_words = self._mode is SearchMode.WORDS or not self._meaning
        return _Step.WORDS if by_words and self._question.like is None else _Step.MEANING

    def _limit(self, step: _Step) -> int:
        """A better answer must not be shorter than what has been scrolled through."""
        if self._shown:
            return len(self._shown) + PAGE_LIMIT
        return RESULT_LIMIT if step is self._best_step() else FIRST_LIMIT

    def _on_pause(self) -> None:
        step = self._best_step()
        self._request(step if step is _Step.MEANING else _Step.FACETS)

    def _request(self, step: _Step) -> None:
        """Do a step, after the one that runs: ten quick keys must not queue ten searches."""
        if self._running is not None:
            if step not in self._waiting:
                self._waiting.append(step)
            return
        self._running = step
        question, mode = self._question, self._mode
        match step:
            case _Step.FACETS:
                request = _request(question, mode)
                self._run(step, lambda engine: engine.facets(request), self.counted.emit)
            case _Step.MORE:
                request = _request(question, mode, PAGE_LIMIT, self._shown)
                self._run(step, lambda engine: engine.search(request), self.continued.emit)
            case _Step.SNIPPETS:
                hits, token = self._blurred, CancelToken()
                self._sharpening = token
                self._run(
                    step,
                    lambda engine: engine.best_snippets(question.text, hits, cancel=token),
                    self.sharpened.emit,
                )
            case _Step.WORDS | _Step.MEANING:
                limit = self._limit(step)
                self._run(
                    step,
                    lambda engine: _search(engine, question, step, mode, limit),
                    lambda results: self._on_answer(question, step, results),
                )

    def _on_answer(self, question: Question, step: _Step, results: SearchResults) -> None:
        by_words_alone = self._mode is SearchMode.WORDS or self._meaning is False
        self.answered.emit(Answer(question, results, step is _Step.MEANING or by_words_alone))
        if not self._pause.isActive():
            self._waiting.append(_Step.FACETS)

    def _run(
        self, step: _Step, work: Callable[[Engine], T], on_result: Callable[[T], None]
    ) -> None:
        number = self._number

        def deliver(result: T) -> None:
            if number == self._number:
                on_result(result)
            self._next()

        def report(error: DogearError) -> None:
            if number == self._number:
                if isinstance(error, Cancelled):
                    # The interruption was meant for the search before this one.
                    if step is not _Step.SNIPPETS or not self._sharpening.cancelled:
                        self._waiting.insert(0, step)
                else:
                    self.failed.emit(error)
            self._next()

        self._session.run(work, on_result=deliver, on_error=report)

    def _next(self) -> None:
        self._running = None
        if self._waiting:
            step = min(self._waiting, key=lambda step: step.value)
            self._waiting = [other for other in self._waiting if other is not step]
            self._request(step)


def _search(
    engine: Engine, question: Question, step: _Step, mode: SearchMode, limit: int
) -> SearchResults:
    if question.like is not None:
        filters = parse(question.text).filters()
        return engine.similar(question.like, limit=limit, filters=filters)
    mode = SearchMode.WORDS if step is _Step.WORDS else mode
    return engine.search(_request(question, mode, limit))


def _request(
    question: Question,
    mode: SearchMode,
    limit: int = RESULT_LIMIT,
    skip: frozenset[PassageId] = frozenset(),
) -> SearchRequest:
    return SearchRequest(
        question.text, limit=limit, mode=mode, typing=True, sort=question.sort, skip=skip
    )
