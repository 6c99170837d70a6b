from pathlib import Path

import pytest

from dogear_core.errors import UsageError
from dogear_core.sources.ignore import (
    Rule,
    Rules,
    content_rule,
    file_rule,
    is_pattern,
    name_rule,
)
from dogear_core.types import Root, RootId

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
    with pytest.raises(UsageError):
        patterns("[z-a]")
