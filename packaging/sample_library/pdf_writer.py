"""Sample PDFs: outline, page labels, one or two columns."""

from pathlib import Path
from xml.sax.saxutils import escape

from markup import Block, BulletList, Heading, PageBreak, Paragraph, Source, Table
from reportlab import platypus
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

MARGIN = 22 * mm
GUTTER = 8 * mm
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=14, spaceAfter=6)
CELL = ParagraphStyle("cell", BODY, fontSize=9.5, leading=11.5, spaceAfter=0)
HEADER_CELL = ParagraphStyle("header cell", CELL, fontName="Times-Bold")
HEADINGS = tuple(
    ParagraphStyle(
        f"heading {level}",
        fontName="Helvetica-Bold",
        fontSize=size,
        leading=size * 1.25,
        spaceBefore=size * 0.7,
        spaceAfter=size * 0.35,
        keepWithNext=1,
    )
    for level, size in enumerate((17, 12.5, 10.5), start=1)
)
GRID = platypus.TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
    ]
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


class HeadingParagraph(platypus.Paragraph):
    """A heading that also becomes an entry of the outline."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(escape(heading.text), HEADINGS[heading.level - 1])
        self.heading = heading


class OutlinedTemplate(platypus.BaseDocTemplate):
    """A document whose headings make its outline."""

    def afterFlowable(self, flowable: platypus.Flowable) -> None:  # noqa: N802
        """Override BaseDocTemplate.afterFlowable: bookmark the heading just drawn."""
        if isinstance(flowable, HeadingParagraph):
            key = f"{self.page} {flowable.heading.text}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.heading.text, key, flowable.heading.level - 1)


def write_pdf(source: Source, target: Path) -> None:
    """Lay the document out on A4.

    The file depends on the source alone: no clock, and no compression, whose bytes differ between
    builds of zlib.
    """
    front_pages = int(source.head.get("front", "0"))
    columns = int(source.head.get("columns", "1"))

    def draw_footer(canvas: Canvas, template: platypus.BaseDocTemplate) -> None:
        number = template.page
        label = ROMAN[number - 1] if number <= front_pages else str(number - front_pages)
        if number == 1 and front_pages:
            canvas.addPageLabel(0, "ROMAN_LOWER", 1)
            canvas.addPageLabel(front_pages, "ARABIC", 1)
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(A4[0] / 2, MARGIN / 2, label)

    template = OutlinedTemplate(
        str(target),
        pagesize=A4,
        title=source.head["title"],
        author=source.head["author"],
        subject=source.head["subject"],
        lang="en-GB",
        invariant=1,
        pageCompression=0,
    )
    width = (A4[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    frames = [
        platypus.Frame(
            MARGIN + column * (width + GUTTER),
            MARGIN,
            width,
            A4[1] - 2 * MARGIN,
            leftPadding=0,
            rightPadding=0,
        )
        for column in range(columns)
    ]
    template.addPageTemplates(platypus.PageTemplate(frames=frames, onPageEnd=draw_footer))
    template.build([_flowable(block, width) for block in source.blocks])


def _flowable(block: Block, width: float) -> platypus.Flowable:
    match block:
        case Heading():
            return HeadingParagraph(block)
        case Paragraph(text):
            return platypus.Paragraph(escape(text), BODY)
        case BulletList(items):
            return platypus.ListFlowable(
                [platypus.Paragraph(escape(item), BODY) for item in items], bulletType="bullet"
            )
        case Table(rows):
            return _table(rows, width)
        case PageBreak():
            return platypus.PageBreak()


def _table(rows: tuple[tuple[str, ...], ...], width: float) -> platypus.Table:
    """Build a table whose columns share the width by the length of their longest cell."""
    lengths = [max(10, *(len(cell) for cell in column)) for column in zip(*rows, strict=True)]
    return platypus.Table(
        [
            [platypus.Paragraph(escape(cell), HEADER_CELL if row == 0 else CELL) for cell in cells]
            for row, cells in enumerate(rows)
        ],
        colWidths=[width * length / sum(lengths) for length in lengths],
        style=GRID,
        spaceBefore=4,
        spaceAfter=10,
    )
