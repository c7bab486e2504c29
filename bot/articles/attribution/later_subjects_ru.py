"""Russian: who told it behind an object or an adjunct: «Предупредила водителей полиция области»,
«сообщает в пресс-релизе министерство обороны»."""

import re
from collections.abc import Iterator

from bot.articles.attribution.mentions import Mention
from bot.articles.attribution.telling_ru import Telling
from bot.articles.names.source_names import is_named, name_at, office_gender
from bot.articles.text.phrases import WORD

MOST_BETWEEN = 8
BETWEEN = re.compile(r"[а-яё-]+(?=\s)")
DESCRIBED = re.compile(r"[А-ЯЁа-яё-]{3,}(?:[ыи]й|[ая]я|[ое]е|ой)")
PREPOSITIONS = frozenset({"в", "во", "на", "через", "про", "за", "по", "под"})
CONJUNCTIONS = frozenset({"и", "или", "что", "как", "чтобы", "где", "когда", "если", "ли", "со"})
# «Об этом», «О сроках ремонта», «…»,»: nobody stands before the verb who could have told it
NOBODY_BEFORE = re.compile(r"(?:^|[,–—»\"”-]|(?:^|\s)[Кк]ак|(?:^|,\s)[Оо]б?\s[^,.:;]{3,60})$")


def later_subject(text: str, before: str, verb: Telling) -> Iterator[Mention]:
    """The office in the nominative behind a few small words."""
    gender = _gender(verb.word)
    if gender is None or not NOBODY_BEFORE.search(before.strip()):
        return
    start = _subject_start(text, gender)
    name = name_at(text[start:]) if start else ""
    if name and is_named(name):
        yield Mention("said", name)


def _gender(word: str) -> str | None:
    """Of the verb's subject: «f» of «сообщила», «n» of «сообщило», any of «сообщает»."""
    for endings, gender in ((("ла", "лась"), "f"), (("ло", "лось"), "n"), (("ет", "ит"), "any")):
        if word.endswith(endings):
            return gender
    return None


def _subject_start(text: str, gender: str) -> int | None:
    """Where the office begins, with the adjectives before it."""
    start, end, last = 0, 0, ""
    for _ in range(MOST_BETWEEN + 1):
        word = WORD.match(text, end)
        if word is None:
            return None
        found = office_gender(word[0])
        if found and gender in (found, "any"):
            # an accusative may look like a nominative: «сообщила в министерство»
            return start if last and last not in PREPOSITIONS else None
        small = BETWEEN.match(text, end)
        if small is None or small[0] in CONJUNCTIONS:
            return None
        end = small.end() + 1
        if DESCRIBED.fullmatch(small[0]) is None:
            start, last = end, small[0]
    return None
