"""Downloading from a server that speaks as the hub does."""

import errno
import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.core.models.hub_server import HubServer, Offer, serving

from dogear_core.errors import (
    Cancelled,
    HubLacksFile,
    HubRefused,
    HubUnreachable,
    ModelDamaged,
    ModelsBusy,
    ModelsDiskFull,
    ModelUnsuitable,
    UnknownModel,
)
from dogear_core.models import downloading
from dogear_core.models.downloading import download, known_model
from dogear_core.models.hub import Hub
from dogear_core.models.store import ModelStore
from dogear_core.progress import CancelToken, Progress
from dogear_models.catalogue import CosineScale, ModelSpec
from dogear_models.verify import sha256

TOKEN = "hf_" + "s3cret" * 4
COSINES = CosineScale(0.0, 0.1, 0.5)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Try again at once, speak to this computer directly, and take the trial as passed."""
    before = dict(os.environ)
    monkeypatch.setattr(downloading, "RETRY_SECONDS", 0)
    monkeypatch.setattr("dogear_core.models.hub.CHUNK_BYTES", 4096)
    monkeypatch.setattr("dogear_core.models.adding.try_apart", lambda *_: COSINES)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HF_TOKEN", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    yield
    for name in os.environ.keys() - before.keys():
        monkeypatch.delenv(name)


@pytest.fixture
def spec() -> ModelSpec:
    return replace(
        known_model("bge-small-en-v1.5"),
        id="tiny",
        repository="someone/tiny-gguf",
        file="folder/tiny.gguf",
        dimensions=32,
    )


@pytest.fixture
def offer(bert_file: Path) -> Offer:
    return Offer("someone/tiny-gguf/resolve/main/folder/tiny.gguf", bert_file.read_bytes())


@pytest.fixture
def server(offer: Offer) -> Iterator[HubServer]:
    with serving(offer) as hub:
        yield hub


def left(store: ModelStore) -> list[str]:
    return sorted(file.suffix for file in store.folder.iterdir())


def test_a_model_is_fetched_checked_and_added(
    store: ModelStore, spec: ModelSpec, server: HubServer, bert_file: Path
) -> None:
    seen: list[Progress] = []
    found = download(store, spec, Hub(server.address), progress=seen.append)
    assert found.file.read_bytes() == bert_file.read_bytes()
    assert found.spec == replace(
        spec,
        sha256=sha256(bert_file),
        file_bytes=bert_file.stat().st_size,
        cosines=COSINES,
        checked=True,
    )
    assert store.find("tiny") == found
    assert left(store) == [".gguf", ".json"]
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert (seen[-1].done, seen[-1].total) == (found.spec.file_bytes, found.spec.file_bytes)


def test_what_is_there_is_not_fetched_again(
    store: ModelStore, spec: ModelSpec, server: HubServer
) -> None:
    first = download(store, spec, Hub(server.address))
    assert download(store, spec, Hub(server.address)) == first
    assert server.storage is not None
    assert len(server.storage.requests) == 1


def test_a_damaged_file_is_fetched_anew(
    store: ModelStore, spec: ModelSpec, server: HubServer, offer: Offer
) -> None:
    found = download(store, spec, Hub(server.address))
    found.file.write_bytes(offer.content[:1000])
    assert download(store, spec, Hub(server.address)) == found
    assert found.file.read_bytes() == offer.content


def test_a_broken_connection_is_resumed(
    store: ModelStore, spec: ModelSpec, server: HubServer, offer: Offer
) -> None:
    offer.breaks = [10_000, 0, 20_000]
    found = download(store, spec, Hub(server.address))
    assert found.file.read_bytes() == offer.content
    assert server.storage is not None
    ranges = [request.get("Range") for request in server.storage.requests]
    assert ranges[0] is None
    assert len(ranges) == 4
    assert all(wanted and wanted != "bytes=0-" for wanted in ranges[1:])


def test_one_that_breaks_again_and_again_is_given_up_and_goes_on_the_next_time(
    store: ModelStore, spec: ModelSpec, server: HubServer, offer: Offer
) -> None:
    offer.breaks = [10_000, *[0] * (downloading.RETRIES + 1)]
    with pytest.raises(HubUnreachable):
        download(store, spec, Hub(server.address))
    assert left(store) == [".part"]
    seen: list[Progress] = []
    assert download(store, spec, Hub(server.address), progress=seen.append).spec.id == "tiny"
    assert seen[1].done >= 4096


def test_a_server_that_begins_anew_is_followed(
    store: ModelStore, spec: ModelSpec, server: HubServer, offer: Offer
) -> None:
    offer.knows_ranges = False
    offer.breaks = [10_000]
    assert download(store, spec, Hub(server.address)).file.read_bytes() == offer.content


def test_a_wrong_hash_is_refused_and_deleted(
    store: ModelStore, spec: ModelSpec, server: HubServer, offer: Offer
) -> None:
    offer.promised = "0" * 64
    with pytest.raises(ModelDamaged, match="not what the server promised"):
        download(store, spec, Hub(server.address))
    assert left(store) == []
    assert len(store.installed()) == 1


def test_a_file_other_than_the_catalogues_is_not_even_fetched(
    store: ModelStore, spec: ModelSpec, server: HubServer
) -> None:
    with pytest.raises(ModelDamaged, match="another file"):
        download(store, replace(spec, sha256="1" * 64), Hub(server.address))
    assert [method for method, _ in server.requests] == ["HEAD"]


def test_a_server_that_does_not_tell_the_hash_is_refused(
    store: ModelStore, spec: ModelSpec, server: HubServer, offer: Offer
) -> None:
    offer.promised = "abc"
    with pytest.raises(HubLacksFile, match="hash"):
        download(store, spec, Hub(server.address))


@pytest.mark.parametrize("change", [{"dimensions": 64}, {"architecture": "nomic-bert"}])
def test_another_model_than_promised_is_refused_and_deleted(
    store: ModelStore, spec: ModelSpec, server: HubServer, change: dict[str, Any]
) -> None:
    with pytest.raises(ModelUnsuitable, match="is not tiny"):
        download(store, replace(spec, **change), Hub(server.address))
    assert left(store) == []


def test_a_full_disk_is_told_before_anything_is_fetched(
    store: ModelStore,
    spec: ModelSpec,
    server: HubServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usage = shutil.disk_usage(store.folder.parent.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(ModelsDiskFull, match="needed"):
        download(store, spec, Hub(server.address))
    assert server.storage is not None
    assert server.storage.requests == []


def test_a_disk_that_gets_full_on_the_way_keeps_what_is_there(
    store: ModelStore, spec: ModelSpec, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Hub, "fetch", full)
        with pytest.raises(ModelsDiskFull):
            download(store, spec, Hub(server.address))
    assert left(store) == [".part"]
    assert download(store, spec, Hub(server.address)).spec.id == "tiny"


def test_it_can_be_stopped_and_goes_on_later(
    store: ModelStore, spec: ModelSpec, server: HubServer
) -> None:
    cancel = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.done > 20_000:
            cancel.cancel()

    with pytest.raises(Cancelled):
        download(store, spec, Hub(server.address), progress=stop, cancel=cancel)
    assert left(store) == [".part"]
    (partial,) = store.folder.iterdir()
    partial_size = partial.stat().st_size
    assert 20_000 < partial_size < 40_000
    download(store, spec, Hub(server.address))
    assert server.storage is not None
    assert server.storage.requests[-1]["Range"] == f"bytes={partial_size}-"


def test_two_do_not_fetch_the_same_file_at_once(
    store: ModelStore, spec: ModelSpec, server: HubServer
) -> None:
    outcomes: list[type[Exception]] = []

    def again(_: Progress) -> None:
        if not outcomes:
            outcomes.append(Exception)
            with pytest.raises(ModelsBusy):
                download(store, spec, Hub(server.address))
            outcomes.append(ModelsBusy)

    download(store, spec, Hub(server.address), progress=again)
    assert outcomes == [Exception, ModelsBusy]


def test_a_private_model_needs_a_token_which_only_the_hub_sees(
    store: ModelStore,
    spec: ModelSpec,
    server: HubServer,
    offer: Offer,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_TOKEN", TOKEN)  # nobody gave us this one
    caplog.set_level(logging.DEBUG)
    offer.token = TOKEN
    with pytest.raises(HubRefused) as refused:
        download(store, spec, Hub(server.address))
    with pytest.raises(HubRefused):
        download(store, spec, Hub(server.address, "hf_wrong"))
    download(store, spec, Hub(server.address, TOKEN))
    assert server.storage is not None
    assert all("Authorization" not in request for request in server.storage.requests)
    assert TOKEN not in caplog.text + str(refused.value) + "".join(capsys.readouterr())
    assert not any(TOKEN.encode() in file.read_bytes() for file in store.folder.iterdir())


@pytest.mark.parametrize(
    ("status", "error"), [(403, HubRefused), (404, HubLacksFile), (500, HubUnreachable)]
)
def test_what_the_server_says_is_told(
    store: ModelStore,
    spec: ModelSpec,
    server: HubServer,
    offer: Offer,
    status: int,
    error: type[Exception],
) -> None:
    offer.status = status
    with pytest.raises(error, match=str(status)):
        download(store, spec, Hub(server.address))


@pytest.mark.parametrize(
    "endpoint", ["http://127.0.0.1:1", "http://no.such.host.invalid", "nonsense"]
)
def test_a_server_that_is_not_there_is_told(
    store: ModelStore, spec: ModelSpec, endpoint: str
) -> None:
    with pytest.raises(HubUnreachable):
        download(store, spec, Hub(endpoint))


def test_the_server_is_that_of_the_environment(
    store: ModelStore, spec: ModelSpec, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", server.address + "/")
    assert download(store, spec, Hub()).spec.id == "tiny"


def test_the_proxy_is_that_of_the_environment(
    store: ModelStore, spec: ModelSpec, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub

    huggingface_hub.close_session()
    monkeypatch.setenv("http_proxy", server.address)
    with pytest.raises(HubLacksFile, match="404"):  # it was asked for the whole address
        download(store, spec, Hub("http://hub.invalid"))
    assert server.requests
    huggingface_hub.close_session()


def test_a_proxy_that_cannot_be_used_is_told(
    store: ModelStore, spec: ModelSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub

    huggingface_hub.close_session()
    monkeypatch.setenv("http_proxy", "gopher://proxy.invalid")
    with pytest.raises(HubUnreachable, match="proxy"):
        download(store, spec, Hub("http://hub.invalid"))
    huggingface_hub.close_session()


def test_the_server_learns_nothing_but_what_is_wanted(
    store: ModelStore, spec: ModelSpec, server: HubServer
) -> None:
    download(store, spec, Hub(server.address))
    assert [method for method, _ in server.requests] == ["HEAD", "GET"]
    for _, headers in server.requests:
        assert "Authorization" not in headers
        assert "agent/" not in headers["User-Agent"]
        assert "torch" not in headers["User-Agent"]


def test_only_models_of_the_catalogue_are_known() -> None:
    with pytest.raises(UnknownModel):
        known_model("nothing")


def test_what_was_never_finished_can_be_discarded(
    store: ModelStore, spec: ModelSpec, server: HubServer, offer: Offer
) -> None:
    offer.breaks = [10_000, *[0] * (downloading.RETRIES + 1)]
    with pytest.raises(HubUnreachable):
        download(store, spec, Hub(server.address))
    downloading.discard(store)
    assert left(store) == []
