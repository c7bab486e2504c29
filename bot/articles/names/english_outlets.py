"""Outlets in English sentences: which words are the name of one, and what stands around it."""

import re
from functools import cache

from bot.articles.names.english_nobody import NEWSPAPER, is_nobody, words_of
from bot.articles.names.source_names import media_at
from bot.articles.text.phrases import DOMAIN

OUTLET_IS = (
    "(?:state|official|national|local|regional|independent|business|online|news|state-run"
    "|analytical|information|financial|investigative|sports)"
)
OWNERS = ("'s", "’s", "s'", "s’")  # «the Roads Federation's website» is none
WORD_OF_NAME = r"[A-Z0-9][\w.’'&-]*"
PROPER = re.compile(
    rf"[“\"«]?(?:@\w+|{WORD_OF_NAME})(?:\s(?:(?:of|the|and|de|al)\s)?{WORD_OF_NAME}){{0,4}}[”\"»]?"
)
# «Russian state-run [Dala]»
LAST_SMALL = re.compile(r"^(?:.*\s)?[a-z][\w-]+\s(?=[A-Z])")
# «Russia’s RIA Novosti»
OF_COUNTRY = re.compile(r"[A-Z][a-z]+[’']s\s")
# «state-owned Dala Gold LLC»
DESCRIBED = re.compile(r"^(?:[a-z]+-[a-z]+\s)+(?=[A-Z])")
# «SteppePress», but no «McOmar»
JOINED = re.compile(r"(?!Mc|Mac|De[A-Z]|La[A-Z])[A-Z][a-z]+[A-Z][A-Za-z]+")
# «ratings agency Dala», «space agency Dala»: no news comes from these
OTHER_AGENCY = re.compile(
    r"(?i)\b(?:ratings?|credit|space|travel|tourism|security|intelligence|advertising|recruitment"
    r"|employment|aid|weather|disaster|government|health|research|estate|regulatory|consulting)\sagency"
)
# «KTVK-TV», «WXYZ»: how stations in America are called
STATION = re.compile(r"[A-Z]{3,4}-TV(?!\w)|[KW][A-Z]{3}(?!\w)")
# «RFE/RL's Kyrgyz Service», «BBC Russian Service», behind the outlet's name
SERVICE = re.compile(r"(?:[’']s?)?\s(?:[A-Z][\w-]+\s){1,3}(?:[Ss]ervice|[Bb]ureau|[Dd]esk)")
INITIALS = re.compile(r"\s\([A-Z][\w-]{1,12}\)$")  # «Dala News Agency (DNA)»
WITH_KIND = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){0,3}(?:Radio|Daily|Weekly|Channel|Broadcaster)(?:\s[A-Z][\w.’'-]*){1,2}"
)
SOME = re.compile(
    r"(?:^|\s)(?:some|several|many|most|local|other|certain|various)\s(?:[A-Z][\w-]+)?$"
)
# «the Press-Enterprise», «the Dala Post-Gazette»: how papers in America are called
HYPHENATED = re.compile(
    r"(?:[A-Z]\w+\s){0,2}(?:Press|Star|Post|Times|News|Journal|Herald|Union|Tribune|Mail|Courier|Democrat)"
    r"-[A-Z][a-z]{3,}"
)
CHANNEL_NUMBER = re.compile(r"[A-Z]{2,5}\d{1,2}|\d{1,2} News")  # «WUSA9», «11 News»


@cache
def _outlet_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\w’'-]+\s){{0,4}}?(?i:{words_of('outlet')})\s(?=[“\"«]?[A-ZА-Я0-9]|[a-z][\w-]*\.[a-z])"
    )


@cache
def _outlet_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:{OUTLET_IS}\s){{0,2}}(?:{words_of('outlet')}|Newspaper|TV\s(?:channel|station|network)|(?<=[A-Z]{{2}}\s)network)$"
    )


@cache
def _outlet_ending() -> re.Pattern[str]:
    joined = "news|press|media|times|pravda"
    return re.compile(
        rf"(?:^|.*\s)(?:(?i:{words_of('ending')}|\w{{2,}}(?:{joined}))|[A-Z]{{1,4}}TV)$"
    )


def outlet_in(name: str) -> str | None:
    """«Seoul-based news agency Yonhap», «SANA news agency», «Azernews»: the outlet's name alone."""
    name = INITIALS.sub("", DESCRIBED.sub("", name))
    if any(known.fullmatch(name) for known in (NEWSPAPER, HYPHENATED, CHANNEL_NUMBER)):
        return name
    if whole := _known_in(name):
        return whole
    if owned := OF_COUNTRY.match(name):  # «Russia’s RIA Novosti»
        return outlet_in(name[owned.end() :])
    site = _outlet_before().match(name)
    if site and DOMAIN.fullmatch(name, site.end()):  # «local portal dala.info»
        return name[site.end() :]
    if is_nobody(name):
        return None
    if _is_whole(name):  # «Radio Steppe», «Dala Daily News»
        return _proper(name)
    if (before := _outlet_before().match(name)) and OTHER_AGENCY.search(before[0]) is None:
        rest = name[before.end() :]  # «daily Steppe News newspaper»
        behind = _outlet_behind().search(rest) if rest[-1:].islower() else None
        return _proper(rest[: behind.start()] if behind else rest)
    if behind := _outlet_behind().search(name):
        own = name[: behind.start()]
        if SOME.search(own):  # «some Arab media»
            return None
        return None if own.endswith(OWNERS) else _proper(LAST_SMALL.sub("", own))
    return _proper(name) if _outlet_ending().match(name) and " of " not in name else None


def _is_whole(name: str) -> bool:
    """A kind of outlet written with a capital letter is a part of the name."""
    return bool(WITH_KIND.fullmatch(name)) and not is_nobody(name)


def _known_in(name: str) -> str | None:
    """A known outlet, alone, with what it is behind it, or one of its services."""
    media = media_at(name)
    if media is None:
        return None
    if SERVICE.fullmatch(name, len(media)):
        return name
    whole = len(media) >= len(name.strip('“”"«»')) - 1
    return media if whole or _outlet_behind().match(name, len(media)) else None


def _proper(name: str) -> str | None:
    """A name of capitalised words only."""
    bare = name.strip('“”"«» ')
    return bare if PROPER.fullmatch(name.strip()) and not is_nobody(bare) else None


def joined_name(text: str) -> str | None:
    """«SteppePress that …», «KTVK-TV that …»: the word with which a text begins, where it is
    written so."""
    found = STATION.match(text) or JOINED.match(text)
    return found[0] if found and not text[found.end() : found.end() + 1].isalnum() else None


def is_outlet_name(name: str) -> bool:
    """«Steppe News», «dala.kz», «SteppePress»: a name that only an outlet has."""
    if JOINED.fullmatch(name) or (" " in name and name.istitle() and _outlet_ending().match(name)):
        return True
    return outlet_in(name) == name.strip('“”"«» ')
