"""The families of media types, and the names that `type:` and `--type` take."""

from dogear_core.readers.registry import (
    DOCX,
    EML,
    HTML,
    MARKDOWN,
    PDF,
    PLAIN_TEXT,
    XHTML,
    all_media_types,
    media_types_of,
)
from dogear_core.types import Family

_FAMILIES = {
    Family.PDF: (PDF.media_type,),
    Family.WORD: (DOCX.media_type,),
    Family.EMAIL: (EML.media_type,),
    Family.WEB: (HTML.media_type, XHTML.media_type),
    Family.TEXT: (
        PLAIN_TEXT.media_type,
        MARKDOWN.media_type,
        "application/x-tex",
        "application/x-subrip",
        "text/asciidoc",
        "text/vtt",
        "text/x-org",
        "text/x-rst",
        "text/x-textile",
    ),
    Family.DATA: (
        "application/json",
        "application/toml",
        "application/xml",
        "application/yaml",
        "text/calendar",
        "text/csv",
        "text/tab-separated-values",
        "text/vcard",
    ),
}
_FAMILY_OF = {media_type: family for family, types in _FAMILIES.items() for media_type in types}
_FAMILY_NAMES = frozenset(Family)


def family_of(media_type: str) -> Family:
    """Return the family of a media type that is read; what is in no other is code."""
    return _FAMILY_OF.get(media_type, Family.CODE)


def media_types_named(name: str) -> frozenset[str]:
    """Return the media types meant by a family's name or a suffix; none for an unknown name."""
    name = name.lower()
    if name in _FAMILY_NAMES:
        return frozenset(found for found in all_media_types() if family_of(found) == name)
    return media_types_of(name)
