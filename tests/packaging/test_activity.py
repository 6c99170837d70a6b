import io

import pytest

from bootstrap.activity import ActivityLine, describe, duration


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  [57/83] /usr/bin/g++ -O3 -c ggml.cpp\n", "compiling, 57 of 83"),
        ("Collecting numpy<3,>=2 (from dogear==0.1.0)\n", "collecting numpy"),
        (
            "  Downloading lxml-6.1.3.whl (5.2 MB)\n",
            "downloading lxml-6.1.3.whl",
        ),
        (
            "  Building wheel for llama_cpp_python (pyproject)\n",
            "building wheel for llama_cpp_python",
        ),
        ("Installing collected packages: a, b\n", "installing"),
        ("Setting up libxcb-icccm4:amd64 (0.4.1-1.1) ...\n", "setting up libxcb-icccm4"),
        ("  -- Found Threads: TRUE\n", None),
    ],
)
def test_lines_of_output_are_put_into_words(line: str, said: str | None) -> None:
    assert describe(line) == said


def test_elsewhere_a_line_is_printed_every_fifteen_seconds() -> None:
    stream, clock = io.StringIO(), Clock()
    activity = ActivityLine(stream, clock)
    for second in range(1, 41):
        clock.now = second
        activity.show(f"compiling, {second} of 83")
    assert [line.strip() for line in stream.getvalue().splitlines()] == [
        "compiling, 15 of 83, 15 s",
        "compiling, 30 of 83, 30 s",
    ]


def test_a_terminal_line_is_rewritten_in_place() -> None:
    stream, clock = Terminal(), Clock()
    activity = ActivityLine(stream, clock)
    activity.show("compiling, 1 of 83")
    clock.now = 61
    activity.show()
    activity.finish("done")
    first, second, last = stream.getvalue().split("\r")[1:]
    assert first.strip() == "compiling, 1 of 83, 0 s"
    assert second.strip() == "compiling, 1 of 83, 1 min 1 s"
    assert last.strip() == "done, 1 min 1 s"
    assert stream.getvalue().count("\n") == 1


def test_durations() -> None:
    assert [duration(seconds) for seconds in (0, 59.9, 60, 233)] == [
        "0 s",
        "59 s",
        "1 min 0 s",
        "3 min 53 s",
    ]
