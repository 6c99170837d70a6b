"""Code stays in pieces that can be read in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bootstrap.environment import ROOT

FILE_LINES = 350
FUNCTION_LINES = 50
"""Without docstrings and other text over several lines, such as SQL."""


def sources() -> Iterator[Path]:
    for folder in ("core", "desktop", "models", "packaging", "tests"):
        yield from (ROOT / folder).rglob("*.py")


def test_no_file_is_too_long() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in sources()}
    assert {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    too_long = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = _lines(node)
                if length > FUNCTION_LINES:
                    too_long[f"{path.relative_to(ROOT)}: {node.name}"] = length
    assert too_long == {}


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    text = {
        line
        for node in ast.walk(function)
        if isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        for line in range(node.lineno + 1, (node.end_lineno or node.lineno) + 1)
    }
    return (function.end_lineno or function.lineno) - function.lineno + 1 - len(text)
