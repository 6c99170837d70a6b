import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from dogear_desktop.theme import Colours, scaled

AA = 4.5
"""The least contrast of text, WCAG 2.2, 1.4.3."""


def palette(base: str, text: str, accent: str) -> QPalette:
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


@pytest.mark.parametrize(
    "chosen",
    [
        palette("#ffffff", "#000000", "#308cc6"),
        palette("#ffffff", "#1f1f1f", "#0067c0"),
        palette("#2d2d2d", "#ffffff", "#308cc6"),
        palette("#1e1e1e", "#dddddd", "#4cc2ff"),
    ],
    ids=["fusion light", "blue light", "fusion dark", "grey dark"],
)
def test_text_is_readable_on_every_background(chosen: QPalette) -> None:
    colours = Colours.of(chosen)
    base = chosen.color(QPalette.ColorRole.Base)
    for background in (base, colours.selection, colours.hover, colours.passage, colours.match):
        assert contrast(colours.text, background) >= AA
    for background in (base, colours.selection, colours.hover):
        assert contrast(colours.muted, background) >= AA
    for mark in (colours.good, colours.bad):
        assert contrast(mark, base) >= AA


def test_marks_differ_from_what_they_lie_on() -> None:
    colours = Colours.of(palette("#ffffff", "#000000", "#308cc6"))
    assert contrast(colours.match, colours.passage) > 1.1
    assert contrast(colours.passage, QColor("white")) > 1.1


def test_fonts_in_pixels_are_scaled_too(qapp: object) -> None:  # noqa: ARG001
    font = QFont()
    font.setPixelSize(20)
    assert scaled(font, 1.5).pixelSize() == 30
    font.setPointSizeF(10)
    assert scaled(font, 1.5).pointSizeF() == 15
