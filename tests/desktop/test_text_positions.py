import pytest

from dogear_core.types import Span
from dogear_desktop.text_positions import utf16_range


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("plain text", Span(6, 10), (6, 4)),
        ("🐈 Pepper", Span(2, 8), (3, 6)),
        ("a🐈b", Span(1, 2), (1, 2)),
        ("", Span(0, 0), (0, 0)),
    ],
)
def test_spans_in_utf16(text: str, span: Span, expected: tuple[int, int]) -> None:
    assert utf16_range(text, span) == expected
