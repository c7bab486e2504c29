"""English: "X reports citing Y", "X has learnt from Y", "according to Z"."""

import re
from collections.abc import Iterator

from bot.articles.mentions import Mention
from bot.articles.source_names import is_named, media_at, name_at

CITED = re.compile(
    r"\b(?:citing|cites|quoting|with\s+reference\s+to|referring\s+to|has\s+learn(?:t|ed)\s+from)\s+(?:the\s+)?"
)
BY = re.compile(r"\b(?:reported\s+by|according\s+to)\s+(?:the\s+)?")
REPORTS = re.compile(
    r"\s+(?:reports|reported|informs|informed|cites|has\s+learn(?:t|ed)|writes|said\s+in\s+a\s+statement"
    r"|announced|announces)\b"
)
ARTICLE = re.compile(r"^(?:the|The|as)\s+")
CORRESPONDENT = re.compile(r"\s+correspondent$")
CLAUSE = re.compile(r"[,;:”\"»]\s+|\s[–—-]\s")


def mentions(sentence: str) -> Iterator[Mention]:
    for found in CITED.finditer(sentence):
        yield Mention("cited", name_at(sentence[found.end() :]))
    for found in REPORTS.finditer(sentence):
        yield from _before(sentence[: found.start()], sentence[found.end() :])
    for found in BY.finditer(sentence):
        name = name_at(sentence[found.end() :])
        if name[:1].isupper() or " " in name:
            yield Mention("said", name)


def _before(text: str, behind: str) -> Iterator[Mention]:
    """The subject of «reports», at the end of a sentence or all there is before the verb."""
    start = max((cut.end() for cut in CLAUSE.finditer(text)), default=0)
    ends = behind[:1] in ("", ".") or behind.lstrip().startswith(("citing", "with reference"))
    if start and not ends:
        return
    name = ARTICLE.sub("", text[start:].strip())
    if not name or len(name.split()) > 12:
        return
    if CORRESPONDENT.search(name):
        name = CORRESPONDENT.sub("", name)
        yield Mention("correspondent", media_at(name) or name)
    elif (media := media_at(name)) and len(media) >= len(name) - 1:
        yield Mention("carrier", media)
    elif name[0].isupper() or is_named(name):
        yield Mention("said", name)
