"""A process that indexes a library with a model of the tests; prints a line for each step.

python index_process.py LIBRARY fake DIMENSIONS NAME
python index_process.py LIBRARY gguf FILE SPEC
"""

import sys
from pathlib import Path

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.fake import FakeModel
from dogear_core.embedding.llama import LlamaModel
from dogear_core.engine import Engine
from dogear_core.progress import Progress
from dogear_models import catalogue


def report(progress: Progress) -> None:
    sys.stdout.write(f"{progress.stage.value} {progress.done}\n")
    sys.stdout.flush()


def main(library: str, kind: str, first: str, second: str) -> None:
    model: EmbeddingModel
    if kind == "fake":
        model = FakeModel(int(first), second)
    else:
        model = LlamaModel(catalogue.from_json(Path(second).read_text()), Path(first))
    with Engine.open(Path(library), model=model) as engine:
        engine.index(progress=report)


if __name__ == "__main__":
    main(*sys.argv[1:])
