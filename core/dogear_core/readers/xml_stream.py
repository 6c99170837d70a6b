"""XML parts of office documents as a stream of events, with entities refused."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from dogear_core.readers.base import Refused
from dogear_core.types import Reason

StartFn = Callable[[str, dict[str, str]], None]
TextFn = Callable[[str], None]


def parse_xml(
    pieces: Iterable[bytes],
    *,
    start: StartFn | None = None,
    end: TextFn | None = None,
    text: TextFn | None = None,
) -> None:
    """Parse a document given in pieces; nothing at all is no document and no error.

    Tags and attributes come by their local names: transitional and strict documents differ only
    in namespaces. Raises `xml.parsers.expat.ExpatError` where the document is not well-formed, and
    `Refused` at a document type declaration, which office documents never have: it is where
    entity bombs are.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        if start is not None:
            local = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
            start(tag.rpartition(" ")[2], local)

    def on_end(tag: str) -> None:
        if end is not None:
            end(tag.rpartition(" ")[2])

    def on_doctype(*_: object) -> None:
        raise Refused(Reason.DAMAGED, "document type declaration")

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = on_doctype
    empty = True
    for piece in pieces:
        empty = False
        parser.Parse(piece, False)
    if not empty:
        parser.Parse(b"", True)
