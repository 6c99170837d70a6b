from dataclasses import replace
from pathlib import Path

import pytest

from dogear_core.types import (
    Explanation,
    FilterKind,
    FolderReport,
    Hindrance,
    LeftOut,
    MeaningRank,
    Presence,
    Problem,
    ProblemKind,
    Reach,
    Reason,
    Rule,
    SearchRequest,
    Standing,
    Verdict,
    WordsRank,
)
from dogear_desktop.explanation_checks import Mark, as_text, checks
from dogear_desktop.explanations import Remedy, filter_name, remedy, remedy_text, summary

HOME = Path("/home/ada")
LEASE = HOME / "papers" / "lease.pdf"
FOUND = Reach(LEASE, Presence.FILE, HOME, None, None, characters=1200, passages=4, embedded=4)
NOT_READ = replace(FOUND, characters=0, passages=0, embedded=0)
FOLDER = replace(NOT_READ, path=HOME / "papers", presence=Presence.FOLDER, below=FolderReport(60))
BUILD = LeftOut(HOME / "build", Rule.PATTERN, "build/")
TYPE = Hindrance(FilterKind.TYPE, ("docx",), typed=True)


def failed(reason: Reason, path: Path = LEASE) -> Reach:
    return replace(NOT_READ, problem=Problem(path, reason.status, reason, ""))


def standing(
    place: int | None = 37,
    *,
    has: tuple[str, ...] = ("deposit",),
    lacks: tuple[str, ...] = ("parrot", "budgie"),
    together: int | None = None,
    rank: int | None = 40,
    meaning: MeaningRank | None = None,
    kept_out_by: tuple[Hindrance, ...] = (),
) -> Standing:
    words = WordsRank(rank, 3000, has, lacks, len(has) if together is None else together)
    return Standing(SearchRequest("deposit"), kept_out_by, place, 65, words, meaning)


SUMMARIES = {
    "missing": (
        Explanation(replace(NOT_READ, presence=Presence.MISSING)),
        "There is no file or folder at this place.",
        None,
    ),
    "a file not added": (
        Explanation(replace(NOT_READ, root=None)),
        "Not indexed: its folder was not added to Dogear.",
        "Add the folder “papers”",
    ),
    "a folder not added": (
        Explanation(replace(FOLDER, root=None)),
        "Not indexed: this folder was not added to Dogear.",
        "Add this folder",
    ),
    "left out with a folder": (
        Explanation(replace(NOT_READ, left_out=BUILD)),
        "Not indexed: the folder /home/ada/build is left out by the pattern build/.",
        "Add this file",
    ),
    "left out itself": (
        Explanation(replace(NOT_READ, left_out=LeftOut(LEASE, Rule.UNFINISHED))),
        "Not indexed: this file is temporary or unfinished.",
        "Add this file",
    ),
    "a folder left out": (
        Explanation(replace(FOLDER, left_out=LeftOut(FOLDER.path, Rule.HIDDEN))),
        "Not indexed: this folder is hidden.",
        "Add this folder",
    ),
    "Dogear's own": (
        Explanation(replace(NOT_READ, left_out=LeftOut(LEASE.parent, Rule.LIBRARY))),
        "Not indexed: the folder /home/ada/papers is where Dogear keeps its library.",
        None,
    ),
    "locked": (
        Explanation(failed(Reason.ENCRYPTED)),
        "Not searchable. The file is protected by a password."
        " A copy saved without a password can be found.",
        "Show in the report",
    ),
    "too slow": (
        Explanation(failed(Reason.TIMEOUT)),
        "Not searchable. Reading the file took too long."
        " Try again when the computer has less else to do.",
        "Try again",
    ),
    "too slow and changed": (
        Explanation(replace(failed(Reason.EMPTY), changed=True)),
        "Not searchable. The file is empty. The file has changed since it was read.",
        "Index now",
    ),
    "in a folder that may not be read": (
        Explanation(failed(Reason.UNREADABLE, LEASE.parent)),
        "Not searchable. Its folder /home/ada/papers: The file may not be read."
        " Change who may read it, and the next indexing will.",
        "Try again",
    ),
    "new": (
        Explanation(NOT_READ),
        "Not indexed yet: the next indexing will come to it.",
        "Index now",
    ),
    "searchable": (
        Explanation(FOUND),
        "This file is searchable. Type a question to see where it stands.",
        None,
    ),
    "a folder": (Explanation(FOLDER), "This folder is indexed.", None),
    "a folder with problems": (
        Explanation(replace(FOLDER, below=FolderReport(60, {ProblemKind.DAMAGED: 2}))),
        "This folder is indexed.",
        "Show in the report",
    ),
    "first": (Explanation(FOUND, standing(1)), "Found: it is the first result.", None),
    "third": (Explanation(FOUND, standing(3)), "Found at place 3.", None),
    "far down, with some of the words": (
        Explanation(FOUND, standing(37)),
        "Found, but at place 37: it has 1 of the 3 words you typed.",
        None,
    ),
    "far down, with none of the words": (
        Explanation(FOUND, standing(37, has=(), rank=None)),
        "Found, but at place 37: it has none of the words you typed.",
        None,
    ),
    "far down, with its words scattered": (
        Explanation(FOUND, standing(37, has=("deposit", "parrot"), lacks=(), together=1)),
        "Found, but at place 37: no passage of it has all the words you typed together.",
        None,
    ),
    "far down, with all the words": (
        Explanation(FOUND, standing(37, lacks=())),
        "Found, but at place 37: other documents fit the question better.",
        None,
    ),
    "below the end": (
        Explanation(FOUND, standing(None)),
        "Searchable, but not among the results: it has 1 of the 3 words you typed.",
        None,
    ),
    "with nothing in common": (
        Explanation(replace(FOUND, embedded=0), standing(None, has=(), rank=None)),
        "Searchable, but it has none of the words you typed, and its meaning is not indexed yet.",
        "Index now",
    ),
    "kept out": (
        Explanation(FOUND, standing(2, kept_out_by=(TYPE,))),
        "Not shown: kept out by “type:docx”. Without that it is at place 2.",
        "Remove the filter",
    ),
    "kept out of nothing": (
        Explanation(FOUND, standing(None, kept_out_by=(TYPE,))),
        "Not shown: kept out by “type:docx”. Even without that it is not among the results.",
        "Remove the filter",
    ),
    "found as it was": (
        Explanation(replace(FOUND, changed=True), standing(1)),
        "Found: it is the first result.",
        "Index now",
    ),
}


