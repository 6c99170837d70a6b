import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dogear_core.storage.store import Store

TEXTS = st.text(st.sampled_from("abé東京ß😀 .\n-"), max_size=200)
any_text = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@any_text
@given(TEXTS)
def test_spans_are_in_order_and_within_the_text(store: Store, text: str) -> None:
    place = 0
    for span, _ in store.tokenizer.words(text):
        assert place <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip(" .\n-") == text[span.start : span.end]
        place = span.start


@any_text
@given(TEXTS, st.sets(st.sampled_from(["a", "ab", "東京", "京", "b"])), st.sampled_from(["", "a"]))
def test_found_are_the_words_with_a_wanted_stem(
    store: Store, text: str, stems: set[str], beginning: str
) -> None:
    beginnings = (beginning,) if beginning else ()
    wanted = [
        (span, stem)
        for span, stem in store.tokenizer.words(text)
        if stem in stems or stem.startswith(beginnings)
    ]
    assert store.tokenizer.find(text, stems, beginnings) == wanted


@pytest.mark.parametrize(
    ("typed", "beginning"),
    [
        ("landl", "landl"),
        ("the résum", "resum"),
        ("univers", "univ"),
        ("ine", "in"),
        ("bus", ""),
        ("cars", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_word_begins_what_its_stem_begins_but_no_plural_does(
    store: Store, typed: str, beginning: str
) -> None:
    assert store.tokenizer.beginning(typed) == beginning
