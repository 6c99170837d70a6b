import re
from collections.abc import Set

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.search.snippets import LENGTH, make_snippet
from dogear_core.types import Span


def words(text: str, stems: Set[str]) -> list[tuple[Span, str]]:
    """Return those words of a text that are asked for, lower-cased in place of stemmed."""
    found: list[tuple[Span, str]] = []
    place = 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        if word.lower() in stems:
            found.append((Span(start, place), word.lower()))
    return found


def test_the_words_of_the_question_are_marked() -> None:
    text = "The boiler\nmust be  serviced every year."
    snippet = make_snippet(text, words(text, {"boiler", "serviced"}))
    assert snippet.text == "The boiler must be serviced every year."
    marked = [snippet.text[mark.start : mark.end] for mark in snippet.highlights]
    assert marked == ["boiler", "serviced"]


def test_the_stretch_with_most_different_words_is_chosen() -> None:
    text = "boiler " * 3 + "filler " * 100 + "boiler serviced yearly" + " filler" * 100
    snippet = make_snippet(text, words(text, {"boiler", "serviced", "yearly"}))
    assert "boiler serviced yearly" in snippet.text


def test_without_a_match_the_snippet_is_the_beginning() -> None:
    text = "One two three. " * 60
    snippet = make_snippet(text, words(text, {"boiler"}))
    assert text.startswith(snippet.text)
    assert snippet.highlights == ()


@given(st.text(alphabet="ab é\n😀", max_size=1500), st.sets(st.text("abé", min_size=1, max_size=3)))
def test_marks_lie_on_words_of_the_question(text: str, stems: set[str]) -> None:
    snippet = make_snippet(text, words(text, frozenset(stems)))
    assert len(snippet.text) <= 3 * LENGTH
    for mark in snippet.highlights:
        assert snippet.text[mark.start : mark.end].lower() in stems


def test_a_match_at_the_end_is_near_the_beginning_of_the_snippet() -> None:
    text = "filler words " * 60 + "we pay up to a hundred pounds"
    snippet = make_snippet(text, words(text, {"pay"}))
    assert snippet.highlights[0].start <= LENGTH // 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Lease\n\n## Deposit\n\nIt is **returned** soon.", "Lease Deposit It is returned soon."),
        ("| Item | Cost |\n|:--|--:|\n| Boiler | *80* |", "Item Cost Boiler 80"),
        ("> quoted\n> twice\n\n1. one\n- [ ] two", "quoted twice 1. one - [ ] two"),
        (
            "See [the `lease`](https://example.org/boiler) and ![plan](a.png).",
            "See the lease and plan.",
        ),
        ("```python\nsnake_case = 2 * 3  # note\n```\n", "snake_case = 2 * 3 # note"),
        ("~/notes, __strong__ly, _so_, ~~old~~ a*b", "~/notes, strong__ly, so, old a*b"),
    ],
)
def test_of_markdown_the_words_are_shown_and_not_the_signs(text: str, shown: str) -> None:
    assert make_snippet(text, [], media_type="text/markdown").text == shown


def test_a_word_in_an_address_that_is_not_shown_is_not_marked() -> None:
    text = "**Boiler**: see [the boiler](http://boiler) boiler"
    places = [match.span() for match in re.finditer("(?i)boiler", text)]
    matches = [(Span(*place), "boiler") for place in places]
    snippet = make_snippet(text, matches, media_type="text/markdown")
    assert snippet.text == "Boiler: see the boiler boiler"
    assert [snippet.text[mark.start : mark.end] for mark in snippet.highlights] == [
        "Boiler",
        "boiler",
        "boiler",
    ]


@given(st.text(alphabet="ab*_`~#>|[](!) \n-:", max_size=400), st.sets(st.text("ab", min_size=1)))
def test_marks_lie_on_words_of_markdown_too(text: str, stems: set[str]) -> None:
    places = [Span(*found.span()) for found in re.finditer("[ab]+", text)]
    matches = [
        (place, word) for place in places if (word := text[place.start : place.end]) in stems
    ]
    snippet = make_snippet(text, matches, media_type="text/markdown")
    for mark in snippet.highlights:
        assert snippet.text[mark.start : mark.end] in stems
