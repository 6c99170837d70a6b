"""Compares a citation with its file as the file is now."""

from dogear_core.citations.anchoring import find_again
from dogear_core.citations.file_state import file_state
from dogear_core.config import ReaderLimits
from dogear_core.progress import CancelToken
from dogear_core.readers.pool import ReaderPool
from dogear_core.types import (
    CheckedCitation,
    CitationState,
    Document,
    FileState,
    ReadResult,
    Refusal,
    Span,
    StoredDocument,
)


def recheck(
    stored: StoredDocument,
    document: Document,
    span: Span,
    text: str,
    limits: ReaderLimits,
    cancel: CancelToken | None = None,
) -> CheckedCitation:
    """Return where the passage `text`, cited at `span`, is in its file now.

    `stored` and `document` are what the library has of the file. The file is read, by a reader
    process, only when its time of change is not the one the library knows. Raises `Cancelled`.
    """
    state = file_state(stored.path)
    if isinstance(state, Refusal):
        return CheckedCitation(CitationState.GONE, refusal=state)
    if state.mtime_ns != stored.mtime_ns:
        now = _read(state, limits, cancel)
        if now.content_hash != stored.content_hash:
            if isinstance(now.outcome, Refusal):
                return CheckedCitation(CitationState.GONE, refusal=now.outcome)
            return _found_again(now.outcome, span, text)
    if document.text[span.start : span.end] == text:
        return _checked(CitationState.UNCHANGED, span, document)
    return _found_again(document, span, text)  # it was indexed anew after the question


def _read(state: FileState, limits: ReaderLimits, cancel: CancelToken | None) -> ReadResult:
    with ReaderPool(1, limits) as pool:
        return next(pool.read_all([state], cancel))


def _found_again(document: Document, span: Span, text: str) -> CheckedCitation:
    found = find_again(document.text, text, span.start)
    if found is None:
        return CheckedCitation(CitationState.GONE)
    return _checked(CitationState.MOVED, found, document)


def _checked(state: CitationState, span: Span, document: Document) -> CheckedCitation:
    return CheckedCitation(state, span, document.sections, text=document.text)
