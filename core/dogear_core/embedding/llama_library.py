"""llama.cpp's bindings, imported when they are first needed."""

import ctypes
import os
from functools import cache
from typing import Any

OPENMP_SPINS = "2000"
"""Rounds of waiting, some microseconds, before an OpenMP thread goes to sleep."""


@cache
def library() -> Any:
    """Return the bindings, with llama.cpp started and silent.

    OpenMP reads its settings as llama.cpp loads it. Threads that spin for long while they wait for
    each other made embedding five times slower on a computer that is busy with something else;
    threads that sleep at once made it an eighth slower on an idle one.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    os.environ.setdefault("GOMP_SPINCOUNT", OPENMP_SPINS)
    import llama_cpp

    llama_cpp.llama_log_set(_silent(llama_cpp.llama_log_callback), ctypes.c_void_p())
    llama_cpp.llama_backend_init()
    return llama_cpp


def supports_gpu() -> bool:
    """Return whether llama.cpp was built so that a graphics processor can do its work."""
    return bool(library().llama_supports_gpu_offload())


def processor_features() -> tuple[str, ...]:
    """Return the features of the processor that llama.cpp was built for and uses."""
    told: str = library().llama_print_system_info().decode()
    parts = (part.partition(" = ") for part in told.replace(":", "|").split("|"))
    return tuple(name.strip() for name, _, value in parts if value.strip() == "1")


_log_callbacks: list[Any] = []
"""llama.cpp keeps a bare pointer to the callback; it must outlive every call."""


def _silent(callback_type: Any) -> Any:
    if not _log_callbacks:
        _log_callbacks.append(callback_type(lambda _level, _text, _data: None))
    return _log_callbacks[0]
