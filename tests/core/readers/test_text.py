from collections.abc import Callable

import pytest

from dogear_core.config import ReaderLimits
from dogear_core.types import Document, Reason, Refusal

Read = Callable[..., Document | Refusal]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Trip to Lisbon\n\nWe left on Monday.", "Trip to Lisbon"),
        ("= Trip =\n\nWe left.", "Trip ="),
        ("Minutes\n=======\nAll were there.", "Minutes"),
        ("milk\neggs\nbread\n", ""),
        (f"{'A long first paragraph ' * 9}\n\nAnd more.", ""),
        ("----\n\ntext", ""),
    ],
)
def test_the_title_is_a_short_first_line_on_its_own(
    read_document: Callable[..., Document], text: str, title: str
) -> None:
    assert read_document("notes.txt", text).title == title


def test_source_code_has_its_media_type_and_no_title(
    read_document: Callable[..., Document],
) -> None:
    document = read_document("tool.py", "import os\n\nprint(os.name)\n")

    assert (document.media_type, document.title) == ("text/x-python", "")
    assert document.text == "import os\n\nprint(os.name)"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_white_space_is_empty(read: Read, data: bytes) -> None:
    assert read("blank.txt", data) == Refusal(Reason.EMPTY)


def test_the_limits_of_plain_text(read: Read) -> None:
    by_bytes = read("long.txt", "word " * 100, ReaderLimits(plain_text_bytes=99))
    by_chars = read("long.txt", "word " * 100, ReaderLimits(text_chars=99))

    assert isinstance(by_bytes, Refusal)
    assert isinstance(by_chars, Refusal)
    assert by_bytes.reason is by_chars.reason is Reason.TOO_LARGE
