from pathlib import Path

import pytest

from dogear_desktop.applications import lines
from dogear_desktop.applications.lines import line_of

DIARY = "Diary\n\n\n\nMonday: rain.\nIt rained. All day, and all night.\n\nTuesday: rain.\nMore.\n"


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    diary = tmp_path / "diary.txt"
    diary.write_text(DIARY, encoding="utf-8")
    return diary


@pytest.mark.parametrize(
    ("passage", "line"),
    [
        ("Diary\n\nMonday: rain.", 1),
        ("Monday: rain.", 5),
        ("All day, and all night.\n\nTuesday: rain.", 6),
        ("All day, and", 6),
        ("Tuesday: rain.\nMore", 8),
        ("It rained.\nTuesday: rain.", None),
        ("all night.\nTuesday: snow", None),
        ("Wednesday", None),
    ],
)
def test_the_line_on_which_a_passage_begins(diary: Path, passage: str, line: int | None) -> None:
    assert line_of(diary, passage) == line


def test_lines_are_counted_as_editors_do(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("one\r\n\r\ntwo\rGru\u0308\u00df\u00ade\r\n".encode("utf-16"))
    assert line_of(file, "Grüße") == 4


def test_a_file_that_cannot_be_read_has_no_lines(
    tmp_path: Path, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert line_of(tmp_path / "gone.txt", "Monday") is None
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    assert line_of(binary, "Monday") is None
    monkeypatch.setattr(lines, "LONGEST_FILE", 10)
    assert line_of(diary, "Monday") is None
