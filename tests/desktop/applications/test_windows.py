import pytest

from dogear_desktop.applications import windows


@pytest.mark.parametrize(
    ("executable", "key"),
    [
        (r"C:\Program Files\SumatraPDF\SumatraPDF.exe", "sumatrapdf"),
        (r"D:\tools\SumatraPDF-3.5.2-64.exe", "sumatrapdf"),
        (r"C:\Program Files\Adobe\Acrobat DC\Acrobat\Acrobat.exe", "acrobat"),
        (r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe", "msedge"),
        (r"C:\Program Files\Notepad++\notepad++.exe", "notepad++"),
    ],
)
def test_the_key_of_a_program(executable: str, key: str) -> None:
    assert windows.key_of(executable) == key
    assert key in {**windows.PAGES, **windows.LINES}
