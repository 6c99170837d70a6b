import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dogear_core.config import ReaderLimits
from dogear_core.readers import reading
from dogear_core.readers.reading import read_file
from dogear_core.types import Document, FileState, Reason, Refusal

MakeState = Callable[[Path], FileState]
LIMITS = ReaderLimits()


def reason_of(path: Path, make_state: MakeState, limits: ReaderLimits = LIMITS) -> Reason:
    outcome = read_file(make_state(path), limits).outcome
    assert isinstance(outcome, Refusal)
    return outcome.reason


def test_the_hash_is_that_of_the_bytes(tmp_path: Path, make_state: MakeState) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hello\r\n")

    result = read_file(make_state(path), LIMITS)

    assert result.content_hash == hashlib.blake2b(b"hello\r\n", digest_size=16).hexdigest()
    assert result.state == make_state(path)


def test_the_state_is_that_of_the_file_that_was_read(tmp_path: Path, make_state: MakeState) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    seen = make_state(path)
    path.write_text("changed since")

    result = read_file(seen, LIMITS)

    assert result.state == make_state(path) != seen
    assert isinstance(result.outcome, Document)
    assert result.outcome.text == "changed since"


def test_what_is_no_file(tmp_path: Path, make_state: MakeState) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()

    assert reason_of(tmp_path / "gone.txt", make_state) is Reason.VANISHED
    assert reason_of(folder / "below" / "gone.txt", make_state) is Reason.VANISHED
    assert reason_of(folder, make_state) is Reason.SPECIAL_FILE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path, make_state: MakeState) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert reason_of(tmp_path / "pipe.txt", make_state) is Reason.SPECIAL_FILE


def test_a_file_that_may_not_be_opened(
    tmp_path: Path, make_state: MakeState, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    assert reason_of(path, make_state) is Reason.UNREADABLE


def test_a_large_file_is_refused_before_it_is_read(
    tmp_path: Path, make_state: MakeState, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(b"%PDF-1.4" + bytes(1000))
    monkeypatch.delattr(reading, "_read_rest")

    assert reason_of(path, make_state, ReaderLimits(file_bytes=999)) is Reason.TOO_LARGE


def test_a_mistake_in_a_reader_is_a_refusal(
    tmp_path: Path, make_state: MakeState, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def identify(*_: object) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(reading, "identify", identify)

    assert read_file(make_state(path), LIMITS).outcome == Refusal(
        Reason.CRASHED, "ZeroDivisionError: unforeseen"
    )
