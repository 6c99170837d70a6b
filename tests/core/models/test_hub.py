"""What is said to the server, and what it says."""

import logging

import pytest
from tests.core.models.hub_server import HubServer, Offer

from dogear_core.errors import (
    HubLacksFile,
    HubRefused,
    HubUnreachable,
)
from dogear_core.models.downloading import download
from dogear_core.models.hub import Hub
from dogear_core.models.store import ModelStore
from dogear_models.catalogue import ModelSpec

TOKEN = "hf_" + "s3cret" * 4

pytestmark = pytest.mark.usefixtures("quick")


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


def test_what_is_no_token_is_refused_without_being_told() -> None:
    with pytest.raises(HubRefused) as raised:
        Hub("http://localhost", "hf_sécret")
    assert "hf_" not in str(raised.value)


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
