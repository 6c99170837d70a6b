"""The things that flow through the engine, from a file on disk to a cited passage.

Every offset counts Unicode code points of a document's normalised text, and every span is
half-open: `text[span.start:span.end]`.
"""

from dogear_core.types.citations import CheckedCitation, CitationState, PageSpan
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
from dogear_core.types.pages import (
    Area,
    Box,
    ChangedFile,
    DocumentPages,
    ImageRequest,
    Line,
    PageImage,
    PageRequest,
    PagesRequest,
    TextLayer,
    TextRequest,
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
    "Area",
    "Box",
    "ChangedFile",
    "CheckedCitation",
    "CitationState",
    "Document",
    "DocumentId",
    "DocumentPages",
    "Facets",
    "Family",
    "FileState",
    "Filters",
    "Hit",
    "ImageRequest",
    "IndexReport",
    "InputId",
    "KnownFile",
    "Leg",
    "LibraryStatus",
    "Line",
    "PageImage",
    "PageRequest",
    "PageSpan",
    "PagesRequest",
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
    "TextLayer",
    "TextRequest",
    "Vector",
    "Vectors",
    "embedding_input",
]
