from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.errors import UsageError
from dogear_core.sources.ignore import (
    Rules,
    content_rule,
    exact_pattern,
    file_rule,
    is_pattern,
    name_rule,
)
from dogear_core.types import Root, RootId, Rule

SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# a cache"


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (".notes", Rule.HIDDEN),
        (".git", Rule.VERSION_CONTROL),
        ("node_modules", Rule.CACHE),
        ("__pycache__", Rule.CACHE),
        ("Thumbs.db", Rule.SYSTEM),
        (".DS_Store", Rule.SYSTEM),
        ("System Volume Information", Rule.SYSTEM),
    ],
)
def test_litter_is_ignored_by_name(name: str, rule: Rule) -> None:
    assert name_rule(name) is rule


@pytest.mark.parametrize("name", ["CVS", "cache", "build", "letter.git.txt", "git", "…"])
def test_ordinary_names_are_kept(name: str) -> None:
    assert name_rule(name) is None


@pytest.mark.parametrize("name", ["~$Letter.docx", "film.CRDOWNLOAD", "a.part", "b.tmp"])
def test_unfinished_files_are_ignored(name: str) -> None:
    assert file_rule(name) is Rule.UNFINISHED


@pytest.mark.parametrize("name", ["part", "tmp.txt", "$~Letter.docx", "notes.partly"])
def test_finished_files_are_kept(name: str) -> None:
    assert file_rule(name) is None


def test_a_cache_tag_counts_only_with_its_signature(tmp_path: Path) -> None:
    tag = tmp_path / "CACHEDIR.TAG"
    tag.write_text("my notes on cache directories")
    assert content_rule(tmp_path, {"CACHEDIR.TAG"}) is None
    tag.write_text(SIGNATURE)
    assert content_rule(tmp_path, {"CACHEDIR.TAG"}) is Rule.CACHE


def test_a_virtual_environment_is_a_cache_whatever_its_name(tmp_path: Path) -> None:
    assert content_rule(tmp_path, {"bin", "pyvenv.cfg"}) is Rule.CACHE


def patterns(*exclude: str) -> Rules:
    return Rules(Root(RootId(1), Path("/home/ada"), exclude))


def test_the_last_pattern_that_matches_decides() -> None:
    chosen = patterns("*.log", "!keep.log", "drafts/")
    assert chosen.match("/home/ada/deep/a.log", is_folder=False) == "*.log"
    assert chosen.match("/home/ada/keep.log", is_folder=False) is None
    assert chosen.match("/home/ada/letters/drafts", is_folder=True) == "drafts/"
    assert chosen.match("/home/ada/drafts", is_folder=False) is None


def test_a_leading_slash_ties_a_pattern_to_the_root() -> None:
    chosen = patterns("/old")
    assert chosen.match("/home/ada/old", is_folder=True) == "/old"
    assert chosen.match("/home/ada/letters/old", is_folder=True) is None


@pytest.mark.parametrize(
    "text", ["*.log", "drafts/", "!keep.log", "/old", "# why", "[[:a]]", "a b"]
)
def test_a_pattern_may_be_anything_that_gitignore_understands(text: str) -> None:
    assert is_pattern(text)


@pytest.mark.parametrize("text", ["", "  ", "!", "a\\", "[z-a]", "[", "/"])
def test_what_means_nothing_is_no_pattern(text: str) -> None:
    assert not is_pattern(text)


def test_a_pattern_that_means_nothing_is_refused() -> None:
    with pytest.raises(UsageError):
        patterns("!")


names = st.text(
    st.sampled_from("ab*?[]!#\\ \t\u00a0^-{}()$.+|é日") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=6,
).filter(lambda name: not set(name) & {"/", "\0", "\n"} and name not in {".", ".."})
ways = st.lists(names, min_size=1, max_size=3).map("/".join)


@given(ways, ways)
def test_an_exact_pattern_leaves_out_its_own_path_and_no_other(way: str, other: str) -> None:
    left_out = patterns(exact_pattern(PurePosixPath(way)))
    for is_folder in (False, True):
        assert left_out.match(f"/home/ada/{way}", is_folder=is_folder)
        below = (other + "/").startswith(way + "/")
        assert bool(left_out.match(f"/home/ada/{other}", is_folder=is_folder)) == below
        assert not left_out.match(f"/home/ada/in/{way}", is_folder=is_folder) or way == "in"


@pytest.mark.parametrize(
    "name", ["*.txt", "a?b", "[draft]", "!important", "#1", "back\\slash", "space ", "tab\t", "\\ "]
)
def test_an_odd_name_is_left_out_exactly(name: str) -> None:
    left_out = patterns("/archive", exact_pattern(PurePosixPath(name)), "!archive")
    assert left_out.match(f"/home/ada/{name}", is_folder=False)
    for other in (name[:-1] + "x", name.strip() + "x", "x" + name, name.replace("*", "a") + "x"):
        assert not left_out.match(f"/home/ada/{other}", is_folder=False)
    with pytest.raises(UsageError):
        patterns("[z-a]")
