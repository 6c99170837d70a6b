import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dogear_desktop.occurrences import occurrences

TEXT = "The Deposit is\nheld. A  deposit\tis returned. (deposit)"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("deposit is", ["Deposit is", "deposit\tis"]),
        ("  IS\nheld ", ["is\nheld"]),
        ("(deposit)", ["(deposit)"]),
        (".", [".", "."]),
        ("nothing", []),
        (" \n", []),
    ],
)
def test_case_and_white_space_do_not_matter(wanted: str, found: list[str]) -> None:
    spans = occurrences(TEXT, wanted)
    assert [TEXT[span.start : span.end] for span in spans] == found


@settings(deadline=None)
@given(st.text("aB .*\n東ß", max_size=30), st.text("aB .*\n東ß", max_size=4))
def test_the_same_is_found_as_in_the_text(text: str, wanted: str) -> None:
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    expected = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []
    assert [(span.start, span.end) for span in occurrences(text, wanted)] == expected
