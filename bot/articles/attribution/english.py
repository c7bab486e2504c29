"""English: "X reports citing Y", "X said in a statement", "according to Z", "X told Y"."""

import re
from collections.abc import Iterator

from bot.articles.attribution.english_carriers import CARRYING, OPENING, found_in
from bot.articles.attribution.english_hearers import asked_by, on_air, told, was_told
from bot.articles.attribution.english_journals import journals
from bot.articles.attribution.english_offices import (
    NATIONAL_MEDIA,
    OF_PAPER,
    PAGE,
    apposed_to,
    carrier_of,
    described,
    its_name,
    its_own,
    named_by,
    office_of,
    whose_page,
)
from bot.articles.attribution.mentions import Mention
from bot.articles.names.english_names import (
    MONTH,
    WEEKDAY,
    is_office,
    is_surname,
    is_titled,
    name_behind,
    subject_of,
)
from bot.articles.names.english_nobody import is_nobody, words_of
from bot.articles.names.english_outlets import outlet_in
from bot.articles.names.source_names import media_at
from bot.articles.tables import words

CITED = re.compile(
    r"\b(?:[Cc]iting|cites?|[Qq]uoting|quotes|[Ww]ith\s+(?:the\s|a\s)?reference\s+to|[Rr]eferring\s+to|ha(?:s|ve)\s+learn(?:t|ed)\s+from"
    r"|report(?:s|ed)\s+(?:via|per|with\s+reference\s+to)"
    r"|(?:first|originally)\s+(?:appeared|published)\s+(?:by|in|on|at))\s+"
)
# "citing local media": nobody's name, but all that is told of where it is from
SOME_MEDIA = re.compile(
    r"(?:(?:local|regional|foreign|national|international|western|state|independent)\s)+"
    r"(?:media(?:\s(?:outlets|reports))?|news\s(?:outlets|agencies)|newspapers)",
    re.IGNORECASE,
)
PASSIVE = (
    r"(?:reported|carried|announced|confirmed|stated|said|noted|published|informed|quoted|cited)"
)
# "The information was provided by X": of other things that are provided nobody tells
TIDINGS = (
    r"(?:[Ii]nformation|[Nn]ews|[Dd]ata|[Dd]etails|[Ss]tatement|[Ff]igures|[Aa]nnouncement|[Rr]eport"
    r"|[Uu]pdate|[Ww]arning)"
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
    rf"|(?:(?<=[,”\"]\s)|(?<=…))(?:{words_of('says')}|reports|reported|informs|informed|writes|wrote)"
    rf"(?:\s(?:on\s)?{WEEKDAY}(?=\sthe\s))?"
    r"(?!\s(?:citing|quoting|with|that|on|in|from)\s)"
    r"|(?<=[–—-]\s)(?:reported|said)\s+(?:at|in))\s+"
)
# "a statement from X said", "reads the statement of X", "data from X showed"
PAPER = re.compile(
    rf"\b(?i:{words_of('paper')})s?\s+(?:(?:released|issued|published|provided|compiled|conducted|prepared)\s+)?(?:by|from|of)\s+(?!the\s(?:year|month|week|day))"
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
# "The Border Guard rejected the account, saying that": who did the one has said the other
SAYING_SO = re.compile(
    r"^(?P<who>[A-Z][^,;:“”\"]{2,90}?)(?:\s(?:has|have|also|later))*\s(?:[a-z]{3,}ed|gave|told|made|called|put|set)\s[^“”\"]*?,"
    r"\s(?:saying|adding|noting|stressing|warning|arguing|claiming|stating|insisting)\s"
)
PARTICIPLES = tuple(
    f", {word}ing "
    for word in ("say", "add", "not", "stress", "warn", "argu", "claim", "stat", "insist")
)
GIVEN_OUT = ("ed ", "made", "spread", "gave")
# "…, with the health ministry saying nine were lost"
WITH_SAYING = re.compile(
    r"\bwith\s(?P<who>[^,.;:“”\"]{3,70}?)\s(?:saying|reporting|announcing|warning|confirming)\s"
)
SHOWS = re.compile(rf"\s(?:{words_of('shows')})\b")
SAYS = re.compile(
    r"(?:,\s(?:in\sturn|for\s(?:its|their)\spart|meanwhile|however|though|too),"
    r"|\s(?:has|have|had|also|later|earlier|further|officially|reportedly|meanwhile|recently|previously|subsequently"
    r"|repeatedly|publicly|separately|formally|now))*"
    rf"\s(?:(?P<carries>{words_of('carries')})|(?P<tells>{words_of('tells')})|(?:{words_of('says')})|told(?=\.?$))\b(?!\s(?:to|nothing|little)\s)"
)
# «the X press service quoted the minister as saying»
QUOTED = re.compile(r",?\s+(?:quote|cite)[ds]\s+(?P<whom>[^.;:]{2,60}?)\s+as\s+saying\b")
ENDS = re.compile(
    r"$|\.|,|:|\s+(?:they\s|it\s|citing|with\s+reference|referring|quoting|via|that|from"
    rf"|{WEEKDAY}|today|yesterday|on\s+[A-Z\d]|on\s+(?:social|its)\s"
    rf"|late\s+on\s|last\s(?:week|month|year|night)|recently|in\s+(?:{MONTH}))"
    rf"|\s+in\s+(?:an?|its)\s(?:[\w-]+\s){{0,2}}?(?:{words_of('paper')})\b"
)
# «… on June 2-3 GHN reports.»: a comma was forgotten; «its annual ESG reports» are papers
BEHIND_DAY = re.compile(
    rf"(?:{WEEKDAY}|(?:{MONTH})\s\d[\d–-]{{0,4}}(?:,?\s\d{{4}})?)\s(?P<name>[A-Z]{{3,8}})$"
)
# «Tony Park said he would stay»: of a park or a bank «it» would stand there
TWO_NAMES = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+")
OF_ONESELF = re.compile(r"\s(?:that\s)?s?he\s")
# «said in its annual report», «said on its website»
ITS_OWN = re.compile(r"(?:\s[^\s,.;:“”\"]+){0,5}?\s(?:in|on|via|through)\sits\s")
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
        name = whose_page(name_behind(sentence[found.end() :]))
        if NATIONAL_MEDIA.fullmatch(name):
            yield Mention("cited", name)
            continue
        if SOME_MEDIA.fullmatch(name):
            yield Mention("media", name)
            continue
        name = (outlet_in(name) or name) if is_nobody(name) else name  # «local portal dala.info»
        # «Quoting Abai, the president said», «He quotes Abai»
        if found.start() == 0 or found[0].startswith("quotes"):
            named = is_office(name) or outlet_in(name) is not None
        else:
            # "citing energy costs": small letters name somebody only by what they are.
            house = is_office(name) or name in words("cited_houses")
            named = not name.islower() or house or media_at(name) is not None
        if named and not (is_nobody(name) or is_titled(name) or is_surname(name)):
            yield Mention("cited", name)


def _quoted(sentence: str) -> Iterator[Mention]:
    for found in found_in(QUOTED, sentence, "as saying"):
        comma = found[0].startswith(",")  # it closes an apposition
        before = sentence[: found.start() + comma]
        yield from (*its_name(before), *office_of(subject_of(before)))
        whom = name_behind(found["whom"])
        if is_office(whom) and not is_nobody(whom):
            yield Mention("cited", whom)


def _told(sentence: str) -> Iterator[Mention]:
    for outlet, teller in told(sentence):
        yield Mention("told", outlet)
        yield from office_of(teller)
    for outlet in (*asked_by(sentence), *on_air(sentence)):
        yield Mention("told", outlet)
    for outlet, teller in was_told(sentence):
        yield Mention("told", outlet)
        yield from named_by(teller, "told")


def _on_page(sentence: str) -> Iterator[Mention]:
    for found in found_in(ON_PAGE, sentence, " on "):
        yield from office_of(name_behind(found["of"] or found["its"]))


def _by(sentence: str) -> Iterator[Mention]:
    for found in (*BY.finditer(sentence), *PAPER.finditer(sentence)):
        name = name_behind(sentence[found.end() :])
        if found.re is BY:
            yield from described(sentence[found.end() :])
        some = name.islower() and SOMEBODYS.match(sentence, found.end())  # «a sheriff's office»
        if not some and SOME_PAPER.match(sentence, found.end()) is None:
            yield from named_by(name, found[0], paper=found.re is PAPER)


def _doing(sentence: str) -> Iterator[Mention]:
    """«X rejected it, saying that …», «In a statement, X called it …», «X issued a statement»."""
    for found in found_in(WITH_SAYING, sentence, "with "):
        yield from office_of(subject_of(found["who"]))
    saying = any(part in sentence for part in PARTICIPLES)
    if saying and (so := SAYING_SO.match(OPENING.sub("", sentence))):
        yield from office_of(subject_of(so["who"]))
    if stated := IN_STATEMENT.match(sentence):
        yield from office_of(subject_of(stated["who"]))
    for found in (
        *found_in(ISSUED, sentence, *GIVEN_OUT),
        *STATED_IN.finditer(sentence),
        *found_in(DENIED, sentence, "deni", "deny", "refute"),
    ):
        yield from office_of(subject_of(OPENING.sub("", sentence[: found.start()])))


def _saying(sentence: str) -> Iterator[Mention]:
    """«…, X reports», «X said in a statement …», "X's data showed"."""
    for found in SAYS.finditer(sentence):
        before = OPENING.sub("", sentence[: found.start()])
        ends = ENDS.match(sentence, found.end()) is not None
        yield from its_name(before)
        if found["carries"] and ends:
            carried = CITED.search(sentence, found.start()) is not None
            yield from carrier_of(before, carried=carried)
            if last := BEHIND_DAY.search(before):
                yield from list(office_of(last["name"])) or [Mention("carrier", last["name"])]
        elif ends or not found["tells"]:
            joined = ALSO_DID.match(before)
            name = subject_of(joined["who"] if joined else before)
            if not (TWO_NAMES.fullmatch(name) and OF_ONESELF.match(sentence, found.end())):
                yield from office_of(name)
            yield from apposed_to(before)
        if ITS_OWN.match(sentence, found.end()):
            yield from its_own(before)
    for found in SHOWS.finditer(sentence):
        before = OPENING.sub("", sentence[: found.start()])
        name = subject_of(before)
        if OF_PAPER.search(name):
            # «energy ministry data showed», but «a police report shows»
            owner, some = OF_PAPER.sub("", name), SOME_END.search(before.removesuffix(name))
            yield from office_of(owner if owner.islower() and not some else name)


_READERS = (
    _cited,
    *CARRYING,
    _saying,
    _doing,
    _quoted,
    _told,
    journals,
    _on_page,
    _by,
)
