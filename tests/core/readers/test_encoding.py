import random
import struct

import pytest

from dogear_core.readers.base import Refused
from dogear_core.readers.encoding import decode
from dogear_core.types import Reason

TEXTS = {
    "german": "Größere Änderungen im Mietvertrag müssen schriftlich geschehen, außer bei Gefahr. ",
    "french": "L'élève a reçu une réponse très brève à la question posée hier près du château. ",
    "spanish": "El niño comió una manzana y después salió a jugar en el jardín de su tía. ",
    "czech": "Příliš žluťoučký kůň úpěl ďábelské ódy, zatímco šéf řešil účetní uzávěrku. ",
    "polish": "Zażółć gęślą jaźń, a później wróć do domu i zjedz świeży chleb z masłem. ",
    "hungarian": "Az árvíztűrő tükörfúrógép működött, és a költő hűvösen főzött őszi időben. ",
    "turkish": "Çocuklar bahçede oynarken yağmur yağdı, şemsiyeyi açıp eve doğru koştular. ",
    "russian": "Договор аренды вступает в силу с первого числа и продлевается каждый год. ",
    "greek": "Ο Άγιος Νικόλαος είναι μια όμορφη πόλη στην Κρήτη με πολλές ταβέρνες. ",
    "japanese": "賃貸契約は毎年自動的に更新されます。解約する場合は書面で通知してください。",
    "chinese": "租赁合同每年自动续签。如需解约，请提前三个月以书面形式通知房东。",
    "korean": "임대 계약은 매년 자동으로 갱신됩니다. 해지하려면 서면으로 통지하십시오. ",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *((language, encoding) for language in TEXTS for encoding in ("utf-8", "utf-8-sig")),
        *((language, encoding) for language in TEXTS for encoding in ("utf-16", "utf-32")),
        ("german", "utf-16-le"),
        ("russian", "utf-16-be"),
        ("japanese", "utf-16-le"),
        ("french", "utf-32-be"),
        ("german", "cp1252"),
        ("french", "cp1252"),
        ("spanish", "cp1252"),
        ("czech", "cp1250"),
        ("czech", "iso8859_2"),
        ("polish", "cp1250"),
        ("polish", "iso8859_2"),
        ("hungarian", "iso8859_2"),
        ("turkish", "cp1254"),
        ("russian", "cp1251"),
        ("russian", "koi8_r"),
        ("russian", "cp866"),
        ("greek", "cp1253"),
        ("greek", "iso8859_7"),
        ("japanese", "cp932"),
        ("japanese", "euc_jp"),
        ("japanese", "iso2022_jp"),
        ("chinese", "gb18030"),
        ("korean", "cp949"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(language: str, encoding: str) -> None:
    text = f"{TEXTS[language]}\n" * 5 + "12:30"

    assert decode(text.encode(encoding)) == text


def test_legacy_characters_late_in_a_long_text_are_seen() -> None:
    text = "plain line\n" * 20_000 + TEXTS["french"]

    assert decode(text.encode("cp1252")) == text


def test_utf8_with_a_few_wrong_bytes_stays_utf8() -> None:
    data = TEXTS["russian"].encode() * 10

    assert decode(data + b"\xff" + data).count("\ufffd") == 1
    assert decode(data[:-2]).startswith(TEXTS["russian"])


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="{}"?><p>{}</p>',
        '<html><head><meta charset="{}"></head>{}',
        '<meta http-equiv="Content-Type" content="text/html; charset={}">{}',
        "# -*- coding: {} -*-\n# {}",
    ],
)
def test_a_declared_encoding_is_believed(data: str) -> None:
    text = data.format("iso-8859-5", "Да")

    assert decode(text.encode("iso-8859-5")) == text


def test_a_false_declaration_is_not() -> None:
    assert decode("Grüße".encode(), "iso-8859-1") == "Grüße"
    assert decode("Grüße".encode("cp1252"), "utf-8") == "Grüße"
    assert decode("Grüße".encode("cp1252"), "no-such-charset") == "Grüße"


@pytest.mark.parametrize(
    "data", [random.Random(1).randbytes(5000), b"\0" * 100, struct.pack("<500i", *range(500))]
)
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        decode(data)

    assert caught.value.refusal.reason is Reason.UNSUPPORTED
