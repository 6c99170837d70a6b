"""Reads Word documents (DOCX), transitional and strict, with all the places that hold text.

The parts are parsed as streams: memory stays small whatever a document unpacks to, and text in
content controls, tracked insertions, text boxes and notes is not missed.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from dogear_core.config import ReaderLimits
from dogear_core.readers.base import Refused, describe
from dogear_core.readers.blocks import BlockWriter
from dogear_core.readers.docx_body import BodyParser, Context
from dogear_core.readers.docx_numbering import Numbering
from dogear_core.readers.docx_styles import parse_styles
from dogear_core.readers.marked import Marked
from dogear_core.readers.normalise import TextBuilder, one_line
from dogear_core.readers.xml_stream import StartFn, parse_xml
from dogear_core.types import Document, Reason, unpack

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

OPTIONAL_BYTES = 16 << 20
"""The most that a part without text may unpack to: lists and links of real documents need 1 MB."""

_MAIN_TYPES = ("wordprocessingml", "ms-word.")
_NO_TITLES = frozenset({"untitled", "word document", "title", "document"})
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    expat.ExpatError,
)
_AFTER_BODY = ("footnotes", "endnotes", "comments", "header", "footer")
"""Parts read after the body, in this order; their file names begin so."""


def read_docx(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return the text of a Word document with a section for every heading."""
    if data.startswith(OLE_MAGIC):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused(Reason.ENCRYPTED if encrypted else Reason.UNSUPPORTED, "OLE container")
    builder = TextBuilder(limits.text_chars)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            title = _read_package(_Package(archive, limits.unpacked_bytes), builder)
    except _DAMAGE as error:
        raise Refused(Reason.DAMAGED, describe(error)) from error
    text, sections = builder.finish()
    return Document(text, media_type, title, sections, builder.markup())


class _Package:
    """The parts of a document, unpacked on demand within a budget of bytes."""

    def __init__(self, archive: zipfile.ZipFile, budget: int) -> None:
        self._archive = archive
        self._budget = budget
        self._names = {
            name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()
        }

    def names(self) -> list[str]:
        """Return the names of all parts, in lower case."""
        return sorted(self._names)

    def read(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece; a part that is not there is empty."""
        stored = self._names.get(name.lower())
        if stored is None:
            return
        if self._archive.getinfo(stored).flag_bits & 1:
            raise Refused(Reason.ENCRYPTED)
        with self._archive.open(stored) as part:
            while piece := part.read(1 << 16):
                self._budget -= len(piece)
                if self._budget < 0:
                    raise Refused(Reason.TOO_LARGE, "unpacks to too much")
                yield piece

    def parse_optional(self, name: str, start: StartFn) -> None:
        """Parse a part without which there is less to see but the same text.

        Damage ends it, and so does the part's own budget; nobody is told.
        """
        budget, self._budget = self._budget, OPTIONAL_BYTES
        try:
            parse_xml(self.read(name), start=start)
        except (*_DAMAGE, Refused):
            pass
        finally:
            self._budget = budget


def _read_package(package: _Package, builder: TextBuilder) -> str:
    main = _main_part(package)
    folder = posixpath.dirname(main)
    context = Context(
        parse_styles(package.read(posixpath.join(folder, "styles.xml"))),
        Numbering(),
        _links(package, main),
    )
    package.parse_optional(posixpath.join(folder, "numbering.xml"), context.numbering.element)
    writer = BlockWriter()
    body = BodyParser(writer, context)
    body.parse(package.read(main))
    first_heading = writer.flush(builder)
    seen: set[str] = set()
    for kind in _AFTER_BODY:
        for name in package.names():
            if name.startswith(posixpath.join(folder.lower(), kind)) and name.endswith(".xml"):
                _add_once(package.read(name), context, seen, builder)
    return _core_title(package) or body.title or first_heading


def _add_once(
    part: Iterator[bytes], context: Context, seen: set[str], builder: TextBuilder
) -> None:
    """Add a part's text unless another had the same, as the headers of all sections often do."""
    own = TextBuilder(len(builder) + (1 << 20))
    writer = BlockWriter()
    BodyParser(writer, context).parse(part)
    writer.flush(own)
    if len(own) and (text := own.finish()[0]) not in seen:
        seen.add(text)
        builder.begin_section()
        builder.add(Marked(text, unpack(own.markup())))


def _main_part(package: _Package) -> str:
    """Return the name of the part with the body; raise `Refused` where it is no Word document."""
    targets: dict[str, str] = {}

    def relationship(_: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        targets.setdefault(kind, attributes.get("Target", "").lstrip("/"))

    parse_xml(package.read("_rels/.rels"), start=relationship)
    main = posixpath.normpath(targets.get("officeDocument", "word/document.xml"))
    if main.lower() in package.names():
        if main.lower().startswith(("xl/", "ppt/")):
            raise Refused(Reason.UNSUPPORTED, "not a Word document")
        return main
    if "word/document.xml" in package.names():
        return "word/document.xml"
    whole = "[content_types].xml" in package.names()
    raise Refused(
        Reason.DAMAGED if whole else Reason.UNSUPPORTED, "no Word document in the archive"
    )


def _links(package: _Package, part: str) -> dict[str, str]:
    """Return the addresses outside the document that a part refers to, by their ids."""
    links: dict[str, str] = {}

    def relationship(_: str, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            links[attributes.get("Id", "")] = attributes.get("Target", "")

    folder, name = posixpath.split(part)
    package.parse_optional(posixpath.join(folder, "_rels", f"{name}.rels"), relationship)
    return links


def _core_title(package: _Package) -> str:
    """Return the title in the document's properties, if the properties can be read."""
    inside = False
    pieces: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal inside
        inside = tag == "title"

    def text(piece: str) -> None:
        if inside:
            pieces.append(piece)

    try:
        parse_xml(package.read("docProps/core.xml"), start=start, text=text)
    except expat.ExpatError:
        return ""
    title = one_line("".join(pieces))
    return title if any(map(str.isalnum, title)) and title.lower() not in _NO_TITLES else ""
