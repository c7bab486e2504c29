"""The words in which people ask about money, in three languages, misspelt or not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.word_lists import lines, words

PACKAGE = "bot.rates"
FIRST_OF_FLAGS = 0x1F1E6  # the letters of which flags are made, A to Z
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
FUZZY_FROM = 5  # letters; shorter words are like too many others

# What may follow a noun's stem: Russian cases; Kazakh plural, possessive and case; English s.
_ENDING = re.compile(
    r"(?:а|у|ю|я|е|и|ы|ь|ов|ев|ей|ам|ям|ами|ями|ах|ях|ом|ем|ой|ою|ий|ый|ая|ое|ые|ие|ого|ому|их|ых"
    r"|им|ым|ую|ья|ью|ньги|ен"
    r"|(?:лар|лер|дар|дер|тар|тер)?(?:сы|сі|ы|і|е|а)?н?"
    r"(?:ның|нің|дың|дің|тың|тің|ды|ді|ты|ті|ны|ні|ға|ге|қа|ке|на|не|ге|да|де|та|те|дан|ден|тан"
    r"|тен|нан|нен|мен|бен|пен|дағы|дегі|тағы)?"
    r"|(?:ские|ский|ская|ских|ского|ской|ском|ские|ским|скую)"
    r"|n?s|es|e|n|an|ian|ean)?"
)
_TYPED_RU = "йцукенгшщзхъфывапролджэячсмитьбю"
_TYPED_EN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LAYOUT = str.maketrans(_TYPED_RU, _TYPED_EN)


@dataclass(frozen=True, slots=True)
class Meant:
    """Currencies a word may mean, the likeliest first; `sure`: it needs no second word."""

    codes: tuple[str, ...]
    sure: bool = True


def names_a_currency(word: str) -> Meant | None:
    """By code, symbol, noun in any case, wrong keyboard layout, or a misspelling."""
    table = _table()
    if word.upper() in table.codes:
        return Meant((word.upper(),))
    if word in table.alone:
        return Meant((table.alone[word],))
    if flag := _flag(word, table):
        return Meant((flag,))
    typed = word.translate(_LAYOUT).upper()
    if typed in table.codes and word.isalpha() and len(word) == 3 and not word.isascii():
        return Meant((typed,))
    return _noun(word, table, _fits) or _noun(word, table, _nearly)


def stands_beside(word: str) -> tuple[str, ...]:
    """Currencies that such a word (American, швейцарский, АҚШ) goes with."""
    beside = _table().beside
    return tuple(code for code, stems in beside.items() if any(_fits(word, s) for s in stems))


def changes_nothing(word: str) -> bool:
    return means_rates(word) or any(
        _fits(word, stem) for stem in lines(PACKAGE, "data/question_words")
    )


def means_rates(word: str) -> bool:
    return any(_fits(word, stem) for stem in lines(PACKAGE, "data/rate_words"))


def means_everything(word: str) -> bool:
    return word in words(PACKAGE, "data/everything_words")


def how_many(word: str) -> bool:
    return word in words(PACKAGE, "data/how_many_words")


@cache
def number_words() -> Mapping[str, tuple[Decimal, bool]]:
    """The value, and whether it multiplies what stands before."""
    found = {}
    for value, forms in _rows("numbers"):
        for form in forms.split():
            found[form] = Decimal(value.removeprefix("x")), value.startswith("x")
    return found


@cache
def day_words() -> Mapping[str, int]:
    """Days from today; `_` stands between the words of one."""
    rows = [(key, forms) for key, forms in _day_rows().items() if key.lstrip("-").isdigit()]
    return {form: int(key) for key, forms in rows for form in forms}


def is_day_word(kind: str, word: str) -> bool:
    """`mon` to `sun`, `last`, `ago`, `days`, `weeks`, `months`, `years` …"""
    return any(_fits(word, form) for form in _day_rows()[kind])


def speaks_of_days(word: str) -> bool:
    """A part of a day's name, whichever."""
    named = any(word in form.split("_") for form in day_words())
    return named or any(is_day_word(kind, word) for kind in _day_rows())


def words_of(kind: str) -> tuple[str, ...]:
    return _day_rows()[kind]


@cache
def _day_rows() -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(forms.split()) for key, forms in _rows("day_words")}


@dataclass(frozen=True, slots=True)
class _Table:
    codes: frozenset[str]
    alone: Mapping[str, str]
    nouns: Mapping[str, tuple[tuple[str, bool], ...]]
    beside: Mapping[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    codes, alone, beside = set(), {}, {}
    nouns: dict[str, tuple[tuple[str, bool], ...]] = {}
    for code, own, near, single in _rows("currencies"):
        name = code.rstrip("!")
        codes.add(name)
        beside[name] = tuple(near.split())
        alone.update(dict.fromkeys(single.split(), name))
        for noun in own.split():
            nouns[noun] = (*nouns.get(noun, ()), (name, code.endswith("!")))
    return _Table(frozenset(codes), alone, nouns, beside)


def _flag(word: str, table: _Table) -> str | None:
    """A currency's code begins with the letters that make up its country's flag."""
    if not FLAG.fullmatch(word):
        return None
    letters = "".join(chr(ord(letter) - FIRST_OF_FLAGS + ord("A")) for letter in word)
    return next((code for code in table.codes if code[:2] == letters), None)


def _noun(word: str, table: _Table, fits: Callable[[str, str], bool]) -> Meant | None:
    found: dict[str, bool] = {}
    for noun, meant in table.nouns.items():
        if fits(word, noun):
            for code, default in meant:
                found[code] = found.get(code, False) or default
    if not found:
        return None
    codes = sorted(found, key=lambda code: not found[code])
    return Meant(tuple(codes), sure=found[codes[0]] or len(codes) == 1)


def _fits(word: str, form: str) -> bool:
    stem = form.rstrip("*")
    if stem == form:
        return word == stem
    return word.startswith(stem) and _ENDING.fullmatch(word, len(stem)) is not None


def _nearly(word: str, form: str) -> bool:
    """One letter wrong, missing, too many or two exchanged, but not the first."""
    stem = form.rstrip("*")
    if len(stem) < FUZZY_FROM or word[:1] != stem[:1]:
        return False
    lengths = range(len(stem) - 1, len(stem) + 2)
    ends = {len(word)} if stem == form else {n for n in lengths if n <= len(word)}
    return any(
        abs(end - len(stem)) <= 1 and _ENDING.fullmatch(word, end) and _one_off(word[:end], stem)
        for end in ends
    )


def _one_off(word: str, stem: str) -> bool:
    if len(word) > len(stem):
        word, stem = stem, word
    at = next((i for i, letter in enumerate(word) if letter != stem[i]), len(word))
    if len(word) < len(stem):
        return word[at:] == stem[at + 1 :]
    swapped = word[at : at + 2] == stem[at : at + 2][::-1] and word[at + 2 :] == stem[at + 2 :]
    return swapped or word[at + 1 :] == stem[at + 1 :]


def _rows(name: str) -> list[tuple[str, ...]]:
    return [
        tuple(part.strip() for part in line.split("|")) for line in lines(PACKAGE, f"data/{name}")
    ]
