"""The vectors of several models in one library: held against each other, mended, and migrated."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import numpy as np
import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken, Progress, Stage, ignore_progress
from dogear_core.storage import migrations
from dogear_core.storage.checking import check_folder
from dogear_core.storage.connection import DATABASE_NAME, connect
from dogear_core.storage.generations import all_generations
from dogear_core.storage.header import APPLICATION_ID
from dogear_core.storage.passages import input_hash
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import bits_statement
from dogear_core.types import Decision, Flaw, GenerationState, SearchMode, SearchRequest

FORMER, NEW = FakeModel(64, "former"), FakeModel(96, "new")
PAPERS = 100


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Return an engine with the new model on a library that has vectors of the former one."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(PAPERS):
        (papers / f"{number}.txt").write_text(f"Lease {number} is for house {number * 7}.\n")
    library = tmp_path / "library"
    with Engine.open(library, model=FORMER) as former:
        former.add_roots([papers])
        former.index()
    with Engine.open(library, model=NEW) as opened:
        yield opened


def build_half(engine: Engine) -> None:
    """Index until some of the new model's vectors are stored."""
    cancel = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.stage is Stage.CHANGING_MODEL and progress.done:
            cancel.cancel()

    with pytest.raises(Cancelled):
        engine.index(progress=stop, cancel=cancel)


def flaws(library: Path) -> dict[Flaw, int]:
    return dict(check_folder(library, ignore_progress, CancelToken()).flaws)


def ruin(library: Path) -> None:
    """Wipe the header of the library's file."""
    with (library / DATABASE_NAME).open("r+b") as file:
        file.write(bytes(100))


def found(engine: Engine) -> list[str]:
    request = SearchRequest("house 21", mode=SearchMode.MEANING)
    return [f"{hit.path.name} {hit.score:.6f}" for hit in engine.search(request).hits]


@pytest.mark.parametrize("half", [False, True])
def test_the_vectors_of_all_models_are_checked(engine: Engine, *, half: bool) -> None:
    if half:
        build_half(engine)
    else:
        engine.index()
    engine.close()
    report = check_folder(engine.library, ignore_progress, CancelToken())
    assert report.is_sound, report.details
    assert report.vectors > PAPERS
    with closing(connect(engine.library, "write")) as connection:
        for generation in all_generations(connection):
            connection.execute(
                f"UPDATE vector_{generation.id} SET seal = seal + 1 WHERE input_id = "
                f"(SELECT min(input_id) FROM vector_{generation.id})"
            )
    assert flaws(engine.library) == {Flaw.VECTORS: 2}


def test_mending_keeps_the_model_one_can_go_back_to(engine: Engine) -> None:
    before = found(engine)
    engine.index()
    after = found(engine)
    comparison = engine.model_status().comparison
    assert comparison is not None
    engine.close()
    ruin(engine.library)
    with Engine.open(engine.library, model=NEW) as mended:
        assert mended.mending is not None
        assert mended.mending.vectors == 2 * PAPERS
        assert mended.index().embedded == 0
        assert mended.model_status().comparison == comparison
        assert found(mended) == after
        assert mended.rollback_model() == "former"
        assert found(mended) == before
    assert flaws(engine.library) == {}


def test_mending_lets_a_change_go_on(engine: Engine) -> None:
    build_half(engine)
    engine.close()
    ruin(engine.library)
    with Engine.open(engine.library, model=NEW) as mended:
        upcoming = mended.model_status().upcoming
        assert upcoming is not None
        assert (upcoming.model, upcoming.state) == ("new", GenerationState.BUILDING)
        assert 0 < mended.index().embedded < PAPERS
        assert mended.status().model == "new"
    assert flaws(engine.library) == {}


def test_mending_keeps_what_was_decided(engine: Engine) -> None:
    engine.index()
    engine.rollback_model()
    engine.close()
    ruin(engine.library)
    with Engine.open(engine.library, model=NEW) as mended:
        mended.index()
        assert mended.status().model == "former"
        assert mended.model_status().decision is Decision.ROLLED_BACK


def test_vectors_from_before_seals_are_taken_over(tmp_path: Path) -> None:
    """The tables are as the first Dogear left them."""
    with closing(connect(tmp_path, "write")) as connection:
        for step in migrations.MIGRATIONS[:3]:
            step(connection)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", 3)
        put_old_vectors(connection)
    with Store.open(tmp_path, "write") as store:
        (generation,) = store.generations.all()
        assert generation.fingerprint == "old|chunker 1"
        assert generation.state is GenerationState.ACTIVE
        vectors = store.generations.vectors(generation)
        assert vectors.count() == 1
        (held,) = store.passages.inputs_of(["Lease"]).values()
        assert vectors.held([held]) == {held}
        with store.transaction():
            store.open_generation(fingerprint="new|chunker 1", model="new", dimensions=16)
    assert flaws(tmp_path).get(Flaw.VECTORS) is None


def put_old_vectors(connection: apsw.Connection) -> None:
    connection.execute(
        "INSERT INTO generation (fingerprint, model, dimensions, state)"
        " VALUES ('old', 'old', 8, 'active');"
        "CREATE TABLE vector_1 (input_id INTEGER PRIMARY KEY REFERENCES input,"
        " codes BLOB NOT NULL) STRICT;"
    )
    connection.execute(bits_statement("bits_1", 8))
    connection.execute("INSERT INTO input (hash) VALUES (?)", (input_hash("Lease"),))
    codes = np.full(8, 127, np.int8).tobytes()
    connection.execute("INSERT INTO vector_1 (input_id, codes) VALUES (1, ?)", (codes,))
    connection.execute("INSERT INTO bits_1 (input_id, bits) VALUES (1, vec_bit(?))", (b"\xff",))
