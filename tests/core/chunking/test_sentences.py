import pytest

from dogear_core.chunking.sentences import sentence_ends


def sentences(text: str) -> list[str]:
    ends = [*sentence_ends(text, 0, len(text)), len(text)]
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    "text",
    [
        "The rent is due. | It is paid monthly.",
        "Is it due? | Yes! | Pay now…",
        "He said “Stop.” | She did not.",
        "(It was late.) | We left.",
        "Dr. Ames met Mrs. Bell on Jan. 5 at St. Anne's. | They spoke.",
        "Bring fruit, e.g. Apples or pears. | Then go.",
        "See No. 5 and Fig. 3 on p. 7. | The answer was no. | Then we left.",
        "J. R. R. Tolkien wrote it. | Others read it.",
        "The U.S. Navy came. | It left.",
        "It costs 3.50 or 4.25 in all. | That is cheap.",
        "It began in 1999. | Then it ended.",
        "Wait ... what is this? | Nothing.",
        "“What?” he asked. | “Nothing.”",
        "1. Open the box. | 2. Take it out.",
        "Der Vertrag gilt ab dem 3. Oktober z.B. Montags. | Er endet bald.",
        "今天下雨。|我们在家！|你呢？|很好。",
        "「はい。」|そうです。",
        "यह घर है। | वह बड़ा है।",
        "هل أنت هنا؟ | نعم.",
        "the lens is clear. | in mice it is not.",
        "a line that\nwraps here. | Another that\nwraps too.",
        "Visit www.example.org today. | Or call.",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    assert sentences(text.replace("| ", "").replace("|", "")) == expected
