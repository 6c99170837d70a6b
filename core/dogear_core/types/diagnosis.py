"""What a helper has to know of a Dogear that does not do what it should."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast the last indexing run that embedded was, and the last that read; 0 if unknown."""

    passages_per_second: float
    files_per_second: float


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Versions, the computer, the model and what it costs; no document and no name of a file.

    `processor` are the features that llama.cpp uses. `memory` is what this process holds, in
    bytes; `threads` how many embed and `reader_processes` how many read.
    """

    versions: Mapping[str, str]
    system: str
    processor: tuple[str, ...]
    cores: int
    model: str
    fingerprint: str
    dimensions: int
    threads: int
    reader_processes: int
    memory: int
    free_disk: int
    rates: Rates
    journal: str
    preferences: Mapping[str, bool | int | str]
