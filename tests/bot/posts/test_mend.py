"""What Telegram strips or refuses goes; words stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.posts.mend import _ORDINARY, ORDINARY_BLANKS, is_blank, is_visible, mended, mended_lines
from tests.bot.posts.anything import odd_text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("  Сто\xa0тысяч \u2009тенге\t", "Сто тысяч тенге"),
        ("пере\xadнос и про\u200bбел", "перенос и пробел"),
        ("\ufeffначало\r\nконец\x00", "начало конец"),
        ("и\u0306од", "йод"),
        ("A\u030a и а\u030a", "Å и а"),
        ("\u202eтекст\u202c", "текст"),
        ("a\u200e\u200f\u200eb", "a\u200eb"),
        ("\ud83d\ude00 и \ud83d", "😀 и"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("1/2 дня, 10:30 - 11:00, «М.Ю.»", "1/2 дня, 10:30 - 11:00, «М.Ю.»"),
    ],
)
def test_mends(text: str, result: str) -> None:
    assert mended(text) == result


def test_lines_are_kept_and_blank_ones_folded() -> None:
    assert mended_lines("\n\n а \n б\n\n \n\nв\n") == "а\nб\n\nв"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u2800\u3164", "\u0301", "\ufe0f\u200d"])
def test_nothing_to_see(text: str) -> None:
    assert not is_visible(text)


@pytest.mark.parametrize("text", ["a", "ә", "7", "…", "😀", "₸", "\u200bя"])
def test_something_to_see(text: str) -> None:
    assert is_visible(text)


@given(odd_text)
def test_mending_twice_changes_nothing(text: str) -> None:
    once = mended(text)
    assert mended(once) == once


@given(st.characters())
def test_a_blank_character_is_one_that_mending_takes_away(char: str) -> None:
    if not "\ud800" <= char <= "\udfff":
        assert is_blank(char) == (mended(char) == "")


def test_a_million_combining_marks_are_no_trouble() -> None:
    assert len(mended("а" + "\u0316\u0301" * 500_000)) > 900_000


def test_what_passes_for_ordinary_needs_nothing_but_its_spaces_mended() -> None:
    signs = [chr(code) for code in range(0x110000) if _ORDINARY.fullmatch(chr(code))]
    assert len(signs) > 150
    for sign in signs:
        assert unicodedata.combining(sign) == 0
        assert unicodedata.is_normalized("NFC", sign)
        assert is_blank(sign) == sign.isspace() == (sign in ORDINARY_BLANKS)
