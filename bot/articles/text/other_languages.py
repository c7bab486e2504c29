"""Neighbours of our languages: what looks like Russian, Kazakh or English and is none of them."""

import re
from functools import cache

from bot.articles.tables import rows, words
from bot.model import LANGUAGES

# Letters that neither Russian nor Kazakh has: Ukrainian, Belarusian, Uzbek, Tajik, Serbian,
# Macedonian, Tatar, Bashkir, Yakut
FOREIGN = re.compile("[їєґўҳҷӣӯђјљњћџѓќѕҗҙҫҡҕҥҹҝ]", re.IGNORECASE)
# Kyrgyz, Tatar and Mongolian share the first with Kazakh and have none of the second.
SHARED, KAZAKH_ALONE = re.compile("[ңөүә]", re.IGNORECASE), re.compile("[қғұі]", re.IGNORECASE)
# «встретились», «ожидается», «прием заявок», «близко»: what no Kazakh word ends with, «актёр»
RUSSIAN_END = re.compile(
    r"(?:тся|ться|лась|лись|лся|ого|его|ому|ему|[ыи]х|[ыи]ми|ние|ния|ает|ют|ко|но|\w[её]?ил[аи]?)$|[ёщъ]"
)
RUSSIAN = 2  # such words in small letters, and as many for one with a letter that is not Russian
UKRAINIAN = re.compile("[іІ]")
FEW_FOREIGN, FOREIGN_SHARE = 2, 0.01
HEADLINE = 80  # letters: a title alone
TELLING = 60  # letters in which Kazakh shows its own
WORD = re.compile(r"[^\W\d_]+")
LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘ʼ][^\W\d_]+)?")
# One of these is enough in a headline.
SURELY_FOREIGN = re.compile("[їєґўҳҷӣӯҙҫҡҥҗ]", re.IGNORECASE)
# Mongolian and Kyrgyz write long vowels; Russian and Kazakh have a word with one now and then.
LONG_VOWELS = re.compile("аа|уу|ээ|өө|үү")
KAZAKH_ONLY = re.compile("[әңөұүһі]")
KAZAKH_LETTER = re.compile("[әғқңөұүһ]", re.IGNORECASE)
# «підписав», «вырастуць»: what no Kazakh word in «і» ends with
SLAVIC_END = re.compile(r"\b[а-яіё]+(?:ав|ив|ів|ить|ять|уть|ють|ться|ії|ої|ий|ія|ць|цца)\b")
BELARUSIAN_END = re.compile(r"[а-яі]ць\b")
# «очилди», «чекди», «ошадими»; «көлөмү», «көтөрүлөт», «болду», «кетти», «чыкты»; «мәктәп», «бүләк»,
# «яңа»; Karakalpak «қымбатлады», «мектеплер»: behind such a consonant Kazakh has «т»
UZBEK_END = re.compile(r"\b[а-яқғ]+(?:[лшкпхф]ди|ганди|[ае]дими)\b")
KARAKALPAK = re.compile(r"[птқкш]л(?:[ае]д[ыи]|[ае]ған|еген|ар|ер)(?!\w)|\w{2}[птқкш]ти\b")
UZBEK_WORD = re.compile(r"\b[а-яёқғҳў]+(?:[қкпстшч]ди|[аи]ди)\b")  # beside «қ», «ғ»
TURKIC_MARKS = re.compile(
    r"ө\w*ө|ү\w*ү|ээ|\wаа|ә\w*ә|[а-яңөүә](?:[лйнрд]ду|тту|[лйнр]дү|ттү|лди|тти)\b|[кг]ы|\bя[ңнлб]"
    r"|чы|чек\sара|бакча|акча|\w[уы]лат\b|\w[өү]лөт\b|\wөт\b"
    r"|\w{2}(?:дә|тә|сә|лә|рә|гә|кә|нә|ләр|ләк|әя)\b"
)
# Turkish and Azerbaijani; the Latin alphabets for Kazakh have neither
TURKIC = re.compile("[çəÇƏ]")
# «Ankara'da», «Kazakistan'ı»; «soğuyor», «açılacak», «soyuyur»; «chiqdi», «bahalaşdı»: behind such
# a consonant Kazakh has «-ti»
# «ashıldı» beside «á», «ń»: Karakalpak, Kazakh with these letters has «y» there
ACUTE, KARAKALPAK_LATIN = re.compile("[áǵńóúÁǴŃÓÚ]"), re.compile(r"\w(?:[dt]ı|[lnr]ı[nńpsmz])\b")
Y_VOWEL = re.compile(r"[bdgklmnpqrstz]y(?![aeiou])")
# «ǵ» nobody else has, nor «ı» beside «ń», «ñ» or «ý»
SURELY_KAZAKH = re.compile(r"ǵ|ı.*[ńñý]|[ńñý].*ı", re.IGNORECASE | re.DOTALL)
TURKISH = re.compile(
    r"[A-ZÇĞİÖŞÜ]\w+['’](?:[dt][ae]n?|n?[ıiuü]n|y[aeıiuü]|[ln][ae]|[ıüe])(?!\w)"
    r"|\w(?:[ıiuü]yor|[ıiuü]y[ıiuü]r|[ae]ca[kğ]|[ae]ce[kğ]|m[ıiuü]ş)\b|\w(?:sh|ch|[şçskqptf])d[iı]\b|\w[dt]ü\b"
    r"|\w[ae]dimi\b"
)
# «yeni», «yapıldı» beside «ı»: where Kazakh has that letter, «y» is no consonant that begins a word
TURKISH_Y = re.compile(r"(?<![\w-])y(?!a[gğǵ]ni)[aeıiuü]\w")
# «і» in a word of small letters: «в області», not «в области Жетісу»
SMALL_I = re.compile(r"(?<![^\W_])[а-яёґєїі]*і")
UZBEK_SIGN = re.compile(r"[oOgG][‘ʻʼ]|[oOgG]['’`][a-rt-z]")
UZBEK = re.compile(r"\b\w*[oOgG][‘ʻ'’`]\w")
LATIN_Q = re.compile(r"\b\w*q(?!u)\w*", re.IGNORECASE)
LETTERS_A_Q = 150  # in as many letters Kazakh has one word with «q» at least
LONG_ENGLISH, ENGLISH_SHARE = 20, 0.06  # words, and how many of them are the, of, to, in …


