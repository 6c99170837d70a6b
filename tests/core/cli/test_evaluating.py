import json
from pathlib import Path

from .conftest import Dogear

HOUSEHOLD = Path(__file__).parents[2] / "data" / "evaluation" / "household"


def test_eval_prints_the_measures_of_every_mode(dogear: Dogear, tmp_path: Path) -> None:
    ran = dogear("eval", HOUSEHOLD, "--json")
    assert ran.code == 0, ran.err
    evaluation = json.loads(ran.out)
    assert (evaluation["dataset"], evaluation["documents"], evaluation["queries"]) == (
        "household",
        5,
        3,
    )
    assert list(evaluation["modes"]) == ["hybrid", "words", "meaning"]
    hybrid = evaluation["modes"]["hybrid"]
    for name in ("ndcg@10", "recall@10", "recall@100", "mrr@10", "answer@1", "answer@10"):
        assert hybrid[name] == 1
        assert hybrid["ci95"][name] == [1, 1]
    assert 0 < hybrid["p50_ms"] <= hybrid["p95_ms"]
    assert not (tmp_path / "library").exists()


def test_eval_for_people_is_a_table(dogear: Dogear) -> None:
    out = dogear("eval", HOUSEHOLD).out
    assert "household: 5 documents" in out
    [row] = [line for line in out.splitlines() if "ndcg@10" in line]
    assert row.split()[1:] == ["1.000", "(1.000-1.000)"] * 3


def test_a_malformed_data_set_is_told_with_its_line(dogear: Dogear, tmp_path: Path) -> None:
    for file in HOUSEHOLD.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "queries.jsonl").open("a") as queries:
        queries.write("{broken\n")
    ran = dogear("eval", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "queries.jsonl" in ran.err
    assert "line 6" in ran.err


def test_a_data_set_that_is_not_there_is_wrong_usage(dogear: Dogear, tmp_path: Path) -> None:
    ran = dogear("eval", tmp_path / "nowhere")
    assert ran.code == 2
    assert "There is no file or folder" in ran.err
