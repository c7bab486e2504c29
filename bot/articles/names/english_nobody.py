"""English words that name nobody: «local media», «a government source», «We»."""

import re
from functools import cache
from itertools import groupby

from bot.articles.names.source_names import media_at
from bot.articles.tables import alternation, rows, words
from bot.articles.text.phrases import WORD

ARTICLE = re.compile(r"^(?:the|an?|its|their|our)\s+", re.IGNORECASE)
HEAD_END = re.compile(r"\s(?:of|for|in|at|on|from|under|to|with)\s|,")
SOMEBODYS = frozenset({"his", "her", "my"})  # «his office»
# «The Steppe Times»: its article belongs to it
NEWSPAPER = re.compile(
    r"The\s(?:Information|Verge|Hill|Atlantic|Conversation|Intercept|Register|Insider|Bell)"
    r"|The(?:\s[A-Z][\w-]+){1,3}\s(?:Times|Post|Herald|Journal|Guardian|Independent|Telegraph|Tribune|Diplomat"
    r"|Chronicle|Observer|Gazette|Mirror|Star|Standard|Express|Examiner|Review)"
)
# «New York Police Department», but «New rules»
NEW_PLACE = re.compile(
    r"New\s(?:York|Zealand|Delhi|Jersey|Mexico|Orleans|England|Hampshire|South\sWales|Caledonia|Brunswick"
    r"|Scientist|Statesman|Republic)(?!\w)"
)
NAMED_MEDIA = re.compile(
    r"(?!Local|Social|Mass|State|Foreign|Western|Some|Several|Many|News|Public|[A-Z]\w+(?:ian|ish|ese)\sM)"
    r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}\s(?:Media|Press)"
)
# «a foreign news agency», «a local newspaper»
SOME_OUTLET = re.compile(r"\b(?:news\sagency|newspaper|website|portal|channel|broadcaster)$")
# «local authorities» are nobody, «the customs authorities» an office
OFFICIAL = re.compile(
    r"(?:health|emergenc(?:y|ies)|customs|port|airport|immigration|tax|judicial|prison|election|electoral|aviation|rail|railway"
    r"|transport|maritime|military|education|court|veterinary|sanitary|fire)\sauthorities$"
)
OWNED = re.compile(r"[a-z][’']s?\s")


@cache
def words_of(kind: str) -> str:
    """The words of a kind as a regular expression, by their first letters: that is quicker."""
    known = sorted({word for word, its in rows("english_reporting") if its == kind})
    begun = groupby(known, key=lambda word: word[0])
    return "|".join(f"{first}(?:{alternation(w[1:] for w in its)})" for first, its in begun)


@cache
def papers() -> frozenset[str]:
    """The last words of what an office gives out: «release», «statement»."""
    found = (word.split()[-1] for word, its in rows("english_reporting") if its == "paper")
    return frozenset(word.removesuffix("s") for word in found)


def is_nobody(name: str) -> bool:
    """«local media», «a government source», «sources in the ministry», «We»."""
    head = HEAD_END.split(ARTICLE.sub("", name), maxsplit=1)[0]
    found = [word.casefold() for word in WORD.findall(head)]
    if media_at(name) == name or NEWSPAPER.fullmatch(name):
        return False
    shouted = head[:3].isupper() and head[:3].isalpha()  # «WHO», «the WHO office»
    word_first = bool(found) and found[0] in words("english_words") and not NEW_PLACE.match(head)
    if not found or (word_first and not shouted) or found[0] in SOMEBODYS:
        return True
    # «a local website», but «the ministry’s website»
    if name.islower() and SOME_OUTLET.search(name) and not OWNED.search(name):
        return True
    if OFFICIAL.search(head):
        return False
    # «Steppe Media» is a name, «local media» nobody's
    return found[-1] in words("english_generic") and NAMED_MEDIA.fullmatch(name) is None
