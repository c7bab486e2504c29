"""Kazakh, any script: «X-ке сілтеме жасап», «деп хабарлайды Y тілшісі», «Z хабарлады»."""

import re
from collections.abc import Iterator

from bot.articles.mentions import Mention
from bot.articles.phrases import LOWER, UPPER
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
from bot.articles.tables import alternation, forms, rows
from bot.articles.tables.latin import latin_forms


def _any(kind: str) -> str:
    """Any word of the kind, in whichever letters Kazakh is written."""
    return _alternatives(*(word for word, its in rows("kazakh_reporting") if its == kind))


def _alternatives(*words: str) -> str:
    return alternation({form for word in words for form in (word, *latin_forms(word))})


SAYS = rf"(?:{_any('says')}|حابارلايدى|حابارلادى|جازدى)"
CITED = re.compile(
    rf"\s+(?:{_alternatives('сілтеме жаса', 'сүйене', 'сүйеніп')})\w*", re.IGNORECASE
)
THUS = re.compile(rf"(?:деп|dep|دەپ)\s+(?:{SAYS}|{_any('tells')})(?!\w)\s*", re.IGNORECASE)
CUT = re.compile(rf"(?:{_any('reporter')}|деп|dep|{SAYS}|,|\s[–—-])\s+", re.IGNORECASE)
CORRESPONDENT = re.compile(
    rf"\s+(?:(?:ақпарат\s+)?агенттігінің\s+|порталының\s+|сайтының\s+)?"
    rf"(?:{_any('reporter')}|ءتىلشىسى)",
    re.IGNORECASE,
)
LONGEST_BEFORE = 160
ABOUT_THIS = re.compile(
    rf"(?:^|[.,!]\s+)(?:{_alternatives('бұл туралы', 'бұл жөнінде', 'бұл жайлы')}"
    r"|b[uwū]l\s+t[uwý]ral[yıi])\s+"
    rf"(?P<name>[^,;]{{3,140}}?)\s+(?:{SAYS}|{_any('tells')})",
    re.IGNORECASE,
)
# To whom it was said: «Бұл туралы Stan.kz-ке басқарма хабарлады»
TOLD_TO = re.compile(
    r"^(?:\S{2,30}-(?:ке|ге|қа|ға|не|на)|\S{2,30}\s(?:тілшісіне|сайтына|порталына|агенттігіне|басылымына|газетіне))\s+"
)
# «Әкімдіктің баспасөз қызметі жиын өткенін хабарлады»
SUBJECT = re.compile(
    rf"^(?P<name>[^,;:–—]{{3,120}}?\s(?:{_any('office')}))\s[^,;:]{{0,120}}?{SAYS}[.!]?$",
    re.IGNORECASE,
)
# «деп хабарлайды «Адырна» ұлттық порталы»: an outlet by what it is
OUTLET = re.compile(
    rf"[«\"“]([^«»\"“”]{{2,40}})[»\"”](?:\s\w+)?\s(?:{_any('outlet')})(?!\w)", re.IGNORECASE
)
# «Qamshy.kz ақпарат агенттігі nur.kz-ке сілтеме жасап»: what the outlet is, behind its name
KIND = re.compile(
    rf"^\s(?:(?:\w+\s)?(?:{_any('outlet')})\s+(?=\S)|(?:{_alternatives('ақпарат')})\s+(?=[«\"“]))",
    re.IGNORECASE,
)
BY_REPORT = re.compile(
    rf"(?:^|[,–—]\s*)(?P<name>[^,;–—]{{2,100}}?)\s+(?:{_any('report')})(?!\w)", re.IGNORECASE
)
# «деп хабарлайды Qostanay TV.»: a name in other letters than the sentence's
FOREIGN = re.compile(r"[A-Z][\w-]{1,20}(?:\s[A-Z][\w-]{1,20}){0,3}(?=[.!]?$)", re.ASCII)
# «деп хабарлайды «Арай» облыс әкімдігіне сілтеме жасап»: two names, but «Нұр» АҚ-қа is one
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”]\s+")
# «– делінген министрліктің хабарламасында», «– делінген ведомство таратқан ақпаратта»
TOLD_IN = re.compile(
    rf"(?:{_alternatives('делінген', 'делінді')})\s+(?P<name>[^,;:!?«»\"]{{3,140}}?)\s+"
    rf"(?:(?:ресми|resmi|resmı|{_alternatives('баспасөз', 'таратқан', 'жариялаған')})\s+)?"
    rf"(?:{_alternatives('хабарламасында', 'хабарламада', 'мәліметінде', 'ақпаратында')}"
    rf"|{_alternatives('ақпаратта', 'мәлімдемесінде', 'сайтында')})",
    re.IGNORECASE,
)
OUT_OF_OFFICE = re.compile(r"(?:(?<=[ыі])нен|(?<=[ыі])нан|(?<=[yiıí])n[ae]n)$")
LEANING = re.compile(r"(?i)сүйен|súıen|süien|süyen")
WRITES = re.compile(r"(?i)\s(?:жаз|jaz)")
QUOTED_END = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”][.!]?$")
# «Бұл туралы министрлікте мәлімдеді»: said at an office, but not at a meeting
LOCATIVE = re.compile(r"(?:(?<=[ыі])нд[ае]|[дт][ае]|(?<=[yiıí])nd[ae]|[dt][ae])$")
OTHER_NAME = re.compile(
    rf"(?:{_any('level')})\s|(?-i:[{UPPER}][{LOWER}])|(?-i:ҚР\s)", re.IGNORECASE
)


