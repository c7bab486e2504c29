"""Outlets in Kazakh sentences, with what they are behind their name: «Дала» газеті."""

import re
from dataclasses import dataclass

from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.outlet_shapes import is_shaped, shaped_at
from bot.articles.names.source_names import media_at
from bot.articles.text.kazakh_words import alternatives, kind
from bot.articles.text.phrases import DOMAIN, LOWER, UPPER

# no genitive: «Қорғаныс министрлігінің сайты»
SMALL = (
    rf"(?:\s(?!\w+(?:[нтд][ыі]ң|[ntd][yiıí](?:[ńñŋ]|ng))\s)"
    rf"(?-i:[{LOWER}\u0620-\u06ff])[\w-]+){{0,2}}?"
)
KIND = rf"{SMALL}\s(?:\w+-)?(?:{kind('outlet')})(?!\w)"
# «Steppe News ақпарат агенттігі», «Orda TV телеарнасы»: Latin letters in a Cyrillic sentence
LATIN = r"(?-i:[A-Z])[\w-]{1,20}(?:\s(?-i:[A-Z0-9])[\w-]{0,20}){0,3}"
NAMED = re.compile(
    rf"(?:[«\"“](?P<quoted>[^«»\"“”]{{2,40}})[»\"”]|(?P<site>{DOMAIN.pattern})|(?P<latin>{LATIN})){KIND}",
    re.IGNORECASE,
)
# «Би-би-си қазақ қызметі»
SERVICE = re.compile(rf"{SMALL}\s(?:{kind('outlet')}|{alternatives('қызметі')})(?!\w)", re.I)

LATIN_ALONE = re.compile(LATIN)
CORRESPONDENT = re.compile(
    rf"(?:\s+(?:(?-i:[{LOWER}])[\w-]+\s+)?(?:{kind('outlet')})(?:н[ыі]ң|n[yiıí](?:[ńñŋ]|ng))?)?"
    rf"\s+(?:(?:{alternatives('арнайы', 'меншікті', 'өз')})\s+)?(?:{kind('reporter')})",
    re.IGNORECASE,
)
# «Дала үні»: as papers are called, with no quotation marks
TITLE = re.compile(rf"(?-i:[{UPPER}])\w+(?:\s\w+)?\s(?:{kind('title')})$", re.IGNORECASE)
OF_NATION = re.compile(
    rf"(?!{alternatives('жергілікті', 'отандық', 'кейбір', 'бірқатар', 'өзге', 'басқа')})"
    rf"[{UPPER}{LOWER}-]{{4,20}}\s(?:{alternatives('БАҚ')})(?:-(?:[ыі]|тар[ыі]?))?(?=[.!]?$)",
    re.IGNORECASE,
)
# «Ресейлік», «Түркияның»
NATION = re.compile(
    r"\w+(?:[лдт][ыі][қк]|[нтд][ыі]ң|[ldt][yiıí][qk]|[ntd][yiıí](?:[ńñŋ]|ng))\s"
    r"(?=[«\"“A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
)


@dataclass(frozen=True, slots=True)
class FoundOutlet:
    """`end`: behind its name and what it is."""

    name: str
    end: int


def outlet_with_kind(text: str) -> FoundOutlet | None:
    """The outlet with whose name a text begins, where what it is stands behind."""
    if found := NAMED.match(text):
        latin = found["latin"]
        if latin is None or not text.isascii() or is_outlet_name(latin):
            return FoundOutlet(found["quoted"] or found["site"] or latin, found.end())
    media = media_at(text)
    if media is None:
        return None
    end = text.find(media) + len(media)
    end += text[end : end + 1] in '»"”' and text[:1] in '«"“'
    service = SERVICE.match(text, end)
    return FoundOutlet(media, service.end()) if service else None


def outlet_of_reporter(text: str) -> tuple[str, int] | None:
    """«Dala.kz тілшісі», ««Дала» газетінің тілшісі»: the outlet, and where that ends."""
    reporter = CORRESPONDENT.search(text)
    name = text[: reporter.start()] if reporter else ""
    bare = name.strip('«»"“”')
    known = name and (
        media_at(name) == bare or name[0] in '«"“' or LATIN_ALONE.fullmatch(name) or is_shaped(name)
    )
    return (bare, reporter.end()) if known and reporter else None


def media_of_nation(text: str) -> str | None:
    """«түрік БАҚ-ы», «ресейлік БАҚ»: outlets of a country, but no local or some ones."""
    found = OF_NATION.match(text)
    return found[0] if found else None


def is_unlisted(name: str) -> bool:
    """«Дала үні», «Дала-ақпарат»: an outlet's name by its shape alone."""
    return bool(TITLE.match(name.strip('«»"“”'))) or shaped_at(name) == name


def without_nation(text: str) -> str:
    """«Ресейлік ТАСС агенттігі», «Түркияның «Anadolu» агенттігі»: whose outlet it is goes."""
    found = NATION.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    return rest if outlet_with_kind(rest) or media_at(rest) else text
