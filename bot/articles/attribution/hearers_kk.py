"""Kazakh: to whom it was said («Dala.kz тілшісіне айтты», «Dala.kz-ке хабарлады»): no source."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.names.source_names import media_at
from bot.articles.text.kazakh_words import alternatives

OUTLET = (
    rf"(?:{alternatives('тілшісіне', 'сайтына', 'порталына', 'агенттігіне')}"
    rf"|{alternatives('басылымына', 'газетіне', 'редакциясына', 'тілшілеріне')})"
)
QUOTED = r"[«\"“][^«»\"“”]{2,40}[»\"”]"
# «Бұл туралы Stan.kz-ке басқарма хабарлады»
TOLD_TO = re.compile(
    r"^(?:(?P<site>\S{2,30})-(?:ке|ге|қа|ға|не|на|ke|ge|qa|ǵa|ğa|ne|na)"
    rf"|(?P<told>{QUOTED}|\S{{2,30}})\s{OUTLET})\s+"
)
REPORTER = alternatives("тілшісіне", "тілшілеріне", "тілшісімен", "тілшісінің сұрағына")
# «Министр қатені Dala.kz тілшісіне түсіндірді»
TOLD_REPORTER = re.compile(rf"\s(?:{REPORTER})(?!\w)", re.IGNORECASE)
NAME_BEFORE = re.compile(rf"(?:^|\s)({QUOTED}|\S+)$")
MOST_WORDS = 3


def hearers(sentence: str) -> Iterator[Mention]:
    """The outlet whose reporter was told, wherever that stands."""
    for found in TOLD_REPORTER.finditer(sentence):
        before = sentence[: found.start()]
        words = before.split()
        quoted = NAME_BEFORE.search(before)
        names = [quoted[1]] if quoted else []
        names += [" ".join(words[-size:]) for size in range(1, MOST_WORDS + 1)]
        bare = (name.strip('«»"“”') for name in names)
        if media := next((name for name in bare if name and media_at(name) == name), None):
            yield Mention("told", media)
