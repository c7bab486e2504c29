"""Names in English sentences: where one ends, and which are those of offices and people."""

import re
from functools import cache

from bot.articles.names.english_houses import is_named_house
from bot.articles.names.english_nobody import ARTICLE, HEAD_END, NEWSPAPER, is_nobody, words_of
from bot.articles.names.english_outlets import DESCRIBED, JOINED, outlet_in
from bot.articles.names.paper_words_en import without_paper
from bot.articles.names.places import place_at, region_at
from bot.articles.names.source_names import media_at, name_at
from bot.articles.tables import alternation, beginnings, forms, lines, words
from bot.articles.text.phrases import WORD, is_organisation, is_person

LONGEST = 12  # words
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
CLAUSE = re.compile(
    r"[,;:”\"»]['’]?\s+|\s[–—-]{1,2}\s"
    r"|\s(?:comes|came)\s(?:as|after|amid)\s|\s(?:that|because|after|although|though|since|whereas|says|said|reports|reported)\s"
)
# «the bank on Friday [announced]», «the bank while giving details [said]»
WHEN = re.compile(
    rf"\s(?:(?:on\s|(?:late|early)\s(?:on\s)?)?{WEEKDAY}"
    r"(?:\s(?:morning|afternoon|evening|night))?|today|yesterday|tonight"
    r"|on\s(?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+)(?:,?\s\d{4})?|this\s(?:week|month|year)|while\s[^,]{3,60})$"
)
# «Apple (AAPL.O)», «Dala Corp (NYSE: DLA)»: only a firm has it
TICKER = re.compile(
    r",?\s\((?:[A-Z0-9]{1,6}[.-][A-Z]{1,2}|(?:[A-Z]{2,8}|N[Aa][Ss][Dd][Aa][Qq]\w{0,3}|Euronext|Oslo)(?:\s\w+)?:\s?[A-Z0-9.-]{1,8}"
    r"(?:[,;/]\s?\w+:\s?[\w.-]+)*)\)$"
)
# «the laboratory in Pasadena, California, [said]»
SITUATED = re.compile(
    r"\sin\s[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?,\s(?P<region>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?),?$"
)
# «While Siemens has denied it»: what joins a sentence to another is no part of a name
AS = re.compile(r"^(?:[Aa]s|While|Although|Though|But|And|Yet|So)\s+")
SMALL = frozenset({"of", "for", "in", "and", "the", "on", "at", "to", "de", "al", "&"})
NO_NAME = re.compile('[“”"?!]|[a-z]{2}\\.\\s')
QUOTED_WHOLE = re.compile(r"[“\"]([^“”\"?!]{2,40})[”\"]")
WITH_OWNER = re.compile(r"\s(?:of|for)\s")
# «MoI», «MFA»
SHORT_NAME = re.compile(r"(?:[A-Z][a-z]?){2,6}s?(?![a-z])")
NATION = rf"(?:{alternation(lines('nations_en'))})\s"
SHORT_OF_NATION = re.compile(rf"{NATION}[A-Z]{{2,6}}")  # «Kazakh MFA», «US CDC»
POST_OF_NATION = re.compile(rf"{NATION}(?:D?PM|D?FM|VP|M[EL]?Ps?|DM|CEO|CFO)(?!\w)")  # «Turkish PM»
# «Uztransgaz», «Dalafilm»: what firms of the region are called, but no «Moldavia»
FIRM_ENDING = re.compile(
    r"(?!\w*(?:d|sl|n)avia$)[A-Z][A-Za-z]{3,}(?:gaz|neft|energo|prom|film|telecom|trans|avia|stro[iy]|export|pharm|mun[ai][iy])"
)
CITY_HALL = (" City Hall", " Town Hall", " city hall", " town hall")
CORRESPONDENT = re.compile(
    r"(?:[’']s)?\s+(?:correspondent|journalist|reporter)s?"
    r"(?:\s(?:in|from)\s[A-Z][\w-]+|\s(?:at|on)\sthe\s(?:scene|ground|spot))?$"
)
# «the Disaster Agency (DAA) a total of nine boats»
SHORT_BEHIND = re.compile(r"(?<=\w)(\s\([A-Z][\w-]{1,12}\))\s(?![A-Z]).*$")
AS_SAYING = re.compile(r"\sas\s(?:saying|telling|writing)\b.*$")  # «quoted by IRNA as saying»
HOUR_BEHIND = re.compile(r"\s\([^()]*\d:\d[^()]*\)$")  # «Reuters (4:25 a.m. ET)»
# «Dalastan’s oil transport monopolist KazDala»
DESCRIPTION = re.compile(r"(?:U\.[SK]\.\s)?(?:[\w’'-]+\s){0,5}?(?P<kind>[a-z][\w-]+)\s(?=[A-Z])")
OWN_NAME = re.compile(r"[A-Z][\w’'&-]*(?:\s(?:(?:of|and|&)\s)?[A-Z][\w’'&-]*){0,4}")
# «press office of the elected president Dana Omar»
OF_TITLED = re.compile(
    r"^(?:press\s)?(?:office|service|cent(?:er|re)|secretariat|administration)\sof\sthe\s"
)
# «according to Dala Bank's December [report]»
POSSESSED_PAPER = re.compile(rf"[’'](?:s\s|(?<=s[’'])\s)(?:{MONTH}|latest|new|annual|recent|own)$")
# «X Company, the state operator, said»
APPOSITION = re.compile(
    r"^(.{3,}?),\s(?:the|an?|which|who|or|(?:\w+\s)?known\s(?:\w+\s)?as|[A-Z]\w+[’']s)\s(?P<what>[^,]{2,80}(?:,\s[A-Z][^,]{1,40}){0,3}),$"
)
LISTING = (
    "Ministry|Department|Committee|Agency|Commission|Bureau|Administration|Directorate|Authority"
    "|Office|Service|Institute"
)
# «Ministry of Trade, Industry and Energy said»: the commas inside
LISTED = re.compile(
    rf"(?:[A-Z][\w’'-]+\s)?(?:[\w’'-]+\s)?(?:{LISTING})\s(?:of|for|on)\s"
    r"[A-Z][\w’'-]+(?:(?:,\s(?:and\s)?|\sand\s|\s)[A-Z][\w’'-]+)*"
    r"(?:\sof\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)?$"
    # «Ecology, Geology and Natural Resources Ministry’s press service»
    rf"|(?:[A-Z][\w’'-]+,\s)+(?:[A-Z][\w’'-]+\s)+and\s(?:[A-Z][\w’'-]+\s)+(?:{LISTING})"
    r"(?:[’']s\s(?:press|media)\s(?:service|office))?$"
)

