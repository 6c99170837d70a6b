"""Qt counts UTF-16 units, the engine counts code points: the one place that converts."""

from dogear_core.types import Span


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units `text` takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_range(text: str, span: Span) -> tuple[int, int]:
    """Return where `span` of `text` starts and how long it is, in UTF-16 units."""
    return utf16_length(text[: span.start]), utf16_length(text[span.start : span.end])
