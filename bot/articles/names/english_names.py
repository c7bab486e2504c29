"""Names in English sentences: offices, outlets, people, and words that name nobody."""

import re
from functools import cache

from bot.articles.names.source_names import is_named_house, media_at, name_at, without_paper
from bot.articles.tables import alternation, beginnings, forms, rows, words
from bot.articles.text.phrases import DOMAIN, WORD, is_organisation

LONGEST = 12  # words
OUTLET_IS = (
    "(?:state|official|national|local|regional|independent|business|online|news|state-run"
    "|analytical|information|financial|investigative|sports)"
)
CLAUSE = re.compile(
    r"[,;:”\"»]['’]?\s+|\s[–—-]{1,2}\s|\s(?:that|because|says|said|reports|reported)\s"
)
# «the bank on Friday [announced]», «the bank while giving details [said]»
WHEN = re.compile(
    r"\s(?:(?:on\s|late\son\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight"
    r"|on\s(?:[A-Z][a-z]+\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+)|this\s(?:week|month|year)|while\s[^,]{3,60})$"
)
ARTICLE = re.compile(r"^(?:the|an?|its|their|our)\s+", re.IGNORECASE)
AS = re.compile(r"^[Aa]s\s+")
HEAD_END = re.compile(r"\s(?:of|for|in|at|on|from|under|to|with)\s|,")
SMALL = frozenset({"of", "for", "in", "and", "the", "on", "at", "to", "de", "al", "&"})
NO_NAME = re.compile('[“”"?!]|[a-z]{2}\\.\\s')
SOMEBODYS = frozenset({"his", "her", "my"})  # «his office»
# «The Steppe Times»: its article belongs to it
NEWSPAPER = re.compile(
    r"The\s(?:Information|Verge|Hill|Atlantic|Conversation|Intercept|Register|Insider|Bell)"
    r"|The(?:\s[A-Z][\w-]+){1,3}\s(?:Times|Post|Herald|Journal|Guardian|Independent|Telegraph|Tribune|Diplomat"
    r"|Chronicle|Observer|Gazette|Mirror|Star|Standard|Express|Examiner|Review)"
)
NAMED_MEDIA = re.compile(
    r"(?!Local|Social|Mass|State|Foreign|Western|Some|Several|Many|News|Public|[A-Z]\w+(?:ian|ish|ese)\sM)"
    r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}\sMedia"
)
QUOTED_WHOLE = re.compile(r"[“\"]([^“”\"?!]{2,40})[”\"]")
# «a foreign news agency», «a local newspaper»
SOME_OUTLET = re.compile(r"\b(?:news\sagency|newspaper|website|portal|channel|broadcaster)$")
WITH_OWNER = re.compile(r"\s(?:of|for)\s")
# «MoI», «MFA»
SHORT_NAME = re.compile(r"(?:[A-Z][a-z]?){2,6}s?(?![a-z])")
WORD_OF_NAME = r"[A-Z0-9][\w.’'&-]*"
PROPER = re.compile(
    rf"[“\"«]?(?:@\w+|{WORD_OF_NAME})(?:\s(?:(?:of|the|and|de|al)\s)?{WORD_OF_NAME}){{0,4}}[”\"»]?"
)
CORRESPONDENT = re.compile(
    r"\s+(?:correspondent|journalist|reporter)(?:\s(?:in|from)\s[A-Z][\w-]+)?$"
)
# «the Disaster Agency (DAA) a total of nine boats»
SHORT_BEHIND = re.compile(r"(?<=\w)(\s\([A-Z][\w-]{1,12}\))\s.*$")
# «according to Dala Bank's December [report]»
# «Russian state-run [Dala]»
LAST_SMALL = re.compile(r"^(?:.*\s)?[a-z][\w-]+\s(?=[A-Z])")
# «press office of the elected president Dana Omar»
OF_TITLED = re.compile(
    r"^(?:press\s)?(?:office|service|cent(?:er|re)|secretariat|administration)\sof\sthe\s"
)
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
OWNED = re.compile(r"[a-z][’']s?\s")
# «KTVK-TV», «WXYZ»: how stations in America are called
STATION = re.compile(r"[A-Z]{3,4}-TV(?!\w)|[KW][A-Z]{3}(?!\w)")
CHANNEL_NUMBER = re.compile(r"[A-Z]{2,5}\d{1,2}|\d{1,2} News")  # «WUSA9», «11 News»
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
POSSESSED_PAPER = re.compile(rf"[’'](?:s\s|(?<=s[’'])\s)(?:{MONTH}|latest|new|annual|recent|own)$")
# «X Company, the state operator, said»
APPOSITION = re.compile(r"^(.{3,}?),\s(?:the|an?|which|who)\s(?P<what>[^,]{3,80}),$")
# «Ministry of Trade, Industry and Energy said»: the commas inside
LISTED = re.compile(
    r"(?:[\w’'-]+\s)?(?:Ministry|Department|Committee|Agency|Commission|Bureau)\s(?:of|for|on)\s"
    r"[A-Z][\w’'-]+(?:(?:,\s(?:and\s)?|\sand\s|\s)[A-Z][\w’'-]+)*"
    r"(?:\sof\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)?$"
)

