import json
from pathlib import Path

import pytest

from dogear_core.storage.connection import DATABASE_NAME, connect

from .conftest import Dogear


@pytest.mark.usefixtures("indexed")
def test_a_sound_library_is_told_to_be(dogear: Dogear) -> None:
    ran = dogear("check")
    assert (ran.code, ran.err) == (0, "")
    assert "2 documents" in ran.out
    found = json.loads(dogear("check", "--json").out)
    assert found["sound"] is True
    assert found["repaired"] is None
    assert set(found["flaws"].values()) == {0}


@pytest.mark.usefixtures("indexed")
def test_a_flaw_is_told_and_repaired(dogear: Dogear, tmp_path: Path) -> None:
    connection = connect(tmp_path / "library", "write")
    connection.execute("UPDATE passage SET heading = 'Elsewhere'")
    connection.close()
    ran = dogear("check")
    assert ran.code == 1
    assert "Documents that are not as they were stored: 2" in ran.out
    assert "dogear check --repair" in ran.err
    assert json.loads(dogear("check", "--json").out)["flaws"]["documents"] == 2
    repaired = dogear("check", "--repair", "--json")
    assert repaired.code == 0
    assert json.loads(repaired.out)["repaired"]["roots"] == 1
    assert dogear("check").code == 0
    assert "Added 2" in dogear("index").out
    assert "lease.txt" in dogear("search", "landlord").out


@pytest.mark.usefixtures("indexed")
def test_a_damaged_library_is_mended_and_told_of_in_one_sentence(
    dogear: Dogear, tmp_path: Path
) -> None:
    file = tmp_path / "library" / DATABASE_NAME
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    ran = dogear("status")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "library.damaged-1.db" in ran.err
    assert dogear("index").err == ""
    assert "lease.txt" in dogear("search", "landlord").out


def test_without_a_library_there_is_nothing_to_check(dogear: Dogear) -> None:
    ran = dogear("check")
    assert ran.code == 1
    assert "dogear add PATH" in ran.err
