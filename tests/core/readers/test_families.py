import pytest

from dogear_core.readers.families import family_of, media_types_named
from dogear_core.readers.registry import all_media_types
from dogear_core.types import Family


def test_every_media_type_that_is_read_is_found_by_its_family() -> None:
    for media_type in all_media_types():
        assert media_type in media_types_named(family_of(media_type).value)


def test_no_family_is_empty() -> None:
    assert all(media_types_named(family.value) for family in Family)


@pytest.mark.parametrize(
    ("suffix", "family"),
    [
        ("pdf", "pdf"),
        ("docx", "word"),
        ("eml", "email"),
        ("xhtml", "web"),
        ("md", "text"),
        ("csv", "data"),
        ("py", "code"),
    ],
)
def test_the_files_of_a_suffix_belong_to_a_family(suffix: str, family: str) -> None:
    assert media_types_named(suffix.upper()) <= media_types_named(family)


def test_an_unknown_name_means_nothing() -> None:
    assert media_types_named("xyz") == frozenset()
    assert media_types_named("") == frozenset()
