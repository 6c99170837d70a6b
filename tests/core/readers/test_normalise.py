import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.readers.base import Refused
from dogear_core.readers.normalise import HeadingPath, TextBuilder, normalise, one_line
from dogear_core.types import Reason

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\r\n\f\x85e\u0301 \u1100\u1161")
)


@given(ANY_TEXT)
def test_any_text_becomes_nfc_without_control_characters(raw: str) -> None:
    text = normalise(raw)

    assert unicodedata.is_normalized("NFC", text)
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert "\ufeff" not in text
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("a\n\n\n \n\nb", "a\n\nb"),
        ("co\xadoperate\ufeff\x00", "cooperate"),
        ("e\u0301", "é"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_what_is_replaced(raw: str, text: str) -> None:
    assert normalise(raw) == text


def test_a_long_line_is_cut_for_a_title() -> None:
    assert one_line(" a \n b ") == "a b"
    assert one_line("word " * 100).endswith("word…")


@given(st.lists(st.tuples(ANY_TEXT, st.booleans())))
def test_sections_tile_the_text(blocks: list[tuple[str, bool]]) -> None:
    builder = TextBuilder(10_000)
    for number, (block, new_section) in enumerate(blocks):
        if new_section:
            builder.begin_section(page=number + 1)
        builder.add(block)
    if not any(normalise(block).strip() for block, _ in blocks):
        with pytest.raises(Refused):
            builder.finish()
        return

    text, sections = builder.finish()

    assert "".join(text[s.span.start : s.span.end] for s in sections) == text
    assert all(len(section.span) for section in sections)
    assert unicodedata.is_normalized("NFC", text)


def test_too_much_text_is_refused() -> None:
    builder = TextBuilder(10)

    with pytest.raises(Refused) as caught:
        builder.add("eleven chars")

    assert caught.value.refusal.reason is Reason.TOO_LARGE


def test_a_heading_ends_those_of_its_level_and_below() -> None:
    path = HeadingPath()

    paths = [path.enter(*h) for h in ((1, "A"), (3, "B"), (2, "C"), (2, "D"), (1, "E"))]

    assert paths == [("A",), ("A", "B"), ("A", "C"), ("A", "D"), ("E",)]
