import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from dogear_desktop import single_instance
from dogear_desktop.single_instance import (
    LONGEST_MESSAGE,
    Handover,
    Instance,
    NotAnswering,
    claim,
    understood,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets that are files")

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from dogear_desktop.single_instance import Handover, NotAnswering, claim

qt = QCoreApplication([])
library, question, activation, *paths = sys.argv[1:]
try:
    instance = claim(Path(library), Handover(question, tuple(map(Path, paths)), activation))
except NotAnswering:
    print("not answering")
    sys.exit()
if instance is None:
    print("handed over")
    sys.exit()

def tell(handover):
    print("heard", handover.question, flush=True)
    if handover.question == "stop":
        qt.quit()

instance.handed_over.connect(tell)
instance.listen()
print("first", flush=True)
qt.exec()
"""


Start = Callable[..., subprocess.Popen[str]]

NOTHING, STOP = Handover(), Handover("stop")


@pytest.fixture
def start() -> Iterator[Start]:
    """Return what starts a process that claims a library, and tells what becomes of it."""
    with ExitStack() as running:

        def start(library: Path, handover: Handover = NOTHING) -> subprocess.Popen[str]:
            paths = map(str, handover.paths)
            command = [sys.executable, "-c", START, str(library), handover.question]
            command += [handover.activation, *paths]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            running.enter_context(process)
            running.callback(process.kill)
            return process

        yield start


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Return a folder with a short path: that of a socket has at most 107 bytes."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the person's own folder for sockets."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def first(qapp: object, library: Path) -> Iterator[Instance]:  # noqa: ARG001
    instance = claim(library, Handover())
    assert instance is not None
    instance.listen()
    yield instance
    instance.close()


@pytest.fixture
def elsewhere() -> Iterator[ThreadPoolExecutor]:
    """Return threads in which others talk to this one."""
    with ThreadPoolExecutor() as threads:
        yield threads


def sockets(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if stat.S_ISSOCK(path.lstat().st_mode)]


def test_a_second_start_hands_over_what_it_was_asked_for(
    qtbot: QtBot, start: Start, library: Path, first: Instance
) -> None:
    wishes = Handover("Grüße 東京 👩‍🍳", (Path("/papers/a\nb"), Path("/más")), "token")
    with qtbot.waitSignal(first.handed_over) as heard:
        second = start(library, wishes)
    assert heard.args == [wishes]
    assert said(second) == "handed over"


def test_the_same_library_is_known_by_another_path(
    qtbot: QtBot, start: Start, library: Path, first: Instance
) -> None:
    link = library.with_name("link")
    link.symlink_to(library)
    with qtbot.waitSignal(first.handed_over):
        second = start(link)
    assert said(second) == "handed over"


def test_another_library_has_a_window_of_its_own(library: Path, first: Instance) -> None:  # noqa: ARG001
    other = claim(library.with_name("other"), Handover())
    assert other is not None


@pytest.mark.parametrize("place", ["session", "library", "shared"])
def test_nobody_else_can_talk_to_it(
    qapp: object,  # noqa: ARG001
    library: Path,
    runtime: Path,
    place: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if place == "library":
        monkeypatch.delenv("XDG_RUNTIME_DIR")
    if place == "shared":
        runtime.chmod(0o755)
    instance = claim(library, Handover())
    assert instance is not None
    instance.listen()
    used, unused = (runtime, library) if place == "session" else (library, runtime)
    [file] = sockets(used)
    assert sockets(unused) == []
    assert file.lstat().st_mode & 0o077 == 0
    assert library.stat().st_mode & 0o077 == 0
    instance.close()


def test_a_path_too_long_for_a_socket_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(single_instance, "START_SECONDS", 0.2)
    library = tmp_path / ("long" * 40)
    instance = claim(library, Handover())
    assert instance is not None
    instance.listen()
    with pytest.raises(NotAnswering):
        claim(library, Handover())


def test_a_start_waits_for_a_first_that_is_still_starting(
    qtbot: QtBot, start: Start, library: Path
) -> None:
    instance = claim(library, Handover())
    assert instance is not None
    second = start(library)
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1)
    with qtbot.waitSignal(instance.handed_over):
        instance.listen()
    assert said(second) == "handed over"
    instance.close()


def test_a_first_that_hangs_is_said_to_hang(start: Start, library: Path, first: Instance) -> None:
    # This is the first one's thread, which waits for the second instead of answering it.
    assert said(start(library)) == "not answering"
    assert first.handed_over is not None


def test_many_starts_at_once_end_with_one_window(start: Start, library: Path) -> None:
    starts = [start(library, Handover(str(number))) for number in range(6)]
    words = [said(process) for process in starts]
    assert sorted(words) == ["first", *["handed over"] * 5]
    winner = starts[words.index("first")]
    heard = {said(winner) for _ in range(5)}
    assert heard == {f"heard {n}" for n, word in enumerate(words) if word == "handed over"}
    assert said(start(library, STOP)) == "handed over"
    assert [process.wait(30) for process in starts] == [0] * len(starts)


def test_what_a_killed_one_leaves_is_taken_over(start: Start, library: Path, runtime: Path) -> None:
    killed = start(library)
    assert said(killed) == "first"
    killed.send_signal(signal.SIGKILL)
    killed.wait(30)
    assert len(sockets(runtime)) == 1
    heir = start(library)
    assert said(heir) == "first"
    assert len(sockets(runtime)) == 1
    assert sockets(library) == []
    assert said(start(library, STOP)) == "handed over"
    assert heir.wait(30) == 0


def test_a_start_that_waits_takes_the_place_of_one_that_dies(
    start: Start, library: Path, runtime: Path
) -> None:
    dying = start(library)
    assert said(dying) == "first"
    dying.send_signal(signal.SIGSTOP)
    sockets(runtime)[0].unlink()
    second = start(library)
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1)
    dying.send_signal(signal.SIGKILL)
    assert said(second) == "first"


def test_a_folder_that_cannot_be_used_leaves_it_to_the_library_to_say_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    instance = claim(file / "library", Handover())
    assert instance is not None
    instance.listen()
    assert sockets(tmp_path) == []


@pytest.mark.parametrize("message", [b"nonsense\n", b"{}\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n"])
def test_nonsense_is_answered_with_no(
    qtbot: QtBot,
    runtime: Path,
    first: Instance,
    elsewhere: ThreadPoolExecutor,
    message: bytes,
) -> None:
    heard: list[object] = []
    first.handed_over.connect(heard.append)
    answer = elsewhere.submit(talk, sockets(runtime)[0], message)
    qtbot.waitUntil(answer.done)
    assert answer.result() == b"no\n"
    assert heard == []


def test_a_message_without_end_is_not_listened_to(
    qtbot: QtBot,
    start: Start,
    library: Path,
    runtime: Path,
    first: Instance,
    elsewhere: ThreadPoolExecutor,
) -> None:
    answer = elsewhere.submit(talk, sockets(runtime)[0], b"x" * (2 * LONGEST_MESSAGE))
    qtbot.waitUntil(answer.done)
    assert answer.result() == b""
    with qtbot.waitSignal(first.handed_over):
        start(library)


def talk(address: Path, message: bytes) -> bytes:
    """Say something to the first one, whatever it is, and return the answer."""
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.settimeout(20)
        stranger.connect(str(address))
        try:
            stranger.sendall(message)
            return stranger.recv(100)
        except (BrokenPipeError, ConnectionResetError):
            return b""


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
NAMES = st.lists(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
)


@given(TEXT, NAMES, TEXT)
def test_what_is_said_is_understood(question: str, names: list[str], activation: str) -> None:
    handover = Handover(question, tuple(Path("/") / name for name in names), activation)
    assert understood(single_instance._message(handover)) == handover


@pytest.mark.parametrize(
    "line",
    [
        b'{"question": 1, "paths": [], "activation": ""}',
        b'{"question": "", "paths": "/", "activation": ""}',
        b'{"question": "", "paths": [1], "activation": ""}',
        b'{"question": "", "paths": ["papers"], "activation": ""}',
        b'{"question": "", "paths": ["/a\\u0000b"], "activation": ""}',
        b'{"question": "\\ud800", "paths": [], "activation": ""}',
        b'{"question": "", "paths": [], "activation": null}',
        b'{"question": "", "paths": []}',
        b"null",
        b"",
    ],
)
def test_what_makes_no_sense_is_not_understood(line: bytes) -> None:
    assert understood(line) is None
