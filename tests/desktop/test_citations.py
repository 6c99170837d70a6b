from collections.abc import Callable
from pathlib import Path

import pytest

from dogear_core.types import Hit
from dogear_desktop.citations import citation, markdown_link, page_label, shown_path, title

MakeHit = Callable[..., Hit]


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