def mentions(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        named = LEANING.search(found[0]) is not None
        for mention in _cited(sentence[: found.start()]):
            yield Mention("said", mention.name) if named and mention.role == "cited" else mention
        # «деп хабарлайды X-ке сілтеме жасап Dala.kz»
        if carrier := media_at(sentence[found.end() :].removeprefix(" отырып").strip()):
            yield Mention("carrier", carrier)
    for found in THUS.finditer(sentence):
        behind = sentence[found.end() :]
        if WRITES.search(found[0]) and (quoted := QUOTED_END.match(behind)):
            yield Mention("carrier", quoted[1])
        else:
            yield from _behind(behind, latin=found[0][:1].isascii())
    for found in ABOUT_THIS.finditer(sentence):
        name = kazakh_bare(TOLD_TO.sub("", found["name"]), KAZAKH_ABLATIVE)
        media = media_at(name)
        there = LOCATIVE.search(name) if media is None else None
        if there and not forms("organisations").match(name[: there.start()].split()[-1].casefold()):
            continue
        name = name[: there.start()] if there else name
        yield Mention("carrier" if media else "said", media or name)
    if ABOUT_THIS.search(sentence) is None and (subject := SUBJECT.match(sentence)):
        yield Mention("said", subject["name"])
    for found in TOLD_IN.finditer(sentence):
        name = kazakh_bare(found["name"], KAZAKH_GENITIVE)
        if is_named(name):
            yield Mention("said", name)
    for found in BY_REPORT.finditer(sentence):
        name = OUT_OF_OFFICE.sub("", kazakh_bare(found["name"], KAZAKH_GENITIVE))
        if is_named(name):
            yield Mention("according", name)


def _cited(before: str) -> Iterator[Mention]:
    """The name stands before «сілтеме жасап», behind the outlet's."""
    start = max((cut.end() for cut in CUT.finditer(before)), default=0)
    name = before[start:].strip()
    near = before[-LONGEST_BEFORE:]
    reporter = CORRESPONDENT.search(near)
    if reporter and (carrier := media_at(near[: reporter.start()])):
        yield Mention("correspondent", carrier)
    media = media_at(name)
    quoted = QUOTED.match(name)
    if media is None and quoted and start:
        kind = KIND.match(name[quoted.end() - 1 :])
        if kind or OTHER_NAME.match(name, quoted.end()):
            yield Mention("carrier", quoted[1])
            name = name[quoted.end() - 1 :][kind.end() if kind else 1 :]
    behind = name.lstrip('«"“')[len(media) :].lstrip('»"”') if media else ""
    if media and behind.startswith(" "):
        yield Mention("carrier", media)
        name = KIND.sub("", behind).strip()
    bare = kazakh_bare(name, KAZAKH_DATIVE)
    if bare == name:
        bare = kazakh_bare(name, KAZAKH_DATIVE_NOUN)
    if bare and len(bare.split()) <= 14:
        yield Mention("cited", bare)


def _behind(text: str, *, latin: bool) -> Iterator[Mention]:
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
    elif cited is None and not latin and (foreign := FOREIGN.match(head)):
        yield Mention("carrier", foreign[0])
    elif cited is None and (name := name_at(text)) and is_named(name):
        # «деп хабарлады әкімдіктің баспасөз қызметінен»
        yield Mention("said", kazakh_bare(name, OUT_OF_OFFICE))
