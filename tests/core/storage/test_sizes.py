from pathlib import Path

import numpy as np
from tests.core.storage.conftest import Put

from dogear_core.paths import KEPT_MODELS
from dogear_core.storage.sizes import library_bytes
from dogear_core.storage.store import Store


def test_the_parts_of_a_library_add_up_to_its_files(store: Store, put: Put) -> None:
    for number in range(40):
        put(f"/papers/{number}.txt", "\n\n".join(f"{number} {part}" * 30 for part in range(50)))
    before = store.size()
    assert before.vectors == before.free == 0
    assert min(before.texts, before.words, before.rest) > 0
    assert before.words > before.texts  # the texts are compressed
    vectors = store.open_generation(fingerprint="f", model="m", dimensions=384)
    inputs = vectors.pending(5000)
    with store.transaction():
        vectors.put(inputs, np.ones((len(inputs), 384), np.float32))
    size = store.size()
    assert size.vectors > len(inputs) * (384 + 384 / 8)
    assert size.texts + size.words + size.vectors + size.free + size.rest == size.total
    assert size.total == store.status().library_bytes


def test_a_kept_model_counts_where_it_is_no_second_name_of_another_file(
    store: Store, tmp_path: Path
) -> None:
    before = library_bytes(store.library)
    kept = store.library / KEPT_MODELS
    kept.mkdir()
    (kept / "copied.gguf").write_bytes(bytes(1000))
    (tmp_path / "installed.gguf").write_bytes(bytes(5000))
    (kept / "named.gguf").hardlink_to(tmp_path / "installed.gguf")
    assert library_bytes(store.library) == before + 1000


def test_what_is_forgotten_leaves_room_that_is_counted(store: Store, put: Put) -> None:
    put("/papers/long.txt", "\n\n".join(str(part) * 500 for part in range(500)))
    with store.transaction():
        store.forget([Path("/papers/long.txt")])
    assert store.size().free > 0
