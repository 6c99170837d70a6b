import json
from pathlib import Path

import apsw
import pytest

from .conftest import Dogear


@pytest.mark.usefixtures("indexed")
def test_a_helper_learns_of_the_program_and_the_computer(dogear: Dogear) -> None:
    ran = dogear("doctor", "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert found["versions"]["SQLite"] == apsw.sqlite_lib_version()
    assert found["versions"]["sqlite-vec"].startswith("0.")
    assert {"Dogear", "Python", "llama-cpp-python"} <= found["versions"].keys()
    assert found["processor"]["cores"] >= 1
    assert found["processor"]["features"]
    assert found["model"] == {"name": "fake", "fingerprint": "fake-64", "dimensions": 64}
    assert found["memory_bytes"] > 1 << 20
    assert found["library"]["documents"] == 2
    assert found["queue"] == {"passages": 0}
    assert found["rates"]["passages_per_second"] > 0
    assert found["rates"]["files_per_second"] > 0
    assert found["journal"].startswith("wal, synchronous 1")
    assert found["folders"][0]["documents"] == 2
    assert found["preferences"]["paused"] is False


def test_it_names_no_file_and_no_folder_unless_asked(dogear: Dogear, indexed: Path) -> None:
    for arguments in (("doctor",), ("doctor", "--json")):
        told = dogear(*arguments).out
        assert str(indexed.parent) not in told
        assert "lease" not in told
    assert str(indexed) in dogear("doctor", "--paths").out


def test_status_tells_the_versions_the_queue_the_rates_and_the_memory(
    dogear: Dogear, indexed: Path
) -> None:
    (indexed / "more.txt").write_text("More to be read.")
    dogear("index", "--words-only")
    status = json.loads(dogear("status", "--json").out)
    assert status["queue"] == {"passages": 1}
    assert status["rates"]["passages_per_second"] > 0
    assert status["memory_bytes"] > 1 << 20
    assert status["versions"]["SQLite"]
