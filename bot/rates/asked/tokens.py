"""The words, numbers, days and signs of a question about rates, in their order."""

import re
import unicodedata

from bot.articles.text.dates import month_number
from bot.rates.asked.vocabulary import names_a_currency

_TOKEN = re.compile(
    r"(?P<iso>\d{4}(?P<mark>[-./])\d{1,2}(?P=mark)\d{1,2})(?!\d)"
    r"|(?P<dotted>\d{1,2}(?P<sign>[-./])\d{1,2}(?P=sign)(?:\d{4}|\d{2}))(?![\d.,]\d|\d)"
    r"|(?P<short>\d{1,2}/\d{1,2})(?![/\d])"
    r"|(?P<number>\d{1,3}(?:[ '’]\d{3}(?!\d))+(?:[.,]\d+)*|\d+(?:[.,]\d+)*|[.,]\d+)"
    r"|(?P<symbol>[$€₽¥₸£₺₩₹₴₾₪💵💶💷💴💲]|[\U0001f1e6-\U0001f1ff]{2})"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<minus>[-−–](?=[\d.,])|\A[-−–](?=\s[\d.,]))"  # with a blank behind a word: a dash
    r"|(?P<other>\S)"
)
_ABBREVIATED = (
    (re.compile(r"\bу\.?\s?е(?:\.|\b)"), "уе"),  # «у. е.», conventional units: dollars
    (re.compile(r"\bu\.\s?s\.(?:\s?a\.)?"), "us "),
    (re.compile(r"\b(?:минус|minus)\s?(?=\d)"), "-"),
    (re.compile(r"(?<=\d)\s?тр\b|(?<=\d)\s?т\.\s?р\b"), " тыс р"),
)


def tokens(text: str) -> list[tuple[str, str]]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    plain = re.sub(r"([^\W\d_])\1{2,}", r"\1\1", plain)
    for pattern, whole in _ABBREVIATED:
        plain = pattern.sub(whole, plain)
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(plain):
        kind = match.lastgroup or "other"
        word = match.group()
        if kind == "word" and len(word) == 6 and _pair(word):
            found += [("word", word[:3]), ("word", word[3:])]
        elif kind == "number" and found and month_number(found[-1][1]) and word[4:5] == " ":
            found += [("number", word[:4]), ("number", word[5:])]  # «1 ноября 2025 100 usd»
        else:
            found.append((kind, word))
    return found


def _pair(word: str) -> bool:
    """`usdkzt` as traders write it."""
    return word.isascii() and all(
        (meant := names_a_currency(half)) is not None and half.upper() in meant.codes
        for half in (word[:3], word[3:])
    )
