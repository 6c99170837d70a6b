"""Distances, fonts and colours: two palettes, and what is mixed from the one in use."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QIcon, QPalette

from dogear_core.types import Family

SPACING = 8
"""The distance between things that belong together, in device-independent pixels."""
MARGIN = 12
"""The distance between a group and the edge around it."""
SMALL_TEXT = 0.9
"""The size of secondary text, as a part of the font's."""

ICONS = Path(__file__).with_name("icons")

_LIGHT = {
    QPalette.ColorRole.Window: "#f5f5f6",
    QPalette.ColorRole.WindowText: "#1c1e21",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f8f8f9",
    QPalette.ColorRole.Text: "#1c1e21",
    QPalette.ColorRole.PlaceholderText: "#666b73",
    QPalette.ColorRole.Button: "#fdfdfd",
    QPalette.ColorRole.ButtonText: "#1c1e21",
    QPalette.ColorRole.BrightText: "#b3261e",
    QPalette.ColorRole.Light: "#ffffff",
    QPalette.ColorRole.Midlight: "#ececee",
    QPalette.ColorRole.Mid: "#cfd1d6",
    QPalette.ColorRole.Dark: "#a3a7ae",
    QPalette.ColorRole.Shadow: "#70747c",
    QPalette.ColorRole.Highlight: "#2a66c8",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#2a66c8",
    QPalette.ColorRole.Link: "#2459b3",
    QPalette.ColorRole.LinkVisited: "#6b4a9c",
    QPalette.ColorRole.ToolTipBase: "#2b2d31",
    QPalette.ColorRole.ToolTipText: "#f4f5f7",
}
_DARK = {
    QPalette.ColorRole.Window: "#26282c",
    QPalette.ColorRole.WindowText: "#e4e6ea",
    QPalette.ColorRole.Base: "#1d1e21",
    QPalette.ColorRole.AlternateBase: "#222427",
    QPalette.ColorRole.Text: "#e4e6ea",
    QPalette.ColorRole.PlaceholderText: "#9399a3",
    QPalette.ColorRole.Button: "#34373d",
    QPalette.ColorRole.ButtonText: "#e4e6ea",
    QPalette.ColorRole.BrightText: "#ff9a92",
    QPalette.ColorRole.Light: "#4a4e56",
    QPalette.ColorRole.Midlight: "#3b3e45",
    QPalette.ColorRole.Mid: "#43474f",
    QPalette.ColorRole.Dark: "#15161a",
    QPalette.ColorRole.Shadow: "#0c0d0f",
    QPalette.ColorRole.Highlight: "#3a70ca",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#7fb0ff",
    QPalette.ColorRole.Link: "#8ab6ff",
    QPalette.ColorRole.LinkVisited: "#c3a6f2",
    QPalette.ColorRole.ToolTipBase: "#3b3e45",
    QPalette.ColorRole.ToolTipText: "#f0f1f4",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)
AMBER = "#ffb300"
"""What the person looks for in a document is marked unlike what Dogear found."""

_FAMILIES = {
    Family.PDF: ("#b3372e", "#ff8d83"),
    Family.WORD: ("#2a5db8", "#8ab6ff"),
    Family.EMAIL: ("#8a5a00", "#f0bd5e"),
    Family.WEB: ("#0b6e77", "#6fd0d8"),
    Family.TEXT: ("#4b5563", "#b6bdc9"),
    Family.DATA: ("#1e7a3c", "#7bcf93"),
    Family.CODE: ("#6b4a9c", "#c3a6f2"),
}
"""A colour for each kind of file, on light and on dark; its suffix says the same in letters."""


def family_colour(family: Family, palette: QPalette) -> QColor:
    """Return the colour in which a kind of file is shown."""
    light, dark = _FAMILIES[family]
    return QColor(dark if is_dark(palette) else light)


def palette(*, dark: bool) -> QPalette:
    """Return Dogear's palette: quiet greys and one blue."""
    result = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        result.setColor(role, QColor(colour))
    window = result.color(QPalette.ColorRole.Window)
    for role in _DISABLED:
        faint = mixed(window, result.color(role), 0.45)
        result.setColor(QPalette.ColorGroup.Disabled, role, faint)
    idle = mixed(window, result.color(QPalette.ColorRole.Text), 0.18)
    result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, idle)
    return result


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours that the palette has no role for, mixed from those it has.

    text, muted       what is read first, and what is read when it is looked for
    line              thin lines between parts
    selection, hover  behind the selected row, and the one under the mouse
    accent            the one colour that draws the eye: a bar, a ring around what has the focus
    passage, match    behind a cited passage, and behind the words of the question in it
    found             behind what the person looks for in a document
    badge, chip       behind a short fact about a result, and behind a filter that can be removed
    sidebar           behind the column beside the results
    success, warning, error   sentences that say how something went
    link, tint, bar   in a document: a link, behind code and quotes, and the bar beside a quote
    """

    text: QColor
    muted: QColor
    line: QColor
    selection: QColor
    hover: QColor
    accent: QColor
    passage: QColor
    match: QColor
    found: QColor
    badge: QColor
    badge_text: QColor
    chip: QColor
    chip_text: QColor
    sidebar: QColor
    success: QColor
    warning: QColor
    error: QColor
    link: QColor
    tint: QColor
    bar: QColor

    @classmethod
    def of(cls, palette: QPalette) -> "Colours":
        """Mix the colours for a palette, light or dark."""
        base = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.Text)
        fill = palette.color(QPalette.ColorRole.Highlight)
        dark = is_dark(palette)
        return cls(
            text=text,
            muted=mixed(base, text, 0.74),
            line=mixed(base, text, 0.12),
            selection=mixed(base, fill, 0.22 if dark else 0.12),
            hover=mixed(base, text, 0.05),
            accent=palette.color(QPalette.ColorRole.Accent),
            passage=mixed(base, fill, 0.22 if dark else 0.12),
            match=mixed(base, fill, 0.42 if dark else 0.3),
            found=mixed(base, QColor(AMBER), 0.32 if dark else 0.5),
            badge=mixed(base, text, 0.1),
            badge_text=mixed(base, text, 0.82),
            chip=mixed(base, fill, 0.3 if dark else 0.14),
            chip_text=text,
            sidebar=palette.color(QPalette.ColorRole.Window),
            success=QColor("#7bcf93" if dark else "#1e7a3c"),
            warning=QColor("#f0bd5e" if dark else "#855600"),
            error=QColor("#ff9a92" if dark else "#b3261e"),
            link=palette.color(QPalette.ColorRole.Link),
            tint=mixed(base, text, 0.06),
            bar=mixed(base, fill, 0.45),
        )


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    base = palette.color(QPalette.ColorRole.Base)
    return base.lightnessF() < palette.color(QPalette.ColorRole.Text).lightnessF()


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
    return _icon("dogear.svg")


def tray_icon() -> QIcon:
    """Return Dogear's icon for a panel: coarse enough for 16 pixels, on light and on dark."""
    return _icon("dogear-tray.svg")


def _icon(name: str) -> QIcon:
    return QIcon(str(ICONS / name))
