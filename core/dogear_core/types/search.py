"""Questions and their answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dogear_core.types.primitives import DocumentId, PassageId, Span


class SearchMode(StrEnum):
    """Which legs a search uses."""

    HYBRID = "hybrid"
    WORDS = "words"
    MEANING = "meaning"


class Leg(StrEnum):
    """A way a passage can be found."""

    WORDS = "words"
    MEANING = "meaning"


class Sort(StrEnum):
    """In which order passages are returned."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to; empty means everything.

    `under` is a file or folder, `media_types` are full types such as `application/pdf`. `folders`
    are names of folders anywhere in a path, or absolute paths; one of them is enough. Times of
    modification count from `modified_from` to before `modified_before`, in nanoseconds since the
    epoch. `without` are words and phrases that a passage must not have. All of these must hold,
    and those of `also`.
    """

    under: Path | None = None
    media_types: frozenset[str] = frozenset()
    without_media_types: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()
    without_folders: tuple[str, ...] = ()
    modified_from: int | None = None
    modified_before: int | None = None
    without: tuple[str, ...] = ()
    also: "Filters | None" = None

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question: its text, how many passages to return, and where to look.

    The text may hold filters as they are typed (`Query`). `typing` means the last word may be
    unfinished and matches as a beginning. `skip` are passages that are shown already: the answer
    is what follows them, and has fewer than `limit` once nothing more does.
    """

    text: str
    limit: int = 20
    mode: SearchMode = SearchMode.HYBRID
    filters: Filters = Filters()
    typing: bool = False
    sort: Sort = Sort.RELEVANCE
    skip: frozenset[PassageId] = frozenset()


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short extract of a passage; `highlights` are spans within `text`."""

    text: str
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a question, with all that its citation needs.

    `score` is the fused score: comparable within one result only. `relevant` means that the
    passage is near enough to the question, or has enough of its words, to answer it; others are
    the best of what is left. `page` counts from 1, and `mtime_ns` is when the file was last
    modified. `offline` means that its folder was not there when it was last looked at, perhaps with
    its drive: what is in the library can be read, the file cannot be opened.
    """

    passage_id: PassageId
    document_id: DocumentId
    score: float
    path: Path
    title: str
    media_type: str
    span: Span
    text: str
    snippet: Snippet
    found_by: tuple[Leg, ...]
    relevant: bool = True
    page: int | None = None
    last_page: int | None = None
    page_label: str | None = None
    heading: str = ""
    mtime_ns: int = 0
    offline: bool = False


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The passages that answer a request, best first, those that are relevant before others.

    `meaning_used` is False when the request asked for meaning but no vectors or no model were
    there to answer by it. `model_lost` says that the model of the library's vectors is missing or
    damaged: meaning was looked for in what the next model has by now, if that is anything.
    """

    request: SearchRequest
    hits: tuple[Hit, ...]
    elapsed_ms: float
    meaning_used: bool = True
    model_lost: bool = False

    @property
    def any_relevant(self) -> bool:
        """Whether anything relevant is among the hits; if not, it is among none that follow."""
        return any(hit.relevant for hit in self.hits)

    def by_document(self) -> Iterator[tuple[Hit, tuple[Hit, ...]]]:
        """Yield each document's best passage with its others, best document first."""
        groups: dict[DocumentId, list[Hit]] = {}
        for hit in self.hits:
            groups.setdefault(hit.document_id, []).append(hit)
        for best, *others in groups.values():
            yield best, tuple(others)
