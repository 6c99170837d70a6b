"""Which reader a file gets, told from its name and its first bytes."""

import re
from dataclasses import dataclass

from dogear_core.readers.base import Reader, Refused
from dogear_core.readers.docx import OLE_MAGIC, read_docx
from dogear_core.readers.eml import read_eml
from dogear_core.readers.html import read_html
from dogear_core.readers.markdown import read_markdown
from dogear_core.readers.pdf import read_pdf
from dogear_core.readers.text import read_text
from dogear_core.types import Reason

HEAD_BYTES = 8192
"""How much of a file is looked at before it is decided whether to read the rest."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file and its reader; `plain` files are text all through and held to that limit."""

    media_type: str
    read: Reader
    plain: bool = False


PLAIN_TEXT = Format("text/plain", read_text, plain=True)
MARKDOWN = Format("text/markdown", read_markdown, plain=True)
HTML = Format("text/html", read_html, plain=True)
XHTML = Format("application/xhtml+xml", read_html, plain=True)
PDF = Format("application/pdf", read_pdf)
DOCX = Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_docx)
EML = Format("message/rfc822", read_eml)

_TEXT_TYPES = {
    "application/json": "json jsonl ndjson geojson ipynb webmanifest",
    "application/xml": "xml xsd xsl xslt rss atom opml kml gpx wsdl plist fb2 dtd",
    "application/yaml": "yaml yml",
    "application/toml": "toml",
    "application/x-tex": "tex latex ltx sty cls bib",
    "application/x-subrip": "srt",
    "application/sql": "sql",
    "text/asciidoc": "adoc asciidoc",
    "text/calendar": "ics ifb",
    "text/css": "css scss sass less",
    "text/csv": "csv",
    "text/javascript": "js mjs cjs jsx",
    "text/tab-separated-values": "tsv tab",
    "text/vcard": "vcf vcard",
    "text/vtt": "vtt",
    "text/x-c": "c h",
    "text/x-c++": "cc cpp cxx c++ hh hpp hxx ino cu",
    "text/x-csharp": "cs csx",
    "text/x-diff": "diff patch",
    "text/x-go": "go",
    "text/x-haskell": "hs lhs",
    "text/x-java": "java",
    "text/x-kotlin": "kt kts",
    "text/x-lisp": "lisp lsp cl el scm rkt clj cljs",
    "text/x-lua": "lua",
    "text/x-org": "org",
    "text/x-perl": "pl pm",
    "text/x-php": "php",
    "text/x-python": "py pyi pyw pyx",
    "text/x-r": "r rmd",
    "text/x-rst": "rst rest",
    "text/x-ruby": "rb rake gemspec",
    "text/x-rust": "rs",
    "text/x-scala": "scala",
    "text/x-shellscript": "sh bash zsh fish ksh",
    "text/x-swift": "swift",
    "text/x-textile": "textile",
    "text/x-typescript": "ts tsx",
    "text/plain": "txt text log asc nfo ini cfg conf properties",
}
_FORMATS = {
    **{
        suffix: Format(media_type, read_text, plain=True)
        for media_type, suffixes in _TEXT_TYPES.items()
        for suffix in suffixes.split()
    },
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdx", "qmd"), MARKDOWN),
    **dict.fromkeys(("html", "htm", "shtml"), HTML),
    **dict.fromkeys(("xhtml", "xht"), XHTML),
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), DOCX),
    "pdf": PDF,
    "eml": EML,
}

_UNREAD_DOCUMENTS = """
rtf doc dot xls xlsx xlsm xlsb xltx ppt pptx pptm pps ppsx potx odt ods odp odg ott pages numbers
epub mobi azw azw3 djvu xps oxps pub vsd vsdx wri wps wpd abw one msg mbox pst ost mht mhtml tnef
ps eps ai chm
"""
"""Documents of formats without a reader; some look like text inside, and none would read well."""
_UNREAD_MEDIA = """
jpg jpeg png gif bmp tif tiff webp heic heif avif ico svg svgz psd xcf raw cr2 nef dng mp3 m4a aac
ogg oga opus flac wav wma aiff mid mp4 m4v mov avi mkv webm wmv flv mpg mpeg 3gp ttf otf woff woff2
eot
"""
_UNREAD_DATA = """
zip gz tgz bz2 xz zst 7z rar tar jar war apk iso dmg img deb rpm cab exe dll so dylib a o obj lib
bin class pyc pyo wasm db sqlite sqlite3 mdb accdb parquet npy npz pkl pickle h5 hdf5 onnx gguf
safetensors pt pth
"""
_UNSUPPORTED = frozenset((_UNREAD_DOCUMENTS + _UNREAD_MEDIA + _UNREAD_DATA).split())

_ZIP_MAGIC = b"PK\x03\x04"
_MAGIC = {
    b"{\\rtf": "RTF",
    b"%!PS": "PostScript",
    _ZIP_MAGIC: "ZIP archive",
    OLE_MAGIC: "OLE container",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!\x1a\x07": "RAR",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF8": "GIF",
    b"\xff\xd8\xff": "JPEG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"RIFF": "RIFF",
    b"OggS": "Ogg",
    b"fLaC": "FLAC",
    b"ID3": "MP3",
    b"\x7fELF": "ELF",
    b"SQLite format 3\0": "SQLite",
}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MAIL_START = re.compile(
    rb"(?:From [^\n]+\n)?(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:Received|Message-ID|MIME-Version):",
    re.I,
)


def suffix_of(name: str) -> str:
    """Return a file name's last suffix in lower case without the dot, or an empty string."""
    return name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""


def media_types_of(suffix: str) -> frozenset[str]:
    """Return the media types of the files meant by a suffix such as `pdf`; none if not read."""
    found = _FORMATS.get(suffix.lower().lstrip("."))
    return frozenset({found.media_type}) if found else frozenset()


def all_media_types() -> frozenset[str]:
    """Return the media types of all files that are read."""
    return frozenset(found.media_type for found in _FORMATS.values())


def refuse_by_name(name: str) -> None:
    """Raise `Refused` for a file that by its name alone is known not to be read."""
    suffix = suffix_of(name)
    if suffix in _UNSUPPORTED:
        raise Refused(Reason.UNSUPPORTED, suffix)


def identify(name: str, head: bytes) -> Format:
    """Return the format of a file from its name and first bytes; raise `Refused` if none is read.

    The first bytes win over the suffix where they are unmistakable.
    """
    named = _FORMATS.get(suffix_of(name))
    if head.startswith(b"%PDF-"):
        return PDF
    for magic, kind in _MAGIC.items():
        # A text may begin with "RIFF" or "GIF8", but holds no zero bytes.
        if head.startswith(magic) and (b"\0" in head or kind in ("RTF", "PostScript")):
            if (named is DOCX and magic in (_ZIP_MAGIC, OLE_MAGIC)) or _is_word_archive(head):
                return DOCX
            raise Refused(Reason.UNSUPPORTED, kind)
    if named is not None:
        return named
    if b"%PDF-" in head[:1024]:
        return PDF
    if _HTML_START.match(head):
        return HTML
    if _MAIL_START.match(head):
        return EML
    return PLAIN_TEXT


def _is_word_archive(head: bytes) -> bool:
    return head.startswith(_ZIP_MAGIC) and (b"word/" in head or b"[Content_Types].xml" in head)
