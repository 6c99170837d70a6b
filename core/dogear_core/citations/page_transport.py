"""Brings answers over from the process in which pages are drawn.

The pixels of a page are megabytes. In one piece they would be copied several times by the thread
that receives them, with all other threads of Python waiting: the window would be seen to halt.
"""

from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from dogear_core.types import (
    ChangedFile,
    DocumentPages,
    PageImage,
    PageRequest,
    PagesRequest,
    Refusal,
    TextLayer,
)

PIECE_BYTES = 1 << 20
"""A piece takes a third of a millisecond to copy."""

Request = PagesRequest | PageRequest
Answer = DocumentPages | PageImage | TextLayer | ChangedFile | Refusal


def send(connection: "Connection[Any, Any]", answer: Answer | None) -> None:
    """Send an answer; what is drawn goes after it in pieces."""
    if not isinstance(answer, PageImage):
        connection.send(answer)
        return
    connection.send(replace(answer, pixels=b""))
    pixels = memoryview(answer.pixels)
    for start in range(0, len(pixels), PIECE_BYTES):
        connection.send_bytes(pixels[start : start + PIECE_BYTES])


def receive(connection: "Connection[Any, Any]") -> Answer | None:
    """Receive an answer. Raises `EOFError` and `OSError` when the process dies meanwhile."""
    answer: Answer | None = connection.recv()
    if not isinstance(answer, PageImage):
        return answer
    pixels = bytearray(answer.request.area.bytes)
    room = memoryview(pixels)
    done = 0
    while done < len(pixels):
        piece = connection.recv_bytes()
        room[done : done + len(piece)] = piece
        done += len(piece)
    return replace(answer, pixels=pixels)
