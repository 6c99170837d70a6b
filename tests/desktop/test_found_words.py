from collections.abc import Callable

from dogear_core.types import Hit, Span
from dogear_desktop.found_words import found_words

MakeHit = Callable[..., Hit]


def test_the_words_found_are_marked_throughout_the_passage(make_hit: MakeHit) -> None:
    hit = make_hit(text="Deposit: the deposit, not deposits", highlights=(Span(0, 7),))
    words = [hit.text[word.start : word.end] for word in found_words(hit)]
    assert words == ["Deposit", "deposit"]


def test_a_hit_without_marks_marks_no_words(make_hit: MakeHit) -> None:
    assert list(found_words(make_hit())) == []
