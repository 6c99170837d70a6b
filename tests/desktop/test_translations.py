"""Every text of the window can be translated, and German is complete."""

import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import translations as tools
from dogear_desktop.settings import Language
from dogear_desktop.translations import FOLDER, install

GERMAN = FOLDER / "dogear_de.ts"
PLACE = re.compile(r"\{\d*\}")
MNEMONIC = re.compile(r"&(?=\w)")


def messages(file: Path) -> dict[tuple[str, str], str]:
    """Return the translation of each text, by its context."""
    found = {}
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") != "unfinished"
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = (translation.text or "") if finished else ""
    return found


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application, which speaks English again when the test is over."""
    before = QLocale()
    known = set(qapp.findChildren(QTranslator))
    yield qapp
    for translator in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_german_has_the_texts_of_the_code_and_no_others(tmp_path: Path) -> None:
    collected = Path(shutil.copy(GERMAN, tmp_path))
    tools.collect(collected)
    assert messages(collected).keys() == messages(GERMAN).keys()


def test_every_text_is_translated() -> None:
    assert [source for source, text in messages(GERMAN).items() if not text] == []


@pytest.mark.parametrize("source", messages(GERMAN), ids=lambda source: " ".join(source)[:50])
def test_a_translation_has_the_places_and_the_key_of_its_text(source: tuple[str, str]) -> None:
    text = messages(GERMAN)[source]
    assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(source[1]))
    assert len(MNEMONIC.findall(text)) == len(MNEMONIC.findall(source[1]))
    assert text.endswith("…") == source[1].endswith("…")
    assert text.endswith(":") == source[1].endswith(":")


def test_what_the_window_reads_is_compiled_from_it(tmp_path: Path) -> None:
    compiled = tmp_path / "dogear_de.qm"
    tools.compile_translation(GERMAN, compiled)
    assert compiled.read_bytes() == GERMAN.with_suffix(".qm").read_bytes()


def test_the_window_speaks_german(speaking: QApplication) -> None:
    assert len(install(speaking, Language.GERMAN)) == 2
    translate = QCoreApplication.translate
    assert translate("SearchBar", "Search your documents") == "Ihre Dokumente durchsuchen"
    assert translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().toString(1234.5) == "1.234,5"


def test_english_needs_no_translation(speaking: QApplication) -> None:
    assert install(speaking, Language.ENGLISH) == []
    assert QCoreApplication.translate("SearchBar", "Search") == "Search"


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["de-AT", "de"], 2), (["en-US", "de-DE"], 0), (["fr-FR", "de-DE"], 2), (["fr-FR"], 0)],
)
def test_the_system_decides_by_the_order_of_its_languages(
    speaking: QApplication, monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: int
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: wanted)
    assert len(install(speaking, Language.SYSTEM)) == spoken
