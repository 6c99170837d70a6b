"""Models: what there is, adding, downloading, choosing, and how fast they are here."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.gpu import Acceleration
from dogear_core.embedding.llama import LlamaModel
from dogear_core.embedding.llama_library import supports_gpu
from dogear_core.errors import Cancelled, DogearError, PoolingUnknown
from dogear_core.models.adding import Told, add_file, describe
from dogear_core.models.choosing import choose, chosen_model
from dogear_core.models.downloading import download
from dogear_core.models.hub import Hub
from dogear_core.models.listing import ListedModel, list_models
from dogear_core.models.speed import passages_per_second
from dogear_core.models.store import InstalledModel, ModelStore
from dogear_core.progress import CancelToken, Progress
from dogear_desktop.services.progress_gate import PROGRESS_SECONDS
from dogear_desktop.tasks import Lane, TaskRunner
from dogear_models.catalogue import ModelSpec

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Models:
    """All models, which of them the window runs with, and what the graphics processor does."""

    listed: tuple[ListedModel, ...]
    running: str
    supports_gpu: bool
    acceleration: Acceleration


@dataclass(frozen=True, slots=True)
class FileSaid:
    """What a file says of itself; `spec` is None where it does not say how it is pooled."""

    file: Path
    spec: ModelSpec | None


class ModelService(QObject):
    """Looks up and changes the models; one thing that takes long at a time.

    Signals:
        listed: The `Models`, as asked for or after a change.
        described: What a file says of itself, as a `FileSaid`.
        advanced: The `Progress` of a download.
        installed: The `ModelSpec` of a model that was added or downloaded.
        chosen: The `LlamaModel` that was chosen for the library; nothing if it runs already.
        measured: How many passages a second the model in use does on this computer.
        finished: What took long is over, whatever came of it.
        failed: The `DogearError` that kept something from being done.
    """

    listed = Signal(object)
    described = Signal(object)
    advanced = Signal(object)
    installed = Signal(object)
    chosen = Signal(object)
    measured = Signal(float)
    finished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        library: Path,
        model: EmbeddingModel,
        runner: TaskRunner,
        store: ModelStore | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Serve a library that is open with `model`; `store` is by default the person's."""
        super().__init__(parent)
        self._library = library
        self._model = model
        self._runner = runner
        self._store = store or ModelStore()
        self._token: CancelToken | None = None
        self.rate: float | None = None

    @property
    def busy(self) -> bool:
        """Whether something that takes long is under way."""
        return self._token is not None

    def load(self) -> None:
        """Look up all models; `listed` follows."""
        self._look_up(self._models, self.listed.emit)

    def describe(self, file: Path) -> None:
        """Read what a file says of itself; `described` follows, or `failed`."""

        def work() -> FileSaid:
            try:
                return FileSaid(file, describe(file))
            except PoolingUnknown:
                return FileSaid(file, None)

        self._look_up(work, self.described.emit)

    def add(self, file: Path, told: Told) -> None:
        """Try a file and take it; `installed` and `finished` follow, or `failed`."""
        self._start(lambda cancel: add_file(self._store, file, told, cancel), self._take)

    def download(self, spec: ModelSpec, token: str = "") -> None:
        """Fetch a model, with the person's access token where one is needed.

        `advanced`, `installed` and `finished` follow, or `failed`.
        """

        def work(cancel: CancelToken) -> InstalledModel:
            return download(
                self._store, spec, Hub(token=token), progress=self._reporter(), cancel=cancel
            )

        self._start(work, self._take)

    def measure(self) -> None:
        """Find out how fast the model in use is, in ten seconds; `measured` follows."""

        def keep(rate: float) -> None:
            self.rate = rate
            self.measured.emit(rate)

        self._start(lambda cancel: passages_per_second(self._model, cancel=cancel), keep)

    def choose(self, model: str, dimensions: int = 0) -> None:
        """Choose a model for the library; `chosen` and `listed` follow."""

        def work() -> LlamaModel:
            choose(self._library, model, dimensions, self._store)
            return chosen_model(self._library, self._store)

        def deliver(found: LlamaModel) -> None:
            if found.fingerprint != self._model.fingerprint:
                self._model, self.rate = found, None
                self.chosen.emit(found)
            self.load()

        self._look_up(work, deliver)

    def remove(self, model: str) -> None:
        """Delete a model; `listed` follows."""
        self._look_up(lambda: self._store.remove(model), lambda _: self.load())

    def stop(self) -> None:
        """Stop what takes long; a download goes on where it was when it is asked for again."""
        if self._token is not None:
            self._token.cancel()

    def _models(self) -> Models:
        model = self._model
        return Models(
            tuple(list_models(self._library, self._store)),
            model.name,
            supports_gpu(),
            model.acceleration if isinstance(model, LlamaModel) else Acceleration.NOT_WANTED,
        )

    def _take(self, found: InstalledModel) -> None:
        self.installed.emit(found.spec)
        self.load()

    def _start(self, work: Callable[[CancelToken], T], deliver: Callable[[T], None]) -> None:
        """Do what takes long, if nothing else does."""
        if self._token is not None:
            return
        token = self._token = CancelToken()

        def end(result: T) -> None:
            self._token = None
            deliver(result)
            self.finished.emit()

        def fail(error: DogearError) -> None:
            self._token = None
            if not isinstance(error, Cancelled):
                self.failed.emit(error)
            self.finished.emit()

        self._runner.run(Lane.DOWNLOADS, lambda: work(token), on_result=end, on_error=fail)

    def _look_up(self, work: Callable[[], T], deliver: Callable[[T], None]) -> None:
        self._runner.run(Lane.MODEL, work, on_result=deliver, on_error=self.failed.emit)

    def _reporter(self) -> Callable[[Progress], None]:
        reported = 0.0

        def report(progress: Progress) -> None:
            nonlocal reported
            now = time.monotonic()
            if now - reported >= PROGRESS_SECONDS or progress.done == progress.total:
                reported = now
                self._runner.post(lambda: self.advanced.emit(progress))

        return report
