import pytest
from PySide6.QtGui import Qt, QTextDocument

from dogear_desktop.plain_text import as_it_is


@pytest.mark.parametrize(
    "text",
    [
        "/papers/lease.pdf",
        "R&D & more",
        "<h1>huge</h1>.txt",
        "a <img src='file:///etc/passwd'> picture",
        "&lt;escaped&gt; <b>twice</b>\non two lines",
        "if a < b then c > d",
    ],
)
def test_it_is_shown_character_for_character(text: str) -> None:
    shown = as_it_is(text)
    if Qt.mightBeRichText(shown):
        document = QTextDocument()
        document.setHtml(shown)
        shown = document.toPlainText()
    assert shown == text
