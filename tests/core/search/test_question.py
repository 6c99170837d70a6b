import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.search.question import MAX_TERMS, take_apart


def test_words_that_say_nothing_are_left_out() -> None:
    assert take_apart("What is the notice period?").match == '"notice" OR "period?"'


def test_a_question_of_such_words_alone_still_searches() -> None:
    assert take_apart("to be or not to be").match != ""


def test_a_quoted_phrase_must_occur() -> None:
    query = take_apart('"notice period" landlord')
    assert query.match.startswith('("notice period") AND')
    assert query.exact


@pytest.mark.parametrize("text", ["AB-1234", "foo_bar", "config.yaml", "x86"])
def test_a_lone_identifier_is_asked_for_by_its_letters(text: str) -> None:
    assert take_apart(text).exact


@pytest.mark.parametrize("text", ["landlord", "how long may I be away", "notice period."])
def test_ordinary_words_are_not_identifiers(text: str) -> None:
    assert not take_apart(text).exact


def test_the_last_word_may_be_unfinished_while_typing() -> None:
    assert take_apart("notice per", typing=True).match == '"notice" OR "per"*'
    assert take_apart("notice per").match == '"notice" OR "per"'


def test_a_beginning_too_short_to_rank_is_taken_as_a_word() -> None:
    assert take_apart("notice pe", typing=True).match == '"notice" OR "pe"'


@pytest.mark.parametrize("text", ["notice period?", "notice period.", 'notice "period"'])
def test_a_word_with_something_behind_it_is_finished(text: str) -> None:
    assert "*" not in take_apart(text, typing=True).match


def test_the_beginning_is_the_last_word_even_if_it_was_typed_before() -> None:
    assert (
        take_apart("tenant landlord tenant", typing=True).match
        == '"tenant" OR "landlord" OR "tenant"*'
    )


def test_a_word_that_says_nothing_is_left_out_before_it_is_finished() -> None:
    assert take_apart("notice and", typing=True).match == '"notice"'
    assert take_apart("and", typing=True).match == '"and"*'
    assert take_apart("what of the", typing=True).match == '"what" OR "of" OR "the"'


@pytest.mark.parametrize("typing", [True, False])
def test_a_file_is_asked_for_by_its_name_whatever_its_suffix(typing: bool) -> None:
    query = take_apart("old lease_2024.pdf", typing=typing)
    assert query.match == '"old" OR "lease_2024" OR "lease_2024.pdf"'
    assert query.words == '"old" "lease_2024"'


def test_a_suffix_may_be_unfinished_while_typing() -> None:
    assert take_apart("lease.p", typing=True).terms == ('"lease"', '"lease.p"')
    assert take_apart("lease.p").terms == ('"lease.p"',)


@pytest.mark.parametrize("text", ["U.S", "3.5", "e.g", "example.organisation", ".pdf"])
def test_other_words_with_a_point_are_no_files(text: str) -> None:
    assert take_apart(text).words == f'"{text}"'


def test_a_word_without_end_is_no_identifier_and_takes_no_time() -> None:
    assert not take_apart("a" * 100_000).exact


def test_a_question_a_page_long_is_cut() -> None:
    assert (
        take_apart(" ".join(f"word{number}" for number in range(500))).match.count(" OR ")
        < MAX_TERMS
    )


@given(st.text(), st.booleans())
def test_any_text_is_a_question(text: str, typing: bool) -> None:
    query = take_apart(text, typing=typing)
    assert "\0" not in query.match + query.text
