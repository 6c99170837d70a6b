import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bootstrap.errors import SetupError
from bootstrap.prerequisites import check_venv, find_compilers

pytestmark = pytest.mark.usefixtures("linux")


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.fixture
def only_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Leave nothing on the PATH but programs of these names."""

    def leave(*names: str) -> None:
        for name in names:
            (tmp_path / name).write_text("#!/bin/sh\n", encoding="ascii")
            (tmp_path / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("CC", raising=False)
        monkeypatch.delenv("CXX", raising=False)

    return leave


@pytest.mark.parametrize("pair", [("cc", "c++"), ("gcc", "g++"), ("clang", "clang++")])
def test_a_compiler_is_found(only_programs: Callable[..., None], pair: tuple[str, str]) -> None:
    only_programs(*pair)
    assert find_compilers() == pair


def test_the_compiler_that_the_variables_name_comes_first(
    only_programs: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    only_programs("cc", "c++", "clang-19", "clang++-19")
    monkeypatch.setenv("CC", "clang-19 -m64")
    monkeypatch.setenv("CXX", "clang++-19")
    assert find_compilers() == ("clang-19", "clang++-19")


@pytest.mark.parametrize(
    ("manager", "advice"),
    [
        ("apt-get", "apt-get install -y --no-install-recommends build-essential"),
        ("dnf", "dnf install gcc gcc-c++"),
        ("pacman", "pacman -S --needed base-devel"),
        ("other", "with your system's package manager"),
    ],
)
def test_without_a_compiler_it_says_what_to_install(
    only_programs: Callable[..., None], manager: str, advice: str
) -> None:
    only_programs(manager, "cc")
    with pytest.raises(SetupError, match=r"none was found") as failure:
        find_compilers()
    assert advice in str(failure.value)


def test_debian_without_ensurepip_is_told_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SetupError, match="apt install python3-venv"):
        check_venv()
