"""Kazakh, any script: «X-ке сілтеме жасап», «деп хабарлайды Y тілшісі», «деп хабарлады Z»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.hearers_kk import told_to
from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.papers_kk import PAPER, PUBLISHED
from bot.articles.attribution.speakers_kk import ABOUT, speakers
from bot.articles.attribution.subjects_kk import ABLATIVE, clause_speakers
from bot.articles.names.english_outlets import is_outlet_name
from bot.articles.names.kazakh_cases import (
    KAZAKH_DATIVE,
    KAZAKH_DATIVE_NOUN,
    kazakh_bare,
    kazakh_nominative,
)
from bot.articles.names.offices_kk import ends_in_office, press_secretary
from bot.articles.names.outlets_kk import FoundOutlet, outlet_with_kind
from bot.articles.names.source_names import is_named, media_at, name_at
from bot.articles.tables import forms
from bot.articles.text.kazakh_words import ANY_VERB, SAYS, alternatives, kind
from bot.articles.text.phrases import LOWER, UPPER, WORD, is_person

# «сілтеме жасап», «сілтеме жасаған», but not «сілтеме жасау керек»
CITED = re.compile(
    rf"\s+(?:(?:{alternatives('сілтеме жаса')})(?![уuýw])"
    rf"|{alternatives('сүйене', 'сүйеніп', 'сүйенген')})\w*",
    re.IGNORECASE,
)
THUS = re.compile(rf"(?:деп|dep|دەپ)\s+{ANY_VERB}(?!\w)\s*", re.IGNORECASE)
CUT = re.compile(
    rf"(?:(?<!\w)(?:{kind('reporter')}|деп|dep|{SAYS})\s+|(?<!\w){ABOUT}|,\s+|\s[–—-]\s+)",
    re.IGNORECASE,
)
CORRESPONDENT = re.compile(
    rf"(?:\s+(?:(?-i:[{LOWER}])[\w-]+\s+)?(?:{kind('outlet')})(?:н[ыі]ң|n[yiıí](?:[ńñŋ]|ng))?)?"
    rf"\s+(?:(?:арнайы|меншікті|өз)\s+)?(?:{kind('reporter')})",
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
LATIN_NAME = re.compile(r"[A-Z][\w-]{1,20}(?:\s[A-Z][\w-]{1,20}){0,3}", re.ASCII)
FOREIGN = re.compile(rf"{LATIN_NAME.pattern}(?=[.!]?$)", re.ASCII)
FOREIGN_BEFORE = re.compile(rf"{LATIN_NAME.pattern}(?=\s[^\sA-Za-z-])", re.ASCII)
# «деп хабарлайды «Арай» облыс әкімдігіне сілтеме жасап»: two names, but «Нұр» АҚ-қа is one
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”]\s+")
# «заңның 24-бабына», «компанияның көмегіне сүйеніп»: something to lean on, and no source
THING = re.compile(
    r"(?:^|[\s-])(?:баб|көме[гк]|тәжіриб|нөмір|бұйры|қаулы|тарма[қғ]|кодекс|шарт|келісім|заң|жоба|ереже"
    r"|нұсқаулы)\w*$",
    re.IGNORECASE,
)
LEANING = re.compile(r"(?i)сүйен|súıen|süien|süyen")
# «Министрліктің баспасөз қызметіне сүйенсек»: no word of what it gave stands between
LEANING_ON = re.compile(
    r"(?:^|[,;–—]\s)(?P<name>[^,;–—]{3,100}?)\s"
    rf"(?:{alternatives('сүйенсек', 'жүгінсек', 'сенсек')})(?!\w)",
    re.IGNORECASE,
)
WHERE = re.compile(
    r"^\w+(?:[дт]ағы|[дт]егі|[dt]a[ǵğg]y|[dt]ağı|[dt]egi)\s"
)  # «Алматыдағы X тілшісі»
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
WRITES = re.compile(r"(?i)\s(?:жаз|jaz)")
QUOTED_END = re.compile(r"[«\"“]([^«»\"“”]{2,40})[»\"”][.!]?$")
# «Дала» ұлттық компаниясы is one name, «Арай» облыс әкімдігі two
OTHER_NAME = re.compile(
    rf"(?!{alternatives('ұлттық')})(?:{kind('level')})\s"
    rf"|(?-i:[{UPPER}][{LOWER}])|(?-i:ҚР\s)",
    re.IGNORECASE,
)


# Russian and English sentences hold nothing of this, and looking for it in them takes its time.
MAY_BE_KAZAKH = re.compile(
    r"[әғқңөұүһіӘҒҚҢӨҰҮҺІáǵńóúýıäğñŋöüūş\u0600-\u06ff]|(?<!\w)(?:деп|dep|[Bb]ul|[Оо]сы)\s|хабарла|k?habarla|malimet"
)


# «xабарлайды», «ákіmdіgі»: letters of the other alphabet inside a word; «ә» stands in Latin too
LATIN, CYRILLIC = "aceiopxyhkmtAHCEIKMOPTX", "асеіорхуһкмтАНСЕІКМОРТХ"
TO_CYRILLIC, TO_LATIN = str.maketrans(LATIN, CYRILLIC), str.maketrans(CYRILLIC, LATIN)
MIXED = re.compile(r"[A-Za-z][\u0400-\u04d7\u04da-\u04ff]|[\u0400-\u04d7\u04da-\u04ff][A-Za-z]")
CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
# «informburo.kz – ке сілтеме жасап»
SPACED_CASE = re.compile(
    r"(?<=\w)(?:\s[–-]\s?|–)(?=(?:ке|ге|қа|ға|не|на|ke|ge|qa|[ǵğg]a|ne|na)\s+(?:сілтеме|s[iıí]lteme))"
)
# ««dala.kz-ке» сілтеме жасап»
CASE_INSIDE = re.compile(r"[«\"“]([^«»\"“”]+?)-(?:ке|ге|қа|ға|не|на)[»\"”]")


def mentions(sentence: str) -> Iterator[Mention]:
    if MAY_BE_KAZAKH.search(sentence) is None:
        return
    if MIXED.search(sentence):
        sentence = WORD.sub(_in_one_alphabet, sentence)
    sentence = SPACED_CASE.sub("-", sentence.replace("،", ","))
    for found in CITED.finditer(sentence):
        yield from _citing(sentence, found)
    for found in LEANING_ON.finditer(sentence):
        name = kazakh_nominative(found["name"])
        media = media_at(name)
        if media and media == name.strip('«»"“”'):
            yield Mention("carrier", media)
        elif name != found["name"] and ends_in_office(name) and is_named(name):
            yield Mention("said", name)
    for found in THUS.finditer(sentence):
        # «Басқарма түсініктеме берді, деп хабарлайды Y»
        yield from clause_speakers(sentence[: found.start()].rstrip(" ,.–—-"))
        behind = sentence[found.end() :]
        if WRITES.search(found[0]) and (quoted := QUOTED_END.match(behind)):
            yield Mention("carrier", quoted[1])
        else:
            yield from _behind(behind, latin=found[0][:1].isascii())
    yield from speakers(sentence)


def _citing(sentence: str, found: re.Match[str]) -> Iterator[Mention]:
    named = LEANING.search(found[0]) is not None
    for mention in _cited(sentence[: found.start()]):
        if mention.role != "cited":
            yield mention
        elif not THING.search(mention.name):
            yield Mention("said", mention.name) if named else mention
    # «деп хабарлайды X-ке сілтеме жасап Dala.kz»
    if carrier := media_at(sentence[found.end() :].removeprefix(" отырып").strip()):
        yield Mention("carrier", carrier)


def _in_one_alphabet(found: re.Match[str]) -> str:
    """A word of both alphabets in the one that most of its letters belong to."""
    word = found[0]
    if MIXED.search(word) is None:
        return word
    cyrillic = len(CYRILLIC_LETTER.findall(word))
    return word.translate(TO_CYRILLIC if cyrillic * 2 > len(word) else TO_LATIN)


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


def _without_dative(name: str) -> str:
    if inside := CASE_INSIDE.fullmatch(name):
        return inside[1]
    bare = kazakh_bare(name, KAZAKH_DATIVE)
    return bare if bare != name else kazakh_bare(name, KAZAKH_DATIVE_NOUN)


def _without_paper(name: str) -> str:
    papers = OF_PAPER.search(name)
    return kazakh_nominative(name[: papers.start()]) if papers else name


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
    foreign = FOREIGN_BEFORE.match(name)
    return FoundOutlet(foreign[0], foreign.end()) if foreign else None


def _behind(text: str, *, latin: bool) -> Iterator[Mention]:
    """«деп хабарлайды X тілшісі», «деп хабарлайды X», «деп хабарлады Y-ке X»."""
    if (to := told_to(text)) and to.hearer:
        yield Mention("told", to.hearer)
        text = text[to.end :]
    head = text[:160]
    correspondent = CORRESPONDENT.search(head)
    cited = CITED.search(head)
    if correspondent and (cited is None or correspondent.start() < cited.start()):
        name = kazakh_nominative(head[: correspondent.start()]).strip(' «»"')
        name = WHERE.sub("", name)
        if name and len(name.split()) <= 5:
            yield Mention("correspondent", media_at(name) or name)
        return
    outlet = outlet_with_kind(head)
    if media := outlet.name if outlet else media_at(head):
        yield Mention("carrier", media)
        # «деп хабарлайды Dala.kz басқармадан»
        rest = head[outlet.end if outlet else len(media) :].strip(" .!»")
        name = kazakh_nominative(rest)
        if name != rest and ABLATIVE.search(rest) and ends_in_office(name) and is_named(name):
            yield Mention("said", name)
    elif (
        (foreign := FOREIGN.match(head))
        and cited is None
        and (not latin or is_outlet_name(foreign[0]))
    ):
        yield Mention("carrier", foreign[0])
    elif cited is None and is_named(name := kazakh_nominative(_to_office(name_at(text)))):
        if latin and is_person(name):  # «dep aıtty Erlan Omar»
            return
        # «деп хабарлады әкімдіктің баспасөз қызметінен»
        yield Mention("said", name)


def _to_office(name: str) -> str:
    """«әкімдіктің баспасөз қызметі жұма күні»: up to the last word that is an office.

    Nothing where somebody follows it: «департаменттің директоры Арман Сейт».
    """
    if speaker := press_secretary(name):
        return speaker
    for word in reversed(list(WORD.finditer(name))):
        folded = word[0].casefold()
        if forms("persons").match(folded) > forms("organisations").match(folded):
            return ""
        if ends_in_office(kazakh_nominative(word[0])):
            return name[: word.end()]
    return name
