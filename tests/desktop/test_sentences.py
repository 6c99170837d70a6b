from pathlib import Path

import pytest

from dogear_core import errors
from dogear_core.progress import Progress, Stage, Waiting
from dogear_core.types import (
    CheckedCitation,
    CitationState,
    IndexReport,
    LeftOut,
    Problem,
    ProblemKind,
    Reason,
    Refusal,
    Rule,
    Span,
)
from dogear_desktop.applications.base import Opening, Outcome, Place
from dogear_desktop.progress_sentences import activity_sentence, progress_sentence
from dogear_desktop.sentences import (
    advice_sentence,
    citation_sentence,
    error_sentence,
    kind_name,
    left_out_clause,
    opening_sentence,
    problem_sentence,
    reason_sentence,
    report_sentence,
)

ELSEWHERE = {"DatasetInvalid", "LibraryMissing"}
"""Errors that no window can meet: it evaluates nothing, and makes the library that is missing."""
ERRORS = [getattr(errors, name) for name in errors.__all__ if name not in ELSEWHERE]


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_has_a_sentence_of_its_own(kind: type[errors.DogearError]) -> None:
    sentence = error_sentence(kind())
    assert sentence.endswith((".", ":"))
    others = {error_sentence(other()) for other in ERRORS if other is not kind}
    assert sentence not in others


def test_an_error_names_its_path() -> None:
    error = errors.NoSuchPath(path=Path("/papers/gone"))
    assert error_sentence(error).endswith("/papers/gone")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    assert reason_sentence(reason).endswith(".")


@pytest.mark.parametrize("reason", Reason)
def test_advice_is_a_sentence_of_its_own(reason: Reason) -> None:
    advice = advice_sentence(reason)
    assert advice == "" or advice.endswith(".")
    assert advice != reason_sentence(reason)


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_of_problem_has_a_name(kind: ProblemKind) -> None:
    assert kind_name(kind)
    assert kind_name(kind) not in {kind_name(other) for other in ProblemKind if other is not kind}


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_says_what_it_leaves_out(rule: Rule) -> None:
    left_out = LeftOut(Path("/papers/build"), rule, "build/")
    assert left_out_clause(left_out, "The folder").startswith("The folder ")


def test_what_a_rule_leaves_out_names_the_rule() -> None:
    path = Path("/papers/build")
    by_pattern = Problem(path, Reason.IGNORED.status, Reason.IGNORED, "pattern: build/")
    assert problem_sentence(by_pattern) == "It is left out by the pattern build/."
    hidden = Problem(path, Reason.IGNORED.status, Reason.IGNORED, "hidden")
    assert problem_sentence(hidden) == "It is hidden."
    empty = Problem(path, Reason.EMPTY.status, Reason.EMPTY, "")
    assert problem_sentence(empty) == reason_sentence(Reason.EMPTY)


@pytest.mark.parametrize(
    ("outcome", "application", "place", "expected"),
    [
        (Outcome.DONE, "Document Viewer", Place(12), ""),
        (Outcome.GONE, "", Place(12), "The file is no longer there:"),
        (Outcome.NO_APPLICATION, "", Place(), "No application on this computer opens this file:"),
        (
            Outcome.PAGE_UNTOLD,
            "Preview {0}",
            Place(1012),
            "Opened in Preview {0}, which cannot go to a page by itself: see page 1,012",
        ),
        (
            Outcome.PAGE_UNTOLD,
            "Preview",
            Place(12, "viii"),
            "Opened in Preview, which cannot go to a page by itself: see page viii",
        ),
        (Outcome.PAGE_UNTOLD, "", Place(12), "Opened, but not at its page: see page 12"),
    ],
)
def test_what_became_of_an_opening(
    outcome: Outcome, application: str, place: Place, expected: str
) -> None:
    opening = Opening(Path("/papers/lease.pdf"), outcome, application, place)
    assert opening_sentence(opening) == expected


@pytest.mark.parametrize(
    ("progress", "paused", "expected"),
    [
        (None, False, "Up to date"),
        (Progress(Stage.SCANNING, 1204), False, "Looking for files: 1,204"),
        (Progress(Stage.READING, 1204, 6182), False, "Reading 1,204 of 6,182 files"),
        (Progress(Stage.EMBEDDING, 3, 9), False, "Learning the meaning of 3 of 9 passages"),
        (Progress(Stage.EMBEDDING, 3, 9), True, "Indexing is paused"),
    ],
)
def test_what_is_being_done_in_a_few_words(
    progress: Progress | None, paused: bool, expected: str
) -> None:
    assert activity_sentence(progress, paused=paused) == expected


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress(Stage.SCANNING, 1234), "Looking for files: 1,234"),
        (Progress(Stage.READING, 12, 2000), "Reading 12 of 2,000 files"),
        (
            Progress(Stage.EMBEDDING, 300, 5000, rate=33.4, seconds_left=141),
            "Learning the meaning of 300 of 5,000 passages · 33 per second · about 2 min left",
        ),
        (
            Progress(Stage.EMBEDDING, 1, 2, rate=2.5, seconds_left=4),
            "Learning the meaning of 1 of 2 passages · 2.5 per second · less than a minute left",
        ),
        (
            Progress(Stage.READING, 1, 9, seconds_left=5400),
            "Reading 1 of 9 files · about 1.5 h left",
        ),
        (Progress(Stage.READING, 1, 9, slowly=True), "Reading 1 of 9 files · slowly, on battery"),
        (Progress(Stage.READING, 1, 9, waiting=Waiting.PAUSED), "Indexing is paused"),
        (
            Progress(Stage.SCANNING, 0, waiting=Waiting.ON_BATTERY),
            "Waiting: the computer is on battery",
        ),
        (
            Progress(Stage.SCANNING, 0, waiting=Waiting.LOW_DISK_SPACE),
            "Waiting: the disk is almost full",
        ),
    ],
)
def test_progress(progress: Progress, expected: str) -> None:
    assert progress_sentence(progress) == expected


def test_a_report_says_only_what_changed() -> None:
    assert report_sentence(IndexReport(added=3, removed=1)) == "Added: 3 · Removed: 1"
    assert report_sentence(IndexReport(unchanged=9)) == ""


@pytest.mark.parametrize(
    ("checked", "page", "said"),
    [
        (CheckedCitation(CitationState.UNCHANGED, Span(0, 5)), 3, None),
        (CheckedCitation(CitationState.MOVED, Span(0, 5)), 3, "on page 3 now"),
        (CheckedCitation(CitationState.MOVED, Span(0, 5)), None, "still in it"),
        (CheckedCitation(CitationState.GONE), None, "gone from it"),
        (
            CheckedCitation(CitationState.GONE, refusal=Refusal(Reason.ENCRYPTED)),
            None,
            "protected by a password",
        ),
    ],
)
def test_what_became_of_a_citation(
    checked: CheckedCitation, page: int | None, said: str | None
) -> None:
    sentence = citation_sentence(checked, page)
    assert said in sentence if said else sentence == ""
