"""How a line begins that names who made or said something: labels and the separator behind them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.articles.tables import alternation, lines, plain_kazakh, rows, words
from bot.articles.tables.latin import with_latin

# «Фото: X», «ФОТО : X», «Фото — X», «Фото - X», «Фото / X»; a hyphen alone joins words.
SEPARATOR = re.compile(
    r"\s*[:：]+\s*|(?<=Credit)\.{3}\s*|\s*[–—]\s*|\s+-\s*|-\s+|\s*[/|]{1,2}\s*|,\s+(?=[A-ZА-Я])"
)
COLON = re.compile(r"\s*[:：]")
OUTSIDE = " \t-–—•*_·>|\ufe0f"
LOOKALIKES = str.maketrans("acekmoptxyhbiACEKMOPTXYHBI", "асекмортхунвіАСЕКМОРТХУНВІ")
FIRST_WORD = re.compile(r"[^\W\d_]{3,14}")
WORD_START = re.compile(r"(?<=[\s/|(\[.,;])\S")
BEGINNING = 2  # letters
# «Фото 2: Имя Фамилия», «Фото №1–3: X»
NUMBERED = re.compile(
    r"(?P<label>Фото|Снимок|Сурет|Photo)\s(?:№\s?)?\d{1,2}(?:\s?[-–,и]\s?\d{1,2}){0,4}\s?(?=[:—–-]\s?\S)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d")
# «Фото (архив): X»
BRACKETED = re.compile(
    r"(?P<label>Фото|Снимок|Сурет|Photo|Image)\s\([^\W\d_]{3,20}(?:\s[^\W\d_]{2,20})?\)(?=\s?[:—–])",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\W_]+|\S")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line; `rest` is what stands behind it and its separator."""

    words: str
    kind: str
    rest: str
    separated: bool
    qualified: bool = False


def trimmed(text: str) -> str:
    """Without bullets, emphasis marks and brackets around the whole."""
    text = text.replace("\ufe0f", "").strip(OUTSIDE).lstrip(", ")
    if text.startswith("(") and text.endswith(")."):
        text = text[:-1]
    while len(text) > 2 and (text[0], text[-1]) in {("(", ")"), ("[", "]")}:
        inner = text[1:-1]
        if "(" in inner.partition(")")[0] or "[" in inner:
            break
        text = inner.strip(OUTSIDE)
    if text.startswith("(") and ")" not in text:
        text = text[1:]
    for opened, closed in ("()", "[]"):
        if text.endswith((closed, f"{closed}.")) and opened not in text:
            text = text.rstrip(".").removesuffix(closed)
    return text.strip(OUTSIDE)


def plain_label(text: str) -> str:
    """«Фото 2: X», «Фото (архив): X» → «Фото: X»."""
    if "(" not in text and not NUMBER.search(text):
        return text
    return BRACKETED.sub(r"\g<label>", NUMBERED.sub(r"\g<label>", text, count=1), count=1)


def read_label(text: str, table: str) -> Label | None:
    """The label of `table` with which the text begins."""
    text = _mended(text, table)
    first = TOKEN.match(text)
    if first is None or first[0].casefold() not in _first_tokens(table):
        return None
    found = _pattern(table).match(text)
    if found is None:
        return None
    name = " ".join(found["label"].casefold().split())
    separator = SEPARATOR.match(text, found.end())
    rest = text[separator.end() if separator else found.end() :].strip()
    qualified = found["qualifier"] is not None
    return Label(found[0], _kinds(table)[name], rest, separator is not None, qualified)


@lru_cache(maxsize=2048)  # repairing, reading and splitting ask for the same lines
def label_starts(text: str, table: str) -> tuple[int, ...]:
    """Where labels of `table` stand inside a text, behind a space or a separator."""
    if not holds_one(text.casefold(), _stems(table)):
        return ()
    starts, end = [], 0
    label, beginnings = _inner_label(table), _beginnings(table)
    for word in WORD_START.finditer(text):
        at = word.start()
        # A pattern of all labels is slow at every word, and few words begin like one.
        begun = text[at : at + BEGINNING].casefold()
        if at < end or (begun not in beginnings and text[at] not in beginnings):
            continue
        if found := label.match(text, at):
            starts.append(at)
            end = found.end()
    return tuple(starts)


def holds_one(text: str, parts: tuple[str, ...]) -> bool:
    """A plain loop: in short texts several times as quick as a pattern of all parts."""
    for part in parts:  # noqa: SIM110
        if part in text:
            return True
    return False


def is_empty_value(text: str) -> bool:
    """«None», «-», nothing at all: what is printed where nothing is known."""
    bare = text.strip(" .-–—:;,_/|()[]\"'«»").casefold()
    return not bare or bare in words("empty_values")


@cache
def _kinds(table: str) -> dict[str, str]:
    return {
        form.casefold(): row[1] if len(row) > 1 else "colon"
        for row in rows(table)
        for form in with_latin(row[:1], plain_kazakh())
    }


@cache
def other_roles(table: str) -> dict[str, str]:
    """«Текст и фото» names an author too: what labels of `table` say beside their own."""
    return {
        form.casefold(): row[2]
        for row in rows(table)
        if len(row) > 2
        for form in with_latin(row[:1], plain_kazakh())
    }


@cache
def _first_tokens(table: str) -> frozenset[str]:
    """What a line must begin with for the slower search to be worth it."""
    begun = (*_kinds(table), *(_qualifiers() if table == "photo_labels" else ()))
    return frozenset(first[0] for form in begun if (first := TOKEN.match(form)))


@cache
def _stems(table: str) -> tuple[str, ...]:
    """One of these is in every text that holds a label."""
    firsts = (TOKEN.match(form) for form in _kinds(table))
    stems: list[str] = []
    for word in sorted(first[0] for first in firsts if first):
        if not stems or not word.startswith(stems[-1]):
            stems.append(word)
    return tuple(stems)


@cache
def _pattern(table: str) -> re.Pattern[str]:
    qualifier = alternation(_qualifiers()) if table == "photo_labels" else r"(?!)"
    return re.compile(
        rf"(?:(?P<qualifier>{qualifier})\.?\s+)?(?P<label>{alternation(_kinds(table))})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _qualifiers() -> set[str]:
    return with_latin(lines("photo_qualifiers"), plain_kazakh())


@cache
def _beginnings(table: str) -> frozenset[str]:
    """The first letters of labels; signs are single characters."""
    return frozenset(form[:BEGINNING] for form in _kinds(table))


@cache
def _inner_label(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_kinds(table))})(?!\w)", re.IGNORECASE)


@cache
def _skeletons(table: str) -> dict[str, str]:
    """First words of labels, as they look: «Photо» with a Cyrillic «о» is «photo»."""
    firsts = {label.split()[0] for label in _kinds(table)}
    return {first.translate(LOOKALIKES): first for first in firsts if first.isalpha()}


def _mended(text: str, table: str) -> str:
    """With the letters of the other alphabet put right in the first word, if that makes a label."""
    first = FIRST_WORD.match(text)
    if first is None or first[0].isascii():
        return text
    word = first[0].casefold()
    known = _skeletons(table).get(word.translate(LOOKALIKES))
    if known is None or known == word or not any(char.isascii() for char in word + known):
        return text
    proper = known.capitalize() if first[0][0].isupper() else known
    return proper + text[first.end() :]
