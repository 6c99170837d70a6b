import re

import pytest

from bootstrap.environment import ROOT
from bootstrap.targets import TARGETS, run_target


def test_help_lists_every_target(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_target([]) == 0
    listed = re.findall(r"^  make ([\w-]+) +\S", capsys.readouterr().out, re.MULTILINE)
    assert listed == list(TARGETS)


def test_the_makefile_has_the_same_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    line = re.search(r"^TARGETS := (.*)$", makefile, re.MULTILINE)
    assert line is not None
    assert set(line[1].split()) == set(TARGETS)


@pytest.mark.parametrize("arguments", [["frobnicate"], ["run", "test"]])
def test_an_unknown_target_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_target(arguments) == 2
    assert "There is no target" in capsys.readouterr().err
