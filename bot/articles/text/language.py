"""The language of an article, by its words; its source's word only breaks a tie."""

import re
from functools import cache
from typing import Any

from bot.articles.tables import words
from bot.articles.text.other_languages import (
    HEADLINE,
    is_foreign_cyrillic,
    is_foreign_latin,
    is_no_kazakh,
    is_no_kazakh_headline,
)
from bot.model import LANGUAGES, Language

SAMPLE = 800
FEW = 6
SURELY_KAZAKH = 4  # letters of a Latin alphabet for Kazakh
SURE = 0.75
UNSURE = 0.6
SCRIPT_SHARE = 0.6
ENOUGH = 150  # Cyrillic letters; in as many of Kazakh some twenty are its own
KAZAKH_SHARE = 0.09
KAZAKH_CYRILLIC = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
LETTER = re.compile(r"[^\W\d_]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
ARABIC = re.compile("[\u0600-\u06ff]")
KAZAKH_ARABIC = re.compile("[ۇۆەۋڭ]")
ARABIC_SHARE = 0.03
OTHER_ARABIC = re.compile("[ېۈئێڕڵ]")  # Uyghur, Kurdish
# The letters of the Latin alphabets for Kazakh; case matters, «İ» and «I» are no sign.
KAZAKH_LATIN = re.compile("[ǵǴńŃýÝıŋŊūŪäÄüÜşŞğĞñÑ]")
LATIN_Q = re.compile(r"\b\w*q(?!u)\w*", re.IGNORECASE)
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
WORD = re.compile(r"[^\W\d_]+")


def detect(title: str, lead: str, declared: str | None) -> Language | None:
    """Russian, Kazakh (in any script) or English; None where it is none of them."""
    text = _without_names(f"{title}\n{lead}"[:SAMPLE])
    letters = len(LETTER.findall(text))
    tie_break = next((known for known in LANGUAGES if known == declared), None)
    if letters < FEW:
        return tie_break
    if len(ARABIC.findall(text)) > letters * SCRIPT_SHARE:
        own, others = len(KAZAKH_ARABIC.findall(text)), len(OTHER_ARABIC.findall(text))
        return "kk" if own > letters * ARABIC_SHARE and others < 2 else None
    latin, cyrillic = len(LATIN.findall(text)), len(CYRILLIC.findall(text))
    if latin > letters * SCRIPT_SHARE and _is_latin_kazakh(text):
        return None if is_no_kazakh(text, letters) else "kk"
    if latin + cyrillic < letters * SCRIPT_SHARE:
        return None
    if latin > cyrillic and is_foreign_latin(text, declared):
        return None
    if cyrillic >= latin and is_foreign_cyrillic(text, cyrillic):
        return None
    by_letters = _by_letters(text, cyrillic) if latin < cyrillic else None
    found = by_letters or _classified(text, latin > cyrillic, tie_break)
    doubtful = found == "kk" != declared and cyrillic < HEADLINE
    return None if doubtful and is_no_kazakh_headline(text) else found


def _without_names(text: str) -> str:
    """Quoted names speak another language often; quotes that are most of the text stay."""
    rest = QUOTED.sub(" ", text)
    left, whole = len(LETTER.findall(rest)), len(LETTER.findall(text))
    return rest if left >= FEW and left * 2 > whole else text


def _is_latin_kazakh(text: str) -> bool:
    found = {word.casefold() for word in WORD.findall(text)}
    english = len(found & words("english_words"))
    # «is», «as», «at» are Kazakh words too
    if english > 1 or (english and len(KAZAKH_LATIN.findall(text)) < SURELY_KAZAKH):
        return False
    if KAZAKH_LATIN.search(text) is not None:
        return True
    if len(LATIN_Q.findall(text)) > 1 and "w" not in text.casefold():
        return True
    return not found.isdisjoint(words("kazakh_latin_words"))


def _by_letters(text: str, cyrillic: int) -> Language | None:
    """Of a longer text the letters alone tell, a hundred times quicker than the classifier."""
    if cyrillic < ENOUGH:
        return None
    share = len(KAZAKH_CYRILLIC.findall(text)) / cyrillic
    if share == 0:
        return "ru"
    return "kk" if share > KAZAKH_SHARE else None


def _classified(text: str, latin: bool, tie_break: Language | None) -> Language | None:
    ranked = dict(_identifier().rank(text))
    if latin:
        # Of the three only English is written in Latin letters alone.
        return "en" if ranked["en"] >= UNSURE or tie_break == "en" else tie_break
    known: tuple[Language, Language] = ("ru", "kk")
    best = max(known, key=lambda language: ranked[language])
    both = sum(ranked[language] for language in known)
    if both and ranked[best] / both < SURE and tie_break in known:
        return tie_break
    return best


@cache
def _identifier() -> Any:
    """py3langid's model, loaded on first use (some 0.2 s) and restricted to our languages."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
