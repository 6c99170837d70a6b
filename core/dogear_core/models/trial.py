"""Trying out whether a model file embeds, in a process of its own.

A file whose header is right may still be one at which llama.cpp aborts: then a process ends that
nobody waits for, and not the one that shows the window.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dogear_core.embedding.calibration import measure_cosines
from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import ModelError, ModelUnsuitable
from dogear_core.progress import CancelToken
from dogear_core.readers.process import TICK_SECONDS, WorkerProcess

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from dogear_models.catalogue import CosineScale, ModelSpec

SAME = 0.999
"""Least cosine of a text alone and the same text in a batch."""
DIFFERENT = 0.9999
"""Most cosine of texts that have nothing in common."""
SECONDS = 600.0
"""A model of 600 MB takes a minute on two slow cores."""
_TEXTS = (
    "The tenant must tell the landlord before an absence of more than fourteen days.",
    "Simmer the lentils for half an hour.",
    "boiler",
)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a model is not one; an error does not go through a pipe with its parts."""

    detail: str


def try_model(spec: ModelSpec, file: Path) -> CosineScale:
    """Embed with a model and return how near texts come to each other with it.

    Raises `ModelUnsuitable` when what it makes of texts is no use.
    """
    model = LlamaModel(spec, file)
    embedder = model.embedder()
    try:
        together = embedder.embed_passages(_TEXTS)
        again = embedder.embed_passages(_TEXTS[:1])
    finally:
        embedder.close()
    if together.shape != (len(_TEXTS), spec.dimensions) or not np.isfinite(together).all():
        raise ModelUnsuitable("its vectors are no numbers", path=file)
    if not np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3):
        raise ModelUnsuitable("its vectors have no length", path=file)
    if float(together[0] @ again[0]) < SAME:
        raise ModelUnsuitable("the same text has different vectors", path=file)
    if float(together[0] @ together[1]) > DIFFERENT:
        raise ModelUnsuitable("different texts have the same vector", path=file)
    return measure_cosines(model)


def try_apart(spec: ModelSpec, file: Path, cancel: CancelToken) -> CosineScale:
    """Do `try_model` in a process of its own.

    Raises `ModelUnsuitable`, also when llama.cpp crashed at the file, and `Cancelled`.
    """
    worker: WorkerProcess[tuple[ModelSpec, Path], CosineScale | Refused | None]
    worker = WorkerProcess(_serve, None, name="dogear-model")
    died = True
    try:
        worker.assign((spec, file), SECONDS)
        waited = 0.0
        while waited < SECONDS:
            cancel.raise_if_cancelled()
            if worker.connection.poll(TICK_SECONDS):
                answer = worker.connection.recv()
                if isinstance(answer, Refused):
                    raise ModelUnsuitable(answer.detail, path=file)
                if answer is not None:
                    died = False
                    return answer
            waited += TICK_SECONDS
        died = False
        raise ModelUnsuitable("it takes too long", path=file)
    except (EOFError, OSError) as error:
        raise ModelUnsuitable("llama.cpp crashed at it", path=file) from error
    finally:
        worker.end(died=died)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep llama.cpp, should it abort, from writing where it was to stderr."""
    os.environ["GGML_NO_BACKTRACE"] = "1"
    stderr, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(nowhere)


def _serve(
    connection: Connection[CosineScale | Refused | None, tuple[ModelSpec, Path]], _: None
) -> None:
    """Try the one model that comes through `connection`."""
    spec, file = connection.recv()
    try:
        with _silence():
            cosines = try_model(spec, file)
        connection.send(cosines)
    except ModelError as error:
        connection.send(Refused(error.detail))
    except RuntimeError as error:  # llama.cpp loaded the model and could not run it
        connection.send(Refused(str(error)))
