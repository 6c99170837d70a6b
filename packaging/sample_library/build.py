"""Write the PDF and Word documents of the sample library from `sources/`.

    python packaging/sample_library/build.py [FOLDER]

FOLDER is `assets/sample-library` unless given. The same sources give the same documents.
"""

import argparse
from pathlib import Path

from docx_writer import write_docx
from markup import parse
from pdf_writer import write_pdf

SOURCES = Path(__file__).parent / "sources"
SAMPLE_LIBRARY = Path(__file__).parents[2] / "assets" / "sample-library"
WRITERS = {".pdf": write_pdf, ".docx": write_docx}


def build(folder: Path) -> None:
    """Write every source's document into its place below the folder."""
    for path in sorted(SOURCES.glob("*.md")):
        source = parse(path)
        target = folder / source.output
        target.parent.mkdir(parents=True, exist_ok=True)
        WRITERS[target.suffix](source, target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sample library's PDF and DOCX files.")
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLE_LIBRARY)
    build(parser.parse_args().folder)
