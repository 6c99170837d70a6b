"""Distances and colours, all taken from the font and the palette the person has chosen."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QIcon, QPalette

SPACING = 8
"""The distance between things that belong together, in device-independent pixels."""
MARGIN = 12
"""The distance between a group and the edge around it."""
SMALL_TEXT = 0.9
"""The size of secondary text, as a part of the font's."""

AMBER = "#ffb300"
"""What the person looks for in a document is marked unlike what Dogear found."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours that the palette has no role for, mixed from those it has."""

    text: QColor
    muted: QColor
    line: QColor
    selection: QColor
    hover: QColor
    accent: QColor
    passage: QColor
    match: QColor
    found: QColor
    link: QColor
    tint: QColor
    bar: QColor

    @classmethod
    def of(cls, palette: QPalette) -> "Colours":
        """Mix the colours for a palette, light or dark."""
        base = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.Text)
        accent = palette.color(QPalette.ColorRole.Highlight)
        return cls(
            text=text,
            muted=mixed(base, text, 0.74),
            line=mixed(base, text, 0.12),
            selection=mixed(base, accent, 0.16),
            hover=mixed(base, text, 0.05),
            accent=accent,
            passage=mixed(base, accent, 0.15),
            match=mixed(base, accent, 0.36),
            found=mixed(base, QColor(AMBER), 0.45),
            link=mixed(text, accent, 0.7),
            tint=mixed(base, text, 0.06),
            bar=mixed(base, accent, 0.45),
        )


def mixed(first: QColor, second: QColor, part: float) -> QColor:
    """Return `first` with `part` (0 to 1) of `second` in it."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * part,
        first.greenF() + (second.greenF() - first.greenF()) * part,
        first.blueF() + (second.blueF() - first.blueF()) * part,
    )


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return `font` at `factor` times its size; works for fonts sized in points or in pixels."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    result.setBold(bold)
    return result


def sized_like(font: QFont, other: QFont) -> QFont:
    """Return `font` in the size of another."""
    result = QFont(font)
    if other.pointSizeF() > 0:
        result.setPointSizeF(other.pointSizeF())
    else:
        result.setPixelSize(other.pixelSize())
    return result


def application_icon() -> QIcon:
    """Return Dogear's icon."""
    return QIcon(str(Path(__file__).with_name("icons") / "dogear.svg"))
