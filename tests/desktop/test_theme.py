import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from dogear_core.types import Family
from dogear_desktop.style_sheet import style_sheet
from dogear_desktop.theme import ICONS, Colours, family_colour, is_dark, palette, scaled

AA, AA_LARGE = 4.5, 3.0
"""The least contrast of text (WCAG 2.2, 1.4.3), and of large text and what is drawn (1.4.11)."""


def mixed_palette(base: str, text: str, accent: str) -> QPalette:
    result = QPalette()
    result.setColor(QPalette.ColorRole.Base, QColor(base))
    result.setColor(QPalette.ColorRole.Text, QColor(text))
    result.setColor(QPalette.ColorRole.Highlight, QColor(accent))
    return result


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


FOREIGN = [
    mixed_palette("#ffffff", "#000000", "#308cc6"),
    mixed_palette("#ffffff", "#1f1f1f", "#0067c0"),
    mixed_palette("#2d2d2d", "#ffffff", "#308cc6"),
    mixed_palette("#1e1e1e", "#dddddd", "#4cc2ff"),
]
OWN = [palette(dark=False), palette(dark=True)]
OWN_NAMES = ["light", "dark"]


@pytest.mark.parametrize(
    "chosen",
    [*OWN, *FOREIGN],
    ids=[*OWN_NAMES, "fusion light", "blue light", "fusion dark", "grey dark"],
)
def test_text_is_readable_on_every_background(chosen: QPalette) -> None:
    colours = Colours.of(chosen)
    base = chosen.color(QPalette.ColorRole.Base)
    marks = (colours.passage, colours.match, colours.found)
    for background in (base, colours.selection, colours.hover, *marks):
        assert contrast(colours.text, background) >= AA
    for background in (base, colours.selection, colours.hover):
        assert contrast(colours.muted, background) >= AA
    for mark in (colours.success, colours.error):
        assert contrast(mark, base) >= AA


@pytest.mark.parametrize("chosen", OWN, ids=OWN_NAMES)
def test_every_named_colour_is_readable_where_it_is_used(chosen: QPalette) -> None:
    colours = Colours.of(chosen)
    grounds = (chosen.color(QPalette.ColorRole.Base), colours.sidebar, colours.hover)
    sentences = (colours.success, colours.warning, colours.error)
    for ground in grounds:
        for colour in (colours.text, colours.muted, *sentences):
            assert contrast(colour, ground) >= AA
        assert contrast(colours.accent, ground) >= AA_LARGE
    assert contrast(colours.accent, colours.selection) >= AA_LARGE
    assert contrast(colours.badge_text, colours.badge) >= AA
    assert contrast(colours.chip_text, colours.chip) >= AA


Role = QPalette.ColorRole


@pytest.mark.parametrize("chosen", OWN, ids=OWN_NAMES)
@pytest.mark.parametrize(
    ("front", "back"),
    [
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.PlaceholderText, Role.Base),
        (Role.WindowText, Role.Window),
        (Role.ButtonText, Role.Button),
        (Role.BrightText, Role.Window),
        (Role.HighlightedText, Role.Highlight),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.Link, Role.Base),
        (Role.Link, Role.Window),
        (Role.LinkVisited, Role.Base),
    ],
)
def test_the_palette_is_readable(
    chosen: QPalette, front: QPalette.ColorRole, back: QPalette.ColorRole
) -> None:
    assert contrast(chosen.color(front), chosen.color(back)) >= AA


@pytest.mark.parametrize("chosen", OWN, ids=OWN_NAMES)
def test_the_style_sheet_is_complete_and_its_icons_are_visible(chosen: QPalette) -> None:
    sheet = style_sheet(chosen)
    assert "{" not in sheet.replace(" {", "")
    for icon in re.findall(r'url\("(.+?)"\)', sheet):
        assert Path(icon).is_file()
    base = chosen.color(QPalette.ColorRole.Base)
    drawn = (ICONS / "chevron-down.svg").read_text(encoding="utf-8")
    (stroke,) = re.findall(r'stroke="(#\w+)"', drawn)
    assert contrast(QColor(stroke), base) >= AA_LARGE


@pytest.mark.parametrize("chosen", OWN, ids=OWN_NAMES)
def test_marks_differ_from_what_they_lie_on(chosen: QPalette) -> None:
    colours = Colours.of(chosen)
    base = chosen.color(QPalette.ColorRole.Base)
    assert contrast(colours.passage, base) > 1.1
    assert contrast(colours.match, colours.passage) > 1.1
    assert contrast(colours.found, base) > 1.1
    assert contrast(colours.selection, base) > 1.1


def test_dark_is_told_from_light() -> None:
    assert [is_dark(chosen) for chosen in OWN] == [False, True]


def test_fonts_in_pixels_are_scaled_too(qapp: object) -> None:  # noqa: ARG001
    font = QFont()
    font.setPixelSize(20)
    assert scaled(font, 1.5).pixelSize() == 30
    font.setPointSizeF(10)
    assert scaled(font, 1.5).pointSizeF() == 15


@pytest.mark.parametrize("chosen", OWN, ids=OWN_NAMES)
@pytest.mark.parametrize("family", Family)
def test_the_kinds_of_files_are_told_apart_on_every_row(chosen: QPalette, family: Family) -> None:
    colours = Colours.of(chosen)
    colour = family_colour(family, chosen)
    for ground in (chosen.color(QPalette.ColorRole.Base), colours.selection, colours.hover):
        assert contrast(colour, ground) >= AA_LARGE
    others = [family_colour(other, chosen) for other in Family if other is not family]
    assert colour not in others
