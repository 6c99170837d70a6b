"""Asking a library the questions made from it, and comparing two models by the answers."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dogear_core.progress import Progress, ProgressFn, Stage
from dogear_core.quality.intervals import mean_difference, wilson
from dogear_core.quality.known_items import KnownItem, known_items
from dogear_core.quality.opened_items import opened_items
from dogear_core.search.searcher import Searcher
from dogear_core.search.vector_source import VectorSource
from dogear_core.storage.store import Store
from dogear_core.types import (
    Comparison,
    DocumentId,
    ModeQuality,
    OwnQuality,
    SearchMode,
)

MOST_QUESTIONS = 300
"""Half of the interval is then about a twentieth, for a share in the middle."""
MOST_OPENED = 100
"""Of these, so many may have been asked by the person: a third, for what was opened had been found
by the model that answered then, which they favour."""
FEWEST_QUESTIONS = 20
"""With fewer, nothing can be told from the answers."""
LONGEST_SECONDS = 60.0
"""After so long of asking no further question is asked, if those asked are enough: the comparison
is made where others wait."""
PASSAGES = 50
"""Asked for, so that ten documents come of them."""
DEPTHS = (1, 5, 10)
TOLERABLE = 0.01
"""A loss of reciprocal rank that nobody notices: one answer in a hundred at the second place."""
JUDGED = (SearchMode.MEANING, SearchMode.HYBRID)
"""The modes that depend on the model; the first tells it alone, the second is what people use."""

Check = Callable[[], None]


def measure_own(
    store: Store, source: VectorSource, progress: ProgressFn, check: Check
) -> OwnQuality:
    """Return how well a library is searched with these vectors, in every mode.

    Raises what `check` does, which is called between questions.
    """
    asked = _Asked(store, SearchMode, progress, check, (source,))
    return asked.quality(0)


def compare_models(
    store: Store, before: VectorSource, after: VectorSource, progress: ProgressFn, check: Check
) -> Comparison:
    """Return how two models answer the same questions. Raises what `check` does."""
    asked = _Asked(store, JUDGED, progress, check, (before, after))
    gains = {
        mode: mean_difference(
            [_reciprocal(ranks[mode]) for ranks in asked.ranks[0]],
            [_reciprocal(ranks[mode]) for ranks in asked.ranks[1]],
        )
        for mode in JUDGED
        if asked.items
    }
    enough = len(asked.items) >= FEWEST_QUESTIONS
    lost = any(gain.high < 0 and gain.mean < -TOLERABLE for gain in gains.values())
    return Comparison(asked.quality(0), asked.quality(1), gains, enough, enough and lost)


class _Asked:
    """The questions of a library, and what each of some sources of vectors answered.

    `ranks` has for each source and question by mode at which place the document is; 0 below the
    tenth.
    """

    def __init__(
        self,
        store: Store,
        modes: Iterable[SearchMode],
        progress: ProgressFn,
        check: Check,
        sources: Sequence[VectorSource],
    ) -> None:
        self._modes = tuple(modes)
        self._contents = {document.id: document.content for document in store.cuts.contents()}
        self._models = [_name(source) for source in sources]
        searchers = [Searcher(store, source) for source in sources]
        self.ranks: list[list[dict[SearchMode, int]]] = [[] for _ in sources]
        self.items: list[KnownItem] = []
        questions = opened_items(store, self._contents, MOST_OPENED)
        questions += known_items(store, MOST_QUESTIONS - len(questions), check)
        spent = 0.0
        for number, item in enumerate(questions):
            if spent > LONGEST_SECONDS and number >= FEWEST_QUESTIONS:
                break
            progress(Progress(Stage.COMPARING, number, len(questions)))
            check()
            began = time.monotonic()
            for ranks, searcher in zip(self.ranks, searchers, strict=True):
                ranks.append({mode: self._rank(searcher, mode, item) for mode in self._modes})
            self.items.append(item)
            spent += time.monotonic() - began

    def quality(self, source: int) -> OwnQuality:
        """Return what one of the sources found."""
        return OwnQuality(
            self._models[source],
            dict(Counter(item.kind.value for item in self.items)),
            tuple(
                _quality(mode, [ranks[mode] for ranks in self.ranks[source]])
                for mode in self._modes
            ),
        )

    def _rank(self, searcher: Searcher, mode: SearchMode, item: KnownItem) -> int:
        found: dict[DocumentId, None] = {}
        for passage, document in searcher.places(item.question, PASSAGES, mode):
            if passage not in item.without:
                found.setdefault(document)
        contents = list(dict.fromkeys(self._contents.get(document) for document in found))
        place = contents.index(item.content) + 1 if item.content in contents else 0
        return place if place <= max(DEPTHS) else 0


def _name(source: VectorSource) -> str:
    answering = source.current()
    return answering.model.name if answering is not None else ""


def _reciprocal(rank: int) -> float:
    return 1 / rank if rank else 0.0


def _quality(mode: SearchMode, ranks: Sequence[int]) -> ModeQuality:
    hits = {depth: wilson(sum(0 < rank <= depth for rank in ranks), len(ranks)) for depth in DEPTHS}
    mean = sum(map(_reciprocal, ranks)) / len(ranks) if ranks else 0.0
    return ModeQuality(mode, hits, mean)
