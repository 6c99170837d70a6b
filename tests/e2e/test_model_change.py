"""The model of a library changes while another process searches it."""

import itertools
import json
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dogear_core.embedding.llama import LlamaModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, ModelDamaged
from dogear_core.indexing.indexer import Indexer
from dogear_core.progress import CancelToken, Progress, Stage, ignore_progress
from dogear_core.types import (
    Decision,
    Document,
    IndexReport,
    SearchMode,
    SearchRequest,
    Section,
    Span,
)
from dogear_models import catalogue

from .gguf_models import bundled_at_half_precision, damaged, random_bert
from .test_kill import assert_same_vectors, check_integrity, vectors

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "assets" / "sample-library"
QUESTIONS = (
    "what to sow in the garden in spring",
    "who fixes the boiler",
    "what does the cat eat",
    "bean chilli",
    "packing for a trip",
)


class Searching:
    """Another process that asks a library questions all the while, and what it was told."""

    def __init__(self, library: Path, questions: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "search_process.py"), str(library), *questions],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._questions = len(questions)
        self._lines: list[str] = []
        self._has_begun = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.append(line)
            if len(self._lines) >= 2 * self._questions:
                self._has_begun.set()

    def during(self, change: Callable[[], object]) -> list[Any]:
        """Return what the process was told before, during and after a change."""
        assert self._has_begun.wait(60)
        try:
            change()
        finally:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._reader.join()
            assert self._process.stdout is not None
            self._process.stdout.close()
            assert self._process.wait() == 0
        return [json.loads(line) for line in self._lines]


def assert_seamless(told: Sequence[Any]) -> None:
    """Assert that a question had one answer before a change and one after it, and no third."""
    changes = 0
    for number in range(len(QUESTIONS)):
        answers = [answer for asked, answer, _, _ in told if asked == number]
        changed = [answer != former for former, answer in itertools.pairwise(answers)]
        assert sum(changed) <= 1
        assert all(answers)
        changes += sum(changed)
    assert changes
    assert all(by_meaning for _, _, by_meaning, _ in told)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def better(models: Path) -> LlamaModel:
    return bundled_at_half_precision(models)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with papers and the library of them, indexed with the bundled model."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "papers").mkdir()
    for file in sorted(SAMPLE.rglob("*")):
        if file.suffix in (".md", ".txt"):
            shutil.copy(file, folder / "papers")
    with Engine.open(folder / "library") as engine:
        engine.add_roots([folder / "papers"])
        engine.index()
    return folder


@pytest.fixture
def library(tmp_path: Path, indexed: Path) -> Path:
    return Path(shutil.copytree(indexed / "library", tmp_path / "library"))


@pytest.fixture
def papers_away(indexed: Path) -> Iterator[None]:
    papers, away = indexed / "papers", indexed / "away"
    papers.rename(away)
    yield
    away.rename(papers)


