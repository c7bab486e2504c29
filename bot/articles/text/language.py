"""The language of an article, by its words; its source's word only breaks a tie."""

import re
from functools import cache
from typing import Any

from bot.articles.tables import words
from bot.articles.text.other_languages import (
    HEADLINE,
    RUSSIAN_END,
    is_foreign_cyrillic,
    is_foreign_latin,
    is_no_kazakh,
    is_no_kazakh_headline,
    is_turkic_headline,
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
KAZAKH_LATIN = re.compile("[ǵǴńŃýÝıŋŊūŪäÄüÜşŞğĞñÑәӘ]")
# «Almatyda zhana kopir ashyldy»: letters that tell nothing, a verb last and a case before it
SURE_VERB = re.compile(r"\w{2}(?:yl|yn|yr|yz|ai|ay|au|ld|nd|rd|[ltsnd]a|yra)dy$")
KAZAKH_VERB = re.compile(
    r"\w{2}(?:[ayıiu]|[lnrzjmńñŋ])dy$|\w{2}[kqptsşh]ty$|\w{2}(?:[kqpst]|sh)ti$|\w(?:[lnrz]|[ei])di$"
)
KAZAKH_CASE = re.compile(
    r"\w{2}(?:nd[ae]|tt[ae]|[aeyi]d[ae]|\w{2}[rlzv]d[ae]|[dt]eg[iı]|[dt]a[gǵğ][yı]|[dtn]y[nńñ]|yna|ine|[^eo]ga|[^eo][kq]a|alar|eler|lary|leri|aty)$"
    r"|(?:[bdgkqlmnprstz]y[bdgkqlmnprstz]\w*){2}"  # «otyrysy»
)
NO_KAZAKH = re.compile(r"[wx]|c(?!h)|ee|oo|ou|th|ght|ll|ss", re.IGNORECASE)
KAZAKH_TOO = frozenset({"is", "as", "at", "it", "on"})  # work, dish, horse, dog, ten
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
    if latin > cyrillic and (is_turkic_headline(text, letters) or is_foreign_latin(text, declared)):
        return None
    if cyrillic >= latin and is_foreign_cyrillic(text, cyrillic):
        return None
    by_letters = _by_letters(text, cyrillic) if latin < cyrillic else None
    found = by_letters or _classified(text, latin > cyrillic, tie_break)
    doubtful = found == "kk" != declared and cyrillic < HEADLINE
    if doubtful and _has_russian_words(f"{title}\n{lead}"[:SAMPLE]):
        return "ru"
    return None if doubtful and is_no_kazakh_headline(text) else found


def _without_names(text: str) -> str:
    """Quoted names speak another language often; quotes that are most of the text stay."""
    rest = QUOTED.sub(" ", text)
    left, whole = len(LETTER.findall(rest)), len(LETTER.findall(text))
    return rest if left >= FEW and left * 2 > whole else text


def _is_latin_kazakh(text: str) -> bool:
    found = {word.casefold() for word in WORD.findall(text)}
    english = found & words("english_words")
    if len(KAZAKH_LATIN.findall(text)) >= SURELY_KAZAKH:
        english -= KAZAKH_TOO
    if english and (len(english) > 1 or len(KAZAKH_LATIN.findall(text)) < SURELY_KAZAKH):
        return False
    if KAZAKH_LATIN.search(text) is not None:
        return True
    q_words, last = LATIN_Q.findall(text), WORD.findall(text)[-1].casefold()
    if (len(q_words) > 1 or (q_words and KAZAKH_VERB.search(last))) and "w" not in text.casefold():
        return True
    return not found.isdisjoint(words("kazakh_latin_words")) or _has_kazakh_endings(text)


def _has_kazakh_endings(text: str) -> bool:
    found = [word.casefold() for word in WORD.findall(text)]
    if not found or NO_KAZAKH.search(text.replace("ollar", "")):
        return False
    if len(found) > 1 and SURE_VERB.search(found[-1]):
        return True
    return KAZAKH_VERB.search(found[-1]) is not None and any(map(KAZAKH_CASE.search, found[:-1]))


def _has_russian_words(text: str) -> bool:
    """Of a headline full of Kazakh names: «Ербол Қалқа и Ғани Әли встретились»."""
    found = [word for word in WORD.findall(QUOTED.sub(" ", text)) if word.islower()]
    if not found or any(map(KAZAKH_CYRILLIC.search, found)):
        return False
    return any(word in words("russian_words") or RUSSIAN_END.search(word) for word in found)


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