def is_foreign_headline(text: str) -> bool:
    """Of a few words in Cyrillic letters: Ukrainian, Belarusian, Uzbek, Kyrgyz, Tatar."""
    folded = text.casefold()
    if SURELY_FOREIGN.search(folded) or BELARUSIAN_END.search(folded):
        return True
    if len(LONG_VOWELS.findall(folded)) > 1:
        return True
    found = {word.casefold() for word in WORD.findall(text)}
    if not KAZAKH_LETTER.search(folded) and SMALL_I.search(text):
        return bool(found & _known("slavic") or SLAVIC_END.search(text))
    uzbek = "ғ" in folded or "қ" in folded
    uzbek = uzbek and not KAZAKH_ONLY.search(folded) and UZBEK_WORD.search(folded) is not None
    return bool(found & _known("turkic") or UZBEK_END.search(text) or uzbek)


def is_no_kazakh_headline(text: str) -> bool:
    """Of what else would be Kazakh: the vowels and endings of Kyrgyz, Tatar and Karakalpak."""
    folded = text.casefold()
    own = KAZAKH_ALONE.search(folded)
    if own is None and TURKIC_MARKS.search(folded):
        return True
    return "і" not in folded and KARAKALPAK.search(folded) is not None


def is_foreign_cyrillic(text: str, letters: int) -> bool:
    """`letters`: how many Cyrillic ones there are."""
    if letters < HEADLINE and is_foreign_headline(text):
        return True
    foreign = len(FOREIGN.findall(text))
    if foreign >= FEW_FOREIGN and foreign >= letters * FOREIGN_SHARE:
        return True
    if letters >= TELLING:
        own = KAZAKH_ALONE.search(text)
        if own is None and SHARED.search(text) and not _names_in_russian(text):
            return True
        if own and not SHARED.search(text) and _only_ukrainian(text, letters):
            return True
    # Neither Russian nor Kazakh goes far without «ы».
    return _more_of_others(text, "cyrillic") if "ы" not in text.casefold() else False


