"""Characters as an article should have them: composed, visible, in single spaces."""

import html
import re
import unicodedata

# Soft hyphens, zero-width characters and bidi controls; U+200D only where it joins no emoji.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Normalising is quadratic in a run of combining marks, so no run may be long.
LONG_RUN = re.compile(r"([^\w\s\x00-\x7f]{30})[^\w\s\x00-\x7f]+")
# «О́ńir»: the «Ó» of Kazakh in Latin letters as a Cyrillic «О» with a mark
MIXED_ACUTE = re.compile("[\u041e\u043e]\u0301(?=[A-Za-z\u00c0-\u024f])")
# «&laquo;Мост&raquo;»: what somebody has escaped twice
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,5});")
# Letters, digits and signs that are as they should be: text of nothing else needs no second look.
PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u024f\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20b8\u2116]*"
)


def clean(text: str) -> str:
    """One line: NFC, no invisible or control characters, single spaces, trimmed."""
    return " ".join(visible(text).split())


def clean_lines(text: str) -> list[str]:
    """The lines of a text, each clean; empty ones stay."""
    return [" ".join(line.split()) for line in visible(text).split("\n")]


def visible(text: str) -> str:
    """NFC without invisible and control characters; every line end a line feed; entities read."""
    if "&" in text:
        text = ENTITY.sub(lambda found: _character(found[0]), text)
    if PLAIN.fullmatch(text):
        return text
    text = LINE_ENDS.sub("\n", text)
    text = CONTROLS.sub("", INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", LONG_RUN.sub(r"\1", text))
    return MIXED_ACUTE.sub(lambda found: "Ó" if found[0][0].isupper() else "ó", text)


def _character(entity: str) -> str:
    """What an entity stands for; «<» and «>» would look like markup, however they are written."""
    meant = html.unescape(entity)
    return entity if meant in ("<", ">") else meant


def has_words(text: str) -> bool:
    """Is there a letter or digit in it?"""
    return any(map(str.isalnum, text))