LISTED_START = re.compile(
    r"(?:[A-Z][\w’'-]+\s)?(?:Ministry|Department|Committee|Agency|Commission|Bureau)\s(?:of|for|on)\s"
    r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,\s[A-Z][\w’'-]+(?:\s(?:of\s)?[A-Z][\w’'-]+)*)*,?\sand\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
    r"(?:\sunder\sthe\s[A-Z][\w’'-]+(?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'-]+)*)?"
)


@cache
def words_of(kind: str) -> str:
    """The words of a kind as a regular expression."""
    return alternation(word for word, its in rows("english_reporting") if its == kind)


@cache
def _verb_behind() -> re.Pattern[str]:
    verbs = "|".join(map(words_of, ("says", "tells", "carries", "shows")))
    return re.compile(
        rf"\s(?:{verbs}|has|have|had|is|are|was|were|will|would)\s.*$|\s(?:{verbs})\.?$"
    )


@cache
def _outlet_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\w’'-]+\s){{0,4}}?(?i:{words_of('outlet')})\s(?=[“\"«]?[A-ZА-Я0-9]|[a-z][\w-]*\.[a-z])"
    )


@cache
def _outlet_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:{OUTLET_IS}\s){{0,2}}(?:{words_of('outlet')}|TV\s(?:channel|station|network))$"
    )


@cache
def _outlet_ending() -> re.Pattern[str]:
    joined = "news|press|media|times|pravda"
    return re.compile(
        rf"(?:^|.*\s)(?:(?i:{words_of('ending')}|\w{{2,}}(?:{joined}))|[A-Z]{{1,4}}TV)$"
    )


def subject_of(before: str) -> str:
    """What stands before a verb, from the last comma, quotation mark or dash on."""
    before = WHEN.sub("", before.rstrip())
    if apart := APPOSITION.match(before):
        before = apart[1]
    listed = LISTED.search(before)
    if quoted := QUOTED_WHOLE.fullmatch(before):
        return quoted[1]  # “Steppe Media” reports
    cuts = CLAUSE.finditer(before, 0, listed.start() if listed else len(before))
    start = max((cut.end() for cut in cuts), default=0)
    name = DESCRIBED.sub("", _without_article(before[start:].strip()))
    whole = listed or name.lower().startswith(("press office of", "press service of"))
    long = len(name.split()) > (2 * LONGEST if whole else LONGEST)
    return "" if long or NO_NAME.search(name) or name.endswith((" to", ",")) else name


def _without_article(name: str) -> str:
    """«the ministry» → «ministry»; an outlet's «The» is its own."""
    name = AS.sub("", name)
    own = media_at(name) is not None or NEWSPAPER.fullmatch(name) is not None
    return name if name[:1].isupper() and own else ARTICLE.sub("", name)


def name_behind(text: str) -> str:
    """The name with which a text begins, without an article."""
    listed = LISTED_START.match(ARTICLE.sub("", text))
    text = DESCRIBED.sub("", text)
    name = SHORT_BEHIND.sub(r"\1", name_at(_verb_behind().sub("", text, count=1)))
    name = POSSESSED_PAPER.sub("", without_paper(_without_article(name)))
    return listed[0] if listed and len(listed[0]) > len(name) else name


