"""The server from which models are downloaded, through huggingface_hub.

Nothing here is called, nor is the library imported, before a person asks for a download. Nothing
is told to the server but which file is wanted. The proxy is that of the environment.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from dogear_core.errors import HubLacksFile, HubRefused, HubUnreachable
from dogear_models.catalogue import ModelSpec

ENDPOINT_VARIABLE = "HF_ENDPOINT"
DEFAULT_ENDPOINT = "https://huggingface.co"
REVISION = "main"
CHUNK_BYTES = 1 << 18
SECONDS = 20.0
"""How long the server may say nothing."""

_SWITCHED_OFF = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_XET": "1",
    "HF_DEBUG": "0",
}
"""What huggingface_hub is not to do: tell of this computer, send a token that nobody gave to us,
look for newer versions, use a second protocol, and write its requests to a log."""
_REFUSED = (401, 403)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file as the server offers it; `sha256` is empty where it does not tell."""

    address: str
    sha256: str
    size: int


class Hub:
    """One server; `token` opens what is not public, and goes nowhere but to that server.

    Raises `HubRefused` for what cannot be a token.
    """

    def __init__(self, endpoint: str | None = None, token: str | None = None) -> None:
        chosen = endpoint or os.environ.get(ENDPOINT_VARIABLE) or DEFAULT_ENDPOINT
        self.endpoint = chosen.rstrip("/")
        if token and not (token.isascii() and token.isprintable()):
            raise HubRefused("this is no access token")
        self._token = token or False

    def look_up(self, spec: ModelSpec) -> OfferedFile:
        """Return what the server has for a model of the catalogue.

        Raises `HubUnreachable`, `HubRefused` and `HubLacksFile`.
        """
        hub = _library()
        address = hub.hf_hub_url(
            spec.repository, spec.file, revision=REVISION, endpoint=self.endpoint
        )
        _session(hub)
        with self._errors(spec):
            found = hub.get_hf_file_metadata(
                address, token=self._token, timeout=SECONDS, endpoint=self.endpoint
            )
        etag = found.etag or ""
        return OfferedFile(address, etag if _SHA256.fullmatch(etag) else "", found.size or 0)

    def fetch(
        self,
        spec: ModelSpec,
        offered: OfferedFile,
        file: BinaryIO,
        received: Callable[[int], None],
    ) -> None:
        """Append to `file` what it lacks, calling `received` with the size it has then.

        A server that begins anew is followed. Raises `HubUnreachable` when the connection breaks;
        calling it again goes on from there. Raises what `received` does, and `OSError`.
        """
        hub = _library()
        start = file.seek(0, os.SEEK_END)
        headers = hub.utils.build_hf_headers(token=self._token)
        headers["Accept-Encoding"] = "identity"
        if start:
            headers["Range"] = f"bytes={start}-"
        with (
            self._errors(spec),
            _session(hub).stream(
                "GET", offered.address, headers=headers, timeout=SECONDS, follow_redirects=True
            ) as response,
        ):
            hub.utils.hf_raise_for_status(response)
            if start and response.status_code != 206:
                start = file.seek(0)
                file.truncate()
            for chunk in response.iter_bytes(CHUNK_BYTES):
                file.write(chunk)
                start += len(chunk)
                received(start)
        if start < offered.size:
            raise HubUnreachable(f"the connection broke at {start} of {offered.size} bytes")

    @contextmanager
    def _errors(self, spec: ModelSpec) -> Iterator[None]:
        """Raise what the library says as ours, without its texts: these hold addresses."""
        import httpx2
        from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

        try:
            yield
        except HfHubHTTPError as error:
            code = error.response.status_code if error.response is not None else 0
            detail = f"{self.endpoint} answers {code} for {spec.repository}"
            if code in _REFUSED:
                raise HubRefused(detail) from None
            if code == 404:
                raise HubLacksFile(detail) from None
            raise HubUnreachable(detail) from None
        except httpx2.HTTPError as error:
            raise HubUnreachable(f"{self.endpoint}: {type(error).__name__}") from None
        except httpx2.InvalidURL:
            raise HubUnreachable(f"{self.endpoint} is no address") from None
        except OfflineModeIsEnabled:
            raise HubUnreachable("HF_HUB_OFFLINE is set") from None


def _session(hub: Any) -> Any:
    """Return the library's session, which reads the proxies of the environment."""
    try:
        return hub.get_session()
    except (ImportError, ValueError) as error:
        raise HubUnreachable("the proxy of the environment cannot be used") from error


def _library() -> Any:
    """Return huggingface_hub, with everything off that was not asked for."""
    os.environ.update(_SWITCHED_OFF)
    import huggingface_hub
    import huggingface_hub.utils

    return huggingface_hub