LISTED_START = re.compile(
    rf"(?:[A-Z][\w’'-]+\s)?(?:{LISTING})\s(?:of|for|on)\s"
    r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,\s[A-Z][\w’'-]+(?:\s(?:of\s)?[A-Z][\w’'-]+)*)*,?\sand\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
    r"(?:\sunder\sthe\s[A-Z][\w’'-]+(?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'-]+)*)?"
)


@cache
def _verb_behind() -> re.Pattern[str]:
    verbs = "|".join(map(words_of, ("says", "tells", "carries", "shows")))
    return re.compile(
        rf"\s(?:{verbs}|following|amid|during|ahead\sof|has|have|had|is|are|was|were|will|would)\s.*$|\s(?:{verbs})\.?$"
    )


@cache
def _quoted_kind() -> re.Pattern[str]:
    """«“The Dala” magazine»: the marks around a name before what it is."""
    return re.compile(
        rf"[“\"](?P<name>[A-Z][^“”\"?!.]{{1,38}})[”\"](?P<kind>\s(?:news\s)?(?:{words_of('outlet')}))$"
    )


@cache
def _kind_quoted() -> re.Pattern[str]:
    """«company "Dala"», «JSC "Dala"»: the marks behind what it is."""
    kinds = "|".join((*words("english_unnamed"), "JSC", "LLP", "LLC", "bank", "party", "fund"))
    return re.compile(rf"\b(?P<kind>{kinds})\s[«“\"](?P<name>[A-Z][^«»“”\"?!.]{{1,38}})[»”\"]$")


