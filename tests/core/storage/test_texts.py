from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.storage.conftest import Put

from dogear_core.storage.store import Store
from dogear_core.storage.texts import BLOCK_CHARS
from dogear_core.types import Span


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_span_of_a_long_text_is_read_exactly(
    store: Store, put: Put, data: st.DataObject
) -> None:
    text = "".join(chr(0x61 + place % 23) + "é😀"[place % 2] for place in range(BLOCK_CHARS))
    if store.documents.find(Path("/book.txt")) is None:
        put("/book.txt", text)
    document = store.documents.find(Path("/book.txt"))
    assert document is not None
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert store.texts.read(document.id, Span(start, end)) == text[start:end]


def test_a_text_read_after_an_edit_is_the_new_one(store: Store, put: Put) -> None:
    put("/note.txt", "old words")
    document = store.documents.find(Path("/note.txt"))
    assert document is not None
    assert store.texts.read(document.id, Span(0, 3)) == "old"
    put("/note.txt", "new words")
    assert store.texts.read(document.id, Span(0, 3)) == "new"
