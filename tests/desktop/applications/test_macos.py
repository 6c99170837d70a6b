import plistlib
from pathlib import Path

import pytest

from dogear_desktop.applications import macos

SKIM = "net.sourceforge.skim-app.skim"
HANDLERS = [
    {"LSHandlerURLScheme": "https", "LSHandlerRoleAll": "com.google.chrome"},
    {"LSHandlerContentType": "public.html", "LSHandlerRoleViewer": "com.google.chrome"},
    {"LSHandlerContentType": "com.adobe.pdf", "LSHandlerRoleAll": "net.SourceForge.Skim-App.Skim"},
]


@pytest.mark.parametrize(
    ("handlers", "bundle"),
    [({"LSHandlers": HANDLERS}, SKIM), ({"LSHandlers": HANDLERS[:2]}, ""), ({}, ""), ([1], "")],
)
def test_the_bundle_that_was_chosen(
    tmp_path: Path, handlers: dict[str, object] | list[int], bundle: str
) -> None:
    choices = tmp_path / "secure.plist"
    choices.write_bytes(plistlib.dumps(handlers, fmt=plistlib.FMT_BINARY))
    assert macos.chosen_bundle(choices, "com.adobe.pdf") == bundle


@pytest.mark.parametrize("data", [b"", b"bplist00", b"<plist>", b"\xff" * 50])
def test_choices_that_cannot_be_read_are_none(tmp_path: Path, data: bytes) -> None:
    choices = tmp_path / "secure.plist"
    assert macos.chosen_bundle(choices, "com.adobe.pdf") == ""
    choices.write_bytes(data)
    assert macos.chosen_bundle(choices, "com.adobe.pdf") == ""


def test_the_application_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    choices = tmp_path / macos.CHOICES
    choices.parent.mkdir(parents=True)
    choices.write_bytes(plistlib.dumps({"LSHandlers": HANDLERS}))
    found = macos.default_application(Path("/papers/lease.PDF"))
    assert (found.name, found.key) == ("Skim", SKIM)
    assert macos.default_application(Path("/papers/lease.txt")).key == ""
