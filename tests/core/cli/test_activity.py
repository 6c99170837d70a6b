import json
from pathlib import Path

from .conftest import Dogear


def test_the_log_tells_what_was_done_the_latest_first(dogear: Dogear, indexed: Path) -> None:
    (indexed / "lease.txt").write_text("Another lease, for a garage.")
    (indexed / "kitchen" / "soup.md").rename(indexed / "soup.md")
    dogear("index")
    (indexed / "lease.txt").unlink()
    (indexed / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    dogear("index")
    found = json.loads(dogear("log", "--json").out)
    kinds = [entry["kind"] for entry in found]
    assert kinds[:2] == ["tidied", "read"]
    assert [kind for kind in kinds if kind not in ("read", "embedded", "tidied")] == [
        "removed",
        "failed",
        "changed",
        "moved",
        "added",
        "added",
    ]
    moved = next(entry for entry in found if entry["kind"] == "moved")
    assert moved["path"] == str(indexed / "soup.md")
    assert moved["detail"] == str(indexed / "kitchen" / "soup.md")
    assert all(entry["at"].endswith("+00:00") for entry in found)
    assert next(entry for entry in found if entry["kind"] == "embedded")["count"] > 0


def test_the_log_for_people_is_a_line_for_each(dogear: Dogear, indexed: Path) -> None:
    ran = dogear("log", "-n", "2")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2
    assert f"{indexed / 'lease.txt'}" in dogear("log").out
    dogear("remove", indexed)
    assert "lease.txt" not in dogear("log").out
    assert "2 documents" in dogear("log").out
