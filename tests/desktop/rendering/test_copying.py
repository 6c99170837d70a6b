import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from tests.desktop.rendering.documents import markdown, whole
from tests.desktop.rendering.test_positions import laid_out

from dogear_desktop.rendering.copying import selected_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# a\n\nb *c*\nd  \ne", "a\n\nb c d\ne"),
        ("- a\n- b\n  1. c", "• a\n• b\n1. c"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("a\n\n| b | c |\n|---|---|\n| d | |\n\ne", "a\n\nb\tc\nd\t\n\ne"),
        ("```\na\n\n  b\n```", "a\n\n  b"),
        ("> a\n\n🐈", "a\n\n🐈"),
    ],
)
def test_what_is_copied_reads_as_one_would_type_it(
    qapp: QApplication,  # noqa: ARG001
    source: str,
    expected: str,
) -> None:
    document = markdown(source)
    found = laid_out(document, whole(document))
    cursor = QTextCursor(found.document)
    cursor.select(QTextCursor.SelectionType.Document)

    assert selected_text(cursor) == expected


def test_a_part_of_an_item_is_copied_without_its_bullet(
    qapp: QApplication,  # noqa: ARG001
) -> None:
    document = markdown("- one two\n- three")
    found = laid_out(document, whole(document))
    cursor = QTextCursor(found.document)
    cursor.setPosition(4)
    cursor.setPosition(11, QTextCursor.MoveMode.KeepAnchor)

    assert selected_text(cursor) == "two\n• thr"
