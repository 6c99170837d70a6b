"""The process in which pages are drawn."""

from multiprocessing.connection import Connection

from dogear_core.citations.file_state import file_state
from dogear_core.citations.page_drawing import draw
from dogear_core.citations.page_transport import Answer, Request, send
from dogear_core.citations.pdf_file import PdfFile
from dogear_core.citations.text_layer import text_layer
from dogear_core.config import MEBIBYTE, PageLimits
from dogear_core.readers.base import Refused, describe
from dogear_core.readers.confinement import clear_alarm, confine, set_alarm
from dogear_core.types import (
    ChangedFile,
    FileState,
    PagesRequest,
    Reason,
    Refusal,
    TextRequest,
)

REST_SECONDS = 3.0
"""After so long without a request the file is closed: some systems let nobody replace it before."""
KEPT_BYTES = 256 * MEBIBYTE
"""Then the file is opened anew, for PDFium keeps the images of every page it has drawn."""


def serve(connection: "Connection[Answer | None, Request]", limits: PageLimits) -> None:
    """Answer every request that comes through `connection` until it closes; first of all, None."""
    confine(limits.memory)
    send(connection, None)
    server = PageServer(limits)
    while True:
        try:
            if not connection.poll(REST_SECONDS):
                server.rest()
            request = connection.recv()
        except (EOFError, BrokenPipeError):
            return
        set_alarm(limits.seconds)
        send(connection, server.answer(request))
        clear_alarm()


class PageServer:
    """Answers requests one after another, keeping the file of the last one open for the next."""

    def __init__(self, limits: PageLimits) -> None:
        self._limits = limits
        self._file: PdfFile | None = None
        self._memory = 0

    def rest(self) -> None:
        """Close the file until the next request."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def answer(self, request: Request) -> Answer:
        """Return what was asked for, or why it is not to be had."""
        try:
            return self._answer(request)
        except Refused as refused:
            return refused.refusal
        except MemoryError:
            self.rest()
            return Refusal(Reason.OUT_OF_MEMORY)
        except Exception as error:  # PDFium met what nobody foresaw
            self.rest()
            return Refusal(Reason.CRASHED, describe(error))

    def _answer(self, request: Request) -> Answer:
        if isinstance(request, PagesRequest):
            state = file_state(request.path)
            return state if isinstance(state, Refusal) else self._opened(state).pages()
        state = file_state(request.file.path)
        if isinstance(state, Refusal):
            return state
        if state != request.file:
            return ChangedFile(request.file)
        page = self._opened(state).page(request.page)
        if isinstance(request, TextRequest):
            return text_layer(page, request)
        return draw(page, request, self._limits)

    def _opened(self, state: FileState) -> PdfFile:
        if self._file is not None and (
            self._file.state != state or _held_memory() > self._memory + KEPT_BYTES
        ):
            self.rest()
        if self._file is None:
            self._memory = _held_memory()
            self._file = PdfFile(state)
        return self._file


def _held_memory() -> int:
    """Return the bytes of memory this process holds."""
    import psutil

    return int(psutil.Process().memory_info().rss)
