"""English: who a subject is: an office that speaks, an outlet that carries it, or nobody."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.names.english_houses import is_named_house
from bot.articles.names.english_names import (
    APPOSITION,
    CORRESPONDENT,
    OWN_NAME,
    TICKER,
    has_kind,
    is_office,
    is_surname,
    is_titled,
    name_behind,
    own_name,
    subject_of,
)
from bot.articles.names.english_nobody import is_nobody, words_of
from bot.articles.names.english_outlets import OF_COUNTRY, OWNERS, outlet_in
from bot.articles.names.paper_words_en import without_paper
from bot.articles.names.places import place_at, region_at
from bot.articles.names.source_names import is_named, media_at
from bot.articles.tables import words
from bot.articles.text.phrases import has_verb, is_person

# "Kazakh media": whose they are is said, as in «грузинские СМИ»
NATIONAL_MEDIA = re.compile(
    r"(?!Social|Local|Mass|State|Foreign|Western|Some|Several|Many|News|Online|Public|International)"
    r"[A-Z][a-z]{3,}(?:[’']s)?\s(?:(?:state\s)?media(?:\soutlets)?"
    r"|(?:state|official|national|government)(?:-(?:run|owned|linked))?"
    r"\s(?:media|news\sagency|television|TV|radio|broadcaster))"
)
POSSESSED = re.compile("[’']")
POSSESSIVE = re.compile("[’']s?$")
# «the patrol's [report]», «the patrol's first public [report]», «the patrol [monthly report]»
KINDS_OF_PAPER = (
    r"(?:preliminary|initial|interim|final|daily|weekly|monthly|quarterly|annual|yearly|joint"
    r"|official|public|internal|latest|new|recent|separate|press|news|emailed|written|online)"
)
KIND_OF_PAPER = re.compile(rf"\s{KINDS_OF_PAPER}$")
OF_PAPER = re.compile(
    rf"(?:[’']s?\s(?:[\w-]+\s){{0,2}}?|\s(?:{KINDS_OF_PAPER}\s)?)(?:{words_of('paper')})$"
)
# "published on the website of the ministry", "posted on the ministry's Telegram channel"
PAGE = (
    r"(?:official\s)?(?:(?:Telegram|Facebook|Instagram|Twitter|YouTube|X)\s)?"
    r"(?:web\s?site|site|web\s?page|page|channel|account)"
)
# «the company's rival, Dala, [said]»: what it is, then its name
CALLED = re.compile(
    r"(?:(?P<outlet>newspaper|daily|weekly|news\sagency|broadcaster|magazine|tabloid|news\ssite|news\swebsite"
    r"|news\soutlet|newswire)|(?P<kind>[a-z]+)),\s(?P<name>[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){0,2}),$"
)
# «the sheriff's office Facebook page»
PAGE_BEHIND = re.compile(
    r"(?:[’']s?)?\s(?:official\s)?(?:Telegram|Facebook|Instagram|Twitter|YouTube|X)\s(?:page|channel|account|post)$"
)
# «a message on the website of the committee»
PAPER_ON = re.compile(
    r"^(?:message|statement|notice|post|announcement|report)\s(?:published\s|posted\s)?(?:on|at)\s(?:the\s)?"
)
PAGE_OF = re.compile(rf"{PAGE}\sof\s(?:the\s)?")
NETWORK_PAGE = re.compile(
    r"(?:official\s)?(?P<kept>(?:Telegram|Facebook|Instagram|Twitter|YouTube|X)\s(?:page|channel|account)\sof\s.+)"
)
OFFICIAL = re.compile(r"(?<=[’']s\s)official\s")
# "the ministry dismissed [claims]", "… dismissed the false news [reports]"
DID = re.compile(r"\s[a-z]{3,}ed(?:$|\s(?:the|an?|its|his|her|their|all|any)\s)")
# «a correspondent of Steppe News [reports]»
CORRESPONDENT_OF = re.compile(
    r"(?:own\s|special\s)?(?:correspondent|reporter|journalist)\s(?:of|for|from|with)\s(?:the\s)?"
)
OUTLET_KIND = re.compile(
    r"(?:[\w’'-]+\s){0,4}?(?:(?:news\s)?(?:site|portal|website)|news\s(?:agency|outlet)|newspaper|broadcaster)\s"
    r"(?=[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2}$)"
)
DESCRIBED_BEHIND = re.compile(r"(?P<name>[A-Z][\w-]{2,20}),\san?\s(?P<what>[^,.;]{3,80})")


def whose_page(name: str) -> str:
    """«official website of the akimat» → «akimat»; a channel is named as the akimat's channel."""
    page = NETWORK_PAGE.fullmatch(name)
    return page["kept"] if page else PAGE_OF.sub("", name)


def _page_of(name: str) -> str | None:
    """«the akimat's official Telegram channel» → «akimat's Telegram channel»."""
    page = PAGE_BEHIND.search(name)
    return OFFICIAL.sub("", name) if page and is_office(name[: page.start()]) else None


def named_by(name: str, words: str, *, paper: bool = False) -> Iterator[Mention]:
    """Behind "according to", "reported by", "a statement from"."""
    if not paper and (page := _page_of(name)):  # «the akimat's Telegram channel»
        yield Mention("according" if words[:1] in "Aa" else "said", page)
    else:
        yield from _house_or_outlet(name, words, paper)