def subject_of(before: str) -> str:
    """What stands before a verb, from the last comma, quotation mark or dash on."""
    before = WHEN.sub("", before.rstrip())
    if ticker := TICKER.search(before.rstrip(",")):
        return f"{subject_of(before[: ticker.start()])}{ticker[0]}"
    if there := SITUATED.search(before):
        region = region_at(f"{there['region']}.", 0)
        if region and region.end() == len(there["region"]):  # no «Kazakhstan Today»
            before = before[: there.start()]
    if before.endswith(("”", '"', "»")):
        before = _kind_quoted().sub(r"\g<kind> \g<name>", before)
    before = _quoted_kind().sub(r"\g<name>\g<kind>", before)
    if apart := APPOSITION.match(before):
        before = apart[1]
    listed = LISTED.search(before)
    if quoted := QUOTED_WHOLE.fullmatch(before):
        return quoted[1]  # “Steppe Media” reports
    cuts = CLAUSE.finditer(before, 0, listed.start() if listed else len(before))
    start = max((cut.end() for cut in cuts), default=0)
    name = DESCRIBED.sub("", _without_article(before[start:].strip()))
    whole = listed or name.lower().startswith(("press office of", "press service of"))
    long = len(name.split()) > (2 * LONGEST if whole or is_proper(name) else LONGEST)
    return "" if long or NO_NAME.search(name) or name.endswith((" to", ",")) else name


def _without_article(name: str) -> str:
    """«the ministry» → «ministry»; an outlet's «The» is its own."""
    name = AS.sub("", name)
    own = media_at(name) is not None or NEWSPAPER.fullmatch(name) is not None
    return name if name[:1].isupper() and own else ARTICLE.sub("", name)


def is_proper(name: str) -> bool:
    """«Ministry of Roads»: no word but the smallest begins with a small letter."""
    return all(word[0].isupper() or word in SMALL for word in name.split())


def name_behind(text: str) -> str:
    """The name with which a text begins, without an article."""
    listed = LISTED_START.match(ARTICLE.sub("", text))
    text = DESCRIBED.sub("", text)
    name = SHORT_BEHIND.sub(r"\1", name_at(_verb_behind().sub("", text, count=1)))
    name = AS_SAYING.sub("", name)
    name = HOUR_BEHIND.sub("", POSSESSED_PAPER.sub("", without_paper(_without_article(name))))
    return listed[0] if listed and len(listed[0]) > len(name) else name


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
    if (SHORT_NAME.match(name) and not name[0].islower()) or _is_shaped(name):
        return True
    if media_at(name) is not None or outlet_in(name) is not None:
        return True
    if len(found) == 1 and found[0].islower() and found[0] in words("english_firms"):
        return WITH_OWNER.match(name, len(head)) is not None
    if head.islower() and found[-1] in words("english_unnamed") and head == name:
        return False  # «law firm»
    return _ends_in_office(found)


def _is_shaped(name: str) -> bool:
    """«DalaBank», «DalaBank Temirtau», «Kazakh MFA», «Dalafilm», «Dalaby City Hall»."""
    first, _, town = name.partition(" ")
    if town and JOINED.fullmatch(first):
        place = place_at(town, 0)
        return place is not None and place.end() == len(town)
    shapes = (JOINED, SHORT_OF_NATION, FIRM_ENDING)
    return name.endswith(CITY_HALL) or any(shape.fullmatch(name) for shape in shapes)


def own_name(name: str) -> str:
    """«oil monopolist KazDala» → «KazDala»: without what it is, where that only describes it."""
    described = DESCRIPTION.match(name)
    if described is None or described["kind"] not in words("english_firms"):
        return name
    own = name[described.end() :]
    if has_kind(own) or place_at(own, 0) or OWN_NAME.fullmatch(own) is None:
        return name
    return own


def is_surname(name: str) -> bool:
    """«Omarov» alone: of whom the text has spoken before; «Dana Omarova»."""
    alone = name.replace("-", "").isalpha() and media_at(name) is None
    return (alone or is_person(name)) and name.casefold().endswith(beginnings("surname_endings"))


def is_titled(name: str) -> bool:
    """«County Commissioner Dana Omar», «the minister»."""
    return _is_person(name, HEAD_END.split(name, maxsplit=1)[0])


def _is_person(name: str, head: str) -> bool:
    """A title anywhere, unless an office follows it: «Prosecutor General's Office»."""
    if POST_OF_NATION.match(name):
        return True
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
        kind = found[small[-1]]
        return _is_kind(kind) or kind in words("english_firms")
    return any(map(_is_kind, found))


def has_kind(name: str) -> bool:
    return any(map(_is_kind, WORD.findall(name)))


def _is_kind(word: str) -> bool:
    """«ministry», «committee»; «JSC», «Ltd»."""
    folded = word.casefold().removesuffix("’s").removesuffix("'s")
    if word[0].isupper() and folded in words("english_firm_names"):
        return True
    tables = ("organisations", "company_forms", "companies")
    return any(forms(table).match(folded) for table in tables)
