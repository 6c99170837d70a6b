import os
import sys
from pathlib import Path

import pytest

from bootstrap.commands import run_logged
from bootstrap.errors import SetupError


def run(code: str, log: Path) -> None:
    run_logged([sys.executable, "-c", code], log=log, environ=os.environ, cwd=log.parent)


def test_the_output_goes_to_the_end_of_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "setup.log"
    log.write_text("earlier\n", encoding="utf-8")
    run("print('compiled ä')", log)
    assert log.read_text(encoding="utf-8") == "earlier\ncompiled ä\n"
    assert "done" in capsys.readouterr().out


def test_a_failure_shows_the_end_of_the_output_and_names_the_log(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"
    code = "for n in range(100): print('line', n)\nraise SystemExit('no space left')"
    with pytest.raises(SetupError) as failure:
        run(code, log)
    message = str(failure.value)
    assert "no space left" in message
    assert "line 99" in message
    assert "line 10\n" not in message
    assert str(log) in message
