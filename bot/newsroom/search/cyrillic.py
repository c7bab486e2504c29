"""A word typed in Latin or Russian letters as the Kazakh words that it may stand for: «mektep» is
«мектеп», «мугалим» «мұғалім».

What people type knows no marks: one letter stands for several, and all that may be a word are
tried. The marks of the Latin alphabets are gone already (bot/newsroom/search/stems.py).
"""

import re
from collections.abc import Iterator
from itertools import islice, product

MOST = 64  # words that one may stand for
TRIED = 2048  # spellings looked at: of forty letters alike there are a trillion
LEAST, LEAST_RUSSIAN = 2, 4  # letters
LETTERS = {
    "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "ya": "я", "yu": "ю", "ye": "е",
    "gh": "ғ", "ng": "нң",
    "a": "аә", "b": "б", "d": "д", "e": "е", "f": "ф", "g": "гғ", "h": "хһ", "i": "іиы", "j": "ж",
    "k": "кқ", "l": "л", "m": "м", "n": "нң", "o": "оө", "p": "п", "q": "қ", "r": "р", "s": "с",
    "t": "т", "u": "ұүу", "v": "в", "w": "у", "x": "х", "y": "ы", "z": "з",
} | {letter: letter for letter in "абвгдежзийклмнопрстуфхцчшщъыьэюя"} | {
    "а": "аә", "г": "гғ", "и": "иі", "к": "кқ", "н": "нң", "о": "оө", "у": "уұү", "х": "хһ",
    "ы": "ыі",
}  # fmt: skip
LETTER = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)))
VOWELS = "аәеоөұүуыіияю"
GLIDES = {"i": "йи", "y": "й", "u": "у"}  # behind a vowel
BACK, FRONT = "аоұы", "әеөүі"
# «қ» and «ғ» stand beside back vowels, «ә» and «ө» in the first syllable, «ң» at no beginning.
IMPOSSIBLE = re.compile(
    rf"[{FRONT}]?[қғ][{FRONT}]|[{FRONT}][қғ](?![{VOWELS}])|(?<=[{VOWELS}])\w*[әө]|^ң"
    rf"|[{BACK}]\w*[әөү]|[әөү]\w*[ұы]"
)


def in_cyrillic(word: str) -> tuple[str, ...]:
    """`word` in small letters; nothing for one that no Kazakh word can be, or that is one."""
    letters = LETTER.findall(word)
    least = LEAST if word.isascii() else LEAST_RUSSIAN
    if len(word) < least or "".join(letters) != word:
        return ()
    return tuple(islice(_possible(letters), MOST))


def _possible(letters: list[str]) -> Iterator[str]:
    for spelt in islice(product(*_choices(letters)), TRIED):
        whole = "".join(spelt)
        if not IMPOSSIBLE.search(whole):
            yield whole


def _choices(letters: list[str]) -> Iterator[str]:
    """For each letter those that it stands for; a glide is no vowel: «auyl» is «ауыл»."""
    behind_vowel = False
    for letter in letters:
        glide = GLIDES.get(letter) if behind_vowel else None
        yield glide or LETTERS[letter]
        behind_vowel = letter[-1] in "aeiouy" and not glide