def _names_in_russian(text: str) -> bool:
    """Russian that names «Көкшетау» or «Жамбыл таңы»."""
    small = [word for word in WORD.findall(text) if word.islower()]
    russian = sum(
        word in words("russian_words") or bool(RUSSIAN_END.search(word)) for word in small
    )
    return russian >= RUSSIAN * max(1, sum(bool(SHARED.search(word)) for word in small))


def _only_ukrainian(text: str, letters: int) -> bool:
    kazakh = {letter.casefold() for letter in KAZAKH_ALONE.findall(text)}
    if kazakh != {"і"} or not SMALL_I.search(text):
        return False
    return len(UKRAINIAN.findall(text)) > letters * FOREIGN_SHARE


def is_foreign_latin(text: str, declared: str | None) -> bool:
    """Latin letters that write neither English nor Kazakh; `declared` by the source counts where
    the words say nothing."""
    found = [word.casefold() for word in WORD.findall(text)]
    english = sum(1 for word in found if word in _known("english"))
    others = sum(1 for word in found if word in _known("latin"))
    if others >= 2 and others > english:
        return True
    if english == 0 and (TURKIC.search(text) or len(UZBEK.findall(text)) > 1):
        return True
    if english == 0 and declared is not None and declared not in LANGUAGES:
        return True
    english += sum(1 for word in found if word in _known("english too"))
    if declared == "en":
        return False
    return len(found) >= LONG_ENGLISH and english < len(found) * ENGLISH_SHARE


def is_turkic_headline(text: str, letters: int) -> bool:
    """A few words in Latin letters in Turkish, Azerbaijani or Uzbek."""
    if letters >= HEADLINE:
        return False
    found = {word.casefold() for word in LATIN_WORD.findall(text)}
    sign = TURKISH.search(text) or UZBEK_SIGN.search(text)
    if sign is None and "ı" in text:
        sign = TURKISH_Y.search(text)
    return bool((sign or found & _known("turkic latin")) and not found & _known("english"))


def is_no_kazakh(text: str, letters: int) -> bool:
    """Of what has letters of Latin Kazakh: Turkish, Uzbek, Polish, Spanish …"""
    if is_turkic_headline(text, letters):
        return True
    if ACUTE.search(text) and KARAKALPAK_LATIN.search(text) and not Y_VOWEL.search(text):
        return True
    if TURKIC.search(text) or len(UZBEK.findall(text)) > 1 or _more_of_others(text, "latin"):
        return True
    if SURELY_KAZAKH.search(text) or _has_kazakh_words(text):
        return False
    return letters >= TELLING and len(LATIN_Q.findall(text)) < max(1, letters // LETTERS_A_Q)


def _has_kazakh_words(text: str) -> bool:
    """«dep», «zhana» and the like, two of them, and «y» for a vowel."""
    found = {word.casefold() for word in WORD.findall(text)}
    return Y_VOWEL.search(text) is not None and len(found & words("kazakh_latin_words")) > 1


def _more_of_others(text: str, script: str) -> bool:
    found = {word.casefold() for word in WORD.findall(text)}
    return len(found & _known(script)) >= 2


@cache
def _known(kind: str) -> frozenset[str]:
    """Small words of the languages of one kind."""
    return frozenset(
        word for row in rows("other_languages") if row[0] == kind for word in row[1].split()
    )
