"""Text as Telegram keeps it: spaces folded, what it strips or refuses gone, no word changed.

Source: TDLib td/telegram/misc.cpp (clean_input_string) and MessageEntity.cpp.
"""

import re
import unicodedata

# Control characters would become spaces in Telegram; the C1 ones are traces of wrong decoding.
_CONTROLS = dict.fromkeys((*range(32), *range(0x7F, 0xA0)), " ")
_DROPPED = "\xad\u180e\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
_ISOLATES = "\u2066\u2067\u2068\u2069"
_FIRST = str.maketrans({**_CONTROLS, **dict.fromkeys(map(ord, _DROPPED + _ISOLATES))})
# Marks that Telegram drops where no letter of their own has taken them in (NFC, so Å stays).
_MARKS = dict.fromkeys((0x0333, 0x033F, 0x030A))
_DIRECTIONS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_HALVES = re.compile("[\ud800-\udfff]")
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
# Letters and signs of which only the spaces can need mending: most texts hold no other.
ORDINARY_BLANKS = "\n \xa0"
_ORDINARY = re.compile(f"[{ORDINARY_BLANKS}!-~А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»–—„“”’…№]*")
_PIECE = 1000  # normalising is quadratic in a run of combining marks


def is_ordinary(text: str) -> bool:
    """Of plain letters and signs alone, each one UTF-16 unit; white space may need mending."""
    return _ORDINARY.fullmatch(text) is not None


def folded(text: str) -> str:
    """An ordinary text, mended."""
    return " ".join(text.split())


def mended(text: str) -> str:
    """One line, spaces folded, NFC; Telegram keeps it unchanged."""
    if is_ordinary(text):
        return folded(text)
    words = _whole(text).translate(_FIRST).split()
    kept = " ".join(_normal(word) for word in words).translate(_MARKS)
    return " ".join(_DIRECTIONS.sub("", kept).split())


def mended_lines(text: str) -> str:
    """The same line by line; of several blank lines one stays, none at the ends."""
    lines: list[str] = []
    for line in map(mended, text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n")


def is_visible(text: str) -> bool:
    """Whether there is a letter, digit, sign or picture in it that a reader can see."""
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _FILLERS for char in text)


def is_blank(char: str) -> bool:
    """Whether mending folds or drops the character."""
    return not char.translate(_FIRST).translate(_MARKS).strip()


def _whole(text: str) -> str:
    """Halves of surrogate pairs joined, lone ones dropped: Telegram refuses the whole text."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _normal(word: str) -> str:
    if len(word) <= _PIECE:
        return unicodedata.normalize("NFC", word)
    pieces = (word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
    return "".join(unicodedata.normalize("NFC", piece) for piece in pieces)
