from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from dogear_core.types import Hit
from dogear_desktop.citations import (
    breadcrumb,
    citation,
    markdown_link,
    page_label,
    short_date,
    short_place,
    shown_path,
    title,
)

MakeHit = Callable[..., Hit]
HERE = datetime.now().astimezone().tzinfo


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ({}, ""),
        ({"page": 3}, "Page 3"),
        ({"page": 3, "last_page": 3}, "Page 3"),
        ({"page": 3, "last_page": 4}, "Pages 3–4"),
        ({"page": 5, "page_label": "iv"}, "Page iv"),
    ],
)
def test_pages(make_hit: MakeHit, pages: dict[str, int], expected: str) -> None:
    assert page_label(make_hit(**pages)) == expected


def test_a_document_without_title_goes_by_its_file(make_hit: MakeHit) -> None:
    assert title(make_hit(title="", name="scan 12.pdf")) == "scan 12.pdf"


def test_the_home_folder_is_shortened() -> None:
    assert shown_path(Path.home() / "Letters" / "a.txt") == str(Path("~/Letters/a.txt"))
    assert shown_path(Path("/srv/a.txt")) == str(Path("/srv/a.txt"))


def test_a_citation_quotes_and_says_where(make_hit: MakeHit) -> None:
    hit = make_hit(text="returned within\n thirty days", page=2)
    assert citation(hit) == f"“returned within thirty days”\nLease, Page 2, {hit.path}"


def test_a_markdown_link_leads_to_the_page(make_hit: MakeHit) -> None:
    hit = make_hit(title="Lease [draft]_2", name="my (old) lease.pdf", page=2, page_label="ii")
    link = "file:///papers/my%20%28old%29%20lease.pdf#page=2"
    assert markdown_link(hit) == rf"[Lease \[draft\]\_2, Page ii](<{link}>)"


@pytest.mark.parametrize(
    ("roots", "expected"),
    [
        (["/home/Papers"], "Papers › Work › Old"),
        (["/home", "/home/Papers/Work"], "Work › Old"),
        (["/other"], "/home/Papers/Work/Old"),
        (["/home/Papers/Work/Old/a.md"], "/home/Papers/Work/Old"),
        (["/"], "/ › home › Papers › Work › Old"),
    ],
)
def test_a_breadcrumb_begins_with_the_nearest_root(roots: list[str], expected: str) -> None:
    path = Path("/home/Papers/Work/Old/a.md")
    assert breadcrumb(path, [Path(root) for root in roots]) == expected


def test_a_short_place_is_the_page_and_the_nearest_heading(make_hit: MakeHit) -> None:
    hit = replace(make_hit(page=3), heading="Lease › 4. Deposit › Interest")
    assert short_place(hit) == "Page 3 · Interest"
    assert short_place(make_hit()) == ""


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2025, 6, 15, 9, 5, tzinfo=HERE), "9:05\u202fAM"),
        (datetime(2025, 6, 14, 23, 59, tzinfo=HERE), "14 Jun"),
        (datetime(2024, 12, 31, 23, 59, tzinfo=HERE), "Dec 2024"),
    ],
)
def test_a_date_is_as_short_as_it_may_be(moment: datetime, expected: str) -> None:
    mtime_ns = int(moment.timestamp()) * 10**9
    assert short_date(mtime_ns, date(2025, 6, 15)) == expected
