"""Sample Word documents: headings, lists, tables, fixed properties and time stamps."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from markup import Block, BulletList, Heading, PageBreak, Paragraph, Source, Table

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(source: Source, target: Path) -> None:
    """Write the document so that its parts and their time stamps depend on the source alone."""
    document = docx.Document()
    written = datetime.fromisoformat(source.head["date"]).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title = source.head["title"]
    properties.author = source.head["author"]
    properties.last_modified_by = source.head["author"]
    properties.comments = ""
    properties.created = properties.modified = written
    for block in source.blocks:
        _add(document, block)
    packed = io.BytesIO()
    document.save(packed)
    _repack(packed, target)


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(text, level)
        case Paragraph(text):
            document.add_paragraph(text)
        case BulletList(items):
            for item in items:
                document.add_paragraph(item, style="List Bullet")
        case Table(rows):
            table = document.add_table(0, len(rows[0]), style="Table Grid")
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _repack(packed: io.BytesIO, target: Path) -> None:
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
