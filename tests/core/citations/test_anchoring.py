import pytest

from dogear_core.citations.anchoring import find_again
from dogear_core.types import Span

PASSAGE = "The deposit is nine hundred pounds.\nIt is held by a scheme. It is returned in June."


def found(text: str, passage: str = PASSAGE, near: int = 0) -> str | None:
    span = find_again(text, passage, near)
    return None if span is None else text[span.start : span.end]


def test_a_passage_is_found_as_it_is() -> None:
    assert found(f"New first page.\n\n{PASSAGE} And more.") == PASSAGE
    assert found("Nothing of the kind.") is None


def test_of_several_places_the_nearest_is_taken() -> None:
    text = "same words, same words, same words"
    assert find_again(text, "same words", 14) == Span(12, 22)
    assert find_again(text, "same words", 1000) == Span(24, 34)


def test_other_line_breaks_do_not_matter() -> None:
    assert found(f"a {PASSAGE.replace(' ', chr(10) + '  ')} b") == PASSAGE.replace(" ", "\n  ")


def test_its_ends_are_enough_when_its_middle_was_rewritten() -> None:
    changed = PASSAGE.replace("It is held by a scheme.", "A scheme holds it,\nnot the landlord.")
    assert found(f"Before. {changed} After.") == changed


@pytest.mark.parametrize(
    "text",
    [
        PASSAGE.replace("returned in June", "returned in May"),
        PASSAGE.replace("scheme.", "scheme. " + "Much was added. " * 50),
        "It is returned in June. The deposit is nine hundred pounds.",
    ],
)
def test_a_passage_with_other_ends_is_gone(text: str) -> None:
    assert found(text) is None


def test_short_sentences_are_no_evidence() -> None:
    assert found("No. We did. Other things. Yes.", "No. Nothing happened. Yes.") is None
    assert found("anything", "  \n") is None
