import os
from pathlib import Path

import pytest

from dogear_core.errors import UsageError
from dogear_core.paths import absolute_path, default_library, known_as


def test_a_path_is_made_absolute_from_here_and_from_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_path("papers/lease.txt") == tmp_path / "papers" / "lease.txt"
    assert absolute_path("~/papers") == Path.home() / "papers"


def test_a_name_may_begin_with_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_path("./~draft.txt") == tmp_path / "~draft.txt"


@pytest.mark.parametrize("given", ["~nosuchuser/x", os.fsdecode(b"caf\xe9.txt")])
def test_a_path_that_means_nothing_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError):
        absolute_path(given)
    monkeypatch.setenv("DOGEAR_LIBRARY", given)
    with pytest.raises(UsageError):
        default_library()


def test_a_file_may_be_known_by_its_own_path_and_by_where_it_leads(tmp_path: Path) -> None:
    real = tmp_path.resolve()
    (real / "link.txt").symlink_to("lease.txt")
    winding = Path(f"{real}/sub/../link.txt")
    assert known_as(winding) == [winding, real / "link.txt", real / "lease.txt"]


def test_what_a_link_calls_by_a_name_that_is_not_unicode_is_in_no_library(tmp_path: Path) -> None:
    link = tmp_path.resolve() / "link.txt"
    link.symlink_to(os.fsdecode(b"caf\xe9.txt"))
    assert known_as(link) == [link]


def test_a_link_in_circles_leads_to_itself(tmp_path: Path) -> None:
    loop = tmp_path.resolve() / "loop"
    loop.symlink_to("loop")
    assert known_as(loop) == [loop]
