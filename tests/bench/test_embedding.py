"""Speed of the embedder against llama-cpp-python's own call, in the same run.

Run by hand with `make bench`; the ratio is printed, not asserted.
"""

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import pytest

from dogear_core.embedding.llama import LlamaModel
from dogear_models import catalogue

PASSAGES = 96
ROUNDS = 5
SENTENCE = "The tenant shall give written notice before any absence longer than two weeks. "


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_passages_per_second_against_the_convenience_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    import llama_cpp

    texts = [f"{number}. " + SENTENCE * (6 + number % 6) for number in range(PASSAGES)]
    embedder = LlamaModel.bundled().embedder()
    path = str(catalogue.path(catalogue.bundled()))
    peer = llama_cpp.Llama(path, embedding=True, verbose=False)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: embedder.embed_passages(texts)))
        theirs.append(seconds(lambda: peer.embed(texts, normalize=True)))
    same = (embedder.embed_passages(texts) * np.array(peer.embed(texts, normalize=True))).sum(1)
    embedder.close()
    peer.close()
    ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
    with capsys.disabled():
        sys.stdout.write(
            f"\nDogear {PASSAGES / statistics.median(ours):.1f} passages/s, "
            f"Llama.embed {PASSAGES / statistics.median(theirs):.1f}, "
            f"median ratio {ratio:.2f}, least cosine {same.min():.5f}\n"
        )
