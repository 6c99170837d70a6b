"""One window for each library: a second start hands what it was asked for over to the first.

The first holds a lock in the library's folder, which ends with its process, and listens on a local
socket that is the person's alone. What is said there is one line of JSON, answered by one word.
"""

import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import filelock
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dogear_core.errors import DogearError

LOCK_NAME, SOCKET_NAME = "window.lock", "window.sock"
LONGEST_MESSAGE = 1_000_000
"""Bytes; a command line can hold no more than about two of these."""
LONGEST_ADDRESS = 100
"""Bytes in the path of a socket: what fits into `sockaddr_un` everywhere."""
ANSWER_SECONDS = 2.0
"""How long a window that listens may take to answer."""
START_SECONDS = 30.0
"""How long a Dogear may hold the lock before it listens, or after: it is starting or ending."""
POLL_SECONDS = 0.05
YES, NO = b"yes\n", b"no\n"


class NotAnswering(DogearError):
    """There is a Dogear on this library, and it does not answer."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What a start was asked for; `activation` is the desktop's leave to come to the front."""

    question: str = ""
    paths: tuple[Path, ...] = ()
    activation: str = ""


class Instance(QObject):
    """The first Dogear on a library, as long as it runs.

    Signals:
        handed_over: The `Handover` of another start.
    """

    handed_over = Signal(object)

    def __init__(self, addresses: Sequence[str], lock: filelock.BaseFileLock | None) -> None:
        super().__init__()
        self._addresses = addresses
        self._lock = lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    def listen(self) -> None:
        """Begin to answer other starts; where no socket can be made they are not answered.

        To be called when the event loop is about to run.
        """
        if self._lock is None:
            return
        for address in self._addresses:
            # A Dogear that was killed leaves its socket; the lock says that it is gone.
            QLocalServer.removeServer(address)
            if self._server.listen(address):
                return

    def close(self) -> None:
        """Answer no more; the lock is held until the process ends."""
        self._server.close()

    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Conversation(socket).heard.connect(self.handed_over)


class _Conversation(QObject):
    """One other start that says what it was asked for, and is answered.

    Who does not come to an end in time, or says more than is listened to, is not answered.
    """

    heard = Signal(object)

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket = socket
        socket.setReadBufferSize(LONGEST_MESSAGE)
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(socket.deleteLater)
        patience = QTimer(self, singleShot=True, interval=int(ANSWER_SECONDS * 1000))
        patience.timeout.connect(self._hang_up)
        patience.start()

    def _on_ready_read(self) -> None:
        if not self._socket.canReadLine():
            return
        self._socket.readyRead.disconnect(self._on_ready_read)
        handover = understood(bytes(self._socket.readLine().data()))
        self._socket.write(NO if handover is None else YES)
        self._socket.flush()
        self._socket.disconnectFromServer()
        if handover is not None:
            self.heard.emit(handover)

    def _hang_up(self) -> None:
        self._socket.abort()


def claim(library: Path, handover: Handover) -> Instance | None:
    """Become the first Dogear on a library, or hand over to it and return None.

    Raises `NotAnswering`. Where the library's folder cannot be written there is no telling who is
    the first; whoever opens the library will say so.
    """
    addresses = _addresses(library)
    try:
        library.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = filelock.FileLock(
            library / LOCK_NAME, timeout=0, mode=0o600, thread_local=False, is_singleton=False
        )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                lock.acquire()
            except filelock.Timeout:
                if _hand_over(addresses, _message(handover)):
                    return None
                time.sleep(POLL_SECONDS)
            else:
                return Instance(addresses, lock)
    except (OSError, NotImplementedError):
        return Instance(addresses, None)
    raise NotAnswering(path=library)


def library_key(library: Path) -> str:
    """Return what tells a library from others, whatever path it was given by."""
    folder = os.path.normcase(os.path.realpath(library))
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]


def understood(line: bytes) -> Handover | None:
    """Return what another start says; None when it makes no sense."""
    try:
        said = json.loads(line)
        match said:
            case {"question": str(question), "paths": list(paths), "activation": str(activation)}:
                json.dumps(said, ensure_ascii=False).encode()  # half a character is no text
                return Handover(question, tuple(map(_absolute, paths)), activation)
    except (ValueError, TypeError, RecursionError):
        pass
    return None


def _absolute(said: str) -> Path:
    path = Path(said)
    if not path.is_absolute() or "\0" in said:
        raise ValueError(said)
    return path


def _message(handover: Handover) -> bytes:
    said = {
        "question": handover.question,
        "paths": list(map(str, handover.paths)),
        "activation": handover.activation,
    }
    return json.dumps(said).encode() + b"\n"


def _hand_over(addresses: Sequence[str], message: bytes) -> bool:
    """Say `message` to the first Dogear; False when it does not listen yet, or not any more.

    Raises `NotAnswering` when it listens and does not answer, or does not understand.
    """
    for address in addresses:
        socket = QLocalSocket()
        socket.connectToServer(address)
        if not socket.waitForConnected(int(ANSWER_SECONDS * 1000)):
            continue
        _let_it_come_to_the_front()
        socket.write(message)
        deadline = time.monotonic() + ANSWER_SECONDS
        while not socket.canReadLine() and (left := deadline - time.monotonic()) > 0:
            if not socket.waitForReadyRead(max(1, int(left * 1000))):
                break
        if bytes(socket.readLine().data()) == YES:
            return True
        raise NotAnswering
    return False


def _let_it_come_to_the_front() -> None:
    """Pass on the right that this start has on Windows, where others may not take the focus."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)


def _addresses(library: Path) -> list[str]:
    """Return where the first Dogear on a library may listen: the first of these that it can.

    A folder on a network or a memory stick may hold no sockets, and its path may be too long for
    one; the person's own folder for such things is there in most sessions.
    """
    key = library_key(library)
    if sys.platform == "win32":
        return [f"dogear-{os.environ.get('USERNAME', '')}-{key}"]
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    addresses = [f"{os.path.realpath(library)}/{SOCKET_NAME}"]
    if runtime and _is_private(Path(runtime)):
        addresses.insert(0, f"{runtime}/dogear-{key}.sock")
    return [address for address in addresses if len(os.fsencode(address)) <= LONGEST_ADDRESS]


def _is_private(folder: Path) -> bool:
    """Whether a folder is the person's own, and nobody else may look into it."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return own and stat.S_ISDIR(status.st_mode) and not stat.S_IMODE(status.st_mode) & 0o077
