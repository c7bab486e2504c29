"""English: "X reports citing Y", "X said in a statement", "according to Z", "X told Y"."""

import re
from collections.abc import Iterator

from bot.articles.mentions import Mention
from bot.articles.phrases import WORD, has_verb, is_organisation
from bot.articles.source_names import is_named, media_at, name_at
from bot.articles.tables import forms, words

CITED = re.compile(
    r"\b(?:citing|cites|quoting|with\s+reference\s+to|referring\s+to|ha(?:s|ve)\s+learn(?:t|ed)\s+from"
    r"|report(?:s|ed)\s+(?:via|with\s+reference\s+to)"
    r"|(?:first|originally)\s+(?:appeared|published)\s+(?:by|in|on|at))\s+"
    r"(?:the\s+)?"
)
BY = re.compile(
    r"\b(?:[Rr]eported\s+by|[Aa]ccording\s+to|(?<=[,”\"]\s)(?:reports|reported|said))\s+(?:the\s+)?"
)
# «a statement from X said», «reads the statement of X»
STATEMENT = re.compile(
    r"\b(?:statement|press\s+release|report)s?\s+(?:released\s+|issued\s+|published\s+)?(?:by|from|of)\s+(?:the\s+)?"
)
REPORTS = re.compile(
    r"(?:\s+(?:has|have|had|also|later|earlier))*\s+(?P<verb>reports|reported|informs|informed|cites|has\s+learn(?:t|ed)|writes"
    r"|said\s+in\s+(?:a|its)\s+(?:statement|press\s+release|report)|announced|announces|confirmed|noted|stated|says|said)\b"
)
# «the X press service quoted the minister as saying»
QUOTED = re.compile(r",?\s+quote[ds]\s+[^.;:]{2,60}?\s+as\s+saying\b")
# "Steppe News Agency learnt from the akimat"
LEARNT = re.compile(
    r"(?:^|,\s)(?P<outlet>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2})\s(?P<kind>news\sagency\s)?learn(?:t|ed)\sfrom\s(?:the\s)?"
)
ENDS = re.compile(
    r"$|\.|,|:|\s+(?:citing|with\s+reference|referring|quoting|via|that|from|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|on\s+[A-Z\d]|late\s+on\s)|\s+in\s+a\s+statement"
)
SPOKEN = ("said", "says", "confirmed")
# «In a statement, the ministry said»
OPENING = re.compile(r"^(?:In|On|At|Earlier|Meanwhile|However|Later)(?:\s[^,]{1,40})?,\s+")
TOLD_VERBS = ("said", "says", "noted", "stated", "confirmed")
ARTICLE = re.compile(r"^(?:the|The|as)\s+")
CORRESPONDENT = re.compile(r"\s+correspondent$")
# «the Kabar news agency»: what an outlet is, behind its name
KIND = re.compile(
    r"\s(?:(?:state|official|national|local)\s)?(?:news\s)?"
    r"(?:agency|outlet|website|portal|newspaper|channel|site|daily|magazine|broadcaster)"
)
KIND_BEFORE = re.compile(
    r"(?:(?:state|official|national|local|independent)\s)?"
    r"(?:news\s(?:agency|outlet|website|portal|site)|newspaper|website|portal|broadcaster|outlet)\s"
    r"(?=[A-ZА-Я0-9])"
)
TOLD = re.compile(r"\s+(?:told|informed)\s+(?:the\s+)?")
NO_NAME = re.compile('[“”"?!]|[a-z]{2}\\.\\s')
CLAUSE = re.compile(r"[,;:”\"»]\s+|\s[–—-]\s")


def mentions(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        yield Mention("cited", name_at(sentence[found.end() :]))
    for found in LEARNT.finditer(sentence):
        outlet = media_at(found["outlet"])
        if outlet or found["kind"] or "Agency" in found["outlet"]:
            yield Mention("carrier", outlet or found["outlet"])
            yield Mention("cited", name_at(sentence[found.end() :]))
    yield from _reporting(sentence)
    for found in QUOTED.finditer(sentence):
        yield from _before(sentence[: found.start()], "said", carried=False)
    for found in TOLD.finditer(sentence):
        if media := media_at(sentence[found.end() :]):
            yield Mention("told", media)
            yield from _before(sentence[: found.start()], "said", carried=False)
    for found in (*BY.finditer(sentence), *STATEMENT.finditer(sentence)):
        name = name_at(sentence[found.end() :])
        if CORRESPONDENT.search(name):
            name = CORRESPONDENT.sub("", name)
            yield Mention("correspondent", media_at(name) or name)
        elif _is_office(name):
            yield Mention("according" if found[0][:2].casefold() == "ac" else "said", name)


def _reporting(sentence: str) -> Iterator[Mention]:
    """«…, X reports», «X said in a statement …», and at the beginning «X said …» of an office."""
    for number, found in enumerate(REPORTS.finditer(sentence)):
        verb = found["verb"]
        before = OPENING.sub("", sentence[: found.start()])
        stated = verb.startswith("said in")
        opening = number == 0 and verb in SPOKEN and CLAUSE.search(f"{before} ") is None
        if verb == "cites" or stated or ENDS.match(sentence, found.end()):
            carried = CITED.search(sentence, found.start()) is not None and verb != "said"
            yield from _before(before, "said" if stated else verb, carried=carried)
        elif opening:
            yield from _before(before, "said", carried=False)


def _before(text: str, verb: str, *, carried: bool) -> Iterator[Mention]:
    """The subject of «reports», from the last comma on; `carried`: it cites somebody else."""
    start = max((cut.end() for cut in CLAUSE.finditer(text)), default=0)
    name = KIND_BEFORE.sub("", ARTICLE.sub("", text[start:].strip()))
    if not name or len(name.split()) > 12 or NO_NAME.search(name) or name.endswith((" to", ",")):
        return
    if has_verb(name):
        return
    if CORRESPONDENT.search(name):
        name = CORRESPONDENT.sub("", name)
        yield Mention("correspondent", media_at(name) or name)
    elif (media := media_at(name)) and (
        len(media) >= len(name) - 1 or KIND.fullmatch(name, len(media))
    ):
        yield Mention("carrier", media)
    elif _is_function_word(name):
        return
    elif carried and name[0].isupper() and len(name.split()) <= 4:
        yield Mention("carrier", name)
    elif _is_office(name) if verb in TOLD_VERBS else (name[0].isupper() or is_named(name)):
        yield Mention("said", name)


def _is_function_word(name: str) -> bool:
    """«We also reported», «According to earlier reports»: no name begins so."""
    return name.partition(" ")[0].casefold() in words("english_words")


def _is_office(name: str) -> bool:
    """People say things too, and their names are capitalised like those of offices."""
    found = WORD.findall(name.partition(",")[0])
    if not is_organisation(name) or not found or _is_function_word(name):
        return False
    # "Energy Minister of Kazakhstan Marat Omar": a person, whatever office stands before the title
    if any(word.casefold() in words("english_titles") for word in found[:4]):
        return False
    known = any(_is_kind(word.casefold()) for word in found)
    return known or media_at(name) is not None or (len(found[0]) > 1 and found[0].isupper())


def _is_kind(word: str) -> bool:
    """«ministry», «committee»; «JSC», «Ltd»."""
    tables = ("organisations", "company_forms", "companies")
    return any(forms(table).match(word) for table in tables)
