"""Kazakh words of the tables in Arabic letters, as Kazakhs in China and some sites write them."""

LETTERS = str.maketrans(
    {
        "а": "ا", "ә": "ا", "б": "ب", "в": "ۆ", "г": "گ", "ғ": "ع", "д": "د", "е": "ە", "ё": "يو",
        "ж": "ج", "з": "ز", "и": "ي", "й": "ي", "к": "ك", "қ": "ق", "л": "ل", "м": "م", "н": "ن",
        "ң": "ڭ", "о": "و", "ө": "و", "п": "پ", "р": "ر", "с": "س", "т": "ت", "у": "ۋ", "ұ": "ۇ",
        "ү": "ۇ", "ф": "ف", "х": "ح", "һ": "ھ", "ц": "تس", "ч": "چ", "ш": "ش", "щ": "شش", "ъ": "",
        "ы": "ى", "і": "ى", "ь": "", "э": "ە", "ю": "يۋ", "я": "يا",
    }
)  # fmt: skip
SOFT = frozenset("әөүі")
SOFT_BY_ITSELF = frozenset("егкэ")
HAMZA = "ء"


def arabic_form(text: str) -> str:
    """Word by word; a hamza marks soft vowels where no letter of the word tells them."""
    return " ".join(map(_word, text.casefold().split()))


def _word(word: str) -> str:
    letters = set(word)
    marked = letters & SOFT and not letters & SOFT_BY_ITSELF
    written = word.replace("ия", "я").translate(LETTERS)
    return HAMZA + written if marked else written
