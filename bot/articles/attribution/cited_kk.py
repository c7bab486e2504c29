"""Kazakh: who is referred to: «X-ке сілтеме жасап», «X мәліметіне сүйеніп»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_kk import PAPER, PUBLISHED
from bot.articles.attribution.speakers_kk import ABOUT
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.kazakh_cases import (
    KAZAKH_DATIVE,
    KAZAKH_DATIVE_NOUN,
    kazakh_bare,
    kazakh_nominative,
)
from bot.articles.names.outlet_shapes import shaped_at
from bot.articles.names.outlets_kk import CORRESPONDENT, FoundOutlet, outlet_with_kind
from bot.articles.names.source_names import media_at
from bot.articles.tables import alternation, lines
from bot.articles.text.kazakh_words import SAYS, alternatives, kind
from bot.articles.text.phrases import LOWER, UPPER

# «сілтеме жасап», «сілтеме жасаған», but not «сілтеме жасау керек»
CITED = re.compile(
    rf"\s+(?:(?:{alternatives('сілтеме жаса')})(?![уuýw])"
    rf"|{alternatives('сүйене', 'сүйеніп', 'сүйенген', 'сілтеп', 'сілтей отырып', 'жүгініп')}"
    r")(?!т[ыі]|t[yiı])\w*",
    re.IGNORECASE,
)
# «сілтеме жасай отырып [Dala.kz]», «сілтеме жасап хабарлайды [Dala.kz]»
TOLD_BEHIND = re.compile(
    rf"^(?:\s(?:{alternatives('отырып')}))?(?:,?\s{SAYS}(?=\s))?", re.IGNORECASE
)
CUT = re.compile(
    rf"(?:(?<!\w)(?:{kind('reporter')}|деп|dep|{SAYS})\s+|(?<!\w){ABOUT}|,\s+|\s[–—-]\s+)",
    re.IGNORECASE,
)
# «министрліктен алынған», «министрлік жариялаған ақпаратқа сүйеніп»: whose it is
PUBLISHED_BY = re.compile(rf"\s(?:{PUBLISHED})\s(?:{PAPER})\w*$", re.IGNORECASE)
LONGEST_BEFORE = 160
# «Qamshy.kz ақпарат агенттігі nur.kz-ке сілтеме жасап»: what the outlet is, behind its name
KIND = re.compile(
    rf"^\s(?:(?:\w+\s)?(?:{kind('outlet')})\s+(?=\S)|(?:{alternatives('ақпарат')})\s+(?=[«\"“]))",
    re.IGNORECASE,
)
# «деп хабарлайды Qostanay TV.»: a name in other letters than the sentence's
LATIN_NAME = re.compile(
    r"[A-Z][\w-]{1,20}(?:\s[A-Z][\w-]{1,20}){0,3}(?:\s\d{1,3}(?!\w))?", re.ASCII
)
NOT_LATIN = re.compile("[\u0400-\u06ff]")
FOREIGN_BEFORE = re.compile(rf"{LATIN_NAME.pattern}(?=\s[^\sA-Za-z\d-])", re.ASCII)
# «деп хабарлайды «Арай» облыс әкімдігіне сілтеме жасап»: two names, but «Нұр» АҚ-қа is one
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”]\s+")
# «заңның 24-бабына», «компанияның көмегіне сүйеніп»: something to lean on, and no source
THING = re.compile(
    r"(?:^|[\s-])(?:баб|көме[гк]|тәжіриб|нөмір|бұйры|қаулы|тарма[қғ]|кодекс|шарт|келісім|заң|жоба|ереже"
    r"|нұсқаулы)\w*$"
    # «көне деректерге»: nobody's
    r"|(?:^|[^ңńñŋ]\s)(?:дерек|мәлімет|құжат|кітап|еңбек|зерттеу|факті|әдебиет|аңыз)[лдт][ае]р$",
    re.IGNORECASE,
)
LEANING = re.compile(r"(?i)сүйен|súıen|süien|süyen")
LEARNT_FROM = re.compile(
    rf"\s(?:{alternatives('дереккөзі', 'дереккөздері', 'ақпарат көзі')})", re.IGNORECASE
)
# «басқарманың мәліметіне сүйеніп»: whose it is
OF_PAPER = re.compile(
    rf"(?<=[ңńñŋgڭ])\s(?:(?:{alternatives('ресми')})\s)?(?:{kind('paper')})$", re.IGNORECASE
)
OF_MEDIA = re.compile(
    rf"\s(?:(?-i:[{LOWER}])\w*\s)?(?:{kind('outlet')})(?:на|не|na|ne|ن[اە])$"
    rf"|{LEARNT_FROM.pattern}",
    re.IGNORECASE,
)
# «Дала» ұлттық компаниясы is one name, «Арай» облыс әкімдігі two, and so are «Арай» «Дала» қоры
OTHER_NAME = re.compile(
    rf"(?!{alternatives('ұлттық')})(?:{kind('level')})\s"
    rf"|(?-i:[{UPPER}][{LOWER}])|(?-i:ҚР\s)|[«\"“]"
    # «Арай» ТЖМ-ге, but «Арай» КММ-ге
    rf"|(?-i:(?!(?:{alternation(lines('company_forms'))})(?!\w))(?:[{UPPER}]{{2,4}}М|ҰҚК|[А-ЯӘІҚ]{{0,2}}ПД|ТЖД)(?:-|\s))",
    re.IGNORECASE,
)
# ««dala.kz-ке» сілтеме жасап»
CASE_INSIDE = re.compile(r"[«\"“]([^«»\"“”]+?)-(?:ке|ге|қа|ға|не|на)[»\"”]")


def citing(sentence: str, found: re.Match[str]) -> Iterator[Mention]:
    """Who is referred to at a place of `CITED`, and who refers to it."""
    named = LEANING.search(found[0]) is not None
    for mention in _cited(sentence[: found.start()]):
        if mention.role != "cited":
            yield mention
        elif not THING.search(mention.name):
            yield Mention("said", mention.name) if named else mention
    # «деп хабарлайды X-ке сілтеме жасап Dala.kz»
    if carrier := media_at(TOLD_BEHIND.sub("", sentence[found.end() :]).strip()):
        yield Mention("carrier", carrier)


def _cited(before: str) -> Iterator[Mention]:
    """The name stands before «сілтеме жасап», behind the outlet's."""
    start = max((cut.end() for cut in CUT.finditer(before)), default=0)
    name = before[start:].strip()
    if published := PUBLISHED_BY.search(name):
        name = kazakh_nominative(name[: published.start()])
    near = before[-LONGEST_BEFORE:]
    if reporter := CORRESPONDENT.search(near):
        yield from _of_reporter(near[: reporter.start()])
    whole = kazakh_bare(name, KAZAKH_DATIVE)
    if (outlet := outlet_with_kind(whole)) and outlet.end == len(whole):
        yield Mention("cited", whole)
        return
    carrier = _carrier_before(name) if start else None
    if carrier:
        yield Mention("carrier", carrier.name)
        name = name[carrier.end :].strip()
    media = media_at(name)
    quoted = QUOTED.match(name)
    if media is None and quoted and start:
        kind_behind = KIND.match(name[quoted.end() - 1 :])
        if kind_behind or OTHER_NAME.match(name, quoted.end()):
            yield Mention("carrier", quoted[1])
            name = name[quoted.end() - 1 :][kind_behind.end() if kind_behind else 1 :]
    behind = name.lstrip('«"“')[len(media) :].lstrip('»"”') if media else ""
    if media and OF_MEDIA.match(behind):  # «Лада» порталына: the outlet itself is referred to
        yield Mention("cited", kazakh_nominative(name) if not LEARNT_FROM.match(behind) else media)
        return
    if media and behind.startswith(" ") and carrier is None:
        yield Mention("carrier", media)
        name = KIND.sub("", behind).strip()
    bare = _without_paper(_without_dative(name))
    if bare and len(bare.split()) <= 14:
        yield Mention("cited", bare)


