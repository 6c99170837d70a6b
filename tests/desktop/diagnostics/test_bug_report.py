import pytest

from dogear_desktop.diagnostics.bug_report import MOST_FRAMES, BugReport, Frame

SECRET = "the deposit is 1,200 €"


def stumble(text: str) -> None:
    raise ValueError(text)


def report_of(text: str, *, wrap: bool = False) -> BugReport:
    try:
        stumble(text)
    except ValueError as error:
        if not wrap:
            return BugReport.of(error)
        try:
            raise RuntimeError(text) from error
        except RuntimeError as wrapped:
            return BugReport.of(wrapped)
    raise AssertionError


def test_a_report_says_where_in_the_program(request: pytest.FixtureRequest) -> None:
    report = report_of(SECRET)
    [raised] = report.raised
    assert raised.kind == "builtins.ValueError"
    assert [frame.function for frame in raised.frames] == ["report_of", "stumble"]
    assert raised.frames[-1] == Frame(__name__, stumble.__code__.co_firstlineno + 1, "stumble")
    assert report.text().startswith("Thread: MainThread\nbuiltins.ValueError\n")
    assert str(request.path.parent) not in report.text()


def test_what_an_error_says_is_told_only_when_asked_for() -> None:
    report = report_of(SECRET, wrap=True)
    assert SECRET not in report.text()
    assert report.text(with_messages=True).count(SECRET) == 2


def test_an_error_comes_with_the_one_before_it() -> None:
    kinds = [raised.kind for raised in report_of("", wrap=True).raised]
    assert kinds == ["builtins.ValueError", "builtins.RuntimeError"]


def test_the_same_bug_is_known_again() -> None:
    reports = [report_of(text) for text in ("one", "two")]
    assert reports[0].identity == reports[1].identity
    assert reports[0].identity != report_of("one", wrap=True).identity


def test_a_recursion_without_end_is_cut() -> None:
    def dig() -> None:
        dig()

    try:
        dig()
    except RecursionError as error:
        report = BugReport.of(error)
    assert len(report.raised[0].frames) == MOST_FRAMES


def test_errors_that_lead_back_to_each_other_end() -> None:
    first, second = ValueError(), ValueError()
    first.__context__, second.__context__ = second, first
    assert len(BugReport.of(first).raised) == 2


def test_an_error_that_cannot_be_printed_has_no_message() -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise ZeroDivisionError

    assert "Message" not in BugReport.of(Mute()).text(with_messages=True)


def test_a_report_knows_what_it_passed() -> None:
    report = report_of("")
    assert report.passes(__name__)
    assert not report.passes("dogear_desktop.windows")
