import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.markup.decode import decode, is_text

RUSSIAN = "Сегодня в Алматы открыли новый музей, сообщает пресс-служба. «Это важно», — сказал он."
KAZAKH = "Бүгін Алматыда жаңа мұражай ашылды, деп хабарлайды әкімдіктің баспасөз қызметі."
CYRILLIC = ["cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", CYRILLIC)
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1251", "iso-8859-1", "nonsense"])
def test_bytes_have_the_last_word(encoding: str, declared: str | None) -> None:
    body = RUSSIAN.encode(encoding, "ignore")
    assert decode(body, declared) == body.decode(encoding)


@pytest.mark.parametrize("text", ["Привет, мир", "ПОГОДА В АЛМАТЫ: СНЕГ И ВЕТЕР", "Указ № 5"])
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_short_texts_are_told_apart(text: str, encoding: str) -> None:
    body = text.encode(encoding, "ignore")
    assert decode(body) == body.decode(encoding)


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_byte_order_marks(name: str) -> None:
    bom = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE,
           "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE}[name]  # fmt: skip
    assert decode(bom + KAZAKH.encode(name), "windows-1251") == KAZAKH


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_kazakh_in_eight_bits_declared(encoding: str) -> None:
    assert decode(KAZAKH.encode(encoding), encoding) == KAZAKH


def test_kazakh_in_eight_bits_undeclared() -> None:
    assert decode(KAZAKH.encode("kz1048")) == KAZAKH


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0" encoding="gb18030"?><rss>',
        b"<?xml version='1.0' encoding = 'GB18030' ?><rss>",
        b'<html><head><meta charset="gb18030">',
        b'<meta http-equiv="Content-Type" content="text/html; charset=gb18030">',
    ],
)
def test_the_document_declares_itself(head: bytes) -> None:
    assert decode(head + "新闻标题今天".encode("gb18030"), "utf-8").endswith("新闻标题今天")


def test_western_text_stays_western() -> None:
    text = "The café’s menu – naïve, déjà vu"
    assert decode(text.encode("cp1252"), "iso-8859-1") == text
    assert decode(text.encode("cp1252"), None) == text


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    body = (RUSSIAN * 20).encode()
    assert decode(body[:-1]) == (RUSSIAN * 20)[:-1] or decode(body[:-1]).startswith(RUSSIAN)
    assert decode(body[:500] + b"\xab" + body[500:]).count("музей") == 20


def test_east_asian_declarations_are_believed() -> None:
    assert decode("新闻标题今天".encode("gb18030"), "gb18030") == "新闻标题今天"


@pytest.mark.parametrize("charset", ["undefined", "UNDEFINED", "idna", "punycode", "charmap"])
def test_what_python_alone_calls_an_encoding_is_no_declaration(charset: str) -> None:
    text = "Городской музей открыл выставку садовых инструментов и позвал на неё всех жителей."
    assert decode(text.encode("cp1251"), charset) == text


@given(st.binary(max_size=400), st.none() | st.text(max_size=20))
def test_never_fails(body: bytes, charset: str | None) -> None:
    assert isinstance(decode(body, charset), str)


@given(st.text(max_size=200))
def test_utf8_is_kept(text: str) -> None:
    body = text.encode("utf-8", "ignore")
    if b"\0" not in body and b"\4" not in body:
        assert decode(body) == body.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (RUSSIAN.encode(), True),
        (RUSSIAN.encode("utf-16"), True),
        (RUSSIAN.encode("utf-16-le"), True),
        (KAZAKH.encode("kz1048"), True),
        (b"plain\ttext\r\n", True),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2X", False),
        (b"%PDF-1.7\n\x01\x02\x03\x00\x04binary", False),
        (bytes(range(256)), False),
    ],
)
def test_text_is_told_from_binary(body: bytes, expected: bool) -> None:
    assert is_text(body) is expected
