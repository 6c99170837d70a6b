"""The page about models: what speaks for each, and what can be done with it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListWidget, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot
from tests import small_models
from tests.core.models.hub_server import HubServer, Offer, serving
from tests.desktop.windows.settings.conftest import answer, control, page, press

from dogear_core.errors import HubRefused
from dogear_core.models.downloading import known_model
from dogear_core.preferences import PreferenceFile
from dogear_core.progress import Progress, Stage
from dogear_desktop.services import model_service
from dogear_desktop.services.model_service import ModelService
from dogear_desktop.widgets.model_work import ModelWork
from dogear_desktop.widgets.tick_box import TickBox
from dogear_desktop.windows.settings.add_model_dialog import AddModelDialog
from dogear_desktop.windows.settings.model_page import ModelPage
from dogear_desktop.windows.settings_dialog import SettingsDialog
from dogear_models import catalogue
from dogear_models.catalogue import CosineScale

COSINES = CosineScale(0.0, 0.1, 0.5)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every trial as passed."""
    monkeypatch.setattr("dogear_core.models.adding.try_apart", lambda *_: COSINES)


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.bert(tmp_path_factory.mktemp("bert") / "tiny-bert.gguf", dimensions=32)


@pytest.fixture
def server(bert: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """Serve a small file in the place of a model of the catalogue."""
    small = replace(known_model("bge-small-en-v1.5"), dimensions=32)
    specs = (catalogue.bundled(), small)
    monkeypatch.setattr(catalogue, "load_catalogue", lambda: specs)
    path = f"{small.repository}/resolve/main/{small.file}"
    with serving(Offer(path, bert.read_bytes())) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


@pytest.fixture
def shown(qtbot: QtBot, dialog: SettingsDialog) -> ModelPage:
    found = page(dialog, ModelPage)
    assert isinstance(found, ModelPage)
    qtbot.waitUntil(lambda: rows(found) != [])
    return found


def rows(shown: ModelPage) -> list[str]:
    (models,) = shown.findChildren(QListWidget)
    return [models.item(row).text() for row in range(models.count())]


def select(shown: ModelPage, name: str) -> None:
    (models,) = shown.findChildren(QListWidget)
    (row,) = [number for number, text in enumerate(rows(shown)) if text.startswith(name + "\n")]
    models.setCurrentRow(row)


def enabled(shown: ModelPage) -> set[str]:
    buttons = shown.findChildren(QPushButton)
    return {b.text().replace("&", "") for b in buttons if b.isEnabled() and b.isVisibleTo(shown)}


def outcome(shown: ModelPage) -> str:
    (work,) = shown.findChildren(ModelWork)
    return work.text


def tokens(shown: ModelPage) -> list[QLineEdit]:
    """Return the fields that an access token can be typed into."""
    (work,) = shown.findChildren(ModelWork)
    return [field for field in work.findChildren(QLineEdit) if field.isVisibleTo(shown)]


def facts(shown: ModelPage) -> list[str]:
    return [label.accessibleName() for label in shown.findChildren(QLabel)]


def test_each_model_says_what_speaks_for_it(shown: ModelPage) -> None:
    texts = rows(shown)
    assert texts[0] == "all-MiniLM-L6-v2\nChosen · English · 29 MB"
    assert (
        "multilingual-e5-small\nCan be downloaded · More languages, about 2 times slower · 132 MB"
        in texts
    )
    assert any("English, usually finds better, about 8 times slower" in text for text in texts)


def test_the_selected_model_is_described(shown: ModelPage) -> None:
    assert "Licence: Apache-2.0" in facts(shown)
    select(shown, "embeddinggemma-300m")
    assert "Licence: Gemma" in facts(shown)
    assert "Downloaded from: ggml-org/embeddinggemma-300M-GGUF" in facts(shown)
    assert "Checked: by the server's own checksum, after downloading" in facts(shown)


def test_what_can_be_done_depends_on_the_model(shown: ModelPage) -> None:
    always = {"Measure speed", "Add a file…"}
    assert enabled(shown) == always
    select(shown, "bge-small-en-v1.5")
    assert enabled(shown) == always | {"Download"}


def test_a_file_is_added_used_and_removed(
    qtbot: QtBot,
    shown: ModelPage,
    models: ModelService,
    bert: Path,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bert), ""))
    press(shown, "Add a file…")
    qtbot.waitUntil(lambda: bool(shown.findChildren(AddModelDialog)))
    (asked,) = shown.findChildren(AddModelDialog)
    fields = {field.accessibleName(): field for field in asked.findChildren(QLineEdit)}
    fields["Before a question"].selectAll()
    QTest.keyClicks(fields["Before a question"], "query: ")
    fields["Languages (codes)"].setText("en, de")
    with qtbot.waitSignals([models.installed, models.listed]):
        press(asked, "Try and add")
    assert outcome(shown) == "tiny-bert is installed and can be used."
    select(shown, "tiny-bert")
    assert {"Use", "Remove…"} <= enabled(shown)
    assert "Languages: English, German" in facts(shown)
    with qtbot.waitSignal(models.listed):
        press(shown, "Use")
    assert PreferenceFile(library).read().model == "tiny-bert"
    assert outcome(shown) == ""
    assert "Remove…" not in enabled(shown)
    select(shown, "all-MiniLM-L6-v2")
    with qtbot.waitSignal(models.listed):
        press(shown, "Use")
    select(shown, "tiny-bert")
    with qtbot.waitSignal(models.listed):
        QTimer.singleShot(0, answer("Remove"))
        press(shown, "Remove…")
    assert not any(text.startswith("tiny-bert") for text in rows(shown))