@pytest.mark.parametrize("case", SUMMARIES)
def test_the_sentence_on_top_and_what_helps(case: str) -> None:
    explanation, sentence, button = SUMMARIES[case]
    assert summary(explanation) == sentence
    helps = remedy(explanation)
    assert (remedy_text(helps, explanation) if helps else None) == button


def test_every_verdict_and_every_remedy_is_among_the_cases() -> None:
    explanations = [explanation for explanation, _, _ in SUMMARIES.values()]
    assert {explanation.verdict for explanation in explanations} == set(Verdict)
    assert {remedy(explanation) for explanation in explanations} == {*Remedy, None}


@pytest.mark.parametrize("case", SUMMARIES)
def test_what_stands_in_the_way_comes_first(case: str) -> None:
    marks = [check.mark for check in checks(SUMMARIES[case][0])]
    assert marks == sorted(marks, key=list(Mark).index)
    assert marks


@pytest.mark.parametrize(
    ("case", "sentences"),
    [
        ("missing", ["There is nothing at this place on the disk."]),
        ("a file not added", ["It is in no folder that you added."]),
        (
            "left out with a folder",
            ["The folder /home/ada/build is left out by the pattern build/."],
        ),
        ("locked", ["The file is protected by a password."]),
        ("a folder with problems", ["Not searchable in it: 2"]),
        ("searchable", []),
        ("first", ["It does not have: parrot, budgie"]),
        (
            "far down, with its words scattered",
            ["Of these one passage has at most: 1"],
        ),
        (
            "kept out",
            ["It does not pass “type:docx”.", "It does not have: parrot, budgie"],
        ),
    ],
)
def test_what_turned_out_badly(case: str, sentences: list[str]) -> None:
    found = checks(SUMMARIES[case][0])
    assert [check.sentence for check in found if check.mark is Mark.NO] == sentences


def test_what_is_yet_to_come() -> None:
    explanation = Explanation(replace(FOUND, embedded=1, changed=True))
    waiting = [check.sentence for check in checks(explanation) if check.mark is Mark.NOT_YET]
    assert waiting == [
        "Its meaning is indexed for 1 of 4 passages.",
        "It has changed since it was read.",
    ]
    (new,) = (check for check in checks(Explanation(NOT_READ)) if check.mark is Mark.NOT_YET)
    assert new.sentence == "It has not been read yet."


def test_ranks_are_told_for_both_legs() -> None:
    near = standing(1, rank=3, meaning=MeaningRank(2500, 20000, 0.3))
    told = {check.sentence: check.mark for check in checks(Explanation(FOUND, near))}
    assert told["By its words it is at place 3 of 3,000 passages."] is Mark.YES
    assert told["By its meaning it is at place 2,500 of 20,000 passages."] is Mark.NO
    assert told["It is at place 1 of 65 documents found."] is Mark.YES
    gone = checks(Explanation(FOUND, standing(None, has=(), rank=None)))
    told = {check.sentence: check.mark for check in gone}
    assert told["By its words it is not found."] is Mark.NO
    assert told["It is not among the 65 documents found."] is Mark.NO


@pytest.mark.parametrize("kind", FilterKind)
def test_every_filter_has_a_name_also_where_it_was_not_typed(kind: FilterKind) -> None:
    assert "Work" in filter_name(Hindrance(kind, ("Work",), typed=False))


@pytest.mark.parametrize(
    ("kind", "values", "typed"),
    [
        (FilterKind.WITHOUT_TYPE, ("pdf", "md"), "“-type:pdf,md”"),
        (FilterKind.WITHOUT, ("draft",), "“-draft”"),
        (FilterKind.AFTER, ("2024-06-01",), "“after:2024-06-01”"),
    ],
)
def test_a_typed_filter_is_named_as_it_is_typed(
    kind: FilterKind, values: tuple[str, ...], typed: str
) -> None:
    assert filter_name(Hindrance(kind, values, typed=True)) == typed


def test_as_text_it_can_be_sent() -> None:
    text = as_text(SUMMARIES["first"][0]).splitlines()
    assert text[:3] == [str(LEASE), "deposit", "Found: it is the first result."]
    assert "✗ It does not have: parrot, budgie" in text
    assert "✓ Its meaning is indexed." in text
