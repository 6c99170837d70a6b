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
    LeftOut,
    Problem,
    Reason,
    Refusal,
    Root,
    Rule,
    SkippedPath,
    Status,
)
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
    IN_NEED,
    FolderReport,
    IndexReport,
    LibraryReport,
    LibraryStatus,
    ProblemKind,
    reasons_of,
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
    "IN_NEED",
    "Box",
    "CheckedCitation",
    "CitationState",
    "Document",
    "DocumentId",
    "Facets",
    "Family",
    "FileState",
    "Filters",
    "FolderReport",
    "Hit",
    "IndexReport",
    "InputId",
    "KnownFile",
    "LeftOut",
    "Leg",
    "LibraryReport",
    "LibraryStatus",
    "PageImage",
    "PageRequest",
    "PageSpan",
    "Passage",
    "PassageId",
    "Problem",
    "ProblemKind",
    "ReadResult",
    "Reason",
    "Refusal",
    "Root",
    "RootId",
    "Rule",
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
    "Vector",
    "Vectors",
    "embedding_input",
    "reasons_of",
]
