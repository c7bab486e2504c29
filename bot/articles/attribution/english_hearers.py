"""English: the outlet to which somebody told it, and who told."""

import re
from collections.abc import Iterator

from bot.articles.names.english_names import MONTH, WEEKDAY, is_surname, name_behind, subject_of
from bot.articles.names.english_nobody import papers
from bot.articles.names.english_outlets import PROPER, SERVICE, joined_name, outlet_in
from bot.articles.names.source_names import media_at

# "X told Steppe News", "said in a statement to Reuters"
TOLD = re.compile(
    r"\s+(?:told(?:\sto)?|informed|tells?"
    r"|(?:confirmed|explained|clarified|said|reported)\s(?:this\s|it\s|that\s)?to"
    r"|said\sin\s(?:an?|the|its)\s(?:\w+\s)?(?:statement|comment|letter|response|e-?mail|message)s?\s(?:sent\s|given\s)?to)"
    r"\s+(?:the\s+)?"
)
# "speaking to X", "shared this in an interview with X", "in a letter sent to X", "a reply to X"
TO_WHOM = re.compile(r"\s(?P<how>to|with|for)\s+(?:the\s+)?")
SPOKEN = {
    "to": ("speaking", "spoke", "talking", "talked", "interview", "remarks", "response", "reply"),
    "with": ("speaking", "spoke", "talking", "talked", "interview", "conversation"),
    "for": ("interview",),
}
# most of what stands behind «to» begins with no name
NAME_NEAR = re.compile(r"(?:[a-z-]+\s){0,3}[A-Z«“\"@\d]|[a-z]+\.[a-z]")
NEAR = 40  # characters in which the word of speaking stands
SENT = frozenset({"sent", "given", "provided", "made", "exclusively"})
# «in an interview with "Dala"»: a person's name does not stand so
QUOTED = re.compile(r"[«“\"](?P<name>[A-ZА-Я][\w-]*(?:\s[A-ZА-Я][\w-]*){0,3})[»”\"](?=[\s.,;]|$)")
# «In an interview with Dalainfo, the official revealed»: one word in a place where an outlet stands
INTERVIEW = re.compile(
    r"In\s(?:an?|his|her|their)\s(?:\w+\s)?interview\s(?:with|to|for)\s(?P<name>[A-Z][\w.-]{3,20}),\s"
    r"(?:he|she|they|the\s[a-z]+(?:\s[a-z]+)?)\s[a-z]+(?:ed|id)\s"
)
ASKED = re.compile(
    r"\s(?:the\s)?(?P<name>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}?)(?:[’']s?)?\s(?:question|request|enquiry|inquiry|query)s?\b"
)
# "in response to a request from Steppe News"
REQUEST_FROM = re.compile(
    r"\s(?:question|request|enquiry|inquiry|query)s?\s(?:sent\s)?(?:from|by|of)\s(?:the\s)?(?=[A-Z@]|[a-z]+\.[a-z])"
)
ANSWERED = re.compile("respon|reply|replie|nswer")
BROADCAST = re.compile(r"TV|FM|[Rr]adio|[Cc]hannel|elevision")
# "said on Radio Steppe", "said Dana Omar on Steppe FM", "on the air of TV channel Steppe 1"; but
# "to be seen Saturday on Steppe TV" is no word of anybody
ON_AIR = re.compile(
    rf"\b(?:(?:said|told|stated|explained|announced)(?:(?:\s[\w’'-]+){{0,4}}\s(?!(?:{WEEKDAY}|{MONTH})\b)[A-Z][\w-]+)?|air)"
    r"\s(?:on|on\sthe\sair\sof|on\sair\s(?:of|on)|of|live\son)\s(?:the\s)?"
    r"(?P<kind>(?:TV|television|radio)\s(?:[Cc]hannel\s|station\s)?|Radio\s|(?=Channel\s))?"
    r"(?P<name>[A-Z][\w-]*(?:\s[A-Z\d][\w-]*){0,2}?)(?P<behind>\s(?:TV(?:\schannel)?|FM|television|radio|channel))?(?=[.,]|$|\s[a-z])"
)
SAID_IN = re.compile(r"\s(?:said|shared\s(?:this|it|that))$")
# "Steppe News was told in the press service of the port", "As X was informed from the ministry"
WAS_TOLD = re.compile(
    r"(?:^(?:As\s)?|[,;”\"]\s)(?P<outlet>[A-Z@][\w.’'-]*(?:\s[\w.’'-]+){0,3}?)\swas\s(?:told|informed)"
    r"\s(?:in|at|by|from)\s"
)


def told(sentence: str) -> Iterator[tuple[str, str]]:
    """(outlet, the subject before the verb)."""
    heard = (found for found in TO_WHOM.finditer(sentence) if _is_heard(sentence, found))
    for found in (*TOLD.finditer(sentence), *heard):
        behind = sentence[found.end() :]
        media = _outlet_behind(behind) or joined_name(behind)
        quoted = QUOTED.match(behind)
        if media := media or (quoted and quoted["name"]):
            before = SAID_IN.sub("", sentence[: found.start()].rstrip())
            yield media, subject_of(before)

    asked = INTERVIEW.match(sentence)
    if asked and not is_surname(asked["name"]):
        yield asked["name"], ""


def on_air(sentence: str) -> Iterator[str]:
    for found in (
        ON_AIR.finditer(sentence) if " on " in sentence and BROADCAST.search(sentence) else ()
    ):
        kind, behind = found["kind"] or "", (found["behind"] or "").strip()
        if kind == "Radio " or behind == "FM":
            yield f"{kind}{found['name']}{found['behind'] or ''}"
        elif kind or behind or found["name"].startswith("Channel "):
            yield found["name"]


def asked_by(sentence: str) -> Iterator[str]:
    """«In response to Steppe's question»: the outlet that asked."""
    for found in ASKED.finditer(sentence) if "respon" in sentence or "nswer" in sentence else ():
        if media_at(found["name"]) == found["name"] or outlet_in(found["name"]):
            yield found["name"]
    for found in REQUEST_FROM.finditer(sentence) if ANSWERED.search(sentence) else ():
        if outlet := _outlet_behind(sentence[found.end() :]):
            yield outlet


def _is_heard(sentence: str, found: re.Match[str]) -> bool:
    """Is it a word of speaking or a paper behind which «to», «with» or «for» stands?"""
    if not NAME_NEAR.match(sentence, found.end()):
        return False
    near = sentence[max(found.start() - NEAR, 0) : found.start()].lower().split()
    if near and near[-1] in SENT:
        near.pop()
    last = near[-1] if near else ""
    paper = found["how"] == "to" and last.removesuffix("s") in papers()
    return paper or last in SPOKEN[found["how"]]


def _outlet_behind(behind: str) -> str | None:
    """«the Steppe Times not saying why»: what follows in small letters is no part of it."""
    if media := media_at(behind):
        service = SERVICE.match(behind, len(media))
        return behind[: service.end()] if service else media
    if outlet := outlet_in(name_behind(behind)):
        return outlet
    proper = PROPER.match(behind)
    return outlet_in(proper[0]) if proper else None


def was_told(sentence: str) -> Iterator[tuple[str, str]]:
    """(outlet, the office in which it was told so)."""
    if " was told " not in sentence and " was informed " not in sentence:
        return
    for found in WAS_TOLD.finditer(sentence):
        if outlet := media_at(found["outlet"]) or outlet_in(found["outlet"]):
            yield outlet, name_behind(sentence[found.end() :])
