"""Kazakh words without their endings, in Cyrillic and in Latin letters.

Endings and the letters they may follow are those of the grammar (жалғау: септік, тәуелдік,
көптік): an ending after a letter that it never follows is part of the word, so «Алматы» keeps
its «ты», while «Қазақстанның» loses «ның». Not a dictionary: a stem need not be a word, it must
only be the same for every form of one word.
"""

from functools import cache

from bot.word_lists import lines, words

_VOWELS = "аәеиоөуұүыіэюя"
_SONORANT = "рйуию"
_NASAL = "мнң"
_VOICED = "л" + "зж" + "ь"  # «рубльдер»
_HARD = "пфкқтсшщчцхһбвгд"  # what stands before қа, та, тар; б в г д in words from Russian
_OWN = frozenset("әғқңөұүһі")  # letters that Russian has not
_CONSONANTS = "бвгғджзйкқлмнңпрстуфхһцчшщ"

# Endings, apart by spaces, and the letters they follow. «His» (сы after vowels, ы after
# consonants) takes cases of its own, which follow nothing else: «кітабында», not «кітапнда».
_HIS_CASES = "н на нда ндағы нан", "н не нде ндегі нен"
_HIS = " ".join(
    his + case for his, cases in zip("ыі", _HIS_CASES, strict=True) for case in ("", *cases.split())
)
_HIS_AFTER_VOWEL = " ".join(f"с{ending}" for ending in _HIS.split())
_RULES = (
    ("лар лер", _VOWELS + _SONORANT),
    ("дар дер", _NASAL + _VOICED),
    ("тар тер қа ке та те тан тен ты ті тың тің тағы тегі пен қы кі", _HARD),
    ("ға ге да де дағы дегі", _VOWELS + _SONORANT + _NASAL + _VOICED),
    ("ғы гі", "ру" + _NASAL + _VOICED),
    ("дан ден", _VOWELS + _SONORANT + _VOICED),
    ("ды ді", _SONORANT + _NASAL + _VOICED),
    ("дың дің", _SONORANT + _VOICED),
    ("ны ні", "аәеоөұүыіэюя"),
    ("ның нің", "аәеоөұүыіэюя" + _NASAL),
    ("нан нен", _NASAL),
    ("мен", _VOWELS + _SONORANT + _NASAL + "ль"),
    ("бен", "зж"),
    (f"{_HIS_AFTER_VOWEL} мыз міз ңыз ңіз", _VOWELS),
    (f"{_HIS} ымыз іміз ыңыз іңіз", _CONSONANTS),
)
_LATIN = str.maketrans("аәбвгғдеиійкқлмнңоөпрстуұүфхһцшщыэ", "aabvggdeiiikqlmnnooprstuuufhhcssye")
_SOFTENED = str.maketrans("бғгbgq", "пқкpkk")  # кітабы – кітап, министрлігі – министрлік
_MOST_ENDINGS = 6
_LONGEST_ENDING = 7
_LEAST = 2  # letters of a stem: «үйде» – «үй»
_LEAST_LATIN = 4  # English words look Kazakh too easily


def is_kazakh(word: str) -> bool:
    """By its letters, or in the table: many Kazakh words have none that Russian lacks."""
    return not _OWN.isdisjoint(word) or word in words("bot.newsroom", "data/kazakh_words")


def is_ending(word: str) -> bool:
    """Written behind a hyphen, as after «ІІМ-нің»."""
    return word in _endings(latin=False)


def kazakh_stems(word: str) -> tuple[str, ...]:
    """The word (in small letters) without its endings; a word of other letters stays whole.

    Two stems where it can be read in two ways: «облысы» is «облыс» + ы or «облы» + сы.
    """
    latin = word.isascii()
    stems = _stripped(word, latin, _MOST_ENDINGS)
    bare = (stem.rstrip("ь") for stem in stems)  # «фестиваль», «фестивалі»
    return tuple(dict.fromkeys(stem[:-1] + stem[-1:].translate(_SOFTENED) for stem in bare))


def _stripped(word: str, latin: bool, left: int) -> list[str]:
    shorter = () if word in _whole() or not left else _without_ending(word, latin)
    if not shorter:
        return [word]
    found = []
    for stem in shorter:
        found += _stripped(_elided().get(stem, stem), latin, left - 1)
    return found


def _without_ending(word: str, latin: bool) -> tuple[str, ...]:
    """The longest ending goes that may stand where it stands."""
    endings = _endings(latin)
    least = _LEAST_LATIN if latin else _LEAST
    for length in range(min(_LONGEST_ENDING, len(word) - least), 0, -1):
        after = endings.get(word[-length:])
        stem = word[:-length]
        if after and stem[-1] in after and _has_vowel(stem):
            return (stem, word[: 1 - length]) if _is_doubtful(word[-length:]) else (stem,)
    return ()


def _is_doubtful(ending: str) -> bool:
    """Its first letter may be the word's own last one: облыс + ы, орын + ы."""
    return (len(ending) > 1 and ending[0] in "сs") or ending in ("ны", "ні", "ny", "ni")


def _has_vowel(stem: str) -> bool:
    return any(letter in "аәеиоөуұүыіэюяaeiouy" for letter in stem)


@cache
def _endings(latin: bool) -> dict[str, frozenset[str]]:
    """For each ending the letters that it follows."""
    found: dict[str, frozenset[str]] = {}
    for endings, after in _RULES:
        letters = after.translate(_LATIN) if latin else after
        for ending in (endings.translate(_LATIN) if latin else endings).split():
            found[ending] = found.get(ending, frozenset()) | frozenset(letters)
    return found


@cache
def _whole() -> frozenset[str]:
    return words("bot.newsroom", "data/kazakh_whole")


@cache
def _elided() -> dict[str, str]:
    """«халқ» → «халық»: the vowel that falls out before an ending."""
    found = {}
    for line in lines("bot.newsroom", "data/kazakh_elision"):
        short, full = line.split()
        found[short] = full
        found[short.translate(_LATIN)] = full.translate(_LATIN)
    return found
