"""Downloading from a server that speaks as the hub does."""

import errno
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.core.models.conftest import COSINES
from tests.core.models.hub_server import HubServer, Offer

from dogear_core.errors import (
    Cancelled,
    HubLacksFile,
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
from dogear_models import catalogue
from dogear_models.catalogue import ModelSpec
from dogear_models.verify import sha256

pytestmark = pytest.mark.usefixtures("quick")


def left(store: ModelStore) -> list[str]:
    return sorted(file.suffix for file in store.folder.iterdir() if file.name != "models.lock")


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


def test_the_bundled_model_is_there_already(store: ModelStore, server: HubServer) -> None:
    found = download(store, catalogue.bundled(), Hub(server.address))
    assert found.bundled
    assert server.requests == []


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
