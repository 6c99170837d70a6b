from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.search.query import Query, parse

PIECES = st.sampled_from(
    [
        "type:",
        "in:",
        "after:",
        "before:",
        "-",
        '"',
        " ",
        "pdf",
        "Work",
        "2024-06",
        "TYPE:",
        ",",
        "a",
    ]
)
TYPED = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
NAMES = st.text("abÄ東 '(-:/", min_size=1).filter(str.strip)
BUILT = st.builds(
    Query,
    text=st.sampled_from(["", "lease", 'lease "notice period"', "http://a.example/b"]),
    without=st.lists(st.sampled_from(["draft", "two words", "type:pdf", "42"]), unique=True).map(
        tuple
    ),
    types=st.lists(st.sampled_from(["pdf", "word", "py"]), unique=True).map(tuple),
    without_types=st.lists(st.sampled_from(["email", "csv"]), unique=True).map(tuple),
    folders=st.lists(NAMES, unique=True).map(tuple),
    without_folders=st.lists(NAMES, unique=True).map(tuple),
    after=st.none() | st.dates(date(1971, 1, 1), date(2261, 12, 31)),
    before=st.none() | st.dates(date(1971, 1, 1), date(2261, 12, 31)),
)


@given(TYPED)
def test_a_query_is_read_as_it_is_written(text: str) -> None:
    query = parse(text)
    assert parse(query.to_text()) == query


@given(BUILT)
def test_chosen_filters_are_read_as_they_are_written(query: Query) -> None:
    assert parse(query.to_text()) == query


@given(TYPED)
def test_any_text_gives_filters(text: str) -> None:
    parse(text, typing=True).filters()


def test_all_filters_together() -> None:
    typed = 'boiler type:pdf,word in:Work after:2024 before:2024-06 "notice period" -draft the'
    assert parse(typed) == Query(
        text='boiler "notice period" the',
        without=("draft",),
        types=("pdf", "word"),
        folders=("Work",),
        after=date(2024, 1, 1),
        before=date(2024, 6, 1),
    )


def test_a_minus_leaves_out_words_phrases_types_and_folders() -> None:
    assert parse('-draft -"first draft" -type:pdf -in:Old') == Query(
        without=("draft", "first draft"), without_types=("pdf",), without_folders=("Old",)
    )


def test_values_with_spaces_are_quoted() -> None:
    query = parse('in:"My papers"')
    assert query.folders == ("My papers",)
    assert query.to_text() == 'in:"My papers"'


@pytest.mark.parametrize(
    "text",
    [
        "http://a.example",
        "foo:bar",
        "type:nonsense",
        "type:pdf,nonsense",
        "after:lunch",
        "after:2024-13",
        "before:0001",
        "-after:2024",
        "-5",
        "-F",
        "tar -x file",
        "--force",
        "well-known",
        "in:",
        "a - b",
        "C:\\letters",
    ],
)
def test_what_is_no_filter_is_a_word(text: str) -> None:
    assert parse(text) == Query(text=text)


def test_a_quote_without_its_other_half_quotes_nothing() -> None:
    assert parse('5" disk type:pdf') == Query(text="5 disk", types=("pdf",))


def test_what_is_quoted_is_no_filter() -> None:
    assert parse('"type:pdf"') == Query(text='"type:pdf"')


def test_the_last_date_counts() -> None:
    assert parse("after:2020 after:2021").after == date(2021, 1, 1)


@pytest.mark.parametrize("text", ["boiler type:", "boiler type:p", "boiler after:20", "boiler -"])
def test_a_filter_that_is_only_begun_does_not_count_while_typing(text: str) -> None:
    assert parse(text, typing=True) == Query(text="boiler")
    assert parse(text) == Query(text=text)


def test_a_finished_filter_counts_while_typing() -> None:
    assert parse("boiler type:pdf", typing=True).types == ("pdf",)


def test_dates_are_written_as_short_as_they_were_meant() -> None:
    assert parse("after:2024-01-01 before:2024-06-01").to_text() == "after:2024 before:2024-06"
    assert parse("after:2024-01-02").to_text() == "after:2024-01-02"
