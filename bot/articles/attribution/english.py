"""English: "X reports citing Y", "X said in a statement", "according to Z", "X told Y"."""

import re
from collections.abc import Iterable, Iterator

from bot.articles.attribution.english_hearers import told, was_told
from bot.articles.attribution.english_journals import journals
from bot.articles.attribution.english_offices import (
    NATIONAL_MEDIA,
    OF_PAPER,
    PAGE,
    PAGE_OF,
    apposed_to,
    carrier_of,
    named_by,
    office_of,
)
from bot.articles.attribution.mentions import Mention
from bot.articles.names.english_names import (
    is_office,
    is_surname,
    is_titled,
    name_behind,
    subject_of,
)
from bot.articles.names.english_nobody import is_nobody, words_of
from bot.articles.names.english_outlets import outlet_in
from bot.articles.names.source_names import media_at
from bot.articles.text.phrases import is_person

CITED = re.compile(
    r"\b(?:[Cc]iting|cites?|[Qq]uoting|[Ww]ith\s+(?:the\s|a\s)?reference\s+to|[Rr]eferring\s+to|ha(?:s|ve)\s+learn(?:t|ed)\s+from"
    r"|report(?:s|ed)\s+(?:via|with\s+reference\s+to)"
    r"|(?:first|originally)\s+(?:appeared|published)\s+(?:by|in|on|at))\s+"
)
PASSIVE = (
    r"(?:reported|carried|announced|confirmed|stated|said|noted|published|informed|quoted|cited)"
)
# "The information was provided by X": of other things that are provided nobody tells
TIDINGS = (
    r"(?:[Ii]nformation|[Nn]ews|[Dd]ata|[Dd]etails|[Ss]tatement|[Ff]igures|[Aa]nnouncement|[Rr]eport"
    r"|[Uu]pdate)"
)
MADE_KNOWN = r"(?:provided|shared|released|disclosed|communicated|voiced|circulated|issued)"
# "according to X", "as reported by X", "this was announced by X", "quoted as saying by X"
BY = re.compile(
    rf"\b(?:[Aa]ccording\s+to|[Aa]s\s+per|(?:[Aa]s|was|were|is|been)\s+(?:also\s+)?{PASSIVE}"
    rf"(?:\s+[\w.]+){{0,2}}?(?:\son\s[\w, ]{{3,30}}?,?)?\s+by"
    rf"|(?:was|were|been)\s+reported\s+(?:in|at)"
    r"|[Aa]s\s(?:noted|reported|stated|clarified|explained|specified|informed|told|said)\s(?:in|at)"
    rf"|(?:statement|report|remark|comment)s?\s(?:carried|published|quoted|cited)\sby"
    rf"|{TIDINGS}\s(?:was|were|is|are|has\sbeen|have\sbeen)\s{MADE_KNOWN}\sby"
    rf"|{TIDINGS}\s(?:comes?|came)\sfrom|became\sknown\s(?:from|in|at)|[Rr]eported\s+by|(?:quoted|cited)\s+(?:as\s+saying\s+)?by"
    rf"|(?<=[,”\"]\s)(?:reports|reported|said|stated|noted|added|explained|confirmed|informs)"
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=\sthe\s))?"
    r"(?!\s(?:citing|quoting|with|that|on|in|from)\s)"
    r"|(?<=[–—-]\s)(?:reported|said)\s+(?:at|in))\s+"
)
# "a statement from X said", "reads the statement of X", "data from X showed"
PAPER = re.compile(
    rf"\b(?i:{words_of('paper')})s?\s+(?:(?:released|issued|published|provided|compiled|conducted|prepared)\s+)?(?:by|from|of)\s+(?!the\s(?:year|month|week|day))"
)
MEDIA_REPORT = re.compile(
    rf"(?:^|[,”\"–—]\s)(?P<by>{NATIONAL_MEDIA.pattern})\s(?:reports?|reported|says?|said|writes?|wrote)\b"
    rf"|\b[Aa]ccording\sto\s(?P<to>{NATIONAL_MEDIA.pattern})(?=[,.]|$)"
)
# "X issued an official statement"
ISSUED = re.compile(
    rf"(?:\s(?:has|have|also|finally|later))*\s(?:issued|released|published|made|posted|circulated|disseminated|spread|gave)"
    rf"\s(?:(?:an?|the|its|new)\s)?(?:[\w-]+\s){{0,3}}?(?:{words_of('paper')})\b"
)
# "published on the website of the ministry", "posted on the ministry's Telegram channel"
ON_PAGE = re.compile(
    r"\b(?:announced|published|posted|reported|stated|said|shared|released|reads?)\b[^.;]{0,60}?"
    rf"\son\s(?:(?:the|its)\s)?(?:{PAGE}\sof\s(?:the\s)?(?P<of>[^.;,]{{3,80}})"
    rf"|(?P<its>[^.;,]{{3,60}}?)[’']s?\s{PAGE}\b)"
)
# "Steppe News, citing the ministry, reports"
CITING = re.compile(
    r"(?:^|[,;”]\s)(?P<name>[A-Z@][\w.’'-]*(?:\s[\w.’'-]+){0,3}),\s"
    r"(?:citing|quoting|with\sreference\sto|referring\sto)\s[^,]{3,90},"
    r"\s(?:reports|reported|writes|wrote|says|said)\b"
)
# "The ministry, in a statement on Tuesday, asked"
STATED_IN = re.compile(
    rf",\sin\s(?:an?|its)\s(?:[\w-]+\s){{0,3}}?(?:{words_of('paper')})\b[^,.]{{0,40}},"
)
# "In a statement released on Friday, the ministry called": whatever it does there, it says
IN_STATEMENT = re.compile(
    rf"In\s(?:an?|its)\s(?:[\w-]+\s){{0,3}}?(?:{words_of('paper')})\b[^,]{{0,60}},\s(?P<who>[^,]{{3,80}}?)"
    r"(?:\s(?:has|have|also|later))*\s(?:[a-z]{3,}ed|called|made|gave|set|told|thanked)\b"
)
# "The bank called the charges false and [said]": who did the one has done the other
ALSO_DID = re.compile(
    r"(?P<who>[A-Z][^,;:“”\"]{2,70}?)(?:\s(?:has|have|also))*\s(?:[a-z]{3,}ed|called|made|gave|told)\s.+\sand$"
)
SHOWS = re.compile(rf"\s(?:{words_of('shows')})\b")
SAYS = re.compile(
    r"(?:(?:,\sin\sturn,)?\s(?:has|have|had|also|later|earlier|further|officially|reportedly|meanwhile))*"
    rf"\s(?:(?P<carries>{words_of('carries')})|(?P<tells>{words_of('tells')})|(?:{words_of('says')})|told(?=\.?$))\b(?!\s(?:to|nothing|little)\s)"
)
# «the X press service quoted the minister as saying»
QUOTED = re.compile(r",?\s+quote[ds]\s+[^.;:]{2,60}?\s+as\s+saying\b")
# "Steppe News Agency learnt from the akimat"
LEARNT = re.compile(
    r"(?:^|,\s)(?P<outlet>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2})\s(?P<kind>news\sagency\s)?learn(?:t|ed)\sfrom\s"
)
ENDS = re.compile(
    r"$|\.|,|:|\s+(?:citing|with\s+reference|referring|quoting|via|that|from|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|on\s+[A-Z\d]|on\s+(?:social|its)\s"
    r"|late\s+on\s|last\s(?:week|month|year|night)|recently|in\s+(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December))"
    rf"|\s+in\s+(?:an?|its)\s(?:[\w-]+\s){{0,2}}?(?:{words_of('paper')})\b"
)
# «In a statement, the ministry said»
OPENING = re.compile(r"^(?:In|On|At|Earlier|Meanwhile|However|Later)(?:\s[^,]{1,40})?,\s+")
INVERTED = re.compile(
    r"\b(?:reports?|reported|writes)\s+"
    rf"(?=(?:the\s)?(?:[\w-]+\s){{0,3}}?(?:{words_of('outlet')})\s[A-Z])"
)
# "…, reports The Dala Times, quoting the governor"
CARRIED = re.compile(
    r"[,”\"]\s(?:reports|reported|writes|wrote)\s+(?=[A-Z])(?P<name>[^,.;:“”\"]{2,40}?)"
    r",?\s(?:citing|quoting|with\sreference|referring|via)\s"
)
# "according to an internal police report": nobody's name
SOME_PAPER = re.compile(rf"an?\s(?:[a-z][\w-]*\s){{1,3}}?(?:{words_of('paper')})\b")
SOMEBODYS = re.compile(r"an?\s(?=[a-z])")
SOME_END = re.compile(r"(?:^|\s)an?\s$", re.IGNORECASE)
# Russian and Kazakh sentences hold nothing of this, and looking for it in them takes its time.
MAY_BE_ENGLISH = re.compile(r"[a-z]\s[a-z]{2}")
# "The ministry has denied reports that"
DENIED = re.compile(
    r"(?:\s(?:has|have|had|also|later|officially))*\s(?:denie[sd]|deny|refute[sd]?)\s"
    r"(?:that\s|(?:[\w-]+\s){0,3}?(?:reports?|claims?|allegations?|rumou?rs|accusations?|information|speculation)\b)"
)


