"""English: outlets that carry a story, by the sentences that only they have."""

import re
from collections.abc import Iterable, Iterator

from bot.articles.attribution.english_offices import NATIONAL_MEDIA, office_of
from bot.articles.attribution.mentions import Mention
from bot.articles.names.english_names import is_office, name_behind, subject_of
from bot.articles.names.english_nobody import words_of
from bot.articles.names.english_outlets import outlet_in
from bot.articles.names.source_names import media_at
from bot.articles.tables import words
from bot.articles.text.phrases import is_person

# «In a statement, the ministry said»
OPENING = re.compile(r"^(?:In|On|At|Earlier|Meanwhile|However|Later)(?:\s[^,]{1,40})?,\s+")
MEDIA_REPORT = re.compile(
    rf"(?:^(?:As\s)?|[,”\"–—]\s(?:as\s)?)(?P<by>{NATIONAL_MEDIA.pattern})"
    r"\s(?:(?:have\s|has\s|are\s|is\s|also\s)*report(?:s|ed|ing)?|says?|said|writes?|wrote)\b"
    rf"|\b[Aa]ccording\sto\s(?P<to>{NATIONAL_MEDIA.pattern})(?=[,.]|$)"
)
# "news agencies Steppe and Dala reported"
AGENCIES = re.compile(
    r"\b(?:news\sagencies|news\soutlets|newspapers)\s(?P<name>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?)"
    r"(?:,\s[A-Z][\w.-]+)*,?\sand\s[A-Z][\w. -]{1,40}?"
    r"\s(?:reports?|reported|said|say|wrote|write)\b"
)
# "Steppe News, citing the ministry, reports"
CITING = re.compile(
    r"(?:^|[,;”]\s)(?P<name>[A-Z@][\w.’'-]*(?:\s[\w.’'-]+){0,3}),\s"
    r"(?:citing|quoting|with\sreference\sto|referring\sto)\s[^,]{3,90},"
    r"\s(?:reports|reported|writes|wrote|says|said)\b"
)
# "Steppe News Agency learnt from the akimat"
LEARNT = re.compile(
    r"(?:^|,\s)(?P<outlet>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,2})\s(?P<kind>news\sagency\s)?learn(?:t|ed)\s(?:(?:about\s)?(?:this|it)\s)?from\s"
)
# "Steppe News refers to the akimat"
REFERS = re.compile(r"(?:^|[,;”]\s)(?P<name>[A-Z@][\w.’'-]*(?:\s[\w.’'-]+){0,3}?)\srefers\sto\s")
INVERTED = re.compile(
    r"\b(?:reports?|reported|writes|wrote)\s+"
    rf"(?=(?:the\s)?(?:[\w-]+\s){{0,3}}?(?:{words_of('outlet')})\s[A-Z])"
)
# "…, reports The Dala Times, quoting the governor"
CARRIED = re.compile(
    r"[,”\"]\s(?:reports|reported|writes|wrote)\s+(?=[A-Z])(?P<name>[^,.;:“”\"]{2,40}?)"
    r",?\s(?:citing|quoting|with\sreference|referring|via)\s"
)
# "Steppe News has published an article": an outlet alone tells by that
PIECE = re.compile(
    r"(?:\s(?:has|have|also|earlier|later))*\s(?:issued|published|posted|released|carried|ran|aired)\s(?:an?|its)"
    r"\s(?:[\w-]+\s){0,2}?(?:article|story|interview|piece|editorial|investigation|column|analysis|footage)\b"
)


def found_in(pattern: re.Pattern[str], sentence: str, *parts: str) -> Iterable[re.Match[str]]:
    """A look for one of its words is quicker than the pattern, and most sentences hold none."""
    return pattern.finditer(sentence) if any(part in sentence for part in parts) else ()


def _national_media(sentence: str) -> Iterator[Mention]:
    for found in found_in(MEDIA_REPORT, sentence, " media"):
        yield Mention("media", found["by"] or found["to"])


def _carried(sentence: str) -> Iterator[Mention]:
    for found in CARRIED.finditer(sentence):
        person = is_person(found["name"]) and not found["name"].startswith("The ")
        if not is_office(found["name"]) and not person:
            yield Mention("carrier", found["name"])


def _listed(sentence: str) -> Iterator[Mention]:
    for found in found_in(AGENCIES, sentence, "agencies", "outlets", "newspapers"):
        yield Mention("carrier", found["name"])


def _learnt(sentence: str) -> Iterator[Mention]:
    for found in found_in(LEARNT, sentence, "learn"):
        outlet = media_at(found["outlet"])
        if outlet or found["kind"] or "Agency" in found["outlet"]:
            yield Mention("carrier", outlet or found["outlet"])
            yield Mention("cited", name_behind(sentence[found.end() :]))


def _citing(sentence: str) -> Iterator[Mention]:
    for found in found_in(CITING, sentence, "citing", "quoting", "refer"):
        name = outlet_in(found["name"]) or found["name"]
        if not is_office(name) or name == media_at(name):
            yield Mention("carrier", name)


def _referring(sentence: str) -> Iterator[Mention]:
    for found in found_in(REFERS, sentence, " refers to "):
        name = name_behind(sentence[found.end() :])
        # «Orda.kz refers to boats as ships»: nobody's word
        named = " as " not in name and (is_office(name) or name in words("cited_houses"))
        if named and (outlet := outlet_in(found["name"])):
            yield Mention("carrier", outlet)
            yield Mention("cited", name)


def _published(sentence: str) -> Iterator[Mention]:
    for found in found_in(PIECE, sentence, "ed a", "ed it", "ran a", "aired"):
        before = OPENING.sub("", sentence[: found.start()])
        yield from (m for m in office_of(subject_of(before)) if m.role == "carrier")


def _inverted(sentence: str) -> Iterator[Mention]:
    for found in found_in(INVERTED, sentence, "report", "writes"):
        if outlet := outlet_in(name_behind(sentence[found.end() :])):
            yield Mention("carrier", outlet)


CARRYING = (_national_media, _carried, _listed, _learnt, _citing, _referring, _published, _inverted)
