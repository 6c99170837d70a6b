"""The engine's sizes, limits and weights, with what each was measured or chosen for."""

from dataclasses import dataclass, field

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """What one file may cost its reader process before the process is killed.

    `seconds` is wall time for one file, `memory` the process's address space in bytes,
    `file_bytes` the largest file opened, `text_chars` the longest text accepted, and
    `unpacked_bytes` the most a container (DOCX) may unpack to.
    """

    seconds: float = 60.0
    memory: int = 1536 * MEBIBYTE
    file_bytes: int = 512 * MEBIBYTE
    plain_text_bytes: int = 32 * MEBIBYTE
    text_chars: int = 20_000_000
    unpacked_bytes: int = 256 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What drawing one page may cost before its process is killed.

    `seconds` is wall time, `memory` the growth of the process in bytes, and `pixels` the most a
    page is drawn with: twice a screen of 4K.
    """

    seconds: float = 15.0
    memory: int = 1024 * MEBIBYTE
    pixels: int = 16_000_000


@dataclass(frozen=True, slots=True)
class ChunkingConfig:
    """The sizes of passages, in tokens of the embedding model.

    `budget` holds the context and the text of a passage; it is well under the 256 tokens the
    bundled model was trained for. `overlap` is the most that a passage repeats of the one before
    it, and `minimum` the size below which a section is joined to the next one.
    """

    budget: int = 192
    overlap: int = 32
    minimum: int = 48


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """Every number of the engine that one may want to turn.

    `threads` is how many embed passages; None for as many as there are cores.
    """

    reader_limits: ReaderLimits = field(default_factory=ReaderLimits)
    reader_processes: int = 2
    threads: int | None = None
    chunking: ChunkingConfig = field(default_factory=ChunkingConfig)
