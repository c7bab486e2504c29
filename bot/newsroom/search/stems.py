"""Words as search compares them: without endings, in the three languages of the newsroom."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import snowballstemmer

from bot.model import Article
from bot.newsroom.search.kazakh import is_kazakh, kazakh_stems
from bot.newsroom.search.kazakh_verbs import infinitives
from bot.word_lists import lines

VERSION = "5"  # another one: what is stored is stemmed anew at the next start

_LONGEST_COMPOUND = 20
LONGEST_WORD = 40  # characters; what is longer is no word that anybody would type
MOST_WORDS = 1500  # of one article; its beginning says what it is about
_CHARACTERS = 40_000
_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_ASCII_LETTERS = str.maketrans({"ё": "е", "ı": "i", "ŋ": "n", "ş": "sh", "ç": "ch"})
# «Рынок», «рынка»; «боец», «бойца»; «палец», «пальца»; «девушек», «девушка»; «уровень», «уровня».
_FLEETING = re.compile(r"(?P<begin>.+)(?:(?P<vowel>[ое])(?P<end>[кц])|е(?P<soft>н)ь)")
# «Сестёр», «сестра»; «таможен», «таможня».
_SEVERAL_OF = re.compile(r"(?P<begin>.{3,}[бвгджзклмнпрстфхцчшщ])е(?P<end>[рлн])")
# «Погиб», «погибли»; «вернут», «вернули»; «помог», «помогут».
_VERB_ENDING = re.compile(
    r"(?P<past>(?<=[бвгжзкрстхщ])л[аои]|(?<=[зс])ти)(?:с[ья])?$"
    r"|(?<=н)ул?[аои]?(?:ть|т)?(?:с[ья])?$|(?<=[бвгджзклмнпрстфх])ут(?:ся)?$"
)
_LEAST_PAST, _LEAST_VERB = 5, 4
# «Телёнок», «телята».
_YOUNG = re.compile(r"(.{2,})(?:[ео]нок|[ео]нк(?:а|у|ом|е)|[ая]т(?:а|ам|ами|ах)?)")
_NOUN_ENDING = re.compile(r"(?:[ая]ми|[ая]х|[аяоеё]м|[ое]в|[оеё][йю]|[ьи]ю|ь[яе]|[аеиоуыюяьй])$")
_LEAST_NOUN = 4
_VOWELS = frozenset("аеиоуыэюя")
_LEAST_FLEETING = 4  # letters that are left; «отец» has three
_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")


def article_stems(article: Article) -> str:
    """What is stored beside the article: the forms of its words, each once, apart by spaces."""
    said = (
        article.title,
        " ".join(article.tags),
        article.dateline.place or "",
        article.source or "",
        *(block.text for block in article.body),
    )
    found = (word for parts in compounds(said) for word in (*parts, *as_one_word(parts)))
    return " ".join(dict.fromkeys(form for word in _first(found) for form in forms(word)))


def stems_of(articles: list[Article]) -> list[str]:
    """Of many at once: one task for a worker."""
    return [article_stems(article) for article in articles]


def words(texts: Iterable[str]) -> Iterator[str]:
    """In small letters, marks and accents gone; a hyphen parts words."""
    for parts in compounds(texts):
        yield from parts


def compounds(texts: Iterable[str]) -> Iterator[list[str]]:
    """Words, those that hyphens join in one list."""
    left = _CHARACTERS
    for text in texts:
        for found in _COMPOUND.findall(_folded(text[:left])):
            yield [word[:LONGEST_WORD] for word in _WORD.findall(found)]
        left -= len(text)
        if left <= 0:
            return


def as_one_word(parts: Sequence[str]) -> tuple[str, ...]:
    """«Wi-Fi» is «wifi» to many, «АИ-95» «аи95»; «10-15» and «17-летний» are nothing else."""
    whole = "".join(parts)
    return (
        (whole,)
        if len(parts) > 1 and parts[0][0].isalpha() and len(whole) <= _LONGEST_COMPOUND
        else ()
    )


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """The stems of one folded word: two texts speak of the same thing where they share one."""
    if word.isascii():
        found = (_ENGLISH.stemWord(word), *kazakh_stems(word)) if word.isalpha() else (word,)
    elif is_kazakh(word):
        found = (*kazakh_stems(word), *infinitives(word))
    else:
        stem = _russian(word)
        found = (stem, *_several(stem), *_noun(word, stem), *_without_fleeting(word))
        found = (*found, *_verb(word), *_young(word), *kazakh_stems(word), *infinitives(word))
    return tuple(dict.fromkeys(form for form in (*found, *_irregular(word)) if form))


def _russian(word: str) -> str:
    """Snowball makes «муз» of «музей» and «музе» of «музея»: one of the two."""
    stem: str = _RUSSIAN.stemWord(word)
    return stem.removesuffix("е") if len(stem) > 3 else stem


def _noun(word: str, stem: str) -> tuple[str, ...]:
    """Snowball takes «медали» and «Астана» for verbs, «мед» and «аста»: also without a noun's
    ending alone."""
    ending = _NOUN_ENDING.search(word)
    bare = word[: ending.start()] if ending else word
    return (bare,) if len(stem) < len(bare) and len(bare) >= _LEAST_NOUN else ()


def _several(stem: str) -> tuple[str, ...]:
    """«Горожанин», «горожане»."""
    return (stem.removesuffix("ин"),) if stem.endswith(("анин", "янин")) else ()


def _verb(word: str) -> tuple[str, ...]:
    """The stem of the forms that Snowball leaves whole."""
    ending = _VERB_ENDING.search(word)
    least = _LEAST_PAST if ending and ending["past"] else _LEAST_VERB
    return (word[: ending.start()],) if ending and ending.start() >= least else ()


def _young(word: str) -> tuple[str, ...]:
    """What a young animal is called, alone or among others."""
    young = _YOUNG.fullmatch(word)
    return (f"{young[1]}енок",) if young else ()


def _without_fleeting(word: str) -> tuple[str, ...]:
    """The stem of the cases in which the last vowel falls out."""
    if several := _SEVERAL_OF.fullmatch(word):
        return (several["begin"] + several["end"],)
    parts = _FLEETING.fullmatch(word)
    if parts is None:
        return ()
    begin, end = parts["begin"], parts["end"] or parts["soft"]
    if begin[-1] in _VOWELS:
        begin += "й"
    elif begin[-1] == "л" and end == "ц":
        begin += "ь"
    least = _LEAST_FLEETING - (end == "ц")
    return (begin + end,) if len(begin + end) >= least else ()


def _irregular(word: str) -> tuple[str, ...]:
    """The stem of the word of which this is a form that endings do not tell."""
    first = _irregular_forms().get(word)
    if first is None:
        return ()
    return (_ENGLISH.stemWord(first) if first.isascii() else _russian(first),)


@cache
def _irregular_forms() -> Mapping[str, str]:
    rows = (line.split() for line in lines("bot.newsroom", "data/irregular_forms"))
    return {form: first for first, *others in rows for form in (first, *others)}


def _first(found: Iterator[str]) -> Iterator[str]:
    return (word for _, word in zip(range(MOST_WORDS), found, strict=False))


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().translate(_ASCII_LETTERS)
    return text if text.isascii() else "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    """Latin letters without accents (ǵ, ä, ū), й whole, marks that stand alone gone."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ""
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() and base.isalpha() else char
