"""The folder of models is shared by all libraries, and by what runs at the same time."""

import os
import threading
import time
from dataclasses import replace

import pytest

from dogear_core.errors import ModelNotInstalled, UnknownModel
from dogear_core.models.store import DAY_SECONDS, ModelStore
from dogear_models import catalogue


def test_models_come_and_go_side_by_side(store: ModelStore) -> None:
    lost: list[str] = []

    def come_and_go(name: str) -> None:
        own = ModelStore(store.folder)
        spec = replace(catalogue.bundled(), id=name, sha256=f"{ord(name):064x}")
        for _ in range(40):
            with own.incoming() as file:
                file.write_bytes(name.encode())
                found = own.put(spec, file)
            if not found.file.exists():
                lost.append(name)
            own.remove(name)

    threads = [threading.Thread(target=come_and_go, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lost == []
    assert len(store.installed()) == 1


def test_what_a_crash_left_goes_a_day_later(store: ModelStore) -> None:
    store.make_folder()
    old, new = (store.folder / f"incoming-{name}" for name in ("old", "new"))
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    before = time.time() - DAY_SECONDS - 60
    os.utime(old, (before, before))
    with store.incoming() as file:
        store.put(replace(catalogue.bundled(), id="own", sha256="0" * 64), file)
    assert (old.exists(), new.exists()) == (False, True)


def test_what_can_be_had_is_told_from_what_nobody_knows(store: ModelStore) -> None:
    with pytest.raises(ModelNotInstalled):
        store.find("bge-small-en-v1.5")
    with pytest.raises(UnknownModel, match="nobody"):
        store.find("nobody-knows-it")
