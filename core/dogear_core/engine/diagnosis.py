"""What a helper has to know of an engine."""

import importlib.metadata
import platform
from collections.abc import Sequence
from dataclasses import asdict

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.llama import usable_cores
from dogear_core.embedding.llama_library import processor_features
from dogear_core.indexing.pacing import free_bytes
from dogear_core.preferences import Preferences
from dogear_core.storage.store import Store
from dogear_core.types import Activity, ActivityKind, Diagnosis, Rates

FINGERPRINT_DIGITS = 12
_PARTS = {
    "Dogear": "dogear",
    "llama-cpp-python": "llama-cpp-python",
    "PySide6": "PySide6-Essentials",
}
LOOKED_BACK = 1000
"""Of so many of the latest activities the rates are taken."""


def diagnose(
    store: Store, model: EmbeddingModel, preferences: Preferences, *, processor: bool
) -> Diagnosis:
    """Return what is known; to tell the `processor`, llama.cpp is loaded."""
    import psutil

    config = preferences.engine_config()
    settings = store.settings()
    return Diagnosis(
        versions={
            **{part: _version(package) for part, package in _PARTS.items()},
            "Python": platform.python_version(),
            **settings.versions,
        },
        system=platform.platform(),
        processor=processor_features() if processor else (),
        cores=usable_cores(),
        model=model.name,
        fingerprint=model.fingerprint[:FINGERPRINT_DIGITS],
        dimensions=model.dimensions,
        threads=config.threads or usable_cores(),
        reader_processes=config.reader_processes,
        memory=psutil.Process().memory_info().rss,
        free_disk=free_bytes(store.library),
        rates=measured_rates(store.activity.newest(LOOKED_BACK)),
        journal=settings.journal,
        preferences=asdict(preferences),
    )


def measured_rates(activities: Sequence[Activity]) -> Rates:
    """Return how fast the last runs were."""
    return Rates(
        passages_per_second=_rate(activities, ActivityKind.EMBEDDED),
        files_per_second=_rate(activities, ActivityKind.READ),
    )


def _rate(activities: Sequence[Activity], kind: ActivityKind) -> float:
    done = (each for each in activities if each.kind is kind and each.seconds > 0)
    return next((round(each.count / each.seconds, 1) for each in done), 0.0)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed as a package"