def _house_or_outlet(name: str, words: str, paper: bool) -> Iterator[Mention]:
    of_itself = POSSESSED.search(name) or name[:1].isupper()
    if of_itself and not is_named_house(name):  # «Moody's»
        name = POSSESSIVE.sub("", OF_PAPER.sub("", name))
    name = KIND_OF_PAPER.sub("", PAGE_BEHIND.sub("", name))
    if (owned := OF_COUNTRY.match(name)) and media_at(name[owned.end() :]):
        name = name[owned.end() :]  # «Seoul's Yonhap News Agency»
    if NATIONAL_MEDIA.fullmatch(name):
        yield Mention("media", name)
    elif CORRESPONDENT.search(name):
        name = CORRESPONDENT.sub("", name)
        if media_at(name) or not name[:1].islower():
            yield Mention("correspondent", media_at(name) or name)
    elif (by := words[:2].casefold() in ("ac", "as") and "quoted" not in words) and (
        kind := OUTLET_KIND.match(name)
    ):
        yield Mention("according", name[kind.end() :])  # "the state news agency KUNA"
    elif by and is_office(name):
        yield Mention("according", name)
    elif outlet := outlet_in(name):
        yield Mention("according" if by or paper else "carrier", outlet)
    elif is_office(name):
        yield Mention("said", name)


def office_of(name: str) -> Iterator[Mention]:
    """A subject that speaks: an office, or an outlet whose word it is."""
    owner = OF_PAPER.sub("", name) if name else name
    if owner != name and owner.islower() and not POSSESSED.match(name, len(owner)):
        return  # «a police report says»
    name = without_paper(owner)  # "a report by the World Bank says"
    if not name or has_verb(name) or DID.search(name) or _is_owner(name):
        return
    if ticker := TICKER.search(name):
        yield Mention("said", name[: ticker.start()])
    elif NATIONAL_MEDIA.fullmatch(name) and not name.endswith("media"):  # «state television»
        yield Mention("media", name)
    else:
        yield from _speaking(PAPER_ON.sub("", name))


def _speaking(name: str) -> Iterator[Mention]:
    if CORRESPONDENT.search(name):
        name = CORRESPONDENT.sub("", name)
        if (outlet := outlet_in(name)) or not name[:1].islower():
            yield Mention("correspondent", outlet or media_at(name) or name)
    elif (of := CORRESPONDENT_OF.match(name)) and (outlet := outlet_in(name[of.end() :])):
        yield Mention("correspondent", outlet)
    elif (page := PAGE_OF.match(name)) and is_office(name[page.end() :]):
        yield Mention("said", whose_page(name))
    elif channel := _page_of(name):
        yield Mention("said", channel)
    elif outlet := outlet_in(name):
        yield Mention("carrier", outlet)
    elif is_office(name):
        yield Mention("said", own_name(name))


def _is_owner(name: str) -> bool:
    """«The ship’s estimated [arrival]»: nobody who says something."""
    return name.endswith(OWNERS) and not is_named_house(name)


def its_own(before: str) -> Iterator[Mention]:
    """«Dalavik said in its report»: of a person «his» or «her» stands there, of a state nothing
    tells who spoke for it."""
    name = subject_of(before)
    if OWN_NAME.fullmatch(name) is None or is_titled(name) or _is_owner(name):
        return
    place = place_at(name, 0) or region_at(name, 0)
    if (place is None or place.end() < len(name)) and not list(office_of(name)):
        yield Mention("said", name)


def described(text: str) -> Iterator[Mention]:
    """ "according to BoatFinder, a tracking service": the same behind a name."""
    found = DESCRIBED_BEHIND.match(text)
    if found and not is_office(found["name"]):
        yield from _of_kind(found["name"], found["what"])


def apposed_to(before: str) -> Iterator[Mention]:
    """«Atadala, a volunteer group that works for boatmen, said»: what it is stands behind it."""
    found = APPOSITION.match(before) if before.endswith(",") else None
    if found is None or OWN_NAME.fullmatch(found[1]) is None:
        return
    yield from _of_kind(found[1], found["what"])


def its_name(before: str) -> Iterator[Mention]:
    """«the party's newspaper, Dala, said», «the state oil company, Dalaoil, said»."""
    found = CALLED.search(before) if before.endswith(",") else None
    if found is None:
        return
    if found["outlet"]:
        yield Mention("carrier", found["name"])
    elif found["kind"] in words("english_unnamed") and not is_person(found["name"]):
        yield Mention("said", found["name"])


def _of_kind(name: str, what: str) -> Iterator[Mention]:
    kind = name_behind(what)
    if is_office(kind) or kind.rpartition(" ")[2] in words("english_unnamed"):
        yield Mention("said", name)


def carrier_of(before: str, *, carried: bool) -> Iterator[Mention]:
    """The subject of «reports» at the end of a clause; `carried`: it cites somebody else."""
    name = subject_of(before)
    if not name or has_verb(name) or is_nobody(name):
        return
    known = list(office_of(name))
    capital = name[0].isupper() and len(name.split()) <= 4
    if carried and capital and not has_kind(name):
        yield from (m if m.role != "said" else Mention("carrier", name) for m in known)
        if not known:
            yield Mention("carrier", name)
    elif known:
        yield from known
    elif is_surname(name) or is_titled(name) or (is_person(name) and not name.startswith("The ")):
        return
    elif name == before.strip() and name.isalpha() and not carried:
        return  # «Photo reports from the games»
    elif name[0].isupper() or is_named(name):
        yield Mention("said", name)
