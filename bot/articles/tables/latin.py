"""Kazakh words of the tables in Latin letters: as newsrooms write them."""

import re
from collections.abc import Iterable

from bot.articles.tables.arabic import HAMZA, arabic_form

KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
COMMON = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z",
    "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "щ": "sh", "ъ": "", "ь": "", "э": "e",
}  # fmt: skip
ALPHABETS = tuple(
    str.maketrans(COMMON | letters)
    for letters in (
        {"ә": "á", "ғ": "ǵ", "ң": "ń", "ө": "ó", "ұ": "u", "ү": "ú", "у": "ý", "ы": "y", "і": "i",
         "и": "ı", "й": "ı", "ш": "sh", "ч": "ch", "ю": "ıý", "я": "ıa"},
        {"ә": "á", "ғ": "ǵ", "ң": "ń", "ө": "ó", "ұ": "ū", "ү": "ú", "у": "u", "ы": "y", "і": "í",
         "и": "ı", "й": "ı", "ш": "sh", "ч": "ch", "ю": "ıu", "я": "ıa"},
        {"ә": "ä", "ғ": "ğ", "ң": "ñ", "ө": "ö", "ұ": "ū", "ү": "ü", "у": "u", "ы": "y", "і": "ı",
         "и": "i", "й": "i", "ш": "ş", "ч": "ch", "ю": "iu", "я": "ia"},
        {"ә": "ä", "ғ": "ğ", "ң": "ñ", "ө": "ö", "ұ": "w", "ү": "ü", "у": "u", "ы": "ı", "і": "i",
         "и": "i", "й": "y", "ш": "ş", "ч": "ç", "ю": "yu", "я": "ya", "х": "x"},
        {"ә": "ә", "ғ": "gh", "ң": "ng", "ө": "ó", "ұ": "ú", "ү": "ý", "у": "u", "ы": "y", "і": "i",
         "и": "i", "й": "i", "ш": "sh", "ч": "ch", "ю": "yu", "я": "ya"},
        {"ә": "ә", "ғ": "gh", "ң": "ng", "ө": "ó", "ұ": "ú", "ү": "ý", "у": "u", "ы": "y", "і": "i",
         "и": "i", "й": "y", "ш": "sh", "ч": "ch", "ю": "yu", "я": "ya"},
    )
)  # fmt: skip
# Without any mark: as passports have it («zh», «kh», «k»), and as people type the new alphabets
UNMARKED = tuple(
    str.maketrans(COMMON | {"ә": "a", "ғ": "g", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "у": "u",
        "ы": "y", "і": "i", "и": "i", "ш": "sh", "ч": "ch", "ю": "yu", "я": "ya"} | letters)
    for letters in ({"й": "i"}, {"й": "y", "ж": "zh", "қ": "k", "х": "kh"},
        {"й": "i", "ж": "zh", "қ": "k", "х": "kh"}, {"й": "y"})
)  # fmt: skip
LONG_ENOUGH = 6  # letters: shorter words without marks are those of other languages too
CAPITAL_I = re.compile(r"\bı")
# What newsrooms write beside these: «ŋ» for «ñ», «i» for the «ı» of 2021, no marks at all.
VARIANTS = (("ñ", "ŋ"), ("ı", "i"), ("ū", "u"), ("x", "h"), ("ğ", "ǧ"))


def latin_forms(text: str) -> set[str]:
    """A text in Kazakh Cyrillic as the Latin alphabets write it, case folded."""
    spelt = _spellings(text.casefold())
    found = {one.translate(letters) for one in spelt for letters in ALPHABETS}
    # «Illıýstratsııa»: the capital of «ı» is «I», whose small letter is «i»
    found |= {CAPITAL_I.sub("i", form) for form in found}
    for letter, other in VARIANTS:
        found |= {form.replace(letter, other) for form in found}
    return found


def _spellings(text: str) -> set[str]:
    """«полиция» is «polıtsııa», «polısııa» and «polısıa»."""
    found = {text, text.replace("ц", "с")}
    return found | {one.replace("ия", "я") for one in found}


def unmarked_forms(text: str) -> set[str]:
    """A text in Kazakh Cyrillic in plain Latin letters, case folded."""
    spelt = _spellings(text.casefold())
    return {one.translate(letters) for one in spelt for letters in UNMARKED}


def with_latin(texts: Iterable[str], plain: frozenset[str] = frozenset()) -> set[str]:
    """The texts, and those with Kazakh letters or in `plain` in Latin and Arabic ones too."""
    known = set(texts)
    kazakh = [text for text in known if KAZAKH.search(text) or text in plain]
    arabic = {arabic_form(text) for text in kazakh}
    # What follows a stem may tell its vowels, and then the hamza is not written.
    arabic |= {form.removeprefix(HAMZA) for form in arabic if form.endswith("*")}
    long = (text for text in kazakh if len(text.rstrip("*")) >= LONG_ENOUGH)
    return known.union(arabic, *map(latin_forms, kazakh), *map(unmarked_forms, long))