def outlet_in(name: str) -> str | None:
    """«Seoul-based news agency Yonhap», «SANA news agency», «Azernews»: the outlet's name alone."""
    name = DESCRIBED.sub("", name)
    if NEWSPAPER.fullmatch(name):
        return name
    media = media_at(name)
    if media and len(media) >= len(name.strip('“”"«»')) - 1:
        return media
    if media and _outlet_behind().match(name, len(media)):
        return media
    if owned := OF_COUNTRY.match(name):  # «Russia’s RIA Novosti»
        return outlet_in(name[owned.end() :])
    if CHANNEL_NUMBER.fullmatch(name):
        return name
    site = _outlet_before().match(name)
    if site and DOMAIN.fullmatch(name, site.end()):  # «local portal dala.info»
        return name[site.end() :]
    if is_nobody(name):
        return None
    if (before := _outlet_before().match(name)) and OTHER_AGENCY.search(before[0]) is None:
        rest = name[before.end() :]
        return _proper(rest)
    if behind := _outlet_behind().search(name):
        return _proper(LAST_SMALL.sub("", name[: behind.start()]))
    return _proper(name) if _outlet_ending().match(name) and " of " not in name else None


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


def is_nobody(name: str) -> bool:
    """«local media», «a government source», «sources in the ministry», «We»."""
    head = HEAD_END.split(ARTICLE.sub("", name), maxsplit=1)[0]
    found = [word.casefold() for word in WORD.findall(head)]
    if media_at(name) == name or NEWSPAPER.fullmatch(name):
        return False
    if not found or found[0] in words("english_words") or found[0] in SOMEBODYS:
        return True
    # «a local website», but «the ministry’s website»
    if name.islower() and SOME_OUTLET.search(name) and not OWNED.search(name):
        return True
    # «Steppe Media» is a name, «local media» nobody's
    return found[-1] in words("english_generic") and NAMED_MEDIA.fullmatch(name) is None


def is_office(name: str) -> bool:
    """People say things too, and their names are capitalised like those of offices."""
    name = name.partition(",")[0] if LISTED.fullmatch(name) is None else name
    if is_named_house(name):
        return True
    if not name or is_nobody(name) or not is_organisation(name):
        return False
    head = HEAD_END.split(name, maxsplit=1)[0]
    found = WORD.findall(head)
    if not found or _is_person(name, head):
        return False
    if (SHORT_NAME.match(name) and not name[0].islower()) or JOINED.fullmatch(name):
        return True
    if media_at(name) is not None or outlet_in(name) is not None:
        return True
    if len(found) == 1 and found[0].islower() and found[0] in words("english_firms"):
        return WITH_OWNER.match(name, len(head)) is not None
    return _ends_in_office(found)


def is_surname(name: str) -> bool:
    """«Omarov» alone: of whom the text has spoken before."""
    alone = " " not in name and name.isalpha() and media_at(name) is None
    return alone and name.casefold().endswith(beginnings("surname_endings"))


def is_titled(name: str) -> bool:
    """«County Commissioner Dana Omar», «the minister»."""
    return _is_person(name, HEAD_END.split(name, maxsplit=1)[0])


def _is_person(name: str, head: str) -> bool:
    """A title anywhere, unless an office follows it: «Prosecutor General's Office»."""
    known = words("english_titles")
    found = [word.casefold().removesuffix("’s").removesuffix("'s") for word in WORD.findall(name)]
    if OF_TITLED.search(name):
        return False
    titles = [n for n, word in enumerate(found) if word in known or word.removesuffix("s") in known]
    if not titles:
        return False
    last, size = titles[-1], len(WORD.findall(head))
    if any(map(_is_kind, found[last + 1 : size] if last < size else found[last + 1 :])):
        return False
    if titles[0] < size or not _is_kind(found[size - 1]):
        return True
    # «Ministry of Health spokesman Dana Omar», but «press service of the president of Dalastan»
    return last + 1 < len(found) and found[last + 1] not in SMALL


def _ends_in_office(found: list[str]) -> bool:
    """The last word tells, if it is written small; names behind what they are follow an office."""
    if found[-1][0].islower() or _is_kind(found[-1]):
        return _is_kind(found[-1])
    small = [number for number, word in enumerate(found) if word[0].islower() and word not in SMALL]
    if small and small[-1] < len(found) - 1:
        return _is_kind(found[small[-1]])
    return any(map(_is_kind, found))


def has_kind(name: str) -> bool:
    return any(map(_is_kind, WORD.findall(name)))


def _is_kind(word: str) -> bool:
    """«ministry», «committee»; «JSC», «Ltd»."""
    folded = word.casefold().removesuffix("’s").removesuffix("'s")
    tables = ("organisations", "company_forms", "companies")
    return any(forms(table).match(folded) for table in tables)
