"""The commands about models."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import small_models
from tests.core.cli.conftest import Dogear
from tests.core.models.hub_server import HubServer, Offer, serving

from dogear_core.cli.main import main
from dogear_core.models import downloading
from dogear_core.models.trial import try_model
from dogear_models import catalogue
from dogear_models.catalogue import CosineScale, ModelSpec

BUNDLED = catalogue.bundled().id
KNOWN = "bge-small-en-v1.5"
WEAK = CosineScale(unrelated=0.5, spread=0.1, related=0.6)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the models in a folder of this test's own, and try them in this process."""

    def try_here(spec: ModelSpec, file: Path, _: object) -> CosineScale:
        return try_model(spec, file)

    monkeypatch.setattr("dogear_core.models.adding.try_apart", try_here)
    monkeypatch.setattr("dogear_core.models.trial.measure_cosines", lambda _: WEAK)
    monkeypatch.setattr(downloading, "RETRY_SECONDS", 0)
    monkeypatch.setenv("DOGEAR_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.bert(tmp_path_factory.mktemp("bert") / "tiny-bert.gguf", dimensions=32)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file that passes for one of the catalogue."""
    folder = tmp_path_factory.mktemp("known")
    return small_models.bert(folder / "known.gguf", dimensions=384).read_bytes()


@pytest.fixture
def server(known: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    spec = downloading.known_model(KNOWN)
    with serving(Offer(f"{spec.repository}/resolve/main/{spec.file}", known)) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


def test_all_models_are_listed_with_what_one_chooses_by(dogear: Dogear) -> None:
    lines = dogear("models", "list").out.splitlines()
    assert lines[0].startswith(f"* {BUNDLED} ")
    assert "bundled, 29 MB, en, Apache-2.0" in lines[0]
    (e5,) = [line for line in lines if "multilingual-e5-small" in line]
    assert "available, 132 MB, about 100 languages, about 2 times slower, MIT" in e5
    listed = json.loads(dogear("models", "list", "--json").out)
    assert [model["id"] for model in listed] == [s.id for s in catalogue.load_catalogue()]
    assert [model["id"] for model in listed if model["in_use"]] == [BUNDLED]


def test_the_speed_here_is_measured_when_that_is_wanted(
    dogear: Dogear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dogear_core.models.speed.passages_per_second", lambda *_, **__: 24.0)
    lines = dogear("models", "list", "--measure").out.splitlines()
    assert "24.0 passages/s here" in lines[0]
    (base,) = [line for line in lines if "bge-base" in line]
    assert "about 8 times slower, 3.0 passages/s here" in base
    listed = json.loads(dogear("models", "list", "--json", "--measure").out)
    assert listed[0]["passages_per_second"] == 24


def test_a_chosen_model_that_is_gone_is_told(
    dogear: Dogear, bert: Path, indexed: Path, folder: Path
) -> None:
    dogear("models", "add", bert)
    dogear("models", "use", "tiny-bert")
    for file in folder.iterdir():
        file.unlink()
    assert "tiny-bert is not installed; fake takes its place" in dogear("status").err
    assert f"* {BUNDLED}" in dogear("models", "list").out
    assert indexed.exists()


def test_a_model_whose_file_is_gone_is_told(dogear: Dogear, bert: Path, folder: Path) -> None:
    dogear("models", "add", bert)
    for file in folder.glob("*.gguf"):
        file.unlink()
    for command in (("list",), ("show", "tiny-bert")):
        assert "its file has gone" in dogear("models", *command).out
    assert dogear("models", "use", "tiny-bert").code


def test_a_command_is_needed(dogear: Dogear) -> None:
    ran = dogear("models")
    assert (ran.code, ran.out) == (2, "")
    assert "dogear models --help" in ran.err


def test_a_model_is_shown_with_all_that_is_known(dogear: Dogear) -> None:
    out = dogear("models", "show", "embeddinggemma-300m").out
    assert "Dimensions      768, or 512, 256, 128" in out
    assert "Before queries  'task: search result | query: '" in out
    assert "Nobody of Dogear had this file in hand" in out
    shown = json.loads(dogear("models", "show", BUNDLED, "--json").out)
    assert (shown["state"], shown["sha256"]) == ("bundled", catalogue.bundled().sha256)
    assert dogear("models", "show", "nothing").code == 2


def test_a_file_is_added_used_and_removed(dogear: Dogear, bert: Path, indexed: Path) -> None:
    ran = dogear("models", "add", bert, "--query-prefix", "query: ", "--languages", "en,de")
    assert ran.code == 0
    assert "tiny-bert is installed" in ran.out
    assert "hardly tells related texts" in ran.err
    added = json.loads(dogear("models", "show", "tiny-bert", "--json").out)
    assert (added["state"], added["dimensions"], added["query_prefix"]) == (
        "installed",
        32,
        "query: ",
    )
    assert added["languages"] == ["en", "de"]
    assert dogear("models", "use", "tiny-bert").code == 0
    assert "* tiny-bert" in dogear("models", "list").out
    refused = dogear("models", "remove", "tiny-bert")
    assert (refused.code, "in use" in refused.err) == (2, True)
    assert dogear("models", "use", BUNDLED).code == 0
    assert dogear("models", "remove", "tiny-bert").code == 0
    assert "tiny-bert" not in dogear("models", "list").out
    assert indexed.exists()


def test_the_chosen_model_embeds_and_finds(
    dogear: Dogear, bert: Path, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "library"
    assert dogear("add", papers, "--no-index").code == 0
    dogear("models", "add", bert)
    dogear("models", "use", "tiny-bert")
    assert main(["--library", str(library), "index"]) == 0
    assert main(["--library", str(library), "search", "deposit", "--mode", "meaning"]) == 0
    assert main(["--library", str(library), "status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (status["model"], status["pending"]) == ("tiny-bert", 0)


def test_what_a_file_does_not_say_is_asked_for(dogear: Dogear, tmp_path: Path) -> None:
    file = small_models.decoder(tmp_path / "silent.gguf", pooling=False)
    ran = dogear("models", "add", file)
    assert (ran.code, "--pooling" in ran.err) == (1, True)
    assert dogear("models", "add", file, "--pooling", "last").code == 0


def test_what_cannot_be_added_is_said(dogear: Dogear, papers: Path) -> None:
    ran = dogear("models", "add", papers / "lease.txt")
    assert ran.code == 1
    assert "is not an embedding model that Dogear can use" in ran.err
    assert dogear("models", "add", papers / "gone.gguf").code == 1


def test_a_library_has_to_be_there_for_a_choice(dogear: Dogear) -> None:
    assert dogear("models", "use", BUNDLED).code == 1


def test_a_model_is_downloaded(dogear: Dogear, server: HubServer) -> None:
    ran = dogear("models", "download", KNOWN, "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["state"] == "installed"
    assert server.requests


def test_another_server_and_a_token(
    dogear: Dogear, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HF_ENDPOINT")
    server.offer.token = "hf_private"
    options = ("models", "download", KNOWN, "--endpoint", server.address)
    refused = dogear(*options)
    assert (refused.code, "--token" in refused.err) == (1, True)
    ran = dogear(*options, "--token", stdin=b"hf_private\n")
    assert ran.code == 0, ran.err
    assert "hf_private" not in refused.err + ran.out + ran.err


def test_a_server_that_is_not_there_is_told(dogear: Dogear) -> None:
    ran = dogear("models", "download", KNOWN, "--endpoint", "http://127.0.0.1:1")
    assert ran.code == 1
    assert "what was fetched is kept" in ran.err
