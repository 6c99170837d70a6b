import json
import sys
from pathlib import Path

import pytest

from bootstrap.environment import ROOT, Environment
from bootstrap.sample import DOCUMENTS, LIBRARY, QUESTIONS, has_display, show_sample


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment whose programs only write down how they were called."""
    monkeypatch.setattr(sys, "platform", "linux")
    environment = Environment(tmp_path)
    for name in ("dogear", "dogear-desktop"):
        program = environment.program(name)
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f'#!/bin/sh\necho {name} "$@" >> called\n', encoding="ascii")
        program.chmod(0o755)
    return environment


def called(environment: Environment) -> list[str]:
    return (environment.root / "called").read_text(encoding="utf-8").splitlines()


def test_with_a_display_the_window_opens(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert show_sample(environment) == 0
    assert called(environment) == [f"dogear-desktop --library {LIBRARY} --add {DOCUMENTS}"]


def test_without_a_display_it_says_so_and_answers_in_the_terminal(
    environment: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_display()
    assert show_sample(environment) == 0
    assert "There is no display" in capsys.readouterr().out
    assert called(environment) == [
        f"dogear --library {LIBRARY} add {DOCUMENTS}",
        *(f"dogear --library {LIBRARY} search {question} -n 1" for question in QUESTIONS),
    ]


def test_the_questions_are_those_the_sample_library_is_tested_with() -> None:
    listing = ROOT / "tests" / "data" / "sample_questions.json"
    entries = json.loads(listing.read_text(encoding="utf-8"))
    assert [entry["question"] for entry in entries if entry.get("sample")] == list(QUESTIONS)
