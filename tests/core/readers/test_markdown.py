from collections.abc import Callable

import pytest

from dogear_core.types import Document

ReadDocument = Callable[..., Document]

SOURCE = """---
title: "Bread, slowly"
tags: [kitchen]
---
Before.

# Sourdough *starter*

Feed it.

```
# not a heading
```

Second day
----------

> # quoted

Wait.

# Baking
"""


def test_the_source_is_kept_and_cut_at_headings(read_document: ReadDocument) -> None:
    document = read_document("bread.md", SOURCE)

    assert document.text == SOURCE.strip()
    assert document.title == "Bread, slowly"
    parts = [(s.heading, document.text[s.span.start :][:12]) for s in document.sections]
    assert parts == [
        ((), '---\ntitle: "'),
        (("Sourdough starter",), "# Sourdough "),
        (("Sourdough starter", "Second day"), "Second day\n-"),
        (("Baking",), "# Baking"),
    ]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Lease & `terms`\n\ntext", "Lease & terms"),
        ("A first line\n\ntext", "A first line"),
        ("+++\ntitle = 'Toml'\n+++\n# Other", "Toml"),
        ("just text that goes on\nand on", ""),
    ],
)
def test_the_title(read_document: ReadDocument, source: str, title: str) -> None:
    assert read_document("a.md", source).title == title


def test_offsets_survive_odd_line_ends_and_accents(read_document: ReadDocument) -> None:
    document = read_document("a.md", "e\u0301te\u0301\r\n\x0c\r\n# One\r\rtext\u2028\n# Two\n")

    starts = [document.text[s.span.start :].split("\n")[0] for s in document.sections]
    assert starts == ["été", "# One", "# Two"]
