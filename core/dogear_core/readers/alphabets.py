"""Which of several encodings fits a text best, judged by the alphabets of languages.

Statistical detectors confuse the encodings of one script: Czech in ISO 8859-2 read as
Windows-1250 has all its letters, only wrong ones. And they need much text for Korean or Japanese,
where a line is enough to see that nearly all of it is Hangul, or a good part of it kana.
"""

import re

MULTI_BYTE = ("cp932", "euc_jp", "gb18030", "big5", "cp949", "johab")
"""The encodings of East Asian files, the likeliest of equals first."""

_HANGUL = re.compile("[가-힣]")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_SCRIPTS = (("euc_kr", _HANGUL, 0.8), ("euc_jp", _KANA, 0.3), ("cp932", _KANA, 0.3))
"""Encoding, script, and the share of it among the characters beyond ASCII in a real text."""

_LATIN = "cp1252 iso8859_15 cp1250 iso8859_2 cp1254 cp1257 mac_roman cp850 cp852 cp437"
_GREEK = "cp1253 iso8859_7"
_OTHERS = "cp1251 iso8859_5 koi8_r koi8_u cp866 cp855 mac_cyrillic cp1255 cp1256 iso8859_6 cp874"
SINGLE_BYTE = tuple(f"{_LATIN} {_GREEK} {_OTHERS}".split())
"""The one-byte encodings in which people's files are, the likeliest of equals first."""

_PUNCTUATION = "“”„‘’‚«»–—…°§€£©®™"
_ALPHABETS = tuple(
    frozenset(letters + letters.upper() + _PUNCTUATION)
    for letters in (
        "äöüß",
        "àâæçéèêëîïôœùûüÿ",
        "áéíóúüñªº",
        "áâãàçéêíóôõúüªº",
        "àèéìíîòóùú",
        "åäöéü",
        "æøåéóô",
        "áðéíóúýþæö",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "ąćęłńóśźż",
        "áéíóöőúüű",
        "ăâîșşțţ",
        "čćđšž",
        "çğıöşüâîİ",
        "āčēģīķļņšūž",
        "ąčęėįšųūž",
        "äõöüšž",
        "αβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ",
    )
)


def likeliest(sample: bytes, encoding: str) -> str:
    """Return the encoding that suits `sample` best among `encoding` and its rivals in script."""
    for rivals in (_LATIN.split(), _GREEK.split()):
        if encoding in rivals:
            return max(rivals, key=lambda name: _fit(sample, name))
    return encoding


def east_asian(sample: bytes) -> str:
    """Return the Korean or Japanese encoding in which `sample` makes sense, if there is one."""
    for name, script, share in _SCRIPTS:
        text = sample.decode(name, "ignore")
        legacy = len(text) - len(text.encode("ascii", "ignore"))
        damage = len(sample) - len(text.encode(name))
        if legacy and damage <= len(sample) / 50 and len(script.findall(text)) >= share * legacy:
            return name
    return ""


def _fit(sample: bytes, encoding: str) -> float:
    """Return the share of characters beyond ASCII that one language's alphabet explains.

    Only characters next to a letter count: a symbol between words says nothing.
    """
    text = sample.decode(encoding, "replace")
    within: dict[str, int] = {}
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if not char.isascii() and (before.isalpha() or after.isalpha()):
            within[char] = within.get(char, 0) + 1
    total = sum(within.values())
    explained = max(
        sum(count for char, count in within.items() if char in alphabet) for alphabet in _ALPHABETS
    )
    return explained / total if total else 0.0