def index_with(library: Path, model: LlamaModel, folder: Path) -> list[str]:
    """Index in a process of its own, as an updated Dogear would; return what it said."""
    spec = folder / "spec.json"
    spec.write_text(model.spec.to_json())
    script = str(HERE / "index_process.py")
    run = subprocess.run(
        [sys.executable, script, str(library), "gguf", str(model.file), str(spec)],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return run.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.usefixtures("papers_away")
def test_nobody_notices_a_change_but_in_the_results(
    tmp_path: Path, library: Path, better: LlamaModel
) -> None:
    own = tmp_path / "own.gguf"
    shutil.copy(better.file, own)
    shipped = LlamaModel(better.spec, own)
    told = Searching(library, QUESTIONS).during(lambda: index_with(library, shipped, tmp_path))
    own.unlink()  # as an update of Dogear does with what it shipped before
    assert_seamless(told)
    check_integrity(library)
    with Engine.open(library) as engine:
        assert answering(engine) == "half-precision"
        assert engine.search(SearchRequest(QUESTIONS[0])).meaning_used
        paths = {Path(path) for path, _, _ in vectors(library)}
        documents = [(path, engine.document(path)) for path in sorted(paths)]
    with Engine.open(tmp_path / "fresh", model=better) as fresh:
        fresh.ingest_documents(documents)
    assert_same_vectors(vectors(library), vectors(tmp_path / "fresh"))


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_nobody_notices_a_change_of_a_library_of_5000_passages(
    tmp_path: Path, better: LlamaModel
) -> None:
    library = tmp_path / "library"
    with Engine.open(library) as engine:
        engine.ingest_documents(many_documents())
        passages = engine.status().passages
    assert passages >= 5_000
    idle = Searching(library, QUESTIONS).during(lambda: threading.Event().wait(30))
    told = Searching(library, QUESTIONS).during(lambda: change(library, better))
    assert_seamless(told)
    check_integrity(library)
    with Engine.open(tmp_path / "fresh", model=better) as fresh:
        fresh.ingest_documents(many_documents())
    assert_same_vectors(vectors(library), vectors(tmp_path / "fresh"))
    before, during = (
        np.percentile([milliseconds for *_, milliseconds in answers], 95)
        for answers in (idle, told)
    )
    with Engine.open(library, model=better) as engine:
        engine.compact()
        large = engine.status().library_bytes
        engine.preferences.change(rollback_days=0)
        change(library, better)
        small = engine.status().library_bytes
    assert small < large - passages * better.dimensions
    sys.stdout.write(
        f"{passages} passages, {len(told)} searches: p95 {before:.1f} ms idle, {during:.1f} ms "
        f"during the change; {large} bytes with the former vectors, {small} without\n"
    )


def change(library: Path, model: LlamaModel) -> None:
    """Change the model as a run in the background does, in a thread that gives way to others."""

    def run() -> None:
        with Engine.open(library, model=model) as engine, engine._writing() as store:
            pacing = engine._pacing(ignore_progress, None, background=True)
            Indexer(store, model, pacing.begin(), pacing).embed(IndexReport())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def many_documents() -> Iterator[tuple[Path, Document]]:
    """Yield documents of about seven passages, of the sentences of the sample library."""
    files = [file for file in sorted(SAMPLE.rglob("*")) if file.suffix == ".md"]
    sentences = [line for file in files for line in file.read_text("utf-8").split(". ")]
    drawn = random.Random(5)
    for number in range(750):
        parts = (". ".join(drawn.choices(sentences, k=9)) for _ in range(5))
        sections, text = [], ""
        for part, words in enumerate(parts):
            start = len(text)
            text += f"{words[:700]} {number}.{part}.\n\n"
            sections.append(Section(Span(start, len(text)), heading=(f"Part {number}.{part}",)))
        yield Path(f"/many/{number}.txt"), Document(text, "text/plain", "", tuple(sections))


def answering(engine: Engine) -> str:
    active = engine.model_status().active
    assert active is not None
    return active.model


def test_a_model_that_learnt_nothing_is_refused(library: Path, models: Path) -> None:
    with Engine.open(library, model=random_bert(models)) as engine:
        engine.index()
        status = engine.model_status()
        assert answering(engine) == "all-MiniLM-L6-v2-Q8_0"
        assert status.decision is Decision.REFUSED
        assert status.comparison is not None
        assert status.comparison.gains[SearchMode.MEANING].high < 0
        assert engine.search(SearchRequest(QUESTIONS[0])).meaning_used


def test_a_damaged_model_is_not_changed_to(
    library: Path, better: LlamaModel, tmp_path: Path
) -> None:
    with Engine.open(library, model=damaged(better, tmp_path)) as engine:
        report = engine.index()
        assert isinstance(report.model_problem, ModelDamaged)
        assert engine.model_status().upcoming is None
        assert engine.search(SearchRequest(QUESTIONS[0])).meaning_used


def test_without_its_model_a_library_is_searched_by_words_and_what_is_new(
    library: Path, better: LlamaModel
) -> None:
    with Engine.open(library, model=better) as engine:
        stop_after_a_batch(engine)
        (library / "models" / f"{catalogue.bundled().sha256}.gguf").unlink()
    with Engine.open(library, model=better) as engine:
        results = engine.search(SearchRequest(QUESTIONS[0]))
        assert results.model_lost
        assert results.meaning_used
        assert results.hits
        engine.index()
        assert answering(engine) == "half-precision"
        assert not engine.search(SearchRequest(QUESTIONS[0])).model_lost


def stop_after_a_batch(engine: Engine) -> None:
    cancel = CancelToken()

    def progress(step: Progress) -> None:
        if step.stage is Stage.CHANGING_MODEL and step.done:
            cancel.cancel()

    with pytest.raises(Cancelled):
        engine.index(progress=progress, cancel=cancel)
