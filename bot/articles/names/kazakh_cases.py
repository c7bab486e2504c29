"""Kazakh names without the case ending of their last word, Cyrillic and Latin."""

import re
from functools import cache

from bot.articles.tables import forms
from bot.articles.text.kazakh_words import in_all_letters, words_of
from bot.articles.text.phrases import WORD, is_agency

KAZAKH_DATIVE = re.compile(
    r"(?:-(?:ға|ге|қа|ке|на|не|ǵa|ge|qa|ke|na|ne|ğa|عا|گە|قا|كە|نا|نە)|(?<=[ыіiıí])(?:на|не|na|ne)|(?<=ى)ن[اە])$"
)
KAZAKH_DATIVE_NOUN = re.compile(r"(?<=[^\W\d_]{4})(?:ға|ге|қа|ке|ǵa|ğa|qa|ke|عا|گە|قا|كە)$")
# «ЖШС-дан», «АҚ-да», «ТЖМ-нің»
HYPHENED = re.compile(
    r"-(?:[ндт](?:[ыі]ң|[ае]н?)|[ғқгк][ае]|[бмп]ен|[ndt](?:[yiıí](?:[ńñŋ]|ng?)|[ae]n?)|[ǵğqgk][ae]"
    r"|[نتد](?:ىڭ|[اە]ن?)|عا|گە|قا|كە|نە)$"
)
# «қызметінен», «әкімдігінде»: behind the ending of possession
POSSESSED = re.compile(
    r"(?<=[ыі])(?:н(?:[ыі]ң|[ае]н?|д[ае]))$|(?<=[yiıí])n(?:[yiıí](?:[ńñŋ]|ng?)|[ae]n?|d[ae])$"
    r"|(?<=ى)ن(?:ىڭ|[اە]ن?|د[اە])$"
)
# «министрліктен», «полицияда»
PLAIN = re.compile(
    r"(?:[ндт][ыі]ң|[ндт][ае]н|[дт][ае]|[ғқгк][ае]|[ndt][yiıí](?:[ńñŋ]|ng?)|[ndt][ae]n|[dt][ae]|[ǵğqgk][ae]"
    r"|[ندت]ىڭ|[ندت][اە]ن|[دت][اە]|عا|قا|گە|كە)$"
)
# «Бас прокуратураның 25 сәуірдегі»
DATED = re.compile(r"\s\d{1,2}\s\w{3,10}(?:[дт]ағы|[дт]егі|[dt]a(?:gh|ǵ|ğ)y|[dt]egi|[dt]ağı)$")
LONG_ENOUGH = 4


def kazakh_bare(name: str, case: re.Pattern[str]) -> str:
    """The name without a case ending of its last word."""
    bare = case.sub("", name.strip())
    return bare if WORD.search(bare) else name


@cache
def _alone() -> frozenset[str]:
    """«Ақ үй», «Кремль»: offices that need no other word."""
    return frozenset(word.casefold() for word in in_all_letters(*words_of("alone")))


def is_office_alone(name: str) -> bool:
    """«Ақорда», «Кремль»: ends like a case and is none."""
    return name.casefold() in _alone()


def kazakh_nominative(name: str) -> str:
    """«ТЖМ-нен», «әкімдіктің баспасөз қызметінде», «басқармадан»: whichever case it is in."""
    name = DATED.sub("", name.strip())
    for case in (HYPHENED, POSSESSED):
        bare = case.sub("", name)
        if bare != name and WORD.search(bare):
            return bare
    bare = PLAIN.sub("", name)
    word = bare.rpartition(" ")[2].casefold()
    known = len(word) >= LONG_ENOUGH and forms("organisations").match(word) > 0
    known = known or is_agency(bare) or is_office_alone(bare)
    return bare if bare != name and known else name
