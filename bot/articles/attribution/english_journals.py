"""English: in which journal or paper a study stood."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention

# "researchers reported in the journal Nature", "a study published in The Cryosphere"
IN_JOURNAL = re.compile(
    r"\b(?:published|reported|reporting|appeared|appears|described|writing|wrote)\b[^.;]{0,50}?\sin\s"
    r"(?:the\s)?(?:[a-z-]+\s)?journals?\s(?P<name>[A-Z][\w-]*(?:\s(?:(?:of|and|the)\s)*[A-Z][\w-]*){0,5})"
)
STUDY_IN = re.compile(
    r"\b(?:study|paper|research|findings|results|article)\b[^.;]{0,40}?\s(?:published|released)\b[^.;]{0,30}?"
    r"\sin\s(?P<name>The\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}|Science|Nature|Cell|PNAS)(?=[.,\s]|$)"
)


def journals(sentence: str) -> Iterator[Mention]:
    if "journal" in sentence:
        for found in IN_JOURNAL.finditer(sentence):
            yield Mention("media", found["name"])
    if "published" in sentence or "released" in sentence:
        for found in STUDY_IN.finditer(sentence):
            yield Mention("media", found["name"])
