import pytest

from dogear_models.wordpiece import prepare


def stripped(text: str) -> str:
    return prepare(text, strip_accents=True)


def test_plain_text_stays() -> None:
    text = "The tenant pays 840 EUR;\n\tsee https://example.org/" + "x-" * 200
    assert stripped(text) == text


@pytest.mark.parametrize("text", ["Café crème, Łódź", "Cafe\u0301 cre\u0300me, Ło\u0301dz\u0301"])
def test_accents_are_stripped_however_they_are_written(text: str) -> None:
    assert stripped(text) == "Cafe creme, Łodz"


def test_korean_syllables_keep_their_vowels() -> None:
    assert stripped("한") == "\u1112\u1161\u11ab"


def test_indic_vowel_signs_stay() -> None:
    assert stripped("किराया") == "किराया"


def test_a_cased_model_keeps_its_accents() -> None:
    assert prepare("Café 한", strip_accents=False) == "Café 한"


def test_an_endless_word_becomes_one_unknown_letter() -> None:
    blob = "aGVsbG8" * 40
    assert stripped(f"key: {blob}.") == "key: \U00010000."
    assert stripped("x" * 100) == "x" * 100


def test_a_long_line_of_chinese_is_no_endless_word() -> None:
    assert stripped("租" * 300) == "租" * 300
