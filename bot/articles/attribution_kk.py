"""Kazakh, any script: «X-ке сілтеме жасап», «деп хабарлайды Y тілшісі», «Z хабарлады»."""

import re
from collections.abc import Iterator

from bot.articles.mentions import Mention
from bot.articles.source_names import (
    KAZAKH_ABLATIVE,
    KAZAKH_DATIVE,
    KAZAKH_DATIVE_NOUN,
    KAZAKH_GENITIVE,
    is_named,
    kazakh_bare,
    media_at,
    name_at,
)

CITED = re.compile(r"\s+(?:сілтеме\s+жаса|silteme\s+jasa|сүйене|сүйеніп)\w*", re.IGNORECASE)
SAYS = (
    r"(?:хабарла(?:йды|ды|п\sотыр)|жаз(?:ады|ды)|мәлімде(?:йді|ді)|мәлім\sетті|жеткізді|habarla(?:ıdy|idy|ydy|dy)"
    r"|xabarla\w{2,4}|jaz(?:ady|dy)|حابارلايدى|حابارلادى|جازدى)"
)
THUS = re.compile(rf"(?:деп|dep|دەپ)\s+{SAYS}(?!\w)\s*", re.IGNORECASE)
CUT = re.compile(rf"(?:тілшісі(?:не|нің)?|tilshisi|деп|dep|{SAYS}|,|\s[–—-])\s+", re.IGNORECASE)
CORRESPONDENT = re.compile(
    r"\s+(?:(?:ақпарат\s+)?агенттігінің\s+|порталының\s+|сайтының\s+)?"
    r"(?:тілшісі|tilshisi|ءتىلشىسى)",
    re.IGNORECASE,
)
LONGEST_BEFORE = 160
ABOUT_THIS = re.compile(
    r"(?:^|[.,!]\s+)(?:бұл\s+(?:туралы|жөнінде|жайлы)|bul\s+(?:týraly|turaly|twralı))\s+(?P<name>[^,;]{3,140}?)\s+"
    rf"(?:{SAYS}|айтты|айтылды|айтылған|жариялады|хабардар\s+етті|түсіндірді|aıtty|málimdedi)",
    re.IGNORECASE,
)
# To whom it was said: «Бұл туралы Stan.kz-ке басқарма хабарлады»
TOLD_TO = re.compile(
    r"^(?:\S{2,30}-(?:ке|ге|қа|ға|не|на)|\S{2,30}\s(?:тілшісіне|сайтына|порталына|агенттігіне|басылымына|газетіне))\s+"
)
# «Әкімдіктің баспасөз қызметі жиын өткенін хабарлады»
SUBJECT = re.compile(
    r"^(?P<name>[^,;:–—]{3,120}?\s(?:баспасөз\s(?:қызметі|орталығы)|министрлігі|басқармасы|департаменті|комитеті"
    rf"|агенттігі|әкімдігі))\s[^,;:]{{0,120}}?{SAYS}[.!]?$",
    re.IGNORECASE,
)
# «деп хабарлайды «Адырна» ұлттық порталы»: an outlet by what it is
OUTLET = re.compile(
    r"[«\"“]([^«»\"“”]{2,40})[»\"”](?:\s\w+)?\s(?:порталы|сайты|агенттігі|газеті|журналы|телеарнасы|басылымы"
    r"|радиосы)",
    re.IGNORECASE,
)
BY_REPORT = re.compile(
    r"(?:^|[,–—]\s*)(?P<name>[^,;–—]{2,100}?)\s+(?:хабарлауынша|хабарлауына\s+қарағанда|мәлімдеуінше|мәліметінше"
    r"|ақпаратынша|ақпараты\s+бойынша|мәліметі\s+бойынша|дерегінше|деректеріне\s+сүйенсек|хабарлағандай|мәлімдегендей|жазғандай|habarlaýynsha)",
    re.IGNORECASE,
)


def mentions(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        yield from _cited(sentence[: found.start()])
    for found in THUS.finditer(sentence):
        yield from _behind(sentence[found.end() :])
    for found in ABOUT_THIS.finditer(sentence):
        name = kazakh_bare(TOLD_TO.sub("", found["name"]), KAZAKH_ABLATIVE)
        media = media_at(name)
        yield Mention("carrier" if media else "said", media or name)
    if (subject := SUBJECT.match(sentence)) and not sentence.casefold().startswith("бұл "):
        yield Mention("said", subject["name"])
    for found in BY_REPORT.finditer(sentence):
        if is_named(name := kazakh_bare(found["name"], KAZAKH_GENITIVE)):
            yield Mention("said", name)


def _cited(before: str) -> Iterator[Mention]:
    """The name stands before «сілтеме жасап», behind the outlet's."""
    start = max((cut.end() for cut in CUT.finditer(before)), default=0)
    name = before[start:].strip()
    near = before[-LONGEST_BEFORE:]
    reporter = CORRESPONDENT.search(near)
    if reporter and (carrier := media_at(near[: reporter.start()])):
        yield Mention("correspondent", carrier)
    media = media_at(name)
    behind = name.lstrip('«"“')[len(media) :].lstrip('»"”') if media else ""
    if media and behind.startswith(" "):
        yield Mention("carrier", media)
        name = behind.strip()
    bare = kazakh_bare(name, KAZAKH_DATIVE)
    if bare == name:
        bare = kazakh_bare(name, KAZAKH_DATIVE_NOUN)
    if bare and len(bare.split()) <= 14:
        yield Mention("cited", bare)


def _behind(text: str) -> Iterator[Mention]:
    """«деп хабарлайды X тілшісі», «деп хабарлайды X»."""
    head = text[:160]
    correspondent = CORRESPONDENT.search(head)
    cited = CITED.search(head)
    if correspondent and (cited is None or correspondent.start() < cited.start()):
        name = head[: correspondent.start()].strip(' «»"')
        if name and len(name.split()) <= 5:
            yield Mention("correspondent", media_at(name) or name)
        return
    outlet = OUTLET.match(head)
    if media := media_at(head) or (outlet[1] if outlet else None):
        yield Mention("carrier", media)
    elif cited is None and (name := name_at(text)) and is_named(name):
        yield Mention("said", name)
