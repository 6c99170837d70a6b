from pathlib import Path

import pytest

from bootstrap.environment import Environment, Stage


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    environment = Environment(tmp_path)
    for path in (
        tmp_path / "pyproject.toml",
        environment.constraints,
        environment.llama_settings,
        environment.folder / "pyvenv.cfg",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as tested\n", encoding="utf-8")
    return environment


def test_nothing_is_done_before_it_is_marked(environment: Environment) -> None:
    assert not environment.is_done(Stage.RUN)


def test_what_is_marked_stays_done(environment: Environment) -> None:
    environment.mark_done(Stage.RUN)
    assert Environment(environment.root).is_done(Stage.RUN)
    assert not environment.is_done(Stage.DEVELOP)


@pytest.mark.parametrize(
    "changed",
    [
        "pyproject.toml",
        "constraints.txt",
        "packaging/bootstrap/llama.cmake",
        ".venv/pyvenv.cfg",
    ],
)
def test_a_change_asks_for_a_new_setup(environment: Environment, changed: str) -> None:
    environment.mark_done(Stage.RUN)
    (environment.root / changed).write_text("newer\n", encoding="utf-8")
    assert not environment.is_done(Stage.RUN)


def test_a_moved_folder_asks_for_a_new_setup(environment: Environment, tmp_path: Path) -> None:
    environment.mark_done(Stage.RUN)
    elsewhere = tmp_path.with_name(tmp_path.name + "-moved")
    tmp_path.rename(elsewhere)
    assert not Environment(elsewhere).is_done(Stage.RUN)
    assert not Environment(elsewhere).is_usable()


def test_a_deleted_environment_asks_for_a_new_setup(environment: Environment) -> None:
    environment.mark_done(Stage.RUN)
    (environment.folder / "pyvenv.cfg").unlink()
    assert not environment.is_done(Stage.RUN)
    assert not environment.is_usable()