def _of_reporter(before: str) -> Iterator[Mention]:
    """«деп хабарлайды Steppe News [тілшісі] министрлікке»: behind the last «деп хабарлайды»."""
    start = max((cut.end() for cut in CUT.finditer(before)), default=0)
    name = kazakh_nominative(before[start:]).strip(' «»"“”')
    if (media := media_at(before[start:])) or (start and LATIN_NAME.fullmatch(name)):
        yield Mention("correspondent", media or name)


def _carrier_before(name: str) -> FoundOutlet | None:
    """«Steppe News агенттігі министрлікке», «Steppe News министрлікке»: who refers to it."""
    if found := outlet_with_kind(name):
        return found if name[found.end : found.end + 1] == " " else None
    if shaped := shaped_at(name):  # «Дала-ақпарат министрлікке»
        return FoundOutlet(shaped, len(shaped)) if name[len(shaped) :].startswith(" ") else None
    foreign = FOREIGN_BEFORE.match(name)
    # in a sentence in Latin letters: «Auyl şaruaşylyğy ministrlıgıne»
    latin = foreign is not None and NOT_LATIN.search(name) is None
    if foreign is None or (latin and not is_outlet_name(foreign[0])):
        return None
    return FoundOutlet(foreign[0], foreign.end())


def _without_dative(name: str) -> str:
    if inside := CASE_INSIDE.fullmatch(name):
        return inside[1]
    bare = kazakh_bare(name, KAZAKH_DATIVE)
    return bare if bare != name else kazakh_bare(name, KAZAKH_DATIVE_NOUN)


def _without_paper(name: str) -> str:
    papers = OF_PAPER.search(name)
    return kazakh_nominative(name[: papers.start()]) if papers else name
