"""The things that flow through the engine, from a file on disk to a cited passage.

Every offset counts Unicode code points of a document's normalised text, and every span is
half-open: `text[span.start:span.end]`.
"""

from dogear_core.types.citations import (
    Box,
    CheckedCitation,
    CitationState,
    PageImage,
    PageRequest,
    PageSpan,
)
from dogear_core.types.documents import (
    Document,
    Passage,
    ReadResult,
    Section,
    StoredDocument,
    StoredPassage,
    embedding_input,
)
from dogear_core.types.facets import Facets, Family
from dogear_core.types.files import (
    FileState,
    KnownFile,
    Problem,
    Reason,
    Refusal,
    Root,
    SkippedPath,
    Status,
)
from dogear_core.types.markup import NO_MARKUP, Markup, PackedMarkup, Style, pack, unpack
from dogear_core.types.primitives import (
    DocumentId,
    InputId,
    PassageId,
    RootId,
    Span,
    Vector,
    Vectors,
)
from dogear_core.types.reports import (
    IndexReport,
    LibraryStatus,
)
from dogear_core.types.search import (
    Filters,
    Hit,
    Leg,
    SearchMode,
    SearchRequest,
    SearchResults,
    Snippet,
    Sort,
)

__all__ = [
    "NO_MARKUP",
    "Box",
    "CheckedCitation",
    "CitationState",
    "Document",
    "DocumentId",
    "Facets",
    "Family",
    "FileState",
    "Filters",
    "Hit",
    "IndexReport",
    "InputId",
    "KnownFile",
    "Leg",
    "LibraryStatus",
    "Markup",
    "PackedMarkup",
    "PageImage",
    "PageRequest",
    "PageSpan",
    "Passage",
    "PassageId",
    "Problem",
    "ReadResult",
    "Reason",
    "Refusal",
    "Root",
    "RootId",
    "SearchMode",
    "SearchRequest",
    "SearchResults",
    "Section",
    "SkippedPath",
    "Snippet",
    "Sort",
    "Span",
    "Status",
    "StoredDocument",
    "StoredPassage",
    "Style",
    "Vector",
    "Vectors",
    "embedding_input",
    "pack",
    "unpack",
]
