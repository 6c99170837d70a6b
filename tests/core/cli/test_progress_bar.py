import io

import pytest

from dogear_core.cli.progress_bar import SECONDS_BETWEEN_LINES, counts, progress_lines
from dogear_core.progress import Progress, Stage, Waiting


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress(Stage.SCANNING, 1234), "1,234 files"),
        (Progress(Stage.READING, 120, 6000), "120 of 6,000 files"),
        (
            Progress(Stage.DOWNLOADING, 1_250_000, 36_700_000, rate=2.5e6),
            "1.2 of 36.7 MB, 2.5 MB/s",
        ),
        (
            Progress(Stage.EMBEDDING, 5, 10, rate=35.25, seconds_left=167.2),
            "5 of 10 passages, 35.2 passages/s, 0:02:47 left",
        ),
    ],
)
def test_counts_tell_what_is_known(progress: Progress, text: str) -> None:
    assert counts(progress) == text


def test_without_a_terminal_a_line_comes_only_now_and_then() -> None:
    now = 0.0
    stream = io.StringIO()
    show = progress_lines(stream, clock=lambda: now)
    show(Progress(Stage.READING, 1, 9))
    assert stream.getvalue() == ""
    now = SECONDS_BETWEEN_LINES
    show(Progress(Stage.READING, 2, 9))
    show(Progress(Stage.READING, 3, 9))
    now = 2 * SECONDS_BETWEEN_LINES
    show(Progress(Stage.EMBEDDING, 4, 9))
    assert stream.getvalue() == "Reading: 2 of 9 files\nEmbedding: 4 of 9 passages\n"


def test_why_a_run_waits_is_told_at_once() -> None:
    stream = io.StringIO()
    show = progress_lines(stream, clock=lambda: 0.0)
    for reason in Waiting:
        show(Progress(Stage.READING, 1, 9, waiting=reason))
    told = stream.getvalue().splitlines()
    assert len(set(told)) == len(Waiting)
    assert "dogear resume" in told[0]


def test_a_slow_run_says_why_it_is_slow() -> None:
    now = 0.0
    stream = io.StringIO()
    show = progress_lines(stream, clock=lambda: now)
    now = SECONDS_BETWEEN_LINES
    show(Progress(Stage.READING, 1, 9, slowly=True))
    assert "on battery" in stream.getvalue()
