"""Bytes to text: what the server says, what the document says, and what the bytes say.

The bytes have the last word: servers of the region declare windows-1251 as utf-8 and the other
way round, so a declaration only decides between encodings that fit equally well.
"""

import codecs
import re
from collections import Counter

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,200}?\sencoding|<meta[^>]{0,300}?charset)\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
HEAD_BYTES = 4096
CONTROLS = bytes({*range(32)} - {9, 10, 12, 13, 27})
CONTROL_SHARE = 0.005
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
SAMPLE_BYTES = 400_000
# The eight-bit encodings Cyrillic pages come in; kz1048 is windows-1251 with Kazakh letters.
CYRILLIC = ("cp1251", "kz1048", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
WESTERN = frozenset({"iso8859-1", "cp1252", "iso8859-15", "ascii"})
# Names that Python knows and no document is in; a script says `charset=undefined`.
NO_CHARSETS = frozenset({"undefined", "charmap", "idna", "punycode", "raw-unicode-escape"})
# Letters of Russian in a thousand, in round numbers; Kazakh letters as they come in Kazakh.
FREQUENCY = {
    **dict(zip("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", (
        109, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16,
        14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 1, 1), strict=True)),
    **dict(zip("әғқңөұүһі", (20, 20, 24, 16, 10, 8, 10, 1, 30), strict=True)),
}  # fmt: skip
CAPITAL_SHARE = 0.75  # what a capital counts against its small letter; KOI8-R swaps the two
SWAPPED = re.compile("[а-яёәғқңөұүһі](?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
LETTER = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
CASE_COST = 60.0
WORD_SIGNS = frozenset("«»№—–…„“” \N{NO-BREAK SPACE}©")
FOREIGN_COST = -30.0
BROKEN_SHARE = 0.02  # of the non-ASCII bytes may be broken and the text still be utf-8


def decode(body: bytes, charset: str | None = None) -> str:
    """Text of a feed, page or file; never fails. `charset` is what the server declared."""
    for bom, name in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _codec(charset) or _codec(_declaration(body))
    if _mostly_utf8(body):
        return body.decode("utf-8", "ignore")
    if declared is None or declared in WESTERN or declared in CYRILLIC:
        return body.decode(_eight_bit(body, declared), "replace")
    return body.decode(declared, "replace")


def is_text(body: bytes) -> bool:
    """Text in any encoding, as against pictures, archives and other binary files."""
    head = body[:HEAD_BYTES]
    if head.startswith(tuple(bom for bom, _ in BOMS)) or _wide(body):
        return True
    return len(head) - len(head.translate(None, CONTROLS)) <= len(head) * CONTROL_SHARE


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark shows in its zero bytes."""
    head = body[:HEAD_BYTES]
    if len(head) < 8 or (b"\0" not in head and b"\4" not in head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return _wide_cyrillic(head)


def _wide_cyrillic(head: bytes) -> str | None:
    """Cyrillic in UTF-16: every second byte is 4, the spaces between have a zero there."""
    half = len(head) // 2
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if high.count(4) + high.count(0) > half * 0.9 and high.count(4) > half * 0.3:
            return name
    return None


def _declaration(body: bytes) -> str | None:
    found = DECLARED.search(body[:HEAD_BYTES])
    return found.group(1).decode("ascii", "ignore") if found else None


def _codec(name: str | None) -> str | None:
    """Python's name of an eight-bit or East Asian encoding; None for all else.

    The Unicode encodings show in the bytes; where they do not, the declaration is wrong.
    """
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip("\"' "))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in NO_CHARSETS:
        return None
    if info.name.startswith(("utf", "unicode")):
        return None
    return info.name


def _mostly_utf8(body: bytes) -> bool:
    """utf-8 with a few broken bytes: a cut end, one foreign quotation mark."""
    sample = body[:SAMPLE_BYTES]
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    decoded = sample.decode("utf-8", "ignore")
    kept = len(decoded.encode("utf-8")) - sum(1 for c in decoded if c < "\x80")
    lost = high - kept
    return kept > 0 and lost <= max(3, high * BROKEN_SHARE) and lost < kept


def _eight_bit(body: bytes, declared: str | None) -> str:
    """The eight-bit encoding in which the bytes read most like Russian or Kazakh."""
    if not _cyrillic_like(body):
        return declared if declared in CYRILLIC else "cp1252"
    counts = Counter(body[:SAMPLE_BYTES])
    high = {byte: n for byte, n in counts.items() if byte >= 0x80}
    scores = {name: _score(high, name) for name in CYRILLIC}
    head = body[:HEAD_BYTES]
    scores = {name: score - _swapped_case(head, name) for name, score in scores.items()}
    best = max(CYRILLIC, key=lambda name: scores[name])
    fits = declared in scores and scores[declared] >= scores[best] * 0.9
    return declared if declared and fits else best


def _score(high: dict[int, int], name: str) -> float:
    """Mean weight of the non-ASCII bytes read in this encoding."""
    total = sum(high.values()) or 1
    weights = ((_weight(bytes([byte]).decode(name, "replace")), n) for byte, n in high.items())
    return sum(weight * n for weight, n in weights) / total


def _swapped_case(body: bytes, name: str) -> float:
    """What speaks against an encoding: words of small letters with capitals behind them."""
    text = body.decode(name, "replace")
    return CASE_COST * len(SWAPPED.findall(text)) / (len(LETTER.findall(text)) or 1)


def _weight(char: str) -> float:
    if char in FREQUENCY:
        return FREQUENCY[char]
    if char.lower() in FREQUENCY:
        return FREQUENCY[char.lower()] * CAPITAL_SHARE
    return 0.0 if char in WORD_SIGNS else FOREIGN_COST


def _cyrillic_like(body: bytes) -> bool:
    """Accented letters stand alone among Latin ones; Cyrillic words are of high bytes only."""
    runs = [len(run) for run in HIGH_RUN.findall(body[:SAMPLE_BYTES])]
    return sum(n for n in runs if n > 2) * 2 >= sum(runs)
