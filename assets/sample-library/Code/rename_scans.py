"""Give the scanner's files names that say what they are.

The scanner in the studio writes SCAN0001.PDF, SCAN0002.PDF and so on. A list
made by hand says which is which:

    SCAN0001.PDF; 2025-02-11; Harbour Surgery; signed contract

and this script renames the file to

    2025-02-11 Harbour Surgery - signed contract.pdf

Nothing is ever overwritten: if the new name is taken, a number is added.
Run it with --dry-run first. Ben, February 2025.
"""

import argparse
import csv
from pathlib import Path

FORBIDDEN = '<>:"/\\|?*'


def clean(text: str) -> str:
    """Return the text without characters that Windows refuses in names."""
    return "".join(c for c in text.strip() if c not in FORBIDDEN)


def free_name(target: Path) -> Path:
    """Return the target, or the first numbered variant that does not exist yet."""
    if not target.exists():
        return target
    number = 2
    while True:
        candidate = target.with_stem(f"{target.stem} ({number})")
        if not candidate.exists():
            return candidate
        number += 1


def rename_all(folder: Path, list_file: Path, dry_run: bool) -> int:
    """Rename what the list names and return how many files that were."""
    renamed = 0
    with list_file.open(newline="", encoding="utf-8") as handle:
        for scan, date, client, words in csv.reader(handle, delimiter=";"):
            source = folder / scan.strip()
            if not source.exists():
                print(f"missing: {source.name}")
                continue
            target = free_name(folder / f"{clean(date)} {clean(client)} - {clean(words)}.pdf")
            print(f"{source.name} -> {target.name}")
            if not dry_run:
                source.rename(target)
            renamed += 1
    return renamed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("list_file", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    arguments = parser.parse_args()
    count = rename_all(arguments.folder, arguments.list_file, arguments.dry_run)
    print(f"{count} files")
