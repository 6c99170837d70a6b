"""What is not searchable, counted and listed."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.types import Problem, ProblemKind
from dogear_desktop.services.engine_session import EngineSession

T = TypeVar("T")

MOST_ACTIVITIES = 2000
"""More than a person scrolls through."""


@dataclass(frozen=True, slots=True)
class ProblemList:
    """What is not searchable at or below a folder for a reason of these kinds, by path.

    No folder means the whole library.
    """

    folder: Path | None
    kinds: frozenset[ProblemKind]
    problems: tuple[Problem, ...]


class ReportService(QObject):
    """Counts and lists what is not searchable, and what was done; the latest question wins.

    Signals:
        counted: The `LibraryReport`.
        listed: The `ProblemList` asked for last.
        activity_listed: What was done lately, a list of `Activity`, the latest first.
        failed: The `DogearError` that kept one of them from being made.
    """

    counted = Signal(object)
    listed = Signal(object)
    activity_listed = Signal(object)
    failed = Signal(object)

    def __init__(self, session: EngineSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: Counter[str] = Counter()

    def count(self) -> None:
        """Count what is searchable and what is not, folder by folder."""
        self._ask("count", lambda engine: engine.report(), self.counted.emit)

    def list_problems(self, folder: Path | None, kinds: Collection[ProblemKind]) -> None:
        """List the problems of these kinds at or below a folder; None means everywhere."""
        chosen = frozenset(kinds)

        def work(engine: Engine) -> ProblemList:
            return ProblemList(folder, chosen, tuple(engine.problems(folder, chosen)))

        self._ask("list", work, self.listed.emit)

    def list_activity(self) -> None:
        """List what was done lately."""
        self._ask(
            "activity", lambda engine: engine.activity(MOST_ACTIVITIES), self.activity_listed.emit
        )

    def _ask(
        self, question: str, work: Callable[[Engine], T], deliver: Callable[[T], None]
    ) -> None:
        """Do `work` unless the question is asked again by then."""
        self._asked[question] += 1
        number = self._asked[question]

        def perform(engine: Engine) -> T | None:
            return work(engine) if number == self._asked[question] else None

        def on_result(result: T | None) -> None:
            if result is not None and number == self._asked[question]:
                deliver(result)

        def on_error(error: DogearError) -> None:
            if number != self._asked[question]:
                return
            if isinstance(error, Cancelled):
                self._ask(question, work, deliver)  # the interruption was meant for a search
            else:
                self.failed.emit(error)

        self._session.run(perform, on_result=on_result, on_error=on_error)