def mentions(sentence: str) -> Iterator[Mention]:
    if MAY_BE_ENGLISH.search(sentence) is not None:
        for reader in _READERS:
            yield from reader(sentence)


def _cited(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        name = PAGE_OF.sub("", name_behind(sentence[found.end() :]))
        if NATIONAL_MEDIA.fullmatch(name):
            yield Mention("cited", name)
            continue
        name = (outlet_in(name) or name) if is_nobody(name) else name  # «local portal dala.info»
        if found.start() == 0:  # «Quoting Abai, the president said»
            named = is_office(name) or outlet_in(name) is not None
        else:
            # "citing energy costs": small letters name somebody only by what they are.
            named = not name.islower() or is_office(name) or media_at(name) is not None
        if named and not (is_nobody(name) or is_titled(name) or is_surname(name)):
            yield Mention("cited", name)


def _national_media(sentence: str) -> Iterator[Mention]:
    for found in _found(MEDIA_REPORT, sentence, " media"):
        yield Mention("media", found["by"] or found["to"])


def _carried(sentence: str) -> Iterator[Mention]:
    for found in CARRIED.finditer(sentence):
        person = is_person(found["name"]) and not found["name"].startswith("The ")
        if not is_office(found["name"]) and not person:
            yield Mention("carrier", found["name"])


def _learnt(sentence: str) -> Iterator[Mention]:
    for found in _found(LEARNT, sentence, "learn"):
        outlet = media_at(found["outlet"])
        if outlet or found["kind"] or "Agency" in found["outlet"]:
            yield Mention("carrier", outlet or found["outlet"])
            yield Mention("cited", name_behind(sentence[found.end() :]))


def _quoted(sentence: str) -> Iterator[Mention]:
    for found in _found(QUOTED, sentence, "quote"):
        comma = found[0].startswith(",")  # it closes an apposition
        yield from office_of(subject_of(sentence[: found.start() + comma]))


def _told(sentence: str) -> Iterator[Mention]:
    for outlet, teller in told(sentence):
        yield Mention("told", outlet)
        yield from office_of(teller)
    for outlet, teller in was_told(sentence):
        yield Mention("told", outlet)
        yield from named_by(teller, "told")


def _citing(sentence: str) -> Iterator[Mention]:
    for found in _found(CITING, sentence, "citing", "quoting", "refer"):
        name = outlet_in(found["name"]) or found["name"]
        if not is_office(name) or name == media_at(name):
            yield Mention("carrier", name)


def _on_page(sentence: str) -> Iterator[Mention]:
    for found in _found(ON_PAGE, sentence, " on "):
        yield from office_of(name_behind(found["of"] or found["its"]))


def _inverted(sentence: str) -> Iterator[Mention]:
    for found in _found(INVERTED, sentence, "report", "writes"):
        if outlet := outlet_in(name_behind(sentence[found.end() :])):
            yield Mention("carrier", outlet)


def _by(sentence: str) -> Iterator[Mention]:
    for found in (*BY.finditer(sentence), *PAPER.finditer(sentence)):
        name = name_behind(sentence[found.end() :])
        some = name.islower() and SOMEBODYS.match(sentence, found.end())  # «a sheriff's office»
        if not some and SOME_PAPER.match(sentence, found.end()) is None:
            yield from named_by(name, found[0], paper=found.re is PAPER)


def _found(pattern: re.Pattern[str], sentence: str, *parts: str) -> Iterable[re.Match[str]]:
    """A look for one of its words is quicker than the pattern, and most sentences hold none."""
    return pattern.finditer(sentence) if any(part in sentence for part in parts) else ()


def _saying(sentence: str) -> Iterator[Mention]:
    """«…, X reports», «X said in a statement …», "X's data showed"."""
    for found in SAYS.finditer(sentence):
        before = OPENING.sub("", sentence[: found.start()])
        ends = ENDS.match(sentence, found.end()) is not None
        if found["carries"] and ends:
            carried = CITED.search(sentence, found.start()) is not None
            yield from carrier_of(before, carried=carried)
        elif ends or not found["tells"]:
            joined = ALSO_DID.match(before)
            yield from office_of(subject_of(joined["who"] if joined else before))
            yield from apposed_to(before)
    if stated := IN_STATEMENT.match(sentence):
        yield from office_of(subject_of(stated["who"]))
    for found in (
        *ISSUED.finditer(sentence),
        *STATED_IN.finditer(sentence),
        *_found(DENIED, sentence, "deni", "deny", "refute"),
    ):
        yield from office_of(subject_of(OPENING.sub("", sentence[: found.start()])))
    for found in SHOWS.finditer(sentence):
        before = OPENING.sub("", sentence[: found.start()])
        name = subject_of(before)
        if OF_PAPER.search(name):
            # «energy ministry data showed», but «a police report shows»
            owner, some = OF_PAPER.sub("", name), SOME_END.search(before.removesuffix(name))
            yield from office_of(owner if owner.islower() and not some else name)


_READERS = (
    _cited,
    _national_media,
    _carried,
    _learnt,
    _saying,
    _quoted,
    _told,
    _citing,
    journals,
    _on_page,
    _inverted,
    _by,
)
