"""Models are looked up, added, downloaded, chosen and measured behind the window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import small_models
from tests.core.models.hub_server import HubServer, Offer, serving

from dogear_core.embedding.fake import FakeModel
from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import DogearError, HubRefused, ModelUnsuitable, UnknownModel
from dogear_core.models import downloading
from dogear_core.models.adding import Told
from dogear_core.models.downloading import known_model
from dogear_core.models.store import ModelStore
from dogear_core.preferences import PreferenceFile
from dogear_core.progress import Progress
from dogear_desktop.services import model_service
from dogear_desktop.services.model_service import FileSaid, Models, ModelService
from dogear_desktop.tasks import TaskRunner
from dogear_models import catalogue
from dogear_models.catalogue import CosineScale, ModelSpec

COSINES = CosineScale(0.0, 0.1, 0.5)
BUNDLED = catalogue.bundled().id


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every trial as passed, and try again at once."""
    monkeypatch.setattr("dogear_core.models.adding.try_apart", lambda *_: COSINES)
    monkeypatch.setattr(downloading, "RETRY_SECONDS", 0)
    monkeypatch.setattr(model_service, "PROGRESS_SECONDS", 0)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    return tmp_path / "library"


@pytest.fixture
def service(library: Path, runner: TaskRunner, tmp_path: Path) -> Iterator[ModelService]:
    made = ModelService(library, FakeModel(), runner, ModelStore(tmp_path / "models"))
    yield made
    made.stop()
    assert runner.close(5.0)


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.bert(tmp_path_factory.mktemp("bert") / "tiny-bert.gguf", dimensions=32)


@pytest.fixture
def spec() -> ModelSpec:
    return replace(known_model("bge-small-en-v1.5"), dimensions=32)


@pytest.fixture
def server(bert: Path, spec: ModelSpec, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    path = f"{spec.repository}/resolve/main/{spec.file}"
    with serving(Offer(path, bert.read_bytes())) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


def states(models: Models) -> dict[str, tuple[str, bool]]:
    return {model.spec.id: (model.state.value, model.in_use) for model in models.listed}


def test_all_models_are_listed(qtbot: QtBot, service: ModelService) -> None:
    with qtbot.waitSignal(service.listed) as told:
        service.load()
    models = told.args[0]
    assert len(models.listed) == len(catalogue.load_catalogue())
    assert states(models)[BUNDLED] == ("bundled", True)
    assert (models.running, models.supports_gpu) == ("fake", False)


def test_a_file_is_described_added_chosen_and_removed(
    qtbot: QtBot, service: ModelService, bert: Path, library: Path
) -> None:
    with qtbot.waitSignal(service.described) as said:
        service.describe(bert)
    file_said = said.args[0]
    assert isinstance(file_said, FileSaid)
    assert file_said.spec is not None
    assert file_said.spec.dimensions == 32
    with qtbot.waitSignals([service.installed, service.listed, service.finished]):
        service.add(bert, Told(name="mine"))
    chosen: list[LlamaModel] = []
    service.chosen.connect(chosen.append)
    with qtbot.waitSignal(service.listed) as told:
        service.choose("mine")
    assert [model.name for model in chosen] == ["mine"]
    assert states(told.args[0])["mine"] == ("installed", True)
    assert told.args[0].running == "mine"
    assert PreferenceFile(library).read().model == "mine"
    with qtbot.waitSignal(service.listed):
        service.choose(BUNDLED)
    with qtbot.waitSignal(service.listed) as listed:
        service.remove("mine")
    assert "mine" not in states(listed.args[0])


def test_a_silent_file_is_asked_about_and_a_wrong_one_refused(
    qtbot: QtBot, service: ModelService, tmp_path: Path
) -> None:
    silent = small_models.decoder(tmp_path / "silent.gguf", pooling=False)
    with qtbot.waitSignal(service.described) as said:
        service.describe(silent)
    assert said.args[0] == FileSaid(silent, None)
    (tmp_path / "letter.gguf").write_text("Dear landlord")
    with qtbot.waitSignal(service.failed) as failed:
        service.describe(tmp_path / "letter.gguf")
    assert isinstance(failed.args[0], ModelUnsuitable)


def test_a_download_tells_how_far_it_is(
    qtbot: QtBot, service: ModelService, server: HubServer, spec: ModelSpec
) -> None:
    seen: list[Progress] = []
    service.advanced.connect(seen.append)
    with qtbot.waitSignals([service.installed, service.finished]):
        service.download(spec)
        assert service.busy
        service.measure()  # one after the other: this does nothing
    assert seen[-1].done == seen[-1].total == len(server.offer.content)
    assert not service.busy


def test_a_download_is_stopped_and_goes_on(
    qtbot: QtBot, service: ModelService, server: HubServer, spec: ModelSpec, tmp_path: Path
) -> None:
    service.advanced.connect(lambda _: service.stop())
    with qtbot.waitSignal(service.finished):
        server.offer.breaks = [20_000]
        service.download(spec)
        service.stop()
    assert len(ModelStore(tmp_path / "models").installed()) == 1
    service.advanced.disconnect()
    with qtbot.waitSignal(service.installed):
        service.download(spec)


def test_a_private_model_is_refused_without_the_token(
    qtbot: QtBot, service: ModelService, server: HubServer, spec: ModelSpec
) -> None:
    server.offer.token = "hf_private"
    failures: list[DogearError] = []
    service.failed.connect(failures.append)
    with qtbot.waitSignal(service.finished):
        service.download(spec)
    assert [type(error) for error in failures] == [HubRefused]
    with qtbot.waitSignal(service.installed):
        service.download(spec, "hf_private")


def test_the_speed_is_measured(
    qtbot: QtBot, service: ModelService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_service, "passages_per_second", lambda *_, **__: 21.5)
    with qtbot.waitSignal(service.measured) as told:
        service.measure()
    assert told.args == [21.5] == [service.rate]


def test_what_cannot_be_chosen_is_said(qtbot: QtBot, service: ModelService) -> None:
    with qtbot.waitSignal(service.failed) as failed:
        service.choose("bge-m3")
    assert isinstance(failed.args[0], UnknownModel)
