"""Cuts a document into passages."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from dogear_core.chunking.atoms import Atom, Atomizer
from dogear_core.chunking.context import ContextBuilder
from dogear_core.chunking.packing import best_cut, overlap_start
from dogear_core.chunking.runs import Run, covering_sections, joined_sections, page_runs
from dogear_core.config import ChunkingConfig
from dogear_core.types import Document, Passage, Span

CHUNKER_VERSION = 1
"""Goes up with every change that cuts any document differently."""

HEADING_SEPARATOR = " › "


class Chunker:
    """Cuts documents into passages that fit an embedding model.

    No passage's `embedding_input` has more tokens than the budget; `count_tokens` is the model's
    own, without its special tokens.
    """

    def __init__(self, count_tokens: Callable[[str], int], config: ChunkingConfig) -> None:
        self._count_tokens = count_tokens
        self._config = config

    def split(self, document: Document) -> list[Passage]:
        """Return the passages of a document in order; every word of it is in at least one."""
        budget = self._config.budget
        contexts = ContextBuilder(document.title, self._count_tokens, budget // 4)
        atomizer = Atomizer(document.text, self._count_tokens)

        def section_atoms() -> Iterator[list[Atom]]:
            for section in covering_sections(document):
                context = contexts.build(section.heading)
                yield atomizer.atoms(section, budget - self._count_tokens(context))

        parts = joined_sections(
            document.text, section_atoms(), self._config.minimum, budget - budget // 4
        )
        passages = (
            passage
            for run in page_runs(document.text, parts)
            for passage in self._passages(document.text, run, contexts)
        )
        return [replace(passage, ordinal=ordinal) for ordinal, passage in enumerate(passages)]

    def _passages(self, text: str, run: Run, contexts: ContextBuilder) -> Iterator[Passage]:
        previous = packed = 0
        while packed < run.own:
            first = overlap_start(run.atoms, previous, packed, self._config.overlap)
            passage, cut = self._passage(text, run.atoms, first, packed, contexts)
            yield passage
            previous, packed = packed, cut

    def _passage(
        self, text: str, atoms: list[Atom], first: int, packed: int, contexts: ContextBuilder
    ) -> tuple[Passage, int]:
        """Return the passage from atom `first` to some atom behind `packed`, and what that is."""
        budget = self._config.budget
        first_line = text[atoms[first].start : atoms[first].end].partition("\n")[0]
        context = contexts.build(atoms[first].section.heading, first_line)
        room = budget - self._count_tokens(context)
        if first < packed and atoms[packed].until - atoms[first].at > room:
            return self._passage(text, atoms, packed, packed, contexts)
        cut = best_cut(atoms, first, packed, room, self._config.minimum)
        passage = _between(text, atoms[first], atoms[cut - 1], context)
        # some tokenizers make more tokens of a text than of its parts: take off what is too much
        while (tokens := self._count_tokens(passage.embedding_input)) > budget:
            if cut > packed + 1:
                excess = (cut - first) * (tokens - budget) // tokens
                cut = max(packed + 1, cut - max(excess, 1))
            elif (first, context) != (packed, ""):
                first, context = packed, ""
            else:
                break  # a single code point of more tokens than the budget
            passage = _between(text, atoms[first], atoms[cut - 1], context)
        return passage, cut


def _between(text: str, first: Atom, last: Atom, context: str) -> Passage:
    return Passage(
        ordinal=0,
        span=Span(first.start, last.end),
        text=text[first.start : last.end],
        context=context,
        page=first.section.page,
        last_page=last.section.page,
        heading=HEADING_SEPARATOR.join(first.section.heading),
    )
