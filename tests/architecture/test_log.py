"""What is written to the log is in the source, word for word: nothing of the person's can be."""

import ast
from collections.abc import Iterator

from bootstrap.environment import ROOT

LEVELS = {"debug", "info", "warning", "error", "critical", "exception", "log"}
SOURCES = [path for part in ("core", "desktop") for path in (ROOT / part).rglob("*.py")]


def logging_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="_log"), attr=attr)):
                assert attr in LEVELS
                yield node
            case ast.Call(func=ast.Attribute(value=ast.Call(func=made), attr=attr)):
                if ast.unparse(made) == "logging.getLogger" and attr in LEVELS:
                    yield node


def test_every_message_is_a_literal() -> None:
    calls = 0
    for path in SOURCES:
        for call in logging_calls(ast.parse(path.read_text(encoding="utf-8"))):
            calls += 1
            is_log = isinstance(call.func, ast.Attribute) and call.func.attr == "log"
            message = call.args[1 if is_log else 0]
            assert isinstance(message, ast.Constant), f"{path.name}:{call.lineno}"
            assert isinstance(message.value, str)
    assert calls >= 5


def test_a_logger_is_called_so_that_it_is_found_here() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and "logging.getLogger" in ast.unparse(node.value):
                assert [ast.unparse(target) for target in node.targets] == ["_log"], path.name
