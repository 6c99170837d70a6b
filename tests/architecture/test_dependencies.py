"""What Dogear depends on is bounded in pyproject.toml and pinned in constraints.txt."""

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bootstrap.environment import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def declared() -> list[Requirement]:
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    requirements = [Requirement(line) for group in groups for line in group]
    return [requirement for requirement in requirements if requirement.name != PROJECT["name"]]


def pins() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): Version(version) for name, version in pairs}


@pytest.mark.parametrize("requirement", declared(), ids=str)
def test_every_dependency_has_a_lower_and_an_upper_bound(requirement: Requirement) -> None:
    operators = {specifier.operator for specifier in requirement.specifier}
    assert operators == {"=="} or ({">="} <= operators and operators & {"<", "<="})


@pytest.mark.parametrize("requirement", declared(), ids=str)
def test_every_dependency_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


def installed(requirements: list[Requirement]) -> Iterator[tuple[str, Version]]:
    """Yield the packages these need, with all that those need, as they are installed."""
    seen: set[str] = set()
    while requirements:
        requirement = requirements.pop()
        name = canonicalize_name(requirement.name)
        if name in seen:
            continue
        seen.add(name)
        distribution = metadata.distribution(name)
        yield name, Version(distribution.version)
        needs = [Requirement(line) for line in distribution.requires or []]
        requirements += [
            need for need in needs if not need.marker or need.marker.evaluate({"extra": ""})
        ]


def test_the_tests_run_with_the_pinned_versions() -> None:
    wrong = {
        name: f"{version} is installed, {pins().get(name)} is pinned"
        for name, version in installed(declared())
        if pins().get(name) != version
    }
    assert wrong == {}


def test_the_change_log_knows_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\]", changes, re.MULTILINE)
    assert PROJECT["version"] in headings
