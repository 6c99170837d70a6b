"""A server on this computer that speaks as the hub does, and fails when it is told to."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Offer:
    """What the server has, and how it behaves.

    `promised` is the hash it gives; `breaks` are the numbers of bytes after which it hangs up, one
    for each answer; `token` is what it wants to be shown.
    """

    path: str
    content: bytes
    promised: str = ""
    breaks: list[int] = field(default_factory=list)
    token: str = ""
    knows_ranges: bool = True
    status: int = 0


class HubServer(ThreadingHTTPServer):
    """The hub, which sends those who fetch to another server, as it does for large files."""

    daemon_threads = True

    def __init__(self, offer: Offer) -> None:
        super().__init__(("127.0.0.1", 0), _Hub)
        self.offer = offer
        self.storage: Storage | None = None
        self.requests: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Storage(ThreadingHTTPServer):
    """The server with the bytes."""

    daemon_threads = True

    def __init__(self, hub: HubServer) -> None:
        super().__init__(("127.0.0.1", 0), _Storage)
        self.hub = hub
        self.requests: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://localhost:{self.server_port}"


@contextmanager
def serving(offer: Offer) -> Iterator[HubServer]:
    """Run both servers while the context lasts."""
    hub = HubServer(offer)
    storage = hub.storage = Storage(hub)
    threads = [threading.Thread(target=s.serve_forever, args=(0.01,)) for s in (hub, storage)]
    for thread in threads:
        thread.start()
    try:
        yield hub
    finally:
        for server in (hub, storage):
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()


class _Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def shown(self) -> dict[str, str]:
        """Return the headers of the request, with names as they are usually written."""
        return {name.title(): value for name, value in self.headers.items()}

    def refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


class _Hub(_Quiet):
    server: HubServer

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        offer = self.server.offer
        self.server.requests.append((self.command, self.shown()))
        if offer.token and self.headers.get("Authorization") != f"Bearer {offer.token}":
            self.refuse(401)
        elif offer.status:
            self.refuse(offer.status)
        elif self.path != f"/{offer.path}":
            self.refuse(404)
        else:
            assert self.server.storage is not None
            self.send_response(302)
            self.send_header("Location", f"{self.server.storage.address}/blob?signature=x")
            self.send_header("X-Repo-Commit", COMMIT)
            promised = offer.promised or hashlib.sha256(offer.content).hexdigest()
            self.send_header("ETag", f'"{COMMIT}"')
            self.send_header("X-Linked-ETag", f'"{promised}"')
            self.send_header("X-Linked-Size", str(len(offer.content)))
            self.send_header("Content-Length", "0")
            self.end_headers()


class _Storage(_Quiet):
    server: Storage

    def do_GET(self) -> None:
        offer = self.server.hub.offer
        self.server.requests.append(self.shown())
        wanted = self.headers.get("Range") if offer.knows_ranges else None
        start = int(wanted.removeprefix("bytes=").split("-")[0]) if wanted else 0
        body, size = offer.content[start:], len(offer.content)
        self.send_response(206 if wanted else 200)
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if offer.breaks:
            self.wfile.write(body[: offer.breaks.pop(0)])
            self.close_connection = True
        else:
            self.wfile.write(body)