def test_a_model_is_downloaded_with_progress(
    qtbot: QtBot, server: HubServer, shown: ModelPage, models: ModelService
) -> None:
    select(shown, "bge-small-en-v1.5")
    with qtbot.waitSignals([models.installed, models.finished, models.listed]):
        press(shown, "Download")
        assert enabled(shown) == {"Stop"}
        (bar,) = shown.findChildren(QProgressBar)
        assert bar.accessibleName() == "Downloading bge-small-en-v1.5"
    assert outcome(shown) == "bge-small-en-v1.5 is installed and can be used."
    assert any(text.startswith("bge-small-en-v1.5\nInstalled") for text in rows(shown))
    assert "Use" in enabled(shown)
    assert server.requests


def test_how_far_a_download_is_is_told(shown: ModelPage, models: ModelService) -> None:
    models.advanced.emit(Progress(Stage.DOWNLOADING, 31_000_000, 146_000_000, 4_300_000, 27))
    assert outcome(shown) == "31 MB of 146 MB · 4.3 MB a second · minutes left: 1"


def test_a_refused_download_asks_for_a_token_and_shows_it_nowhere(
    qtbot: QtBot, server: HubServer, shown: ModelPage, models: ModelService
) -> None:
    server.offer.token = "hf_private"
    select(shown, "bge-small-en-v1.5")
    with qtbot.waitSignal(models.finished):
        press(shown, "Download")
    (field,) = tokens(shown)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert "accepted its terms" in outcome(shown)
    QTest.keyClicks(field, "hf_private")
    with qtbot.waitSignal(models.installed):
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == ""
    assert not field.isVisibleTo(shown)


def test_a_token_is_not_asked_for_once_another_model_is_selected(shown: ModelPage) -> None:
    select(shown, "embeddinggemma-300m")
    shown._on_failed(HubRefused())
    select(shown, "bge-small-en-v1.5")
    assert tokens(shown) == []


def test_the_speed_on_this_computer_is_shown_for_all(
    qtbot: QtBot, shown: ModelPage, models: ModelService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_service, "passages_per_second", lambda *_, **__: 24.0)
    with qtbot.waitSignal(models.finished):
        press(shown, "Measure speed")
    texts = rows(shown)
    assert "24 passages a second here" in texts[0]
    assert any("8 times slower · 3.0 passages a second here" in text for text in texts)


def test_a_graphics_processor_that_dogear_cannot_use_is_not_offered(
    dialog: SettingsDialog, shown: ModelPage
) -> None:
    assert not control(dialog, "preferences/gpu").isEnabled()
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert "This Dogear was built without support for it." in texts


def test_one_that_it_can_use_is_offered(
    qtbot: QtBot,
    dialog: SettingsDialog,
    shown: ModelPage,
    models: ModelService,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model_service, "supports_gpu", lambda: True)
    with qtbot.waitSignal(models.listed):
        models.load()
    box = control(dialog, "preferences/gpu")
    assert isinstance(box, TickBox)
    assert box.isEnabled()
    box.click()
    qtbot.waitUntil(lambda: PreferenceFile(library).read().gpu)
    assert shown.has_defaults
