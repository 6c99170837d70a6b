import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap.environment import ROOT, Environment
from bootstrap.setup import llama_arguments


def test_llama_is_built_without_its_tools_also_in_a_folder_with_spaces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CMAKE_ARGS", "-DGGML_CUDA=ON")
    arguments = shlex.split(llama_arguments(Environment(Path("/home of/someone's"))))
    assert "-DLLAVA_BUILD=OFF" in arguments
    assert "-DGGML_NATIVE=ON" in arguments
    assert (
        "-DCMAKE_PROJECT_llama.cpp_INCLUDE_BEFORE="
        "/home of/someone's/packaging/bootstrap/llama.cmake"
    ) in arguments
    assert arguments[-1] == "-DGGML_CUDA=ON"


def test_the_settings_for_llama_are_where_the_setup_looks() -> None:
    assert "set(LLAMA_BUILD_COMMON OFF)" in Environment().llama_settings.read_text("utf-8")


def test_an_old_python_is_told_so() -> None:
    make = ROOT / "packaging" / "make.py"
    pretend = (
        "import runpy, sys; sys.version_info = (3, 8, 10, 'final', 0); "
        "sys.argv = ['make.py', 'run']; runpy.run_path(sys.orig_argv[-1], run_name='__main__')"
    )
    told = subprocess.run(
        [sys.executable, "-c", pretend, str(make)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert told.returncode == 1
    assert "Dogear needs Python 3.11 or newer; this is Python 3.8" in told.stderr
    assert "Traceback" not in told.stderr
