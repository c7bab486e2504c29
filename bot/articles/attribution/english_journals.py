"""English: in which journal or paper a study stood."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.names.places import place_at
from bot.articles.tables import patterns, rows


def _journals(kind: str) -> str:
    return patterns(name for name, its in rows("journals_en") if its == kind)


# where no slanting letters show the name
KNOWN_JOURNALS = (
    rf"(?:(?:{_journals('family')})(?:\s(?:{_journals('field')}))*|{_journals('whole')}"
    r"|(?:The\s)?Journal\sof(?:\s(?:(?:of|and|the)\s)*[A-Z][\w-]+){1,5})(?!\s[A-Z])"
)
# "researchers reported in the journal Nature", "a study published in The Cryosphere"
IN_JOURNAL = re.compile(
    r"\b(?:published|reported|reporting|appeared|appears|described|writing|wrote)\b[^.;]{0,50}?\sin\s"
    r"(?:the\s)?(?:[a-z-]+\s)?journals?\s(?P<name>[A-Z][\w-]*(?:\s(?:(?:of|and|the)\s)*[A-Z][\w-]*){0,5})"
)
STUDY_IN = re.compile(
    r"\b(?:study|paper|research|findings|results|article|work|analysis)\b[^.;]{0,40}?"
    r"\s(?P<how>published|released|reported|featured|appears?|appeared|described|detailed|outlined)\b[^.;]{0,40}?"
    rf"\sin\s(?P<name>{KNOWN_JOURNALS}|(?P<the>The\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,3}}))(?=[.,\s]|$)"
)
PUBLISHED = ("published", "released", "reported", "featured")
# "the researchers report October 27 in Nature Astronomy"
HOW = (
    "published",
    "released",
    "reported",
    "appear",
    "featured",
    "described",
    "detailed",
    "outlined",
)
WHO = ("esearchers", "cientists", "authors", "team", "colleagues", "hey ")
REPORT_IN = re.compile(
    r"\b(?:researchers|scientists|authors|team|colleagues|they)\s(?:report(?:s|ed)?|writes?|wrote|describe[sd]?|publish(?:es|ed)?)"
    rf"\b[^.;,]{{0,40}}?\sin\s(?P<name>{KNOWN_JOURNALS})"
)
# "reported in the July 20 issue of The Dala Journal"
ISSUE_OF = re.compile(
    r"\sin\sthe\s[\w,. ]{2,24}\s(?:issue|edition)\sof\s(?:the\sjournal\s)?"
    r"(?P<name>[A-Z][\w-]+(?:\s(?:of\s(?:the\s)?)?[A-Z][\w-]+){0,4})"
)


def journals(sentence: str) -> Iterator[Mention]:
    if "journal" in sentence:
        for found in IN_JOURNAL.finditer(sentence):
            yield Mention("media", found["name"])
    if any(who in sentence for who in WHO):
        for found in REPORT_IN.finditer(sentence):
            yield Mention("media", found["name"])
    if " issue of " in sentence or " edition of " in sentence:
        for found in ISSUE_OF.finditer(sentence):
            yield Mention("media", found["name"])
    if any(how in sentence for how in HOW):
        for found in STUDY_IN.finditer(sentence):
            of_paper = found["how"] in PUBLISHED and not _is_place(found["name"])
            if found["the"] is None or of_paper:
                yield Mention("media", found["name"])


def _is_place(name: str) -> bool:
    """«The Hague», «The Netherlands»"""
    found = (place_at(one, 0) for one in (name, name.removeprefix("The ")))
    return any(place and place.end() == len(place.string) for place in found)
