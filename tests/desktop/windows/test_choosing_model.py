"""Another model is taken up at once, without starting anew, and the library learned by it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import small_models

from dogear_core.engine import Engine
from dogear_core.errors import ModelDamaged
from dogear_core.models.adding import add_file
from dogear_core.models.store import ModelStore
from dogear_core.types import IndexReport
from dogear_desktop.app import Application
from dogear_desktop.widgets.model_change_panel import ModelChangePanel
from dogear_desktop.windows.settings.model_page import ModelPage
from dogear_models.catalogue import CosineScale


def test_every_engine_goes_on_with_the_model_that_was_chosen(
    qtbot: QtBot,
    tmp_path: Path,
    papers: Path,
    start: Callable[[Path], Application],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DOGEAR_MODELS", str(tmp_path / "models"))
    scale = CosineScale(0.0, 0.1, 0.5)
    monkeypatch.setattr("dogear_core.models.adding.try_apart", lambda *_: scale)
    add_file(ModelStore(), small_models.bert(tmp_path / "tiny-bert.gguf", dimensions=32))
    application = start(papers)
    qtbot.waitUntil(lambda: not application.indexing.running, timeout=30_000)
    application.window.side.show_settings()
    settings = application.window.side.settings
    settings.show_page(ModelPage)
    application._models.choose("tiny-bert")
    names: list[str] = []

    def ask() -> bool:
        names.clear()
        for session in (application._reader, application._checker):
            session.run(lambda e: e.model.name, on_result=names.append, on_error=lambda _: None)
        qtbot.waitUntil(lambda: len(names) == 2, timeout=30_000)
        return names == ["tiny-bert"] * 2

    qtbot.waitUntil(ask, timeout=30_000)
    with Engine.open(papers) as engine:
        assert engine.model.name == "tiny-bert"
        # By the writer, that is: whichever of the two was found to be better.
        qtbot.waitUntil(lambda: engine.model_status().comparison is not None, timeout=30_000)
    (panel,) = settings.findChildren(ModelChangePanel)
    qtbot.waitUntil(lambda: "made from your own documents" in panel.text, timeout=30_000)


def test_a_model_that_cannot_be_used_is_told(qtbot: QtBot, quick: Application) -> None:
    qtbot.waitUntil(lambda: not quick.indexing.running)
    problem = ModelDamaged(path=Path("/models/tiny.gguf"))
    quick.indexing.finished.emit(IndexReport(model_problem=problem))
    assert quick.window.messages.text.startswith("The language model stays as it is. ")
    assert "/models/tiny.gguf" in quick.window.messages.text
