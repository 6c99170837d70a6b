"""What the chunking tests share: a tokenizer without a model."""

from collections.abc import Callable

import pytest
import regex

from dogear_core.chunking.chunker import Chunker
from dogear_core.config import ChunkingConfig

_PIECES = regex.compile(r"\w{1,4}|[^\w\s]")


@pytest.fixture(scope="session")
def count_tokens() -> Callable[[str], int]:
    """Count pieces of up to four letters, about what a WordPiece tokenizer makes."""
    return lambda text: len(_PIECES.findall(text))


@pytest.fixture(scope="session")
def chunker(count_tokens: Callable[[str], int]) -> Chunker:
    """Cut into passages of 40 tokens, small enough for examples that fit on a screen."""
    return Chunker(count_tokens, ChunkingConfig(budget=40, overlap=10, minimum=10))
