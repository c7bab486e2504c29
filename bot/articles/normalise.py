"""Letters before words: one shape of spaces, and words that a page glued together parted again."""

import re
import unicodedata

LONGEST = 20_000  # characters of a line in which glue is looked for
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")
_CYRILLIC = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_UPPER = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_LOWER = "а-яёәғқңөұүһі"
_DOMAINS = r"(?:kz|com|ru|org|net|info|media|kg|uz|asia|tv|news|by|eu|рф|қаз)"

_VERBS = r"(?:передает|передаёт|сообщает|пишет|сообщил|сообщила|сообщили|корреспондент|агентств[оа])"
_LINK_GLUE = re.compile(r"\b(со?)\s*ссылкой\s*на(?=[^\s])")
_LINK_WORDS = re.compile(r"(?<=\.kz)со?ссылкой|\bсоссылкой", re.IGNORECASE)
_SITE_GLUE = re.compile(r"\b(на|с|из)(сайт[аеу]?)(?=[A-ZА-ЯЁ])")
_SITE_NAME = re.compile(r"\b(сайт[аеу]?)(?=[A-ZА-ЯЁ])")
_VERB_LATIN = re.compile(rf"\b({_VERBS})(?=[A-Za-zА-ЯЁ])")
_LOWER_LATIN = re.compile(rf"(?<=[{_LOWER}]{{2}})(?=[A-Z][A-Za-z]*[a-z.])|(?<=[{_LOWER}]{{3}})(?=[A-Z]{{2}})")
_DOMAIN_CYRILLIC = re.compile(rf"(?<=[A-Za-z0-9])(\.{_DOMAINS})(?=[{_CYRILLIC}])", re.IGNORECASE)
_SENTENCE_GLUE = re.compile(rf"(?<=[{_LOWER}»\"”)])([.!?…]+)(?=[{_UPPER}][{_LOWER}])")
_LATIN_SENTENCE = re.compile(r"(?<=[a-z]{3})([.!?])(?=[A-Z][a-z]+ )")
_LABEL_START = re.compile(
    r"(?<=[.!?…»\"”)]) ?(?=(?:Фото(?!граф|аппарат|сесси|выстав|конкурс)|ФОТО|Сурет:|Photo:|Photo by )"
    r"(?: ?[:©]| из | с сайта | предоставлен| пресс-служб|\s?[A-Z]|$))"
)
_LABELLED_GLUE = re.compile(
    rf"^((?:Фото|ФОТО|Сурет|Photo|©)[^\n]{{0,60}}?(?:\.{_DOMAINS}|[A-Za-z]{{3}}))[ \t]*(?=[{_UPPER}][{_LOWER}])",
)
_HOMOGLYPHS = str.maketrans("acekopxyhtmbACEKOPXYHTMBiI", "асекорхунтмвАСЕКОРХУНТМВіІ")


def clean_line(text: str) -> str:
    """NFC, ordinary spaces, nothing invisible; line feeds stay."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n")).strip("\n")


def fold(text: str) -> str:
    """For comparing: letters and digits alone, ё as е, no case."""
    kept = (char for char in text.casefold().replace("ё", "е") if char.isalnum())
    return "".join(kept)


def cyrillic_twin(word: str) -> str:
    """The word with Latin letters that look Cyrillic made so («Фoто» with a Latin o)."""
    return word.translate(_HOMOGLYPHS)


def repair_glue(text: str) -> str:
    """Parts words that lost the space between them; a credit glued to a sentence gets its line."""
    if len(text) > LONGEST:
        return text
    text = _LINK_WORDS.sub(lambda m: " со ссылкой", text)
    text = _DOMAIN_CYRILLIC.sub(r"\1 ", text)
    text = _LINK_GLUE.sub(r"\1 ссылкой на ", text)
    text = _SITE_GLUE.sub(r"\1 \2 ", text)
    text = _VERB_LATIN.sub(r"\1 ", text)
    text = _LOWER_LATIN.sub(" ", text)
    text = _LABEL_START.sub("\n", text)
    text = _SENTENCE_GLUE.sub(r"\1 ", text)
    text = _LATIN_SENTENCE.sub(r"\1 ", text)
    return clean_line(text)
