"""What holds for every document, however odd."""

from collections.abc import Callable
from itertools import pairwise

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dogear_core.chunking.chunker import Chunker
from dogear_core.config import ChunkingConfig
from dogear_core.types import Document, Passage, Section, Span

CONFIG = ChunkingConfig(budget=48, overlap=12, minimum=12)
LONGEST_WORD = 30
"""Code points of a word that fits beside any context, by the counting of these tests."""

PIECES = [
    *("word", "The", "a", "Dr.", "e.g.", "3.50", "don't", "naïve", "straße", "x" * 29, "x" * 90),
    *(
        "Базы",
        "данных",
        "مرحبا",
        "؟",
        "漢字",
        "かな",
        "ภาษาไทย",
        "한국어",
        "किताब",
        "।",
        "。",
        "、",
    ),
    *("👨‍👩‍👧‍👦", "🇩🇪", "🏽", "e\u0301", "\u0301", "\u200d", "1️⃣", "🇫"),
    *(".", "!", "…", ",", ";", ":", "—", "(", ")", "“", "”", "'", "|", "```", "# ", "- ", "1. "),
    *(" ", " ", " ", " ", "\n", "\n", "\n\n", "\t", "    ", "====", "~~~", "_", "*"),
]
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=400).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=200).map(" ".join),
    st.text(max_size=300),
)
headings = st.lists(
    st.sampled_from(["Lease", "Deposit", "Der Vertrag " * 9, "漢字" * 40, "word"]), max_size=4
).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return a document of parts, each a section of its own, of a page, or of neither."""
    parts = draw(st.lists(texts, min_size=1, max_size=5))
    paged = draw(st.booleans())
    text = ""
    sections: list[Section] = []
    for number, part in enumerate(parts, start=1):
        start = len(text)
        text += part + draw(st.sampled_from(["\n", "\n\n"]))
        if draw(st.integers(0, 4)):
            page = number if paged else None
            sections.append(Section(Span(start, len(text)), page, heading=draw(headings)))
    title = draw(st.sampled_from(["", "Lease", "Die Satzung des Vereins " * 8]))
    return Document(text, "text/plain", title, tuple(sections))


@pytest.fixture(scope="module")
def split(count_tokens: Callable[[str], int]) -> Callable[[Document], list[Passage]]:
    return Chunker(count_tokens, CONFIG).split


examine = settings(
    deadline=None,
    max_examples=80,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Split = Callable[[Document], list[Passage]]


@examine
@given(document=documents())
def test_a_passage_is_exactly_its_span(split: Split, document: Document) -> None:
    for ordinal, passage in enumerate(split(document)):
        assert passage.ordinal == ordinal
        assert passage.text == document.text[passage.span.start : passage.span.end]
        assert passage.text == passage.text.strip() != ""


@examine
@given(document=documents())
def test_every_written_character_is_in_a_passage(split: Split, document: Document) -> None:
    covered = {at for passage in split(document) for at in range(*_ends(passage))}
    missing = "".join(c for at, c in enumerate(document.text) if at not in covered)
    assert missing.strip() == ""


def _ends(passage: Passage) -> tuple[int, int]:
    return passage.span.start, passage.span.end


@examine
@given(document=documents())
def test_no_passage_is_over_the_budget_nor_its_context_over_a_quarter(
    split: Split, count_tokens: Callable[[str], int], document: Document
) -> None:
    for passage in split(document):
        assert count_tokens(passage.embedding_input) <= CONFIG.budget
        assert count_tokens(passage.context) <= CONFIG.budget // 4


@examine
@given(document=documents())
def test_passages_go_forward(split: Split, document: Document) -> None:
    for before, after in pairwise(split(document)):
        assert before.span.start < after.span.start
        assert before.span.end < after.span.end


@examine
@given(document=documents())
def test_a_passage_names_every_page_it_is_on(split: Split, document: Document) -> None:
    for passage in split(document):
        if passage.page is None:
            continue
        assert passage.last_page is not None
        for section in document.sections:
            if max(section.span.start, passage.span.start) < min(
                section.span.end, passage.span.end
            ):
                assert section.page is not None
                assert passage.page <= section.page <= passage.last_page


@examine
@given(document=documents())
def test_no_grapheme_and_no_word_that_fits_is_cut(split: Split, document: Document) -> None:
    text = document.text
    unspaced = regex.compile(r"[\p{Han}\p{Hiragana}\p{Thai}]")
    edges = {edge for passage in split(document) for edge in _ends(passage)}
    for cluster in regex.finditer(r"\X", text):
        assert not edges & set(range(cluster.start() + 1, cluster.end())), cluster[0]
    for word in regex.finditer(r"\w+", text):
        if len(word[0]) <= LONGEST_WORD and not unspaced.search(word[0]):
            assert not edges & set(range(word.start() + 1, word.end())), word[0]
